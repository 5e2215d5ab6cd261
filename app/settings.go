package app

import (
	"bytes"
	"context"
	"io/fs"
	"path/filepath"

	"baihua/backend/assist"
	"baihua/backend/library"
	"baihua/backend/privacy"
	"baihua/backend/seat"
)

// Keys of the settings kept in the ledger file.
const (
	keyLanguage  = "language"
	keyTheme     = "theme"
	keyOnTop     = "on_top"
	keyKind      = "channel.kind"
	keyURL       = "channel.url"
	keyListen    = "channel.listen"
	keyKnowledge = "knowledge"
	secretToken  = "channel.token"
)

// Settings is bound to the screens: how this seat is set up.
type Settings struct {
	seat    *seat.Seat
	host    Host
	secrets *privacy.Secrets
	packs   fs.FS
	jobs    *jobs
	version string
}

// Get is everything the settings screen shows.
func (s *Settings) Get() (out SettingsView, err error) {
	defer guard(&err)
	ctx := context.Background()
	out = SettingsView{
		Language: s.value(keyLanguage, "auto"), Theme: s.value(keyTheme, "auto"), OnTop: s.value(keyOnTop, "") == "yes",
		KnowledgeFile: s.seat.KnowledgePath(), DataDir: filepath.Dir(s.seat.LedgerPath()), Version: s.version,
		Window: s.host.Window(), Keychain: s.secrets.Keychain(), Packs: []PackView{},
	}
	token, err := s.secrets.Get(secretToken)
	if err != nil {
		return SettingsView{}, err
	}
	out.Channel = ChannelForm{
		Kind: s.value(keyKind, seat.KindNone), URL: s.value(keyURL, ""), HasToken: token != "",
		Listen: s.value(keyListen, "") == "yes",
	}
	out.Packs, err = s.packViews(ctx)
	return out, err
}

// SetAppearance changes language, theme and whether the window stays on top.
func (s *Settings) SetAppearance(req AppearanceRequest) (out SettingsView, err error) {
	defer guard(&err)
	if !oneOf(req.Language, "auto", "zh", "en") || !oneOf(req.Theme, "auto", "light", "dark") {
		return SettingsView{}, assist.NewError(assist.CodeInvalid, "unknown language or theme", nil)
	}
	if err := s.save(map[string]string{keyLanguage: req.Language, keyTheme: req.Theme, keyOnTop: yes(req.OnTop)}); err != nil {
		return SettingsView{}, err
	}
	s.host.SetOnTop(req.OnTop)
	return s.Get()
}

// SetChannel switches to another channel. The old one is left first.
func (s *Settings) SetChannel(req ChannelRequest) (out SettingsView, err error) {
	defer guard(&err)
	if !oneOf(req.Kind, seat.KindNone, seat.KindDemo, seat.KindOpenWS) {
		return SettingsView{}, assist.NewError(assist.CodeInvalid, "unknown channel: use none, demo or openws", nil)
	}
	if req.Token != "" {
		if err := s.secrets.Set(secretToken, req.Token); err != nil {
			return SettingsView{}, err
		}
	}
	if err := s.save(map[string]string{keyKind: req.Kind, keyURL: req.URL, keyListen: yes(req.Listen)}); err != nil {
		return SettingsView{}, err
	}
	if err := s.connect(); err != nil {
		return SettingsView{}, err
	}
	return s.Get()
}

// connect listens to the channel as set.
func (s *Settings) connect() error {
	token, err := s.secrets.Get(secretToken)
	if err != nil {
		return err
	}
	c := seat.LineConfig{Kind: s.value(keyKind, seat.KindNone), URL: s.value(keyURL, ""), Token: token, Listen: s.value(keyListen, "") == "yes"}
	if c.Kind == seat.KindDemo {
		script, err := s.demoScript()
		if err != nil {
			return err
		}
		c.Script = bytes.NewReader(script)
	}
	return s.seat.Lines.Use(context.Background(), c)
}

// OpenKnowledge answers from another knowledge file from now on.
func (s *Settings) OpenKnowledge(req KnowledgeRequest) (out SettingsView, err error) {
	defer guard(&err)
	if filepath.Ext(req.Path) != ".kb" {
		return SettingsView{}, assist.NewError(assist.CodeInvalid, "choose a file that ends in .kb", nil)
	}
	if err := s.seat.OpenKnowledge(context.Background(), req.Path); err != nil {
		return SettingsView{}, err
	}
	if err := s.save(map[string]string{keyKnowledge: req.Path}); err != nil {
		return SettingsView{}, err
	}
	s.jobs.emitter.Emit(Event{Kind: "library"})
	return s.Get()
}

// PickKnowledge asks for a knowledge file by dialog and opens it.
func (s *Settings) PickKnowledge() (out SettingsView, err error) {
	defer guard(&err)
	path, err := s.host.PickKnowledge(context.Background())
	if err != nil {
		return SettingsView{}, err
	}
	if path == "" {
		return s.Get()
	}
	return s.OpenKnowledge(KnowledgeRequest{Path: path})
}

// InstallPack installs or refreshes a starter pack in the background.
func (s *Settings) InstallPack(req PackRequest) (out JobView, err error) {
	defer guard(&err)
	if _, err := fs.Stat(s.packs, req.ID+"/pack.yaml"); err != nil || !fs.ValidPath(req.ID) {
		return JobView{}, assist.NewError(assist.CodeNotFound, "there is no starter pack of that name", nil)
	}
	return s.jobs.start(func(ctx context.Context, progress func(library.Progress)) (library.Report, error) {
		return s.seat.InstallPack(ctx, req.ID, progress)
	}), nil
}

func (s *Settings) value(key, or string) string {
	v, err := s.seat.Ledger.Setting(context.Background(), key)
	if err != nil || v == "" {
		return or
	}
	return v
}

func (s *Settings) save(values map[string]string) error {
	for k, v := range values {
		if err := s.seat.Ledger.SetSetting(context.Background(), k, v); err != nil {
			return err
		}
	}
	return nil
}

func oneOf(v string, allowed ...string) bool {
	for _, a := range allowed {
		if v == a {
			return true
		}
	}
	return false
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
