package app

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"sync"

	"baihua/backend/assist"
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
	watch
	seat    *seat.Seat
	host    Host
	secrets *privacy.Secrets
	packs   fs.FS
	jobs    *jobs
	version string

	change sync.Mutex // held while channel or knowledge change, settings and all
	mu     sync.Mutex
	wanted string // the knowledge file as set, while it cannot be opened
}

// Get is everything the settings screen shows.
func (s *Settings) Get() (out SettingsView, err error) {
	defer s.guard(&err)
	ctx := context.Background()
	v, err := s.values(map[string]string{keyLanguage: "auto", keyTheme: "auto", keyOnTop: "", keyKind: seat.KindNone, keyURL: "", keyListen: ""})
	if err != nil {
		return SettingsView{}, err
	}
	token, err := s.secrets.Get(secretToken)
	if err != nil {
		return SettingsView{}, err
	}
	sh := s.seat.Shelf()
	defer sh.Release()
	out = SettingsView{
		Language: v[keyLanguage], SystemLanguage: systemLanguage(), Theme: v[keyTheme], OnTop: v[keyOnTop] == yes(true),
		Channel:       ChannelForm{Kind: v[keyKind], URL: v[keyURL], HasToken: token != "", Listen: v[keyListen] == yes(true)},
		KnowledgeFile: sh.Path, KnowledgeWanted: s.missing(), DataDir: filepath.Dir(s.seat.LedgerPath()), Version: s.version,
		Window: s.host.Window(), Keychain: s.secrets.Keychain(),
	}
	out.Packs, err = packViews(ctx, s.packs, sh)
	return out, err
}

// SetAppearance changes language, theme and whether the window stays on top.
func (s *Settings) SetAppearance(req AppearanceRequest) (out SettingsView, err error) {
	defer s.guard(&err)
	if !slices.Contains([]string{"auto", "zh", "en"}, req.Language) || !slices.Contains([]string{"auto", "light", "dark"}, req.Theme) {
		return SettingsView{}, assist.NewError(assist.CodeInvalid, "unknown language or theme", nil)
	}
	if err := s.save(map[string]string{keyLanguage: req.Language, keyTheme: req.Theme, keyOnTop: yes(req.OnTop)}); err != nil {
		return SettingsView{}, err
	}
	s.host.SetOnTop(req.OnTop)
	return s.Get()
}

// value is a setting, or else another value where nothing was ever set. A setting that
// cannot be read is an error: taking it for "never set" would set things up anew.
func (s *Settings) value(key, or string) (string, error) {
	v, err := s.seat.Ledger.Setting(context.Background(), key)
	if err == nil && v == "" {
		return or, nil
	}
	return v, err
}

// values are several settings; or holds what stands for those never set.
func (s *Settings) values(or map[string]string) (map[string]string, error) {
	out := make(map[string]string, len(or))
	for key, other := range or {
		v, err := s.value(key, other)
		if err != nil {
			return nil, err
		}
		out[key] = v
	}
	return out, nil
}

func (s *Settings) save(values map[string]string) error {
	for k, v := range values {
		if err := s.seat.Ledger.SetSetting(context.Background(), k, v); err != nil {
			return err
		}
	}
	return nil
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
