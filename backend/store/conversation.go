package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"baihua/backend/assist"
	"baihua/backend/privacy"
)

// allRows stands for "no limit" in SQL.
const allRows = -1

// Conversation implements assist.Conversations. Deleted turns are left out; erased ones
// are there without their words.
func (l *Ledger) Conversation(ctx context.Context, id string, limit int) (assist.Conversation, error) {
	c := assist.Conversation{ID: id}
	var opened int64
	var keyID string
	var customer []byte
	err := l.readers.QueryRowContext(ctx, "SELECT channel, remote, key_id, customer, opened, ended FROM conversation WHERE id = ?", id).
		Scan(&c.Channel, &c.Remote, &keyID, &customer, &opened, &c.Ended)
	if errors.Is(err, sql.ErrNoRows) {
		return c, assist.NewError(assist.CodeNotFound, "there is no such conversation", nil)
	}
	if err != nil {
		return c, explain(err)
	}
	c.Opened = micro(opened)
	keys := keyCache{ledger: l, known: map[string]dataKey{}}
	if len(customer) > 0 {
		if c.Customer, err = keys.customer(ctx, id, keyID, customer); err != nil {
			return c, err
		}
	}
	c.Turns, err = l.turns(ctx, id, limit, keys)
	return c, err
}

func (l *Ledger) turns(ctx context.Context, conversation string, limit int, keys keyCache) ([]assist.Turn, error) {
	sealed, err := l.sealedTurns(ctx, conversation, limit)
	if err != nil {
		return nil, err
	}
	var out []assist.Turn
	for _, s := range slices.Backward(sealed) {
		k, err := keys.get(ctx, s.keyID)
		if err != nil {
			return nil, err
		}
		if k.key != nil {
			w, err := openWords(k, conversation, s.turn.ID, s.sealed)
			if err != nil {
				return nil, err
			}
			s.turn.Text, s.turn.Name = w.Text, w.Name
		}
		out = append(out, s.turn)
	}
	return out, nil
}

type sealedTurn struct {
	turn   assist.Turn
	keyID  string
	sealed []byte
}

// sealedTurns reads the newest turns, newest first.
func (l *Ledger) sealedTurns(ctx context.Context, conversation string, limit int) ([]sealedTurn, error) {
	return collect(ctx, l.readers, func(rows *sql.Rows) (sealedTurn, error) {
		var s sealedTurn
		var at int64
		err := rows.Scan(&s.turn.ID, &s.turn.Role, &s.turn.Kind, &at, &s.turn.SuggestionID, &s.turn.Outcome, &s.keyID, &s.sealed)
		s.turn.At = micro(at)
		return s, err
	}, "SELECT id, role, kind, at, suggestion, outcome, key_id, sealed FROM turn WHERE conversation = ? AND deleted = 0 ORDER BY seq DESC LIMIT ?",
		conversation, orAll(limit))
}

// keyCache opens each data key once for one reading of a conversation.
type keyCache struct {
	ledger *Ledger
	known  map[string]dataKey
}

// get is the key with that id, without its bytes when it was erased.
func (c keyCache) get(ctx context.Context, id string) (dataKey, error) {
	if k, ok := c.known[id]; ok {
		return k, nil
	}
	k, err := c.ledger.openingKey(ctx, c.ledger.readers, id)
	if err != nil && assist.CodeOf(err) != assist.CodeErased {
		return k, err
	}
	c.known[id] = k
	return k, nil
}

func (c keyCache) customer(ctx context.Context, conversation, keyID string, sealed []byte) (string, error) {
	k, err := c.get(ctx, keyID)
	if err != nil || k.key == nil {
		return "", err
	}
	name, err := privacy.Open(k.key, sealed, customerPlace(conversation))
	return string(name), err
}

// Recent implements assist.Conversations.
func (l *Ledger) Recent(ctx context.Context, limit, turns int) ([]assist.Conversation, error) {
	ids, err := collect(ctx, l.readers, oneString, "SELECT id FROM conversation ORDER BY active DESC, id LIMIT ?", orAll(limit))
	if err != nil {
		return nil, err
	}
	out := make([]assist.Conversation, 0, len(ids))
	for _, id := range ids {
		c, err := l.Conversation(ctx, id, turns)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// Cursor implements assist.Conversations.
func (l *Ledger) Cursor(ctx context.Context, channel string) (string, error) {
	var cursor string
	err := l.readers.QueryRowContext(ctx, "SELECT cursor FROM channel WHERE name = ?", channel).Scan(&cursor)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return cursor, explain(err)
}

// Unruled implements assist.Conversations. Turns that were deleted or erased before
// anything became of them are not waiting any more.
func (l *Ledger) Unruled(ctx context.Context) ([]assist.TurnRef, error) {
	return collect(ctx, l.readers, func(rows *sql.Rows) (assist.TurnRef, error) {
		var ref assist.TurnRef
		err := rows.Scan(&ref.ConversationID, &ref.TurnID)
		return ref, err
	}, `SELECT conversation, id FROM turn
		WHERE role = 'customer' AND outcome_entry IS NULL AND deleted = 0 AND key_id IN (SELECT id FROM data_key) ORDER BY seq`)
}

// orAll is limit, where zero means everything.
func orAll(limit int) int {
	if limit <= 0 {
		return allRows
	}
	return limit
}
