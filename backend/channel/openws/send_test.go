package openws_test

import (
	"context"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/channel/openws"
)

// during listens to a far side played by hand and runs do once the channel is live.
func during(t *testing.T, play func(line), do func(c *openws.Channel)) {
	t.Helper()
	c := openws.New(config(byHand(t, func(l line) {
		l.hear()
		l.say(welcome)
		play(l)
	})))
	ctx, cancel := context.WithCancel(t.Context())
	live, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		ended <- c.Listen(ctx, "", func(_ context.Context, ev assist.ChannelEvent) error {
			if ev.State.Code == "live" {
				close(live)
			}
			return nil
		})
	}()
	<-live
	do(c)
	cancel()
	<-ended
}

func TestSend_passesOnARefusal(t *testing.T) {
	during(t, func(l line) {
		f := l.hear()
		if f.Type != "send" || f.ID != "d1" || f.Conversation != "c" || f.Text != "<b>好</b>" {
			t.Errorf("send is %+v", f)
		}
		l.say(`{"type":"failed","id":"other"}`, `{"type":"failed","id":"d1","code":"not_found","message":"no such chat"}`)
		l.hear()
	}, func(c *openws.Channel) {
		got, err := c.Send(t.Context(), assist.Reply{DecisionID: "d1", ConversationID: "c", Text: "<b>好</b>"})
		if err != nil || got.Status != assist.SendFailed || got.Detail != openws.CodeNotFound {
			t.Fatalf("%+v, %v", got, err)
		}
	})
}

func TestSend_twoCallersShareOneReply(t *testing.T) {
	during(t, func(l line) {
		l.hear()
		l.say(`{"type":"sent","id":"d1","turn":{"id":"t7"}}`)
		if f := l.hear(); f.Type == "send" {
			// The second caller came after the answer: the far side answers alike.
			l.say(`{"type":"sent","id":"d1","turn":{"id":"t7"}}`)
			l.hear()
		}
	}, func(c *openws.Channel) {
		ids := make(chan string, 2)
		for range 2 {
			go func() {
				got, _ := c.Send(t.Context(), assist.Reply{DecisionID: "d1", ConversationID: "c", Text: "a"})
				ids <- got.TurnID
			}()
		}
		if a, b := <-ids, <-ids; a != "t7" || b != "t7" {
			t.Fatalf("turns %q and %q", a, b)
		}
	})
}

func TestSend_isUnknownWhenTheCallerLeaves(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	during(t, func(l line) {
		l.hear()
		cancel()
		l.hear()
	}, func(c *openws.Channel) {
		got, err := c.Send(ctx, assist.Reply{DecisionID: "d1", ConversationID: "c", Text: "a"})
		if err != nil || got.Status != assist.SendUnknown {
			t.Fatalf("%+v, %v", got, err)
		}
	})
}

func TestSend_refuses(t *testing.T) {
	during(t, func(l line) { l.hear() }, func(c *openws.Channel) {
		for name, r := range map[string]assist.Reply{
			"no text":         {DecisionID: "d", ConversationID: "c"},
			"no id":           {ConversationID: "c", Text: "a"},
			"no conversation": {DecisionID: "d", Text: "a"},
			"a long id":       {DecisionID: strings.Repeat("d", openws.MaxID+1), ConversationID: "c", Text: "a"},
			"a long text":     {DecisionID: "d", ConversationID: "c", Text: strings.Repeat("a", openws.MaxText+1)},
		} {
			if _, err := c.Send(t.Context(), r); assist.CodeOf(err) != assist.CodeInvalid {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
	c := config("ws://127.0.0.1:9")
	c.Listen = true
	if _, err := openws.New(c).Send(t.Context(), assist.Reply{DecisionID: "d", ConversationID: "c", Text: "a"}); assist.CodeOf(err) != assist.CodeInvalid {
		t.Errorf("listen-only: %v", err)
	}
}
