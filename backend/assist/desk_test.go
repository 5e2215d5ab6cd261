package assist_test

import (
	"context"
	"errors"
	"maps"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/assist/assisttest"
)

func TestDeskAnswersACustomerTurnOnce(t *testing.T) {
	o := openFresh(t, answering())
	id := o.say(t, assist.RoleCustomer, "how much is delivery?")
	e := o.screen.wait(1, cardShown)
	if e.Suggestion.TurnID != id || e.Suggestion.Text != "answer to how much is delivery?" {
		t.Fatalf("card = %+v", e.Suggestion)
	}
	if err := o.Receive(t.Context(), "shop", turn(id, assist.RoleCustomer, "how much is delivery?")); err != nil {
		t.Fatal(err)
	}
	if err := o.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := count(t, o, assist.EntrySuggestion); got != 1 {
		t.Fatalf("a repeated turn made %d suggestions, want 1", got)
	}
}

func TestDeskRecordsBeforeItShows(t *testing.T) {
	o := openFresh(t, answering())
	o.say(t, assist.RoleCustomer, "how much is delivery?")
	e := o.screen.wait(1, cardShown)
	if _, err := o.records.Suggestion(t.Context(), e.Suggestion.ID); err != nil {
		t.Fatalf("shown but not recorded: %v", err)
	}
}

// failing refuses every append.
type failing struct{ assist.Records }

func (failing) Append(context.Context, ...assist.NewEntry) ([]assist.EntryReceipt, error) {
	return nil, assist.NewError(assist.CodeUnavailable, "disk full", nil)
}

func TestDeskShowsNothingItCannotRecord(t *testing.T) {
	o := open(t, answering(), failing{assisttest.NewMemory()})
	o.say(t, assist.RoleCustomer, "how much is delivery?")
	e := o.screen.wait(1, func(e assist.Event) bool { return e.Kind == assist.PublishTrouble })
	if e.Trouble != assist.CodeUnavailable {
		t.Fatalf("trouble = %q", e.Trouble)
	}
	v, err := o.View(t.Context(), "shop/c1")
	if err != nil || v.Suggestion != nil {
		t.Fatalf("an unrecorded suggestion is visible: %+v, %v", v.Suggestion, err)
	}
}

func TestDeskNewerTurnSupersedesTheRunUnderWay(t *testing.T) {
	s := answering()
	held := make(chan struct{})
	retrieve := s.retrieve
	s.retrieve = func(ctx context.Context, q assist.Query) (assist.Retrieval, error) {
		if q.Text == "first" {
			close(held)
			<-ctx.Done()
			return assist.Retrieval{}, ctx.Err()
		}
		return retrieve(ctx, q)
	}
	o := openFresh(t, s)
	first := o.say(t, assist.RoleCustomer, "first")
	<-held
	second := o.say(t, assist.RoleCustomer, "second")
	e := o.screen.wait(1, cardShown)
	if e.Suggestion.Text != "answer to second" || len(e.Suggestion.Turns) != 2 {
		t.Fatalf("card = %+v", e.Suggestion)
	}
	want := map[string]assist.Outcome{first: assist.OutcomeSuperseded, second: assist.OutcomeShow}
	if got := o.outcomes(t); !maps.Equal(got, want) {
		t.Fatalf("outcomes = %v, want %v", got, want)
	}
}

func TestDeskSmallTalkGetsNoCardAndLeavesAnOpenOne(t *testing.T) {
	o := openFresh(t, answering())
	q := o.say(t, assist.RoleCustomer, "how much is delivery?")
	shown := o.screen.wait(1, cardShown).Suggestion
	talk := o.say(t, assist.RoleCustomer, "thanks")
	want := map[string]assist.Outcome{q: assist.OutcomeShow, talk: assist.OutcomeSmallTalk}
	if got := o.outcomes(t); !maps.Equal(got, want) {
		t.Fatalf("outcomes = %v, want %v", got, want)
	}
	if _, err := o.Decide(t.Context(), accept(shown)); err != nil {
		t.Fatalf("small talk closed the open suggestion: %v", err)
	}
}

func TestDeskFailingStageEscalatesWithItsName(t *testing.T) {
	broken := errors.New("broken")
	tests := map[string]func(*stages){
		assist.StageRetrieving: func(s *stages) {
			s.retrieve = func(context.Context, assist.Query) (assist.Retrieval, error) { return assist.Retrieval{}, broken }
		},
		assist.StageDrafting: func(s *stages) {
			s.draft = func(context.Context, assist.DraftInput) (assist.Draft, error) { panic("broken") }
		},
		assist.StageVerifying: func(s *stages) {
			s.verify = func(context.Context, assist.VerifyInput) (assist.Grounding, error) { return assist.Grounding{}, broken }
		},
	}
	for name, breakIt := range tests {
		t.Run(name, func(t *testing.T) {
			s := answering()
			breakIt(s)
			o := openFresh(t, s)
			o.say(t, assist.RoleCustomer, "how much is delivery?")
			got := o.screen.wait(1, cardShown).Suggestion
			if got.Ruling.Route != assist.Escalate || got.Ruling.Reason != assist.ReasonStageFailed || got.Ruling.Detail[0] != name {
				t.Fatalf("ruling = %+v", got.Ruling)
			}
			if got.Text != "" {
				t.Fatalf("an unverified draft left the backend: %q", got.Text)
			}
		})
	}
}

func TestDeskEscalationOffersTheNearestPlaceOfEachDocument(t *testing.T) {
	s := answering()
	s.rule = func(assist.Evidence) assist.Ruling {
		return assist.Ruling{Route: assist.Escalate, Reason: assist.ReasonAmbiguous}
	}
	o := openFresh(t, s)
	o.say(t, assist.RoleCustomer, "how much is delivery?")
	got := o.screen.wait(1, cardShown).Suggestion.Nearest
	if len(got) != 2 || got[0].PassageID != "p1" || got[1].PassageID != "p3" || got[1].N != 2 {
		t.Fatalf("nearest = %+v", got)
	}
}

func TestDeskEscalationShowsTheSidesOfADisputeInFull(t *testing.T) {
	s := answering()
	s.rule = func(assist.Evidence) assist.Ruling {
		return assist.Ruling{Route: assist.Escalate, Reason: assist.ReasonConflict, Sides: []string{"p3", "p1", "gone"}}
	}
	o := openFresh(t, s)
	o.say(t, assist.RoleCustomer, "how much is delivery?")
	got := o.screen.wait(1, cardShown).Suggestion.Sides
	if len(got) != 2 || got[0].PassageID != "p3" || got[1].PassageID != "p1" || got[1].N != 2 || got[1].Quote != "answer to how much is delivery?" {
		t.Fatalf("sides = %+v", got)
	}
}

func TestDeskStartTakesUpWhatAnEarlierProcessLeft(t *testing.T) {
	records := assisttest.NewMemory()
	for _, ev := range []assist.ChannelEvent{
		turn("t1", assist.RoleCustomer, "first"), turn("t2", assist.RoleAgent, "yes?"),
		turn("t3", assist.RoleCustomer, "second"), turn("t4", assist.RoleCustomer, "third"),
	} {
		if _, err := records.Record(t.Context(), "shop", ev); err != nil {
			t.Fatal(err)
		}
	}
	o := open(t, answering(), records)
	o.screen.wait(1, cardShown)
	want := map[string]assist.Outcome{"t1": assist.OutcomeSuperseded, "t3": assist.OutcomeSuperseded, "t4": assist.OutcomeShow}
	if got := o.outcomes(t); !maps.Equal(got, want) {
		t.Fatalf("outcomes = %v, want %v", got, want)
	}
}

func TestDeskAskKeepsCustomersApart(t *testing.T) {
	o := openFresh(t, answering())
	first, err := o.Ask(t.Context(), "", "is the oak table in stock?", "")
	if err != nil {
		t.Fatal(err)
	}
	other, err := o.Ask(t.Context(), "", "and the chairs?", "")
	if err != nil || other == first {
		t.Fatalf("a new customer got the conversation %q again, %v", other, err)
	}
	more, err := o.Ask(t.Context(), first, "and in grey?", "")
	if err != nil || more != first {
		t.Fatalf("continuing %q gave %q, %v", first, more, err)
	}
	if _, err := o.Ask(t.Context(), "shop/unknown", "hello?", ""); assist.CodeOf(err) != assist.CodeNotFound {
		t.Fatalf("an unknown conversation: %v", err)
	}
}

func count(t *testing.T, o *office, kind assist.EntryKind) int {
	t.Helper()
	n := 0
	for _, err := range o.records.Entries(t.Context(), assist.Filter{Kind: kind}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	return n
}
