package app_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baihua/app"
	"baihua/backend/assist"
	"baihua/backend/channel/replay"
)

func TestSettingsAreKeptAndSecretsNeverComeBack(t *testing.T) {
	d := open(t)
	if _, err := d.Settings.SetAppearance(app.AppearanceRequest{Language: "zh", Theme: "dark", OnTop: true}); err != nil {
		t.Fatal(err)
	}
	view, err := d.Settings.SetChannel(app.ChannelRequest{Kind: "openws", URL: "ws://127.0.0.1:9/", Token: "s3cret", Listen: true})
	if err != nil {
		t.Fatal(err)
	}
	if view.Language != "zh" || view.Theme != "dark" || !view.OnTop || !d.host.onTop || !view.Channel.HasToken || view.Channel.URL != "ws://127.0.0.1:9/" {
		t.Fatalf("view = %+v", view)
	}
	if _, err := d.Settings.SetChannel(app.ChannelRequest{Kind: "none"}); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"seat.db", "seat.db-wal"} {
		if b, err := os.ReadFile(filepath.Join(d.dir, file)); err == nil && strings.Contains(string(b), "s3cret") {
			t.Errorf("the token stands in %s", file)
		}
	}
}

func TestATokenStaysWithItsAddress(t *testing.T) {
	const home, other = "ws://127.0.0.1:9/", "wss://127.0.0.1:9/"
	tests := map[string]struct {
		then app.ChannelRequest
		kept bool
	}{
		"the same address":                {app.ChannelRequest{Kind: "openws", URL: home}, true},
		"the same address with a space":   {app.ChannelRequest{Kind: "openws", URL: home + " "}, true},
		"another address":                 {app.ChannelRequest{Kind: "openws", URL: other}, false},
		"another address, a new token":    {app.ChannelRequest{Kind: "openws", URL: other, Token: "new"}, true},
		"no channel for a while":          {app.ChannelRequest{Kind: "none", URL: other}, true},
		"told to forget it":               {app.ChannelRequest{Kind: "openws", URL: home, ForgetToken: true}, false},
		"told to forget it, channel left": {app.ChannelRequest{Kind: "none", ForgetToken: true}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d := open(t)
			if _, err := d.Settings.SetChannel(app.ChannelRequest{Kind: "openws", URL: home, Token: "s3cret"}); err != nil {
				t.Fatal(err)
			}
			view, err := d.Settings.SetChannel(tt.then)
			if err != nil || view.Channel.HasToken != tt.kept {
				t.Fatalf("%+v, %v", view.Channel, err)
			}
			if _, err := d.Settings.SetChannel(app.ChannelRequest{Kind: "none"}); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestAnUnsafeAddressChangesNothing(t *testing.T) {
	d := open(t)
	set := app.ChannelRequest{Kind: "openws", URL: "ws://127.0.0.1:9/", Token: "s3cret"}
	if _, err := d.Settings.SetChannel(set); err != nil {
		t.Fatal(err)
	}
	for url, code := range map[string]assist.Code{"ws://elsewhere.example/": assist.CodeUnsafe, "nonsense": assist.CodeInvalid, "": assist.CodeInvalid} {
		_, err := d.Settings.SetChannel(app.ChannelRequest{Kind: "openws", URL: url, Token: "new", Listen: true})
		want(t, err, code)
	}
	view, err := d.Settings.Get()
	if err != nil || view.Channel.URL != set.URL || view.Channel.Listen || !view.Channel.HasToken {
		t.Fatalf("%+v, %v", view.Channel, err)
	}
}

// play serves one question over openws and gives the address.
func play(t *testing.T) string {
	t.Helper()
	ln, err := replay.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	srv := replay.New([]replay.Script{{ID: "q", Turns: []replay.Turn{{Role: "customer", Text: "How much is delivery?"}}}}, replay.Options{Loop: true, Speed: 1})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); _ = srv.Serve(ctx, ln) }()
	t.Cleanup(func() { cancel(); <-done })
	return "ws://" + ln.Addr().String() + "/"
}

func TestNothingCanBeSentWhereWeOnlyListen(t *testing.T) {
	url := play(t)
	d := open(t)
	if _, err := d.Settings.SetChannel(app.ChannelRequest{Kind: "openws", URL: url, Listen: true}); err != nil {
		t.Fatal(err)
	}
	card := d.wait(kind("card")).Card
	view, err := d.Desk.Conversation(app.ConversationRequest{ID: card.ConversationID})
	if err != nil || card.CanSend || view.Card.CanSend {
		t.Fatalf("event: %v, view: %v, %v", card.CanSend, view.Card.CanSend, err)
	}
	before, err := d.Desk.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Settings.SetChannel(app.ChannelRequest{Kind: "openws", URL: url}); err != nil {
		t.Fatal(err)
	}
	d.wait(func(e app.Event) bool { return e.Channel != nil && e.Channel.Code == "live" && !e.Channel.Listen })
	view, err = d.Desk.Conversation(app.ConversationRequest{ID: card.ConversationID})
	if err != nil || !view.Card.CanSend {
		t.Fatalf("replies may go out now: %+v, %v", view.Card, err)
	}
	if after, err := d.Desk.Snapshot(); err != nil || after.Epoch == before.Epoch {
		t.Fatal("screens that hold the old card are not told to ask again")
	}
}
