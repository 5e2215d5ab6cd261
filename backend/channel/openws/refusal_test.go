package openws_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"log/slog"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/channel"
	"baihua/backend/channel/channeltest"
	"baihua/backend/channel/openws"
)

func TestListen_givesUpWithAMessageThatHelps(t *testing.T) {
	for name, c := range map[string]struct {
		answer string
		code   assist.Code
		detail string
		word   string
	}{
		"another version":    {`{"type":"welcome","v":2,"stream":"s"}`, assist.CodeInvalid, channel.DetailVersion, "version 1"},
		"version refused":    {`{"type":"error","code":"version"}`, assist.CodeInvalid, channel.DetailVersion, "Update"},
		"token refused late": {`{"type":"error","code":"unauthorized","message":"secret-7d41"}`, assist.CodeUnsafe, channel.DetailToken, "token"},
	} {
		t.Run(name, func(t *testing.T) {
			url := byHand(t, func(l line) {
				l.hear()
				l.say(c.answer)
				l.hear()
			})
			_, states, err := heard(t, openws.New(config(url)), "")
			if assist.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.word) || strings.Contains(err.Error(), token) {
				t.Fatalf("Listen returned %v", err)
			}
			if last := states[len(states)-1]; last.Code != channel.StateSignedOut || last.Detail != c.detail {
				t.Fatalf("ended as %+v", last)
			}
		})
	}
}

func TestListen_triesAgainAfter(t *testing.T) {
	turn := `{"type":"turn","seq":1,"conversation":"c","turn":{"id":"t1","role":"customer","text":"a"}}`
	for name, c := range map[string]struct {
		frames []string
		detail string
	}{
		"an error of its own":       {[]string{`{"type":"error","code":"busy"}`}, channel.DetailRefused},
		"an error after welcome":    {[]string{welcome, `{"type":"error","code":"busy"}`}, channel.DetailRefused},
		"an event before welcome":   {[]string{turn}, channel.DetailBadFrame},
		"no JSON":                   {[]string{welcome, "hello"}, channel.DetailBadFrame},
		"a turn without id":         {[]string{welcome, `{"type":"turn","seq":1,"conversation":"c","turn":{}}`}, channel.DetailBadFrame},
		"a gap":                     {[]string{welcome, turn, strings.Replace(turn, `"seq":1`, `"seq":3`, 1)}, channel.DetailGap},
		"a welcome that never came": {[]string{`{"type":"typing","conversation":"c"}`}, channel.DetailSilent},
	} {
		t.Run(name, func(t *testing.T) {
			var visits atomic.Int32
			url := byHand(t, func(l line) {
				l.hear()
				if visits.Add(1) == 1 {
					l.say(c.frames...)
				} else {
					l.say(welcome, `{"type":"bye"}`)
				}
				for l.hear().Type != "" {
				}
			})
			_, states, err := heard(t, openws.New(config(url)), "")
			if err != nil || visits.Load() != 2 {
				t.Fatalf("%v after %d connections", err, visits.Load())
			}
			for _, s := range states {
				if s.Code == channel.StateWaiting && s.Detail != c.detail {
					t.Fatalf("waited for %q, want %q", s.Detail, c.detail)
				}
			}
		})
	}
}

func TestListen_neverSendsATokenInTheClear(t *testing.T) {
	for name, c := range map[string]openws.Config{
		"to another computer": {Name: "shop", URL: "ws://192.0.2.1:9/x", Token: token},
		"with a line break":   {Name: "shop", URL: "ws://127.0.0.1:9/x", Token: token + "\r\nX: y"},
		"in the address":      {Name: "shop", URL: "wss://u:" + token + "@192.0.2.1/", Token: token},
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			c.Logger = slog.New(slog.NewTextHandler(&log, nil))
			_, states, err := heard(t, openws.New(c), "")
			if err == nil || strings.Contains(err.Error()+log.String(), token) {
				t.Fatalf("%v; log: %s", err, log.String())
			}
			if last := states[len(states)-1]; last.Code != channel.StateSignedOut {
				t.Fatalf("ended as %+v", last)
			}
		})
	}
}

func TestListen_keepsTokenAndWordsOutOfTheLog(t *testing.T) {
	var log bytes.Buffer
	visits := 0
	url := byHand(t, func(l line) {
		l.hear()
		if visits++; visits == 1 {
			l.say(welcome, `{"type":"turn","seq":1,"conversation":"c","turn":{"id":"","text":"my secret-words"}}`)
		} else {
			l.say(welcome, `{"type":"bye"}`)
		}
		l.hear()
	})
	c := config(url)
	c.Logger = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	if _, _, err := heard(t, openws.New(c), ""); err != nil {
		t.Fatal(err)
	}
	if text := log.String(); !strings.Contains(text, channel.DetailBadFrame) || strings.Contains(text, "secret") {
		t.Fatalf("log: %s", text)
	}
}

func TestListen_checksTheCertificate(t *testing.T) {
	f := newFar(t)
	defer f.close()
	s := httptest.NewUnstartedServer(f)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	c := config("wss" + strings.TrimPrefix(s.URL, "https"))
	c.Limits.Handshake = 0 // TLS takes its time on a busy machine
	ctx, cancel := context.WithCancel(t.Context())
	store := channeltest.NewStore()
	err := openws.New(c).Listen(ctx, "", func(ctx context.Context, ev assist.ChannelEvent) error {
		if ev.State.Code == channel.StateWaiting {
			cancel()
		}
		return store.Sink(ctx, ev)
	})
	if states := store.Details(); !errors.Is(err, context.Canceled) || states[1].Detail != channel.DetailCertificate {
		t.Fatalf("%v, %+v", err, states)
	}
	if f.Connections() != 0 {
		t.Fatal("a token went to a far side that nobody vouches for")
	}
	pool := x509.NewCertPool()
	pool.AddCert(s.Certificate())
	c.TLS = &tls.Config{RootCAs: pool}
	f.Say(channeltest.Turn{Conversation: "c", ID: "t1", Text: "a"})
	f.Bye()
	if events, _, err := heard(t, openws.New(c), ""); err != nil || len(events) != 1 {
		t.Fatalf("%d events, %v", len(events), err)
	}
}

func TestListen_runsOnce(t *testing.T) {
	f := newFar(t)
	defer f.close()
	c := openws.New(config(f.url()))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	err := c.Listen(ctx, "", func(context.Context, assist.ChannelEvent) error {
		if second := c.Listen(ctx, "", nil); assist.CodeOf(second) != assist.CodeInvalid {
			t.Errorf("a second Listen returned %v", second)
		}
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
}
