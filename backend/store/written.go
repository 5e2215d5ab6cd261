package store

import (
	"context"
	"database/sql"
	"errors"

	"baihua/backend/assist"
)

// keepWritten keeps what a document was read from, or forgets what an earlier revision was.
func keepWritten(tx *sql.Tx, id, written string) error {
	if written == "" {
		_, err := tx.Exec("DELETE FROM written WHERE document = ?", id)
		return err
	}
	_, err := tx.Exec("INSERT OR REPLACE INTO written VALUES (?, ?)", id, written)
	return err
}

// Written is what a document was read from, as people wrote it. CodeNotFound: it is not
// there, or nothing was kept of it.
func (k *Knowledge) Written(ctx context.Context, id string) (string, error) {
	var text string
	err := k.readers.QueryRowContext(ctx, "SELECT text FROM written WHERE document = ?", id).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return "", assist.NewError(assist.CodeNotFound, "its own words were not kept: only text and Markdown of your own can be edited here", nil)
	}
	return text, explain(err)
}
