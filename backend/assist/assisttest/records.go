package assisttest

import (
	"reflect"
	"testing"

	"baihua/backend/assist"
)

// Records checks an implementation of assist.Records, its ledger and conversations
// included; open makes an empty one.
func Records(t *testing.T, open func(t *testing.T) assist.Records) {
	t.Run("ledger", func(t *testing.T) {
		Ledger(t, func(t *testing.T) assist.Ledger { return open(t) })
	})
	t.Run("conversations", func(t *testing.T) {
		Conversations(t, func(t *testing.T) Store { return open(t) })
	})
	for name, check := range map[string]func(*testing.T, assist.Records){
		"a suggestion is found by id and as the newest": findsSuggestions,
		"the first decision on a suggestion stands":     findsDecision,
		"a reply is unsent until its delivery":          listsUnsent,
	} {
		t.Run(name, func(t *testing.T) { check(t, open(t)) })
	}
}

func suggestion(id, conversation string) assist.NewEntry {
	s := assist.Suggestion{
		ID: id, ConversationID: conversation, TurnID: "t1", Turns: []string{"t1"}, Lang: "zh",
		Question: "多久到账", Text: "三个工作日内到账。", At: at(),
		Ruling: assist.Ruling{Route: assist.Show, Basis: assist.BasisExact},
	}
	return assist.NewEntry{
		ID: "entry-" + id, Kind: assist.EntrySuggestion, At: at(), ConversationID: conversation,
		Meta: assist.Meta{SuggestionID: id, Turns: s.Turns, Outcome: assist.OutcomeShow, Route: assist.Show}, Payload: s,
	}
}

func decision(id, suggestionID string, via assist.Via, text string) assist.NewEntry {
	d := assist.Decision{ID: id, SuggestionID: suggestionID, ConversationID: "demo/1", Action: assist.Accept, Via: via, Text: text, At: at()}
	return assist.NewEntry{
		ID: id, Kind: assist.EntryDecision, At: at(), ConversationID: "demo/1",
		Meta: assist.Meta{SuggestionID: suggestionID, DecisionID: id, Action: d.Action}, Payload: d,
	}
}

func findsSuggestions(t *testing.T, r assist.Records) {
	_, err := r.Suggestion(t.Context(), "s1")
	wantCode(t, err, assist.CodeNotFound)
	_, err = r.LatestSuggestion(t.Context(), "demo/1")
	wantCode(t, err, assist.CodeNotFound)

	first := suggestion("s1", "demo/1")
	mustAppend(t, r, first, suggestion("s3", "demo/1"), suggestion("s2", "demo/2"))
	got, err := r.Suggestion(t.Context(), "s1")
	if err != nil || !reflect.DeepEqual(got, first.Payload) {
		t.Errorf("suggestion %+v, %v", got, err)
	}
	if got, err := r.LatestSuggestion(t.Context(), "demo/1"); err != nil || got.ID != "s3" {
		t.Errorf("newest is %q, %v", got.ID, err)
	}
}

func findsDecision(t *testing.T, r assist.Records) {
	if _, found, err := r.Decision(t.Context(), "s1"); found || err != nil {
		t.Errorf("found %v, %v", found, err)
	}
	first := decision("d1", "s1", assist.ViaClipboard, "好的")
	mustAppend(t, r, suggestion("s1", "demo/1"), first, decision("d2", "s1", assist.ViaNone, ""))
	got, found, err := r.Decision(t.Context(), "s1")
	if err != nil || !found || !reflect.DeepEqual(got, first.Payload) {
		t.Errorf("decision %+v, %v, %v", got, found, err)
	}
}

func listsUnsent(t *testing.T, r assist.Records) {
	mustAppend(t, r,
		decision("d4", "", assist.ViaChannel, "written alone"),
		decision("d1", "s1", assist.ViaChannel, "one"),
		decision("d2", "s2", assist.ViaClipboard, "two"),
		decision("d3", "s3", assist.ViaChannel, ""),
		decision("d5", "s5", assist.ViaChannel, "five"),
	)
	mustAppend(t, r, assist.NewEntry{
		ID: "e1", Kind: assist.EntryDelivery, At: at(), ConversationID: "demo/1",
		Meta: assist.Meta{DecisionID: "d1", Status: assist.SendUnknown}, Payload: assist.SendReceipt{Status: assist.SendUnknown},
	})
	for id, want := range map[string]assist.SendStatus{"d1": assist.SendUnknown, "d5": "", "none": ""} {
		if got, err := r.Delivery(t.Context(), id); err != nil || got != want {
			t.Errorf("delivery of %s is %q, %v", id, got, err)
		}
	}
	ds, err := r.UnsentDecisions(t.Context())
	if err != nil || len(ds) != 2 || ds[0].ID != "d4" || ds[1].ID != "d5" || ds[1].Text != "five" {
		t.Errorf("unsent %+v, %v", ds, err)
	}
}
