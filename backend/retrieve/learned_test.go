package retrieve_test

import (
	"fmt"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/retrieve"
)

func TestCommittedWeightsAreOfTheseFeatures(t *testing.T) {
	if !retrieve.Learned() {
		t.Fatal("the features changed since backend/retrieve/weights.json was made: run make train-rank")
	}
	if n, g := len(retrieve.FeatureNames()), len(retrieve.FeatureGroups()); n != g {
		t.Errorf("%d names, %d groups", n, g)
	}
}

// Records of many things ask alike; the conversation tells which thing is meant.
func TestWhatWasNamedTurnsBeforeIsWhatIsAskedAbout(t *testing.T) {
	var ps []assist.Passage
	for _, name := range []string{"Harbour Inn", "The Old Mill", "Grand Plaza", "River Lodge"} {
		for i, text := range []string{"Check-in begins at three.", "Parking costs ten a night.", "Breakfast is served until ten.", "Dogs are welcome."} {
			ps = append(ps, assist.Passage{
				ID: fmt.Sprint(name, i), Group: name, Heading: []string{name}, Title: []string{"When is check-in?", "Is there parking?", "When is breakfast?", "Are dogs allowed?"}[i],
				Text: text, Attributes: map[string]string{index.SubjectAttribute: name},
			})
		}
	}
	x, s := stock(ps...)
	tests := []struct {
		question string
		earlier  []string // newest first
		want     string
	}{
		{"can i park there", []string{"it is nine dollars by taxi", "how do i get there", "sure it is called the old mill"}, "The Old Mill1"},
		{"and is there parking", []string{"i found river lodge", "no i want something else", "there is harbour inn"}, "River Lodge1"},
		{"are dogs allowed at harbour inn", []string{"i found river lodge"}, "Harbour Inn3"},
	}
	for _, tt := range tests {
		q := assist.Query{Text: tt.question, Context: tt.earlier[:1], Before: tt.earlier[1:]}
		r, err := retrieve.New(x, s).Retrieve(t.Context(), q)
		if err != nil || len(r.Candidates) == 0 || r.Candidates[0].Passage.ID != tt.want {
			t.Errorf("%q finds %+v, %v, want %s", tt.question, r.Candidates, err, tt.want)
		}
	}
}

func TestMeasureGivesARowForEachCandidate(t *testing.T) {
	x, s := stock(furniture()...)
	ms, err := retrieve.New(x, s).Measure(t.Context(), assist.Query{Text: "沙发可以退货吗"})
	if err != nil || len(ms) == 0 {
		t.Fatalf("%d measured, %v", len(ms), err)
	}
	for _, m := range ms {
		if len(m.Row) != len(retrieve.FeatureNames()) || !retrieve.Chinese(m.Row) {
			t.Errorf("%s has a row of %d", m.Candidate.Passage.ID, len(m.Row))
		}
	}
}

func TestPhrasingsOfOneEntrySpeakTogether(t *testing.T) {
	var card, money []string
	for i := range 12 {
		card = append(card, fmt.Sprintf("my card has not come after %d days", i))
		money = append(money, fmt.Sprintf("my transfer has not come after %d days", i))
	}
	x, s := stock(
		assist.Passage{ID: "card", Kind: assist.PassageFAQ, Questions: card, Text: "Cards take a week."},
		assist.Passage{ID: "money", Kind: assist.PassageFAQ, Questions: money, Text: "Transfers take a day."},
	)
	for asked, want := range map[string]string{"still no card": "card", "the transfer did not come": "money"} {
		r, err := retrieve.New(x, s).Retrieve(t.Context(), assist.Query{Text: asked})
		if err != nil || len(r.Candidates) == 0 || r.Candidates[0].Passage.ID != want {
			t.Errorf("%q: %+v, %v", asked, r.Candidates, err)
		}
	}
}
