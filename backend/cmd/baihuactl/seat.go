package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"

	"baihua/backend/assist"
	"baihua/backend/library"
	"baihua/backend/seat"
	"baihua/backend/store"
	"baihua/kb"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// publisher makes a function a Publisher.
type publisher func(assist.Event)

// Publish implements assist.Publisher.
func (p publisher) Publish(e assist.Event) { p(e) }

func nobody(assist.Event) {}

// openSeat opens the seat whose record is the file db.
func openSeat(ctx context.Context, c *cobra.Command, db string, p publisher) (*seat.Seat, error) {
	if db == "" {
		return nil, errNoDB
	}
	return seat.Open(ctx, seat.Options{Ledger: db, Packs: kb.Packs(), Publisher: p, Log: logger(c.ErrOrStderr())})
}

// needSeat refuses a file that is not there, where making one would answer from nothing.
func needSeat(db string) error {
	if db == "" {
		return errNoDB
	}
	switch _, err := os.Stat(db); {
	case errors.Is(err, fs.ErrNotExist):
		return assist.NewError(assist.CodeNotFound, "there is no file "+db+": check its name, or "+importFirst(db), nil)
	case err != nil:
		return assist.NewError(assist.CodeUnavailable, db+" cannot be opened: check its permissions", err)
	}
	return nil
}

// importFirst is the command that makes a seat.
func importFirst(db string) string {
	return "import your documents first: baihuactl import FOLDER --db " + db + " (or --pack home instead of FOLDER for the sample)"
}

// openRecord opens a seat's record to read, even while the program runs on it.
func openRecord(ctx context.Context, db string) (*store.Ledger, error) {
	if err := needSeat(db); err != nil {
		return nil, err
	}
	return store.OpenLedger(ctx, db, store.LedgerOptions{ReadOnly: true})
}

var errNoDB = &usageError{errors.New("name the seat's file with --db, for example --db desk.db")}

func logger(w io.Writer) *slog.Logger {
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

// out prints v as one line of JSON, or what text says.
func out(c *cobra.Command, asJSON bool, v any, text func(io.Writer)) error {
	w := c.OutOrStdout()
	if !asJSON {
		text(w)
		return nil
	}
	return json.NewEncoder(w).Encode(v)
}

// progress shows a running import on a terminal, and nothing anywhere else.
func progress(c *cobra.Command) func(library.Progress) {
	f, ok := c.ErrOrStderr().(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return func(library.Progress) {}
	}
	return func(p library.Progress) {
		pace := ""
		if p.Rate > 0 {
			pace = fmt.Sprintf("  %.0f a second", p.Rate)
		}
		if p.Left > 0 {
			pace += fmt.Sprintf(", %s left", p.Left)
		}
		fmt.Fprintf(f, "\r\033[K%d documents%s  %s", p.Done, pace, p.File)
	}
}
