package assist_test

import (
	"context"
	"maps"
	"sync/atomic"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/assist/assisttest"
)

// flaky refuses to append while full is set.
type flaky struct {
	assist.Records
	full *atomic.Bool
}

func (f flaky) Append(ctx context.Context, es ...assist.NewEntry) ([]assist.EntryReceipt, error) {
	if f.full.Load() {
		return nil, assist.NewError(assist.CodeUnavailable, "disk full", nil)
	}
	return f.Records.Append(ctx, es...)
}

func TestDeskTakesUpWhatItCouldNotRecordWhenSpaceReturns(t *testing.T) {
	full := &atomic.Bool{}
	full.Store(true)
	o := open(t, answering(), flaky{assisttest.NewMemory(), full})
	lost := o.say(t, assist.RoleCustomer, "how much is delivery?")
	o.screen.wait(1, func(e assist.Event) bool { return e.Kind == assist.PublishTrouble })
	full.Store(false)
	other := assist.ChannelEvent{Kind: assist.EventTurn, Conversation: "c2", Turn: turn("x1", assist.RoleCustomer, "and chairs?").Turn}
	if err := o.Receive(t.Context(), "shop", other); err != nil {
		t.Fatal(err)
	}
	e := o.screen.wait(1, func(e assist.Event) bool { return cardShown(e) && e.ConversationID == "shop/c1" })
	if e.Suggestion.TurnID != lost {
		t.Fatalf("card = %+v", e.Suggestion)
	}
	if got := o.outcomes(t); !maps.Equal(got, map[string]assist.Outcome{lost: assist.OutcomeShow}) {
		t.Fatalf("outcomes = %v", got)
	}
}

func TestDeskRulesOnADurableTurnThoughItsChannelIsLeft(t *testing.T) {
	for range 20 {
		o := openFresh(t, answering())
		ctx, cancel := context.WithCancel(t.Context())
		o.records = &leaving{Records: o.records, leave: cancel}
		o.Records = o.records
		if err := o.Receive(ctx, "shop", turn("t1", assist.RoleCustomer, "how much is delivery?")); err != nil {
			t.Fatal(err)
		}
		o.screen.wait(1, cardShown)
	}
}

// leaving cancels the channel's context as soon as an event is durable.
type leaving struct {
	assist.Records
	leave func()
}

func (l *leaving) Record(ctx context.Context, channel string, ev assist.ChannelEvent) (bool, error) {
	defer l.leave()
	return l.Records.Record(ctx, channel, ev)
}

func TestStartRulesOnTheQuestionBeforeAThankYou(t *testing.T) {
	records := assisttest.NewMemory()
	for _, ev := range []assist.ChannelEvent{turn("t1", assist.RoleCustomer, "how much is delivery?"), turn("t2", assist.RoleCustomer, "thanks")} {
		if _, err := records.Record(t.Context(), "shop", ev); err != nil {
			t.Fatal(err)
		}
	}
	o := open(t, answering(), records)
	o.screen.wait(1, cardShown)
	want := map[string]assist.Outcome{"t1": assist.OutcomeShow, "t2": assist.OutcomeSmallTalk}
	if got := o.outcomes(t); !maps.Equal(got, want) {
		t.Fatalf("outcomes = %v, want %v", got, want)
	}
}

func TestStartBringsBackAnOpenCardThatSmallTalkFollowed(t *testing.T) {
	records := assisttest.NewMemory()
	first := open(t, answering(), records)
	first.say(t, assist.RoleCustomer, "how much is delivery?")
	s := first.screen.wait(1, cardShown).Suggestion
	first.say(t, assist.RoleCustomer, "thanks")
	first.Close()
	second := open(t, answering(), records)
	if _, err := second.Decide(t.Context(), accept(s)); err != nil {
		t.Fatalf("the open card was lost: %v", err)
	}
}

func TestDeskSurvivesAPanickingReaderAndGate(t *testing.T) {
	tests := map[string]struct {
		breakIt func(*stages)
		want    string
	}{
		"gate":   {func(s *stages) { s.rule = func(assist.Evidence) assist.Ruling { panic("broken") } }, "stage:" + assist.StageRuling},
		"reader": {func(s *stages) { s.read = func(assist.Conversation) assist.Query { panic("broken") } }, assist.StageReading},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := answering()
			tt.breakIt(s)
			o := openFresh(t, s)
			o.say(t, assist.RoleCustomer, "how much is delivery?")
			r := o.screen.wait(1, cardShown).Suggestion.Ruling
			if r.Route != assist.Escalate || r.Reason != assist.ReasonStageFailed || r.Detail[0] != tt.want {
				t.Fatalf("ruling = %+v", r)
			}
		})
	}
}

func TestDeskEscalatesAStageThatIgnoresItsTime(t *testing.T) {
	s := answering()
	stuck := make(chan struct{})
	defer close(stuck)
	s.draft = func(context.Context, assist.DraftInput) (assist.Draft, error) {
		<-stuck
		return assist.Draft{}, nil
	}
	o := openFresh(t, s)
	o.Pipeline.Timeout = 1
	o.say(t, assist.RoleCustomer, "how much is delivery?")
	if r := o.screen.wait(1, cardShown).Suggestion.Ruling; r.Reason != assist.ReasonStageFailed {
		t.Fatalf("ruling = %+v", r)
	}
}

func TestDeskFollowsEditsAndDeletions(t *testing.T) {
	o := openFresh(t, answering())
	id := o.say(t, assist.RoleCustomer, "how much is delivery?")
	old := o.screen.wait(1, cardShown).Suggestion
	edit := turn(id, "", "how long is delivery?")
	edit.Kind, edit.Turn.Kind = assist.EventEdit, ""
	if err := o.Receive(t.Context(), "shop", edit); err != nil {
		t.Fatal(err)
	}
	if got := o.screen.wait(2, cardShown).Suggestion; got.Text != "answer to how long is delivery?" {
		t.Fatalf("card = %+v", got)
	}
	if _, err := o.Decide(t.Context(), accept(old)); assist.CodeOf(err) != assist.CodeSuperseded {
		t.Fatalf("the card on the old words: %v", err)
	}
	gone := turn(id, "", "")
	gone.Kind = assist.EventDelete
	if err := o.Receive(t.Context(), "shop", gone); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Decide(t.Context(), accept(o.screen.wait(2, cardShown).Suggestion)); assist.CodeOf(err) != assist.CodeSuperseded {
		t.Fatalf("the card on deleted words: %v", err)
	}
}

func TestDeskHearsACustomerWhoComesBack(t *testing.T) {
	o := openFresh(t, answering())
	o.say(t, assist.RoleCustomer, "how much is delivery?")
	o.screen.wait(1, cardShown)
	if err := o.Receive(t.Context(), "shop", assist.ChannelEvent{Kind: assist.EventEnd, Conversation: "c1", Cursor: "9"}); err != nil {
		t.Fatal(err)
	}
	o.say(t, assist.RoleCustomer, "one more thing")
	o.screen.wait(2, cardShown)
	v, err := o.View(t.Context(), "shop/c1")
	if err != nil || v.Status.Ended || v.Status.Waiting.IsZero() {
		t.Fatalf("status = %+v, %v", v.Status, err)
	}
}

func TestRejectingLeavesTheCustomerWaiting(t *testing.T) {
	o := openFresh(t, answering())
	o.say(t, assist.RoleCustomer, "how much is delivery?")
	req := accept(o.screen.wait(1, cardShown).Suggestion)
	req.Action, req.Text = assist.Reject, "never send this"
	if _, err := o.Decide(t.Context(), req); assist.CodeOf(err) != assist.CodeInvalid {
		t.Fatalf("a reject without a reason: %v", err)
	}
	req.Reason = "wrong"
	d, err := o.Decide(t.Context(), req)
	if err != nil || d.Text != "" || d.Via != assist.ViaNone {
		t.Fatalf("decision = %+v, %v", d, err)
	}
	v, err := o.View(t.Context(), "shop/c1")
	if err != nil || v.Status.Waiting.IsZero() {
		t.Fatalf("nobody waits after a reject: %+v, %v", v.Status, err)
	}
}
