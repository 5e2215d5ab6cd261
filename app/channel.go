package app

import (
	"bytes"
	"context"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/seat"
)

// SetChannel switches to another channel. The old one is left first. Address, token and
// listening belong to openws: for another kind they stay as they were.
func (s *Settings) SetChannel(req ChannelRequest) (out SettingsView, err error) {
	defer s.guard(&err)
	s.change.Lock()
	defer s.change.Unlock()
	req.URL = strings.TrimSpace(req.URL)
	if err := checkChannel(req); err != nil {
		return SettingsView{}, err
	}
	if err := s.keepChannel(req); err != nil {
		return SettingsView{}, err
	}
	if err := s.connect(); err != nil {
		return SettingsView{}, err
	}
	return s.Get()
}

func checkChannel(req ChannelRequest) error {
	if req.Kind == "" {
		return assist.NewError(assist.CodeInvalid, "choose a channel: none, demo or openws", nil)
	}
	return seat.LineConfig{Kind: req.Kind, URL: req.URL}.Check()
}

// keepChannel keeps what was asked for. A token belongs to its address: it is forgotten
// before another address is kept, and a new one kept after it, so that at no moment,
// not even after a crash, a token can reach somebody else's server.
func (s *Settings) keepChannel(req ChannelRequest) error {
	set := map[string]string{keyKind: req.Kind}
	forget := req.ForgetToken
	if req.Kind == seat.KindOpenWS {
		old, err := s.value(keyURL, "")
		if err != nil {
			return err
		}
		set[keyURL], set[keyListen] = req.URL, yes(req.Listen)
		forget = forget || old != req.URL
	}
	if forget {
		if err := s.secrets.Set(secretToken, ""); err != nil {
			return err
		}
	}
	if err := s.save(set); err != nil {
		return err
	}
	if req.Kind != seat.KindOpenWS || req.Token == "" {
		return nil
	}
	return s.secrets.Set(secretToken, req.Token)
}

// connect listens to the channel as set.
func (s *Settings) connect() error {
	v, err := s.values(map[string]string{keyKind: seat.KindNone, keyURL: "", keyListen: ""})
	if err != nil {
		return err
	}
	token, err := s.secrets.Get(secretToken)
	if err != nil {
		return err
	}
	return s.listen(seat.LineConfig{Kind: v[keyKind], URL: v[keyURL], Token: token, Listen: v[keyListen] == yes(true)})
}

// listen leaves the channel in use for another one.
func (s *Settings) listen(c seat.LineConfig) error {
	if c.Kind == seat.KindDemo {
		script, err := s.demoScript()
		if err != nil {
			return err
		}
		c.Script = bytes.NewReader(script)
	}
	return s.seat.Lines.Use(context.Background(), c)
}
