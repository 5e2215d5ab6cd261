package assist_test

import (
	"context"
	"sync"
	"testing"

	"baihua/backend/assist"
)

func accept(s *assist.Suggestion) assist.DecideRequest {
	return assist.DecideRequest{SuggestionID: s.ID, Hash: s.Hash(), Action: assist.Accept, Via: assist.ViaChannel}
}

func TestDecideRefusesWhatWasNotPainted(t *testing.T) {
	tests := map[string]struct {
		spoil func(t *testing.T, o *office, r *assist.DecideRequest)
		want  assist.Code
	}{
		"another text": {func(_ *testing.T, _ *office, r *assist.DecideRequest) { r.Hash = assist.HashText("other") }, assist.CodeStaleText},
		"a superseded one": {func(t *testing.T, o *office, _ *assist.DecideRequest) {
			o.say(t, assist.RoleCustomer, "wait, another thing")
		}, assist.CodeSuperseded},
		"one decided before": {func(t *testing.T, o *office, r *assist.DecideRequest) {
			if _, err := o.Decide(t.Context(), *r); err != nil {
				t.Fatal(err)
			}
		}, assist.CodeDecided},
		"an unknown one":    {func(_ *testing.T, _ *office, r *assist.DecideRequest) { r.SuggestionID = "none" }, assist.CodeNotFound},
		"an unknown action": {func(_ *testing.T, _ *office, r *assist.DecideRequest) { r.Action = "send" }, assist.CodeInvalid},
		"an empty edit":     {func(_ *testing.T, _ *office, r *assist.DecideRequest) { r.Action = assist.Edit }, assist.CodeInvalid},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			o := openFresh(t, answering())
			o.say(t, assist.RoleCustomer, "how much is delivery?")
			req := accept(o.screen.wait(1, cardShown).Suggestion)
			tt.spoil(t, o, &req)
			before := len(o.decisions(t))
			if _, err := o.Decide(t.Context(), req); assist.CodeOf(err) != tt.want {
				t.Fatalf("err = %v, want code %s", err, tt.want)
			}
			if after := len(o.decisions(t)); after != before {
				t.Fatalf("a refused decision was recorded (%d, then %d)", before, after)
			}
		})
	}
}

func TestDecideAcceptIsRecordedThenSentOnce(t *testing.T) {
	o := openFresh(t, answering())
	var mu sync.Mutex
	var sent []assist.Reply
	ch := &line{name: "shop", send: func(_ context.Context, r assist.Reply) (assist.SendReceipt, error) {
		mu.Lock()
		defer mu.Unlock()
		sent = append(sent, r)
		if len(o.decisions(t)) != 1 {
			t.Error("sent before the decision was recorded")
		}
		return assist.SendReceipt{Status: assist.SendSent, TurnID: "far-1"}, nil
	}}
	listen(t, o, ch)
	o.say(t, assist.RoleCustomer, "how much is delivery?")
	s := o.screen.wait(1, cardShown).Suggestion
	d, err := o.Decide(t.Context(), accept(s))
	if err != nil {
		t.Fatal(err)
	}
	got := o.screen.wait(1, delivered)
	if got.Delivery.Status != assist.SendSent || len(sent) != 1 || sent[0].Text != s.Text || sent[0].DecisionID != d.ID || sent[0].ConversationID != "c1" {
		t.Fatalf("delivery = %+v, sent = %+v", got.Delivery, sent)
	}
	if err := o.Receive(t.Context(), "shop", turn("far-1", assist.RoleAgent, s.Text)); err != nil {
		t.Fatal(err)
	}
	if ds := o.decisions(t); len(ds) != 1 {
		t.Fatalf("the echo of our reply was taken for another answer: %+v", ds)
	}
}

// listen runs a channel and waits until the desk knows it.
func listen(t *testing.T, o *office, ch assist.Channel) {
	t.Helper()
	started := make(chan struct{})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = o.Listen(ctx, &starting{Channel: ch, started: started})
	}()
	t.Cleanup(func() { cancel(); <-done })
	<-started
}

type starting struct {
	assist.Channel
	started chan struct{}
}

func (s *starting) Listen(ctx context.Context, resume string, sink func(context.Context, assist.ChannelEvent) error) error {
	close(s.started)
	return s.Channel.Listen(ctx, resume, sink)
}

func TestDecideWhileTheChannelIsDownQueuesAndSendsLater(t *testing.T) {
	o := openFresh(t, answering())
	o.say(t, assist.RoleCustomer, "how much is delivery?")
	if _, err := o.Decide(t.Context(), accept(o.screen.wait(1, cardShown).Suggestion)); err != nil {
		t.Fatal(err)
	}
	if e := o.screen.wait(1, delivered); e.Delivery.Status != assist.SendQueued {
		t.Fatalf("delivery = %+v", e.Delivery)
	}
	listen(t, o, &line{name: "shop", send: func(context.Context, assist.Reply) (assist.SendReceipt, error) {
		return assist.SendReceipt{Status: assist.SendSent}, nil
	}})
	if e := o.screen.wait(2, delivered); e.Delivery.Status != assist.SendSent {
		t.Fatalf("delivery = %+v", e.Delivery)
	}
	if left, err := o.records.UnsentDecisions(t.Context()); err != nil || len(left) != 0 {
		t.Fatalf("still unsent: %+v, %v", left, err)
	}
}

func TestDecideEditMeasuresTheDistance(t *testing.T) {
	o := openFresh(t, answering())
	o.say(t, assist.RoleCustomer, "运费?")
	s := o.screen.wait(1, cardShown).Suggestion
	req := accept(s)
	req.Action, req.Text = assist.Edit, s.Text+"哦"
	d, err := o.Decide(t.Context(), req)
	if err != nil || d.Distance != 1 || d.Text != req.Text {
		t.Fatalf("decision = %+v, %v", d, err)
	}
}

func TestDecideAsksForASecondKeyWhenTypedTextDisagrees(t *testing.T) {
	o := openFresh(t, answering())
	o.Outgoing = func(context.Context, string, assist.Suggestion) []assist.Veto {
		return []assist.Veto{{Kind: assist.VetoNumber, Ours: "500", Found: "300"}}
	}
	o.say(t, assist.RoleCustomer, "free delivery?")
	req := accept(o.screen.wait(1, cardShown).Suggestion)
	req.Action, req.Text = assist.Edit, "free from 500"
	if _, err := o.Decide(t.Context(), req); assist.CodeOf(err) != assist.CodeNeedsConfirm {
		t.Fatalf("err = %v", err)
	}
	req.Confirmed = true
	if d, err := o.Decide(t.Context(), req); err != nil || !d.Confirmed {
		t.Fatalf("confirmed: %+v, %v", d, err)
	}
}

func TestAgentAnsweringElsewhereSettlesTheSuggestion(t *testing.T) {
	o := openFresh(t, answering())
	o.say(t, assist.RoleCustomer, "how much is delivery?")
	s := o.screen.wait(1, cardShown).Suggestion
	o.say(t, assist.RoleAgent, "it is free, my dear")
	ds := o.decisions(t)
	if len(ds) != 1 || ds[0].Action != assist.Ignore || ds[0].SuggestionID != s.ID {
		t.Fatalf("decisions = %+v", ds)
	}
}

func TestWriteCountsAsTheEditOfTheOpenSuggestion(t *testing.T) {
	o := openFresh(t, answering())
	o.say(t, assist.RoleCustomer, "how much is delivery?")
	s := o.screen.wait(1, cardShown).Suggestion
	d, err := o.Write(t.Context(), "shop/c1", "my own words", false)
	if err != nil || d.SuggestionID != s.ID || d.Action != assist.Edit {
		t.Fatalf("decision = %+v, %v", d, err)
	}
	if _, err := o.Write(t.Context(), "shop/c1", "", false); assist.CodeOf(err) != assist.CodeInvalid {
		t.Fatalf("empty reply: %v", err)
	}
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{{"", "", 0}, {"运费", "", 2}, {"运费免", "运费", 1}, {"kitten", "sitting", 3}, {"退货", "换货", 1}}
	for _, tt := range tests {
		if got := assist.Distance(tt.a, tt.b); got != tt.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}
