package store

import (
	"context"
	"database/sql"
	"errors"

	"baihua/backend/assist"

	"github.com/mattn/go-sqlite3"
)

// lock keeps a second process from owning the same ledger. It is an empty SQLite file
// beside it with a transaction that never ends: SQLite's locks work on every system
// and are gone with the process that held them.
type lock struct {
	db *sql.DB
	tx *sql.Tx
}

func takeLock(ctx context.Context, ledger string) (*lock, error) {
	path := ledger + ".lock"
	if err := makeFile(path); err != nil {
		return nil, err
	}
	db := pool(1, connector{dsn: dsn(path, "mode", "rw", "_txlock", "exclusive", "_busy_timeout", "500")})
	tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
	if err == nil {
		return &lock{db: db, tx: tx}, nil
	}
	_ = db.Close()
	var sq sqlite3.Error
	if errors.As(err, &sq) && (sq.Code == sqlite3.ErrBusy || sq.Code == sqlite3.ErrLocked) {
		return nil, refusal(assist.CodeUnavailable, CauseInUse, "the ledger is open in another window or program: close that one, or choose another file", err)
	}
	return nil, explain(err)
}

func (l *lock) release() error { return errors.Join(l.tx.Rollback(), l.db.Close()) }
