package store

import (
	"context"
	"errors"

	"baihua/backend/assist"

	"github.com/mattn/go-sqlite3"
)

// Causes: what Error.Detail["cause"] says about a file.
const (
	CauseDiskFull   = "disk_full"
	CauseDiskError  = "disk_error"
	CauseInUse      = "in_use"
	CauseReadOnly   = "read_only"
	CauseCannotOpen = "cannot_open"
	CauseDamaged    = "damaged"
	CauseNewer      = "newer_program"
	CauseForeign    = "not_baihua"
	CauseOldSQLite  = "old_sqlite"
	CauseClosed     = "closed"
)

// refusal is an error about a file, with what to do.
func refusal(code assist.Code, cause, message string, err error) error {
	e := assist.NewError(code, message, err)
	e.Detail = map[string]string{"cause": cause}
	return e
}

// explain turns what SQLite says into what a person can act on. Errors that explain
// themselves pass through.
func explain(err error) error {
	var known *assist.Error
	var sq sqlite3.Error
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		return assist.NewError(assist.CodeCancelled, "the work on the file was cancelled", err)
	case !errors.As(err, &sq):
		return assist.NewError(assist.CodeInternal, "the file could not be used: start the program again; if it stays, report it with the log", err)
	}
	switch sq.Code {
	case sqlite3.ErrFull:
		return refusal(assist.CodeUnavailable, CauseDiskFull, "the disk is full: free some space and try again; nothing recorded so far is lost", err)
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return refusal(assist.CodeUnavailable, CauseInUse, "another program is using the file: close it and try again", err)
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrAuth:
		return refusal(assist.CodeUnavailable, CauseReadOnly, "the file cannot be written: check its permissions and those of its folder", err)
	case sqlite3.ErrCantOpen:
		return refusal(assist.CodeUnavailable, CauseCannotOpen, "the file cannot be opened: check that its folder exists and may be written", err)
	case sqlite3.ErrIoErr:
		return refusal(assist.CodeUnavailable, CauseDiskError, "the disk reported an error: copy the file to another disk before going on", err)
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return refusal(assist.CodeCorrupt, CauseDamaged, "the file is damaged: set it aside (do not delete it) and restore your backup", err)
	case sqlite3.ErrInterrupt:
		return assist.NewError(assist.CodeCancelled, "the work on the file was cancelled", err)
	case sqlite3.ErrTooBig:
		return assist.NewError(assist.CodeTooLarge, "the text is too large to be stored: split it", err)
	}
	return assist.NewError(assist.CodeInternal, "the file could not be used: start the program again; if it stays, report it with the log", err)
}
