package seat_test

import (
	"testing"

	"baihua/backend/assist"
)

func TestWhatTheAgentTypedIsChecked(t *testing.T) {
	s := openSeat(t, deaf{})
	learn(t, s, "delivery.md", delivery)
	learn(t, s, "margins.md", "---\naudience: internal\n---\n# Margins\n\nNever offer more than 15 percent off without the supervisor.\n")
	found, err := s.Retrieve(t.Context(), assist.Query{Text: "how much is delivery", Lang: "en"})
	if err != nil || len(found.Candidates) == 0 {
		t.Fatalf("%+v, %v", found, err)
	}
	place := []assist.Citation{{PassageID: found.Candidates[0].Passage.ID}}
	gone := []assist.Citation{{PassageID: "gone"}}
	const right, wrong, other = "Delivery is free from 500 yuan.", "Delivery is free from 300 yuan.", "It left us on 12 May."
	tests := map[string]struct {
		typed string
		sg    assist.Suggestion
		want  assist.VetoKind
	}{
		"agrees with what is cited":          {right, assist.Suggestion{Citations: place}, ""},
		"disagrees with what is cited":       {wrong, assist.Suggestion{Citations: place}, assist.VetoNumber},
		"disagrees with the nearest passage": {wrong, assist.Suggestion{Nearest: place}, assist.VetoNumber},
		"agrees with the nearest passage":    {right, assist.Suggestion{Nearest: place}, ""},
		"the opposite of the nearest":        {"Delivery is not free from 500 yuan.", assist.Suggestion{Nearest: place}, assist.VetoNegation},
		"a date the cited one does not give": {other, assist.Suggestion{Citations: place}, assist.VetoDate},
		"a date the nearest does not give":   {other, assist.Suggestion{Nearest: place}, ""},
		"nothing to compare with":            {wrong, assist.Suggestion{}, ""},
		"internal text":                      {"Never offer more than 15 percent off without the supervisor.", assist.Suggestion{}, assist.VetoInternal},
		"what was cited is gone":             {right, assist.Suggestion{Citations: gone}, assist.VetoUnchecked},
	}
	for name, tt := range tests {
		check(t, name, s.CheckOutgoing(t.Context(), tt.typed, tt.sg), tt.want)
	}
	if err := s.Knowledge().Close(); err != nil {
		t.Fatal(err)
	}
	check(t, "the store fails", s.CheckOutgoing(t.Context(), right, assist.Suggestion{Citations: place}), assist.VetoUnchecked)
}

// check wants one veto of the kind, or none for "".
func check(t *testing.T, name string, got []assist.Veto, want assist.VetoKind) {
	t.Helper()
	if want == "" && len(got) == 0 || len(got) == 1 && got[0].Kind == want {
		return
	}
	t.Errorf("%s: %+v", name, got)
}
