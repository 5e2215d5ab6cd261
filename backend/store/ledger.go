package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"os"
	"path/filepath"
	"time"

	"baihua/backend/assist"
	"baihua/backend/privacy"
)

//go:embed migration/ledger/*.sql
var ledgerSteps embed.FS

// LedgerOptions is what a ledger needs from outside.
type LedgerOptions struct {
	Keys privacy.KeySource // a privacy.KeyMaker makes the first key of a new ledger
	Now  func() time.Time  // nil: the system's clock
	// NewID names data keys; ids are unique and never used again.
	NewID func() string
	// ReadOnly opens an existing ledger beside its owner, to read and verify entries.
	// It needs no Keys (payloads then stay sealed) and nothing can be written.
	ReadOnly bool
}

// Ledger is NAME.db: entries, conversations, settings. It implements assist.Records
// and is safe for concurrent use.
type Ledger struct {
	path    string
	writer  *writer
	readers *sql.DB
	lock    *lock
	master  []byte // wraps the data keys; nil when opened without keys
	now     func() time.Time
	newID   func() string
}

var _ assist.Records = (*Ledger)(nil)

// OpenLedger opens the ledger at path, made when missing. The caller closes it.
func OpenLedger(ctx context.Context, path string, o LedgerOptions) (*Ledger, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.ReadOnly {
		return openBeside(ctx, path, o)
	}
	if o.Keys == nil || o.NewID == nil {
		return nil, assist.NewError(assist.CodeInvalid, "a ledger cannot be opened without a key source", nil)
	}
	absolute, err := prepareFile(ctx, path, ledgerID)
	if err != nil {
		return nil, err
	}
	held, err := takeLock(ctx, absolute, "the ledger is open in another window or program: close that one, or choose another file")
	if err != nil {
		return nil, err
	}
	db := openWriter(absolute)
	master, err := readyLedger(ctx, db, o)
	if err != nil {
		return nil, errors.Join(err, db.Close(), held.release())
	}
	l := &Ledger{
		path: absolute, writer: newWriter(db), readers: openReaders(absolute, "rw"), lock: held,
		master: master, now: o.Now, newID: o.NewID,
	}
	if err := l.citeEarlier(ctx); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// readyLedger migrates the file and finds the key that belongs to it.
func readyLedger(ctx context.Context, db *sql.DB, o LedgerOptions) ([]byte, error) {
	all, err := steps(ledgerSteps, "migration/ledger")
	if err != nil {
		return nil, explain(err)
	}
	if err := migrate(ctx, db, all); err != nil {
		return nil, err
	}
	return masterKey(ctx, db, o.Keys)
}

// openBeside opens an existing ledger for reading while its owner may be writing.
func openBeside(ctx context.Context, path string, o LedgerOptions) (*Ledger, error) {
	absolute, err := filepath.Abs(path)
	if err == nil {
		_, err = os.Stat(absolute)
	}
	if err != nil {
		return nil, refusal(assist.CodeNotFound, CauseCannotOpen, "there is no such file: check its name", err)
	}
	l := &Ledger{path: absolute, readers: openReaders(absolute, "ro"), now: o.Now}
	if err := l.checkBeside(ctx, o.Keys); err != nil {
		return nil, errors.Join(err, l.readers.Close())
	}
	return l, nil
}

func (l *Ledger) checkBeside(ctx context.Context, keys privacy.KeySource) error {
	if err := checkSQLite(); err != nil {
		return err
	}
	id, _, err := header(ctx, l.readers)
	if err != nil || id != ledgerID {
		return notOurs(err)
	}
	all, err := steps(ledgerSteps, "migration/ledger")
	if err != nil {
		return explain(err)
	}
	have, err := schemaVersion(ctx, l.readers)
	if err != nil {
		return err
	}
	if err := checkVersion(have, all); err != nil || keys == nil {
		return err
	}
	l.master, err = masterKey(ctx, l.readers, keys)
	return err
}

// Path is the ledger's file.
func (l *Ledger) Path() string { return l.path }

// write runs work durably; see writer.do.
func (l *Ledger) write(ctx context.Context, work func(*sql.Tx) error) error {
	if l.writer == nil {
		return refusal(assist.CodeUnavailable, CauseReadOnly, "the ledger was opened for reading only: close it and open it again to write", nil)
	}
	return l.writer.do(ctx, work)
}

// Close finishes what is being written and gives the file free.
func (l *Ledger) Close() error {
	if l.writer == nil {
		return explain(l.readers.Close())
	}
	return explain(errors.Join(l.readers.Close(), l.writer.close(), l.lock.release()))
}
