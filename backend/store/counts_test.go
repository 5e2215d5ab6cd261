package store_test

import (
	"reflect"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/store"
)

func TestCountsOfTheDay(t *testing.T) {
	l, _ := newLedger(t)
	at := func(d time.Duration, kind assist.EntryKind, id string, m assist.Meta) assist.NewEntry {
		e := assist.NewEntry{ID: id, Kind: kind, At: day.Add(d), ConversationID: "demo/1", Meta: m}
		if kind == assist.EntryDecision {
			e.Payload = assist.Decision{ID: id}
		}
		return e
	}
	mustRecord(t, l, assist.EventTurn, "1", "t1", "a")
	mustAppend(t, l,
		at(-time.Microsecond, assist.EntrySuggestion, "yesterday", assist.Meta{Outcome: assist.OutcomeShow}),
		at(0, assist.EntrySuggestion, "a", assist.Meta{Outcome: assist.OutcomeShow}),
		at(1, assist.EntrySuggestion, "b", assist.Meta{Outcome: assist.OutcomeEscalate, Reason: assist.ReasonConflict}),
		at(1, assist.EntrySuggestion, "c", assist.Meta{Outcome: assist.OutcomeEscalate, Reason: assist.ReasonNoPassage}),
		at(2, assist.EntrySuperseded, "d", assist.Meta{Outcome: assist.OutcomeSuperseded}),
		at(3, assist.EntryDecision, "e", assist.Meta{Action: assist.Accept, Reason: assist.ReasonConflict}),
		at(3, assist.EntryDecision, "own", assist.Meta{Action: assist.Edit, Route: assist.Escalate}),
		at(3, assist.EntryDecision, "edit", assist.Meta{Action: assist.Edit, Route: assist.Show}),
		at(4, assist.EntryDelivery, "f", assist.Meta{Status: assist.SendSent}),
	)
	got, err := l.Counts(t.Context(), day)
	want := store.Counts{
		Turns: 1, Entries: 9, Own: 1,
		Kinds:    map[assist.EntryKind]int{assist.EntrySuggestion: 3, assist.EntrySuperseded: 1, assist.EntryDecision: 3, assist.EntryDelivery: 1},
		Outcomes: map[assist.Outcome]int{assist.OutcomeShow: 1, assist.OutcomeEscalate: 2, assist.OutcomeSuperseded: 1},
		Actions:  map[assist.Action]int{assist.Accept: 1, assist.Edit: 2},
		Reasons:  map[assist.Reason]int{assist.ReasonConflict: 1, assist.ReasonNoPassage: 1},
		Delivery: map[assist.SendStatus]int{assist.SendSent: 1},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v, %v\nwant %+v", got, err, want)
	}
}

func TestDeliveryFollowsTheNewestEntry(t *testing.T) {
	l, _ := newLedger(t)
	d := assist.Decision{ID: "d1", Via: assist.ViaChannel, Text: "ok"}
	mustAppend(t, l, assist.NewEntry{ID: "d1", Kind: assist.EntryDecision, At: day, Meta: assist.Meta{DecisionID: "d1"}, Payload: d})
	for i, want := range []assist.SendStatus{"", assist.SendUnknown, assist.SendSent} {
		if i > 0 {
			mustAppend(t, l, assist.NewEntry{ID: string(want), Kind: assist.EntryDelivery, At: day, Meta: assist.Meta{DecisionID: "d1", Status: want}})
		}
		if got, err := l.Delivery(t.Context(), "d1"); got != want || err != nil {
			t.Errorf("delivery %q, %v; want %q", got, err, want)
		}
	}
}

func TestSettingsSurvive(t *testing.T) {
	l, path := newLedger(t)
	for _, v := range []string{"zh", "en"} {
		if err := l.SetSetting(t.Context(), "language", v); err != nil {
			t.Fatal(err)
		}
	}
	closeLedger(t, l)
	l = reopen(t, path)
	for key, want := range map[string]string{"language": "en", "theme": ""} {
		if got, err := l.Setting(t.Context(), key); got != want || err != nil {
			t.Errorf("%s is %q, %v", key, got, err)
		}
	}
}
