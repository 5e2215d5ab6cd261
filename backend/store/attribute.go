package store

import (
	"context"
	"database/sql"
)

// Attribute is what every document that has the attribute says in it, by document id.
func (k *Knowledge) Attribute(ctx context.Context, name string) (map[string]string, error) {
	type said struct{ id, value string }
	all, err := collect(ctx, k.readers, func(rows *sql.Rows) (s said, err error) { return s, rows.Scan(&s.id, &s.value) },
		`SELECT d.id, a.value FROM document d, json_each(d.attributes) a WHERE d.attributes <> '' AND a.key = ?`, name)
	out := make(map[string]string, len(all))
	for _, s := range all {
		out[s.id] = s.value
	}
	return out, err
}
