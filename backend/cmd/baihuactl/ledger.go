package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"baihua/backend/assist"

	"github.com/spf13/cobra"
)

// line is the JSON shape of ledger: what stands in clear.
type line struct {
	Seq          int64            `json:"seq"`
	ID           string           `json:"id"`
	Kind         assist.EntryKind `json:"kind"`
	At           int64            `json:"at"` // unix ms
	Conversation string           `json:"conversation"`
	Meta         json.RawMessage  `json:"meta"`
}

func newLedger() *cobra.Command {
	var db, kind string
	var after int64
	c := &cobra.Command{
		Use:   "ledger --db F",
		Short: "List the record: what stands in clear, without customers' words",
		Long: `ledger prints every entry as one line of JSON: its number, kind, time in Unix
milliseconds, conversation, and the part of it that is not sealed. It needs no key, and
may run while the program runs.`,
		Example: "  baihuactl ledger --db team.db --kind decision",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if kind != "" && !slices.Contains(kinds(), assist.EntryKind(kind)) {
				return &usageError{fmt.Errorf("there is no kind %q: name suggestion, superseded, small_talk, decision, delivery or proposal", kind)}
			}
			l, err := openRecord(c.Context(), db)
			if err != nil {
				return err
			}
			defer func() { _ = l.Close() }()
			enc := json.NewEncoder(c.OutOrStdout())
			for e, err := range l.Entries(c.Context(), assist.Filter{After: after, Kind: assist.EntryKind(kind)}) {
				if err != nil {
					return err
				}
				row := line{Seq: e.Seq, ID: e.ID, Kind: e.Kind, At: e.At.UnixMilli(), Conversation: e.ConversationID, Meta: e.Meta}
				if err := enc.Encode(row); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().StringVar(&db, "db", "", "the seat's file")
	c.Flags().StringVar(&kind, "kind", "", "only entries of this kind: suggestion, superseded, small_talk, decision, delivery, proposal")
	c.Flags().Int64Var(&after, "after", 0, "only entries after this number")
	c.Flags().Bool("json", true, "always JSON lines")
	return c
}

func kinds() []assist.EntryKind {
	return []assist.EntryKind{assist.EntrySuggestion, assist.EntrySuperseded, assist.EntrySmallTalk, assist.EntryDecision, assist.EntryDelivery, assist.EntryProposal}
}
