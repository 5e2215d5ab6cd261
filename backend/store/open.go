package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"baihua/backend/assist"

	"github.com/mattn/go-sqlite3"
)

// oldestSQLite is 3.51.3: earlier ones can corrupt a file when the WAL is reset.
const oldestSQLite = 3051003

// The application ids in the header of our files ("BhDB" and "BhKB").
const (
	ledgerID    = 0x42684442
	knowledgeID = 0x42684b42
)

// prepareFile makes path when it is missing, private to its owner, and refuses a file
// that is not ours before anything in it is changed.
func prepareFile(ctx context.Context, path string, id int) (absolute string, err error) {
	if err := checkSQLite(); err != nil {
		return "", err
	}
	absolute, err = filepath.Abs(path)
	if err != nil {
		return "", refusal(assist.CodeInvalid, CauseCannotOpen, "the file's name cannot be used: choose another one", err)
	}
	if err := os.MkdirAll(filepath.Dir(absolute), 0o700); err != nil {
		return "", refusal(assist.CodeUnavailable, CauseCannotOpen, "the folder cannot be made: check its permissions", err)
	}
	if err := makeFile(absolute); err != nil {
		return "", err
	}
	if err := claim(ctx, absolute, id); err != nil {
		return "", err
	}
	_ = os.Chmod(absolute, 0o600) // best effort: some file systems have no permissions
	return absolute, nil
}

// makeFile makes path an empty file of its owner's alone. One that exists is only
// looked at, not opened: closing it would drop the locks that SQLite holds on it
// elsewhere in this process.
func makeFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		err = f.Close()
	}
	if errors.Is(err, fs.ErrExist) {
		var info fs.FileInfo
		if info, err = os.Stat(path); err == nil && !info.Mode().IsRegular() {
			return refusal(assist.CodeUnreadable, CauseForeign, "this is not a file of this program: choose another one", nil)
		}
	}
	if err != nil {
		return refusal(assist.CodeUnavailable, CauseCannotOpen, "the file cannot be made: check the folder's permissions", err)
	}
	return nil
}

// claim checks that the file is ours, or empty; it writes our id into an empty one
// before it is switched to WAL, so that the id is in the file itself from then on.
func claim(ctx context.Context, path string, id int) error {
	db := pool(1, connector{dsn: dsn(path, "mode", "rw"), setup: safe})
	defer db.Close()
	found, empty, err := header(ctx, db)
	if err != nil {
		return notOurs(err)
	}
	if found == id {
		return nil
	}
	if !empty {
		return notOurs(fmt.Errorf("application id %#x", found))
	}
	_, err = db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", id))
	return explain(err)
}

func header(ctx context.Context, db *sql.DB) (id int, empty bool, err error) {
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return 0, false, err
	}
	var objects int
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&objects)
	return id, id == 0 && objects == 0, err
}

// notOurs explains why a file's header was not accepted.
func notOurs(err error) error {
	var sq sqlite3.Error
	if errors.As(err, &sq) && sq.Code != sqlite3.ErrNotADB {
		return explain(err)
	}
	return refusal(assist.CodeUnreadable, CauseForeign, "this is not a file of this program: choose another one", err)
}

func checkSQLite() error {
	version, number, _ := sqlite3.Version()
	if number < oldestSQLite {
		return refusal(assist.CodeUnsafe, CauseOldSQLite, "this build carries SQLite "+version+", which can damage files: install a newer build", nil)
	}
	return nil
}
