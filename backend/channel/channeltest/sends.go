package channeltest

import (
	"context"
	"testing"

	"baihua/backend/assist"
)

func reply(id string) assist.Reply {
	return assist.Reply{DecisionID: id, ConversationID: "c0", Text: "It arrives on Monday. 周一送达。"}
}

// live starts a channel and waits until it is.
func live(t *testing.T, h Harness) (assist.Channel, *Store, *listening) {
	s, c := NewStore(), h.New()
	h.Far.Say(script(3)...)
	l := listen(c, s)
	s.AwaitState(t, "live")
	return c, s, l
}

func mustSend(t *testing.T, c assist.Channel, r assist.Reply, want assist.SendStatus) assist.SendReceipt {
	t.Helper()
	receipt, err := c.Send(context.Background(), r)
	if err != nil {
		t.Fatalf("Send failed: %v", err)
	}
	if receipt.Status != want {
		t.Fatalf("Send says %s, want %s", receipt.Status, want)
	}
	if want == assist.SendSent && receipt.TurnID == "" {
		t.Fatal("a sent reply without its turn's id")
	}
	return receipt
}

func wantReplies(t *testing.T, h Harness, n int) {
	t.Helper()
	if got := len(h.Far.Replies()); got != n {
		t.Fatalf("the far side took %d replies, want %d", got, n)
	}
}

func sendsOnce(t *testing.T, h Harness) {
	c, s, l := live(t, h)
	first := mustSend(t, c, reply("d1"), assist.SendSent)
	again := mustSend(t, c, reply("d1"), assist.SendSent)
	if first.TurnID != again.TurnID {
		t.Fatalf("repeated reply became turn %s, then %s", first.TurnID, again.TurnID)
	}
	mustSend(t, c, reply("d2"), assist.SendSent)
	wantReplies(t, h, 2)
	s.Await(t, "the reply coming back", func() bool { return s.Reply("d1") == first.TurnID })
	l.quit(t)
}

func sendsOnceOverDrop(t *testing.T, h Harness) {
	h.Far.Arm(Fault{Kind: LoseAnswer})
	c, s, l := live(t, h)
	mustSend(t, c, reply("d1"), assist.SendSent)
	wantReplies(t, h, 1)
	s.Await(t, "the reply coming back", func() bool { return s.Reply("d1") != "" })
	l.quit(t)
}

func unknownThenSent(t *testing.T, h Harness) {
	h.Far.Arm(Fault{Kind: NoAnswer})
	c, _, l := live(t, h)
	mustSend(t, c, reply("d1"), assist.SendUnknown)
	l.quit(t)
	s := NewStore()
	l = listen(c, s)
	s.AwaitState(t, "live")
	mustSend(t, c, reply("d1"), assist.SendSent)
	wantReplies(t, h, 1)
	l.quit(t)
}

func refusesOffline(t *testing.T, h Harness) {
	c, _, l := live(t, h)
	l.quit(t)
	_, err := c.Send(context.Background(), reply("d1"))
	if assist.CodeOf(err) != assist.CodeUnavailable {
		t.Fatalf("Send without a connection returned %v, want code unavailable", err)
	}
	wantReplies(t, h, 0)
}
