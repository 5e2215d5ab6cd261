package app_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"baihua/app"
	"baihua/backend/assist"
)

func TestEmitterNumbersEventsAndNeverSendsNullLists(t *testing.T) {
	m := app.NewEmitter()
	var got []app.Event
	cancel := m.Subscribe(func(e app.Event) { got = append(got, e) })
	m.Publish(assist.Event{Kind: assist.PublishSuggestion, ConversationID: "shop/c1", Status: &assist.Status{ID: "shop/c1"}, Suggestion: &assist.Suggestion{ID: "s1"}})
	m.Publish(assist.Event{Kind: assist.PublishChannel, Channel: &assist.ChannelState{Channel: "shop", Code: "live"}})
	cancel()
	m.Publish(assist.Event{Kind: assist.PublishChannel, Channel: &assist.ChannelState{Channel: "shop", Code: "live"}})
	if len(got) != 2 || got[0].Seq != 1 || got[1].Seq != 2 || got[0].Epoch == "" || got[0].Kind != "card" {
		t.Fatalf("events = %+v", got)
	}
	b, err := json.Marshal(got[0].Card)
	if err != nil {
		t.Fatal(err)
	}
	rest := strings.NewReplacer(`"confidence":null`, "", `"decision":null`, "").Replace(string(b))
	if strings.Contains(rest, "null") {
		t.Fatalf("a list crosses as null: %s", rest)
	}
}

func TestErrorViewKeepsTheCauseToItself(t *testing.T) {
	secret := errors.New("token abc123")
	tests := map[string]struct {
		err  error
		code string
	}{
		"ours":    {assist.NewError(assist.CodeUnsafe, "use wss", secret), "unsafe"},
		"wrapped": {errors.Join(errors.New("x"), assist.NewError(assist.CodeUnsafe, "use wss", secret)), "unsafe"},
		"a stray": {secret, "internal"},
	}
	for name, tt := range tests {
		v := app.View(tt.err)
		if v.Code != tt.code || v.Message == "" || strings.Contains(v.Message, "abc123") || v.Detail == nil {
			t.Errorf("%s: %+v", name, v)
		}
	}
}

func TestACardSaysWhatIsToBeKnownOfItsSources(t *testing.T) {
	tests := map[string]struct {
		cites []assist.Citation
		want  string
	}{
		"reviewed":   {[]assist.Citation{{}}, ""},
		"internal":   {[]assist.Citation{{}, {Internal: true}}, "internal"},
		"a sample":   {[]assist.Citation{{Sample: true}}, "unreviewed_sample"},
		"both":       {[]assist.Citation{{Internal: true}, {Sample: true}}, "unreviewed_sample"},
		"no sources": {nil, ""},
	}
	for name, tt := range tests {
		m, got, _ := watched()
		m.Publish(assist.Event{Kind: assist.PublishSuggestion, ConversationID: talk, Suggestion: &assist.Suggestion{ID: "s1", Citations: tt.cites}})
		if w := (*got)[0].Card.Warning; w != tt.want {
			t.Errorf("%s: %q", name, w)
		}
	}
}
