package main

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"baihua/backend/audit"

	"github.com/spf13/cobra"
)

// chain is the JSON shape of audit verify. OK is true when chain and file are right.
type chain struct {
	Entries int64   `json:"entries"`
	OK      bool    `json:"ok"`
	BadSeq  int64   `json:"bad_seq"`
	Problem string  `json:"problem"`
	Head    string  `json:"head"`
	Faults  []fault `json:"faults"` // of the file around the chain
}

type fault struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

func newAudit() *cobra.Command {
	var db string
	var asJSON bool
	verify := &cobra.Command{
		Use:   "verify --db F",
		Short: "Check the whole record: the chain of hashes and the file around it",
		Long: `verify recomputes the hash of every entry and checks that each follows the one before;
then that the triggers which keep entries from being changed are there, that nothing in
the file names an entry that is gone, and that the record is not empty although
customers were heard. It needs no key, and may run while the program runs.

It cannot notice that the newest entries were cut off together with all that names them:
compare the head it prints with one you noted before.

Exit codes: 0 all is right; 1 it could not be checked; 2 wrong command line; 4 something
is wrong, one sentence each.`,
		Example: "  baihuactl audit verify --db team.db",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			shape, err := verifyRecord(c.Context(), db)
			if err != nil {
				return err
			}
			if err := out(c, asJSON, shape, func(w io.Writer) { printChain(w, shape) }); err != nil {
				return err
			}
			if !shape.OK {
				return &brokenError{}
			}
			return nil
		},
	}
	verify.Flags().StringVar(&db, "db", "", "the seat's file")
	verify.Flags().BoolVar(&asJSON, "json", false, "print the result as JSON")
	return group("audit", "Check the record", verify)
}

func verifyRecord(ctx context.Context, db string) (chain, error) {
	l, err := openRecord(ctx, db)
	if err != nil {
		return chain{}, err
	}
	defer func() { _ = l.Close() }()
	r, err := audit.Verify(ctx, l, func(int64) {})
	if err != nil {
		return chain{}, err
	}
	faults, err := audit.VerifyFile(ctx, l, r.Entries)
	if err != nil {
		return chain{}, err
	}
	out := chain{Entries: r.Entries, OK: r.OK && len(faults) == 0, BadSeq: r.BadSeq, Problem: r.Problem, Head: hex.EncodeToString(r.Head), Faults: []fault{}}
	for _, f := range faults {
		out.Faults = append(out.Faults, fault{Code: f.Code, Message: sentence(f)})
	}
	return out, nil
}

// sentence says one fault of the file, and what to do about it.
func sentence(f audit.Fault) string {
	switch f.Code {
	case audit.FaultFence:
		return fmt.Sprintf("the file lacks %s: somebody took away what keeps entries from being changed or deleted", strings.Join(f.Names, ", "))
	case audit.FaultForeign:
		return fmt.Sprintf("the file has triggers that this program did not make: %s", strings.Join(f.Names, ", "))
	case audit.FaultCut:
		return fmt.Sprintf("%d turns, suggestions or decisions name entries that are not there: entries were cut off the end", f.N)
	case audit.FaultEmptied:
		return fmt.Sprintf("the record is empty, yet customers said %d turns: it was emptied, or the program was stopped before its first ruling (then start it once and check again)", f.N)
	}
	return f.Code
}

// problem puts what is wrong with a chain into words.
func problem(code string) string {
	switch code {
	case audit.ProblemHash:
		return "it was changed: its hash does not fit what it says"
	case audit.ProblemGap:
		return "it is missing: entries were taken out"
	case audit.ProblemOrder:
		return "it does not follow the one before: entries were put in, replaced or moved"
	case audit.ProblemUnreadable:
		return "it cannot be read"
	}
	return code
}

func printChain(w io.Writer, r chain) {
	switch {
	case r.Problem != "":
		fmt.Fprintf(w, "entry %d: %s; the %d entries before it hold\n", r.BadSeq, problem(r.Problem), r.Entries)
	case r.Entries == 0:
		fmt.Fprintln(w, "0 entries, the chain holds")
	default:
		fmt.Fprintf(w, "%d entries, the chain holds; head %s\n", r.Entries, r.Head)
	}
	for _, f := range r.Faults {
		fmt.Fprintln(w, f.Message)
	}
}
