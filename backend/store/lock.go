package store

import (
	"context"
	"database/sql"
	"errors"

	"baihua/backend/assist"

	"github.com/mattn/go-sqlite3"
)

// lock keeps a second process from owning the same file. It is an empty SQLite file
// beside it with a transaction that never ends: SQLite's locks work on every system
// and are gone with the process that held them.
type lock struct {
	db *sql.DB
	tx *sql.Tx
}

// takeLock takes the lock beside file; inUse is what to tell people when somebody has it.
func takeLock(ctx context.Context, file, inUse string) (*lock, error) {
	path := file + ".lock"
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
		return nil, refusal(assist.CodeUnavailable, CauseInUse, inUse, err)
	}
	return nil, explain(err)
}

func (l *lock) release() error { return errors.Join(l.tx.Rollback(), l.db.Close()) }
