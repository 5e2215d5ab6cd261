package store

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"baihua/backend/assist"
)

// step is one migration: a file NNNN_name.sql.
type step struct {
	version int
	name    string
	script  string
}

// steps reads the migrations in dir; they are numbered from one without gaps.
func steps(files fs.FS, dir string) ([]step, error) {
	names, err := fs.Glob(files, dir+"/*.sql") // sorted
	if err != nil {
		return nil, err
	}
	var out []step
	for i, path := range names {
		name := strings.TrimSuffix(strings.TrimPrefix(path, dir+"/"), ".sql")
		number, _, _ := strings.Cut(name, "_")
		if version, err := strconv.Atoi(number); err != nil || version != i+1 {
			return nil, fmt.Errorf("migration %s: want number %d", name, i+1)
		}
		script, err := fs.ReadFile(files, path)
		if err != nil {
			return nil, err
		}
		out = append(out, step{version: i + 1, name: name, script: string(script)})
	}
	return out, nil
}

// migrate brings the file up to the newest step, one transaction each. It refuses a
// file that has seen a step we do not know.
func migrate(ctx context.Context, db *sql.DB, all []step) error {
	_, err := db.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
	if err != nil {
		return explain(err)
	}
	have, err := schemaVersion(ctx, db)
	if err != nil {
		return err
	}
	if err := checkVersion(have, all); err != nil {
		return err
	}
	for _, s := range all[have:] {
		if err := apply(ctx, db, s); err != nil {
			return explain(fmt.Errorf("migration %s: %w", s.name, err))
		}
	}
	return nil
}

// apply runs one step, unless another process was faster.
func apply(ctx context.Context, db *sql.DB, s step) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after Commit
	have, err := schemaVersion(ctx, tx)
	if err != nil || have >= s.version {
		return err
	}
	if _, err := tx.ExecContext(ctx, s.script); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO migration VALUES (?, ?)", s.version, s.name); err != nil {
		return err
	}
	return tx.Commit()
}

func schemaVersion(ctx context.Context, db querier) (int, error) {
	var have int
	err := db.QueryRowContext(ctx, "SELECT coalesce(max(version), 0) FROM migration").Scan(&have)
	return have, explain(err)
}

func checkVersion(have int, all []step) error {
	if have > len(all) {
		return refusal(assist.CodeUnreadable, CauseNewer, "a newer version of this program wrote the file: update the program to open it", nil)
	}
	return nil
}
