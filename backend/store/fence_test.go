package store_test

import (
	"reflect"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/audit"
	"baihua/backend/store"
)

var _ audit.File = (*store.Ledger)(nil)

func TestVerifyFileNoticesWhatWasDoneAroundTheChain(t *testing.T) {
	const unfence = "DROP TRIGGER entry_no_update; DROP TRIGGER entry_no_delete; DROP TRIGGER entry_only_append;"
	fence := audit.Fault{Code: audit.FaultFence, Names: []string{"entry_no_update", "entry_no_delete", "entry_only_append"}}
	tests := []struct {
		name, script string
		want         []audit.Fault
	}{
		{"untouched", "", nil},
		{"one trigger dropped", "DROP TRIGGER entry_no_delete", []audit.Fault{{Code: audit.FaultFence, Names: []string{"entry_no_delete"}}}},
		{"one trigger replaced", "DROP TRIGGER entry_no_delete; CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT 1; END",
			[]audit.Fault{{Code: audit.FaultFence, Names: []string{"entry_no_delete"}}}},
		{"one trigger more", "CREATE TRIGGER mine AFTER INSERT ON entry BEGIN SELECT 1; END", []audit.Fault{{Code: audit.FaultForeign, Names: []string{"mine"}}}},
		{"tail cut off", unfence + "DELETE FROM entry WHERE seq = 3", []audit.Fault{fence, {Code: audit.FaultCut, N: 1}}},
		{"emptied", unfence + "DELETE FROM entry", []audit.Fault{fence, {Code: audit.FaultCut, N: 2}, {Code: audit.FaultEmptied, N: 2}}},
		{"emptied without a trace", unfence + "UPDATE turn SET outcome = '', outcome_entry = NULL; DELETE FROM entry", []audit.Fault{fence, {Code: audit.FaultEmptied, N: 2}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l, path := newLedger(t)
			for i, id := range []string{"t1", "t2"} {
				turn := assist.Turn{ID: id, Role: assist.RoleCustomer, Kind: assist.TurnText, Text: "hello"}
				if _, err := l.Record(t.Context(), "demo", assist.ChannelEvent{Kind: assist.EventTurn, Conversation: "1", Turn: turn}); err != nil {
					t.Fatal(err)
				}
				e := entry(id, "demo/1", i)
				e.Kind = assist.EntrySmallTalk
				e.Meta = assist.Meta{TurnID: id, Turns: []string{id}, Outcome: assist.OutcomeSmallTalk}
				mustAppend(t, l, e)
			}
			if tt.name == "tail cut off" {
				e := entry("t3", "demo/1", 3)
				e.Kind, e.Meta = assist.EntrySuggestion, assist.Meta{SuggestionID: "s", TurnID: "t3"}
				mustAppend(t, l, e)
			}
			db := store.Raw(path)
			defer db.Close()
			if _, err := db.Exec("PRAGMA foreign_keys = OFF; " + tt.script); err != nil {
				t.Fatal(err)
			}
			r, err := audit.Verify(t.Context(), l, nil)
			if err != nil || !r.OK {
				t.Fatalf("the chain should hold: %+v, %v", r, err)
			}
			if got, err := audit.VerifyFile(t.Context(), l, r.Entries); err != nil || !reflect.DeepEqual(got, tt.want) {
				t.Errorf("%+v, %v; want %+v", got, err, tt.want)
			}
		})
	}
}
