package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strconv"
	"time"

	"baihua/backend/assist"
	"baihua/backend/privacy"
)

// payloadVersion is the V of new entries.
const payloadVersion = 1

// Append implements assist.Ledger. An entry that gives turns an outcome gives it to
// those that have none: a turn keeps its first outcome, and the entry is stored all
// the same, because it happened.
func (l *Ledger) Append(ctx context.Context, es ...assist.NewEntry) ([]assist.EntryReceipt, error) {
	encoded := make([]encodedEntry, len(es))
	for i, e := range es {
		var err error
		if encoded[i], err = encode(e); err != nil {
			return nil, err
		}
	}
	receipts := make([]assist.EntryReceipt, len(es))
	err := l.write(ctx, func(tx *sql.Tx) error {
		head, err := readHead(context.Background(), tx)
		if err != nil {
			return err
		}
		for i, e := range encoded {
			if receipts[i], err = l.append(tx, e, &head); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return receipts, nil
}

// encodedEntry is an entry that is sure to be storable.
type encodedEntry struct {
	assist.NewEntry
	meta, payload []byte
}

func encode(e assist.NewEntry) (encodedEntry, error) {
	if e.ID == "" || e.Kind == "" {
		return encodedEntry{}, assist.NewError(assist.CodeInvalid, "a ledger entry needs an id and a kind", nil)
	}
	meta, err := json.Marshal(e.Meta)
	if err != nil {
		return encodedEntry{}, assist.NewError(assist.CodeInvalid, "a ledger entry cannot be encoded", err)
	}
	out := encodedEntry{NewEntry: e, meta: meta, payload: []byte{}}
	if e.Payload == nil {
		return out, nil
	}
	if out.payload, err = json.Marshal(e.Payload); err != nil {
		return encodedEntry{}, assist.NewError(assist.CodeInvalid, "a ledger entry cannot be encoded", err)
	}
	return out, nil
}

// append stores one entry after head, and moves head on.
func (l *Ledger) append(tx *sql.Tx, n encodedEntry, head *assist.EntryReceipt) (assist.EntryReceipt, error) {
	first, err := readReceipt(context.Background(), tx, "WHERE id = ?", n.ID)
	if err == nil || !errors.Is(err, sql.ErrNoRows) {
		return first, err
	}
	e := assist.Entry{
		Seq: head.Seq + 1, ID: n.ID, Kind: n.Kind, V: payloadVersion, At: time.UnixMicro(n.At.UnixMicro()),
		ConversationID: n.ConversationID, Meta: n.meta, Ciphertext: []byte{}, PrevHash: head.Hash,
	}
	if len(n.payload) > 0 {
		k, err := l.sealingKey(tx, n.ConversationID)
		if err != nil {
			return assist.EntryReceipt{}, err
		}
		e.KeyID = k.id
		if e.Ciphertext, err = privacy.Seal(k.key, n.payload, entryPlace(e)); err != nil {
			return assist.EntryReceipt{}, err
		}
	}
	e.Hash = assist.HashEntry(e)
	_, err = tx.Exec("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		e.Seq, e.ID, e.Kind, e.V, e.At.UnixMicro(), e.ConversationID, e.KeyID, e.Meta, e.Ciphertext, e.PrevHash, e.Hash)
	if err != nil {
		return assist.EntryReceipt{}, err
	}
	*head = assist.EntryReceipt{Seq: e.Seq, Hash: e.Hash}
	if err := project(tx, n, e.Seq); err != nil {
		return *head, err
	}
	return *head, l.projectCitations(tx, n, e.Seq)
}

// entryPlace binds a sealed payload to its entry.
func entryPlace(e assist.Entry) []byte {
	return privacy.AAD("entry", e.ConversationID, e.ID, string(e.Kind), strconv.Itoa(e.V))
}

// Head is the newest entry's receipt, zero when there is none. Kept outside the file it
// is the anchor that shows whether the tail of the chain was cut off.
func (l *Ledger) Head(ctx context.Context) (assist.EntryReceipt, error) {
	r, err := readHead(ctx, l.readers)
	return r, explain(err)
}

// readHead is the newest entry's receipt; before the first entry its hash is empty.
func readHead(ctx context.Context, db querier) (assist.EntryReceipt, error) {
	r, err := readReceipt(ctx, db, "ORDER BY seq DESC LIMIT 1")
	if errors.Is(err, sql.ErrNoRows) {
		return assist.EntryReceipt{Hash: []byte{}}, nil
	}
	return r, err
}

func readReceipt(ctx context.Context, db querier, which string, args ...any) (assist.EntryReceipt, error) {
	var r assist.EntryReceipt
	err := db.QueryRowContext(ctx, "SELECT seq, hash FROM entry "+which, args...).Scan(&r.Seq, &r.Hash)
	return r, err
}
