package index_test

import (
	"testing"

	"baihua/backend/assist"
	"baihua/backend/index"
)

func TestIndexFindsPassagesByTheNameOfWhatTheyAreAbout(t *testing.T) {
	x := index.New()
	x.Put(
		assist.Passage{ID: "1", Text: "Parking costs extra.", Attributes: map[string]string{index.SubjectAttribute: "The A & B Guest House - North"}},
		assist.Passage{ID: "2", Text: "早餐七点开始。", Attributes: map[string]string{index.SubjectAttribute: "湖滨酒店（西门）"}},
		assist.Passage{ID: "3", Text: "A guest house without a name."},
	)
	tests := []struct{ said, id string }{
		{"a and b guest house north", "1"},
		{"B Guest House", "1"},
		{"湖滨酒店西门", "2"},
		{"湖滨酒店", "2"},
		{"guest house", ""},
		{"house", ""},
	}
	for _, tt := range tests {
		name := index.NameTerm(index.NameWords(tt.said))
		hits := x.Search(index.Query{Terms: []index.Term{{Text: name, Passage: 1}}, Limit: 5}).Hits
		got := ""
		if len(hits) > 0 {
			got = hits[0].ID
		}
		if got != tt.id || x.Known(name) != (tt.id != "") {
			t.Errorf("%q finds %q, want %q", tt.said, got, tt.id)
		}
	}
	if !x.Known(index.Opening("b")) || x.Known(index.Opening("guest")) {
		t.Error("the first words of names are not told from others")
	}
}
