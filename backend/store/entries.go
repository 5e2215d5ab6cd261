package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"iter"
	"math"

	"baihua/backend/assist"
	"baihua/backend/privacy"
)

// entryPage is how many entries are read at a time, so that whoever walks the ledger
// holds no connection while working.
const entryPage = 256

const entryColumns = "seq, id, kind, v, at, conversation, key_id, meta, ciphertext, prev_hash, hash"

// Entries implements assist.Ledger. Entries appended meanwhile are seen too.
func (l *Ledger) Entries(ctx context.Context, f assist.Filter) iter.Seq2[assist.Entry, error] {
	if f.After == 0 {
		f.After = math.MinInt64 // whatever somebody else put into the file is seen too
	}
	return func(yield func(assist.Entry, error) bool) {
		f := f
		for {
			page, err := l.entryPage(ctx, f)
			for _, e := range page {
				if !yield(e, nil) {
					return
				}
				f.After = e.Seq
			}
			if err != nil {
				yield(assist.Entry{}, err)
				return
			}
			if len(page) < entryPage {
				return
			}
		}
	}
}

func (l *Ledger) entryPage(ctx context.Context, f assist.Filter) ([]assist.Entry, error) {
	query, args := "SELECT "+entryColumns+" FROM entry WHERE seq > ?", []any{f.After}
	if f.Kind != "" {
		query, args = query+" AND kind = ?", append(args, f.Kind)
	}
	if f.ConversationID != "" {
		query, args = query+" AND conversation = ?", append(args, f.ConversationID)
	}
	return collect(ctx, l.readers, scanEntry, query+" ORDER BY seq LIMIT ?", append(args, entryPage)...)
}

func scanEntry(rows *sql.Rows) (assist.Entry, error) {
	var e assist.Entry
	var at int64
	err := rows.Scan(&e.Seq, &e.ID, &e.Kind, &e.V, &at, &e.ConversationID, &e.KeyID, &e.Meta, &e.Ciphertext, &e.PrevHash, &e.Hash)
	if err != nil {
		return e, unreadableEntry(err)
	}
	e.At = micro(at)
	return e, nil
}

// unreadableEntry explains a row that does not hold what an entry holds.
func unreadableEntry(err error) error {
	if code := assist.CodeOf(explain(err)); code != assist.CodeInternal {
		return err
	}
	return assist.NewError(assist.CodeCorrupt, "a ledger entry cannot be read: set the file aside and restore your backup", err)
}

// Open implements assist.Ledger.
func (l *Ledger) Open(ctx context.Context, e assist.Entry, v any) error {
	if len(e.Ciphertext) == 0 {
		return assist.NewError(assist.CodeNotFound, "this ledger entry has no payload", nil)
	}
	k, err := l.openingKey(ctx, l.readers, e.KeyID)
	if err != nil {
		return err
	}
	plain, err := privacy.Open(k.key, e.Ciphertext, entryPlace(e))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(plain, v); err != nil {
		return assist.NewError(assist.CodeCorrupt, "this ledger entry cannot be read", err)
	}
	return nil
}
