package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"baihua/backend/privacy"
	"baihua/backend/store"

	"github.com/spf13/cobra"
)

// withdrawal is what withdraw prints.
type withdrawal struct {
	Document  string     `json:"document"`
	Withdrawn bool       `json:"withdrawn"`
	Received  []received `json:"received"`
}

// received is a reply that rests on the document.
type received struct {
	Conversation string    `json:"conversation"`
	Suggestion   string    `json:"suggestion"`
	Action       string    `json:"action"`
	Delivery     string    `json:"delivery"` // of what was sent; "" = copied or read out
	At           time.Time `json:"at"`
}

func newWithdraw() *cobra.Command {
	var db string
	var restore, asJSON bool
	c := &cobra.Command{
		Use:   "withdraw DOCUMENT --db F",
		Short: "Take a document out of use at once, and list who received it",
		Long: `withdraw takes a document out of use at once, also while the program runs: no reply rests
on it any more, and importing its file again does not bring it back. It lists every
conversation in which a reply that rests on it was given. --restore puts it back.

DOCUMENT is the id that ask prints behind a source's title.

Exit codes: 0 done; 1 failed, the message says what to do; 2 wrong command line.`,
		Example: "  baihuactl withdraw home/en/delivery --db team.db\n  baihuactl withdraw home/en/delivery --restore --db team.db",
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			if err := needSeat(db); err != nil {
				return err
			}
			done, err := withdraw(c.Context(), db, a[0], restore)
			if err != nil {
				return err
			}
			return out(c, asJSON, done, done.print)
		},
	}
	c.Flags().StringVar(&db, "db", "", "the seat's file")
	c.Flags().BoolVar(&restore, "restore", false, "put the document back into use")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

// withdraw works on the files beside their owner: the matter is urgent.
func withdraw(ctx context.Context, db, id string, restore bool) (w withdrawal, err error) {
	base := strings.TrimSuffix(db, filepath.Ext(db))
	kb, err := store.OpenKnowledge(ctx, base+".kb")
	if err != nil {
		return w, err
	}
	defer func() { err = errors.Join(err, kb.Close()) }()
	at := time.Now()
	if restore {
		at = time.Time{}
	}
	if err := kb.SetWithdrawn(ctx, id, at); err != nil {
		return w, err
	}
	w = withdrawal{Document: id, Withdrawn: !restore, Received: []received{}}
	ledger, err := store.OpenLedger(ctx, db, store.LedgerOptions{ReadOnly: true, Keys: privacy.FileKey(base + ".key")})
	if err != nil {
		return w, err
	}
	defer func() { err = errors.Join(err, ledger.Close()) }()
	got, err := ledger.Received(ctx, id)
	for _, r := range got {
		w.Received = append(w.Received, received{r.ConversationID, r.SuggestionID, string(r.Action), string(r.Delivery), r.At})
	}
	return w, err
}

func (d withdrawal) print(w io.Writer) {
	if d.Withdrawn {
		fmt.Fprintf(w, "%s is withdrawn: no reply rests on it any more\n", d.Document)
	} else {
		fmt.Fprintf(w, "%s is in use again\n", d.Document)
	}
	if len(d.Received) == 0 {
		fmt.Fprintln(w, "nobody received a reply that rests on it")
	}
	for _, r := range d.Received {
		fmt.Fprintf(w, "%s  %s  %s %s\n", r.At.Local().Format(time.DateTime), r.Conversation, r.Action, r.Delivery)
	}
}
