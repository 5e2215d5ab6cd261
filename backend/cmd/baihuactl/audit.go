package main

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"baihua/backend/assist"
	"baihua/backend/audit"

	"github.com/spf13/cobra"
)

// chain is the JSON shape of audit verify.
type chain struct {
	Entries int64  `json:"entries"`
	OK      bool   `json:"ok"`
	BadSeq  int64  `json:"bad_seq"`
	Problem string `json:"problem"`
	Head    string `json:"head"`
}

func newAudit() *cobra.Command {
	var db string
	var asJSON bool
	verify := &cobra.Command{
		Use:   "verify --db F",
		Short: "Check the hash chain of the whole record",
		Long: `verify recomputes the hash of every entry and checks that each follows the one before.
It needs no key. It cannot notice that the newest entries were cut off: compare the
head it prints with one you noted before. Exit code 4 when something is wrong.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			l, err := openRecord(c.Context(), db)
			if err != nil {
				return err
			}
			defer func() { _ = l.Close() }()
			r, err := audit.Verify(c.Context(), l, func(int64) {})
			if err != nil {
				return err
			}
			shape := chain{Entries: r.Entries, OK: r.OK, BadSeq: r.BadSeq, Problem: r.Problem, Head: hex.EncodeToString(r.Head)}
			if err := out(c, asJSON, shape, func(w io.Writer) { printChain(w, shape) }); err != nil {
				return err
			}
			if !r.OK {
				return &brokenError{}
			}
			return nil
		},
	}
	verify.Flags().StringVar(&db, "db", "", "the seat's file")
	verify.Flags().BoolVar(&asJSON, "json", false, "print the result as JSON")
	return group("audit", "Check the record", verify)
}

func printChain(w io.Writer, r chain) {
	if r.OK {
		fmt.Fprintf(w, "%d entries, the chain holds; head %s\n", r.Entries, r.Head)
		return
	}
	fmt.Fprintf(w, "entry %d: %s; the %d entries before it hold\n", r.BadSeq, r.Problem, r.Entries)
}

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
		Args:  args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
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
	c.Flags().StringVar(&kind, "kind", "", "only entries of this kind: suggestion, superseded, small_talk, decision, delivery")
	c.Flags().Int64Var(&after, "after", 0, "only entries after this number")
	c.Flags().Bool("json", true, "always JSON lines")
	return c
}
