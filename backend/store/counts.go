package store

import (
	"context"
	"time"

	"baihua/backend/assist"
)

// Counts are totals over a stretch of time, for the screen of the day.
type Counts struct {
	Turns    int                       // customers' turns heard
	Kinds    map[assist.EntryKind]int  // entries
	Outcomes map[assist.Outcome]int    // entries that gave turns an outcome
	Actions  map[assist.Action]int     // decisions
	Own      int                       // of the edits: replies that changed no suggestion but were the agent's own
	Reasons  map[assist.Reason]int     // suggestions that were escalated
	Delivery map[assist.SendStatus]int // delivery entries
	Entries  int64                     // in the ledger, ever
}

// Counts counts what happened at or after since.
func (l *Ledger) Counts(ctx context.Context, since time.Time) (Counts, error) {
	c := Counts{
		Kinds: map[assist.EntryKind]int{}, Outcomes: map[assist.Outcome]int{}, Actions: map[assist.Action]int{},
		Reasons: map[assist.Reason]int{}, Delivery: map[assist.SendStatus]int{},
	}
	if err := l.countEntries(ctx, since, &c); err != nil {
		return c, explain(err)
	}
	err := l.readers.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM turn WHERE role = 'customer' AND at >= ?), (SELECT coalesce(max(seq), 0) FROM entry)", since.UnixMicro()).
		Scan(&c.Turns, &c.Entries)
	return c, explain(err)
}

func (l *Ledger) countEntries(ctx context.Context, since time.Time, c *Counts) error {
	rows, err := l.readers.QueryContext(ctx, `SELECT kind, coalesce(meta ->> 'outcome', ''), coalesce(meta ->> 'action', ''),
		coalesce(meta ->> 'reason', ''), coalesce(meta ->> 'status', ''), coalesce(meta ->> 'route', ''), count(*)
		FROM (SELECT kind, CAST(meta AS TEXT) AS meta FROM entry WHERE at >= ?) GROUP BY 1, 2, 3, 4, 5, 6`, since.UnixMicro())
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var m assist.Meta
		var kind assist.EntryKind
		var n int
		if err := rows.Scan(&kind, &m.Outcome, &m.Action, &m.Reason, &m.Status, &m.Route, &n); err != nil {
			return err
		}
		c.add(kind, m, n)
	}
	return rows.Err()
}

func (c *Counts) add(kind assist.EntryKind, m assist.Meta, n int) {
	c.Kinds[kind] += n
	if m.Outcome != "" {
		c.Outcomes[m.Outcome] += n
	}
	switch {
	case kind == assist.EntryDecision && m.Action != "":
		c.Actions[m.Action] += n
		if m.Action == assist.Edit && m.Route != assist.Show {
			c.Own += n
		}
	case kind == assist.EntrySuggestion && m.Reason != "":
		c.Reasons[m.Reason] += n
	case kind == assist.EntryDelivery && m.Status != "":
		c.Delivery[m.Status] += n
	}
}
