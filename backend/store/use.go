package store

import (
	"context"
	"database/sql"
	"strings"
)

// Use is what the record says of a document: how many suggestions rested on it, and what
// people did with them. What rested on none was never used.
type Use struct {
	Suggested int
	Given     int // accepted or edited
	Rejected  int
}

// OftenRejected says that people turned down a third or more of what rested on the
// document, and not just once.
func (u Use) OftenRejected() bool { return u.Rejected > 1 && 2*u.Rejected >= u.Given }

// usePage is how many documents are looked up by one query.
const usePage = 500

// Use is how often each of the documents was used, in any of its revisions; those that
// never were are not in it. Erased conversations do not count.
func (l *Ledger) Use(ctx context.Context, ids []string) (map[string]Use, error) {
	out := map[string]Use{}
	if l.master == nil {
		_, err := l.keyWhere(ctx, l.readers, "", "")
		return out, err
	}
	for len(ids) > 0 {
		n := min(len(ids), usePage)
		if err := l.use(ctx, ids[:n], out); err != nil {
			return out, err
		}
		ids = ids[n:]
	}
	return out, nil
}

func (l *Ledger) use(ctx context.Context, ids []string, out map[string]Use) error {
	names := make(map[string]string, len(ids))
	keys := make([]any, 0, len(ids))
	for _, id := range ids {
		key := l.documentKey(id)
		names[string(key)] = id
		keys = append(keys, key)
	}
	type used struct {
		document []byte
		Use
	}
	rows, err := collect(ctx, l.readers, func(rows *sql.Rows) (u used, err error) {
		return u, rows.Scan(&u.document, &u.Suggested, &u.Given, &u.Rejected)
	}, `SELECT document, count(*), coalesce(sum(action IN ('accept', 'edit')), 0), coalesce(sum(action = 'reject'), 0) FROM (
		SELECT c.document, CAST(e.meta AS TEXT) ->> 'action' AS action
		FROM cited c LEFT JOIN decision d ON d.suggestion = c.suggestion LEFT JOIN entry e ON e.seq = d.entry
		WHERE c.document IN (?`+strings.Repeat(",?", len(keys)-1)+`)) GROUP BY document`, keys...)
	for _, u := range rows {
		out[names[string(u.document)]] = u.Use
	}
	return err
}
