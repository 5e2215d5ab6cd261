package store

import (
	"context"
	"database/sql"
)

// collect runs a query and scans every row.
func collect[T any](ctx context.Context, db *sql.DB, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, explain(err)
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return out, explain(err)
		}
		out = append(out, v)
	}
	return out, explain(rows.Err())
}

// oneString scans a row of one text column.
func oneString(rows *sql.Rows) (string, error) {
	var s string
	err := rows.Scan(&s)
	return s, err
}
