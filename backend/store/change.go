package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"baihua/backend/assist"
)

// Changes are what happened to a knowledge file since a mark.
type Changes struct {
	// Mark names the state that these changes lead to. It means nothing in another file,
	// nor in this one after an older copy took its place.
	Mark string
	// Known is false where the mark asked about is not of this file, or too old: then
	// all passages must be read anew.
	Known     bool
	Documents []string // that came, changed or went
	Gone      []string // passages of those, old and present: what is put comes after
}

// Changes tells what happened since a mark; "" asks for the present mark alone.
func (k *Knowledge) Changes(ctx context.Context, since string) (Changes, error) {
	var n, stamp int64
	if _, err := fmt.Sscanf(since, "%d.%d", &n, &stamp); err != nil {
		n = -1
	}
	tx, err := k.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return Changes{}, explain(err)
	}
	defer func() { _ = tx.Rollback() }() // it only reads
	var c Changes
	var last, lastStamp int64
	if err := tx.QueryRowContext(ctx, "SELECT n, stamp FROM change ORDER BY n DESC LIMIT 1").Scan(&last, &lastStamp); err != nil {
		return c, explain(err)
	}
	c.Mark = fmt.Sprintf("%d.%d", last, lastStamp)
	var found int64
	err = tx.QueryRowContext(ctx, "SELECT stamp FROM change WHERE n = ?", n).Scan(&found)
	if errors.Is(err, sql.ErrNoRows) || err == nil && found != stamp {
		return c, nil
	}
	if err != nil {
		return c, explain(err)
	}
	c.Known = true
	if c.Documents, err = texts(ctx, tx, "SELECT DISTINCT document FROM change WHERE n > ? AND document <> ''", n); err != nil {
		return c, explain(err)
	}
	c.Gone, err = texts(ctx, tx, `SELECT passage FROM change WHERE n > ?1 AND passage <> ''
		UNION SELECT id FROM passage WHERE document IN (SELECT document FROM change WHERE n > ?1)`, n)
	return c, explain(err)
}

func texts(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]string, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// ForgetChanges drops what is older than a mark of this file: nobody will ask about it.
func (k *Knowledge) ForgetChanges(ctx context.Context, before string) error {
	var n, stamp int64
	if _, err := fmt.Sscanf(before, "%d.%d", &n, &stamp); err != nil {
		return nil
	}
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("DELETE FROM change WHERE n < ?1 AND EXISTS (SELECT 1 FROM change WHERE n = ?1 AND stamp = ?2)", n, stamp)
		return err
	})
}

// PassagesOf are the passages of documents, in their order.
func (k *Knowledge) PassagesOf(ctx context.Context, documents []string) ([]assist.Passage, error) {
	list, err := json.Marshal(documents)
	if err != nil {
		return nil, explain(err)
	}
	ps, err := k.passages(ctx, "JOIN json_each(?) wanted ON wanted.value = p.document ORDER BY wanted.key, p.ordinal, p.n", string(list))
	return unnumbered(ps), err
}

// Derived is the folder for what is derived from the file and may be thrown away. owned
// says that this process alone may write there, until Close; whoever asks second may not.
func (k *Knowledge) Derived(ctx context.Context) (folder string, owned bool) {
	folder = strings.TrimSuffix(k.path, filepath.Ext(k.path)) + ".idx"
	k.owning.Lock()
	defer k.owning.Unlock()
	if k.lock != nil {
		return folder, false
	}
	held, err := takeLock(ctx, folder, "another program writes the index of this knowledge file")
	if err != nil {
		return folder, false
	}
	k.lock = held
	return folder, true
}
