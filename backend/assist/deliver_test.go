package assist_test

import (
	"context"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/assist/assisttest"
)

// slow is a channel whose sends wait until the test lets them go.
func slow(name string) (*line, chan<- struct{}, <-chan string) {
	let, begun := make(chan struct{}), make(chan string, 10)
	return &line{name: name, send: func(ctx context.Context, r assist.Reply) (assist.SendReceipt, error) {
		begun <- r.Text
		select {
		case <-let:
			return assist.SendReceipt{Status: assist.SendSent, TurnID: "far-" + r.DecisionID}, nil
		case <-ctx.Done():
			return assist.SendReceipt{}, ctx.Err()
		}
	}}, let, begun
}

func TestRepliesLeaveOneAfterTheOther(t *testing.T) {
	o := openFresh(t, answering())
	ch, let, begun := slow("shop")
	listen(t, o, ch)
	o.say(t, assist.RoleCustomer, "first?")
	for _, text := range []string{"one", "two", "three"} {
		if _, err := o.Write(t.Context(), "shop/c1", text, true); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"one", "two", "three"} {
		if got := <-begun; got != want {
			t.Fatalf("sent %q, want %q", got, want)
		}
		let <- struct{}{}
	}
	o.screen.wait(3, func(e assist.Event) bool { return delivered(e) && e.Delivery.Status == assist.SendSent })
	if left, err := o.records.UnsentDecisions(t.Context()); err != nil || len(left) != 0 {
		t.Fatalf("still unsent: %+v, %v", left, err)
	}
}

func TestEchoOfOurReplyLeavesTheNextQuestionOpen(t *testing.T) {
	o := openFresh(t, answering())
	ch, let, begun := slow("shop")
	listen(t, o, ch)
	o.say(t, assist.RoleCustomer, "first?")
	s := o.screen.wait(1, cardShown).Suggestion
	if _, err := o.Decide(t.Context(), accept(s)); err != nil {
		t.Fatal(err)
	}
	<-begun
	next := o.say(t, assist.RoleCustomer, "second?")
	if err := o.Receive(t.Context(), "shop", turn("far", assist.RoleAgent, s.Text)); err != nil {
		t.Fatal(err)
	}
	let <- struct{}{}
	card := o.screen.wait(2, cardShown).Suggestion
	if len(card.Turns) != 1 || card.Turns[0] != next {
		t.Fatalf("the card answers %v, want only %s", card.Turns, next)
	}
	if err := o.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	v, err := o.View(t.Context(), "shop/c1")
	if err != nil || v.Decision != nil || v.Status.Waiting.IsZero() {
		t.Fatalf("view = %+v, %v", v, err)
	}
	if ds := o.decisions(t); len(ds) != 1 {
		t.Fatalf("the echo settled another card: %+v", ds)
	}
}

func TestQueuedReplyLeavesWhenTheChannelIsLiveAgain(t *testing.T) {
	o := openFresh(t, answering())
	live := false
	listen(t, o, &line{name: "shop", send: func(context.Context, assist.Reply) (assist.SendReceipt, error) {
		if !live {
			return assist.SendReceipt{}, assist.NewError(assist.CodeUnavailable, "not connected", nil)
		}
		return assist.SendReceipt{Status: assist.SendSent}, nil
	}})
	o.say(t, assist.RoleCustomer, "first?")
	if _, err := o.Decide(t.Context(), accept(o.screen.wait(1, cardShown).Suggestion)); err != nil {
		t.Fatal(err)
	}
	o.screen.wait(1, func(e assist.Event) bool { return delivered(e) && e.Delivery.Status == assist.SendQueued })
	live = true
	state := assist.ChannelEvent{Kind: assist.EventState, State: assist.ChannelState{Channel: "shop", Code: assist.StateLive}}
	if err := o.Receive(t.Context(), "shop", state); err != nil {
		t.Fatal(err)
	}
	o.screen.wait(1, func(e assist.Event) bool { return delivered(e) && e.Delivery.Status == assist.SendSent })
}

func TestUnknownSendIsSettledByItsEchoAfterARestart(t *testing.T) {
	records := assisttest.NewMemory()
	first := open(t, answering(), records)
	listen(t, first, &line{name: "shop", send: func(context.Context, assist.Reply) (assist.SendReceipt, error) {
		return assist.SendReceipt{Status: assist.SendUnknown}, nil
	}})
	first.say(t, assist.RoleCustomer, "first?")
	s := first.screen.wait(1, cardShown).Suggestion
	d, err := first.Decide(t.Context(), accept(s))
	if err != nil {
		t.Fatal(err)
	}
	first.screen.wait(1, delivered)
	first.Close()
	second := open(t, answering(), records)
	v, err := second.View(t.Context(), "shop/c1")
	if err != nil || v.Delivery == nil || v.Delivery.Status != assist.SendUnknown {
		t.Fatalf("delivery after a restart: %+v, %v", v.Delivery, err)
	}
	echo := turn("far", assist.RoleAgent, s.Text)
	echo.DecisionID = d.ID
	if err := second.Receive(t.Context(), "shop", echo); err != nil {
		t.Fatal(err)
	}
	if got := second.screen.wait(1, delivered); got.Delivery.Status != assist.SendSent {
		t.Fatalf("delivery = %+v", got.Delivery)
	}
}
