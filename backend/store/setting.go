package store

import (
	"context"
	"database/sql"
	"errors"
)

// Setting is the value kept under key, "" when there is none. Settings stay in clear:
// secrets belong in the keychain.
func (l *Ledger) Setting(ctx context.Context, key string) (string, error) {
	var value string
	err := l.readers.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, explain(err)
}

// SetSetting keeps value under key.
func (l *Ledger) SetSetting(ctx context.Context, key, value string) error {
	return l.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)
		return err
	})
}
