package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"baihua/backend/assist"
	"baihua/backend/privacy"
)

// Record implements assist.Conversations. Turns are kept in the order of their first
// arrival. An edit is known again by its cursor, or by bringing the words that stand;
// the words it replaces are kept sealed as a revision. A turn whose deletion arrives
// first is never shown.
func (l *Ledger) Record(ctx context.Context, channel string, ev assist.ChannelEvent) (bool, error) {
	if err := ev.Check(channel); err != nil {
		return false, err
	}
	if passing := ev.Kind == assist.EventTyping || ev.Kind == assist.EventState; passing && ev.Cursor == "" {
		return true, nil
	}
	var fresh bool
	err := l.write(ctx, func(tx *sql.Tx) error {
		var err error
		if fresh, err = l.record(tx, channel, ev); err != nil || ev.Cursor == "" {
			return err
		}
		_, err = tx.Exec("INSERT INTO channel VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET cursor = excluded.cursor WHERE cursor <> excluded.cursor", channel, ev.Cursor)
		return err
	})
	return fresh && err == nil, err
}

func (l *Ledger) record(tx *sql.Tx, channel string, ev assist.ChannelEvent) (bool, error) {
	id := channel + "/" + ev.Conversation
	switch ev.Kind {
	case assist.EventTurn, assist.EventEdit, assist.EventDelete:
		k, err := l.meet(tx, id, channel, ev)
		if err != nil {
			return false, err
		}
		return recordTurn(tx, k, id, ev)
	case assist.EventEnd:
		return changed(tx.Exec("UPDATE conversation SET ended = 1 WHERE id = ? AND ended = 0", id))
	}
	return true, nil
}

// meet makes sure that the conversation and its data key exist, and keeps the
// customer's newest name.
func (l *Ledger) meet(tx *sql.Tx, id, channel string, ev assist.ChannelEvent) (dataKey, error) {
	k, err := l.sealingKey(tx, id)
	if err != nil {
		return dataKey{}, err
	}
	opened := ev.Turn.At
	if opened.IsZero() {
		opened = ev.Received
	}
	_, err = tx.Exec("INSERT INTO conversation VALUES (?, ?, ?, '', x'', ?, 0, 0) ON CONFLICT (id) DO NOTHING", id, channel, ev.Conversation, opened.UnixMicro())
	if err != nil || ev.Customer == "" {
		return k, err
	}
	var keyID string
	var sealed []byte
	if err := tx.QueryRow("SELECT key_id, customer FROM conversation WHERE id = ?", id).Scan(&keyID, &sealed); err != nil {
		return k, err
	}
	if keyID == k.id {
		known, err := privacy.Open(k.key, sealed, customerPlace(id))
		if err != nil || string(known) == ev.Customer {
			return k, err
		}
	}
	if sealed, err = privacy.Seal(k.key, []byte(ev.Customer), customerPlace(id)); err != nil {
		return k, err
	}
	_, err = tx.Exec("UPDATE conversation SET key_id = ?, customer = ? WHERE id = ?", k.id, sealed, id)
	return k, err
}

// storedTurn is what decides whether an event brings something new.
type storedTurn struct {
	seq     int64
	keyID   string
	sealed  []byte
	deleted bool
}

func recordTurn(tx *sql.Tx, k dataKey, conversation string, ev assist.ChannelEvent) (bool, error) {
	var old storedTurn
	err := tx.QueryRow("SELECT seq, key_id, sealed, deleted FROM turn WHERE conversation = ? AND id = ?", conversation, ev.Turn.ID).
		Scan(&old.seq, &old.keyID, &old.sealed, &old.deleted)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return true, addTurn(tx, k, conversation, ev)
	case err != nil:
		return false, err
	case old.deleted || ev.Kind == assist.EventTurn:
		return false, nil
	case ev.Kind == assist.EventDelete:
		return true, revise(tx, old, []byte{}, ev)
	}
	return editTurn(tx, k, old, conversation, ev)
}

func addTurn(tx *sql.Tx, k dataKey, conversation string, ev assist.ChannelEvent) error {
	deleted := ev.Kind == assist.EventDelete
	sealed := []byte{}
	if !deleted {
		var err error
		if sealed, err = sealWords(k, conversation, ev.Turn); err != nil {
			return err
		}
	}
	res, err := tx.Exec("INSERT INTO turn (conversation, id, role, kind, at, suggestion, key_id, sealed, cursor, deleted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		conversation, ev.Turn.ID, ev.Turn.Role, ev.Turn.Kind, ev.Turn.At.UnixMicro(), ev.Turn.SuggestionID, k.id, sealed, ev.Cursor, deleted)
	if err != nil || deleted {
		return err
	}
	seq, err := res.LastInsertId()
	if err != nil {
		return err
	}
	_, err = tx.Exec("UPDATE conversation SET active = ?, ended = 0 WHERE id = ?", seq, conversation)
	return err
}

func editTurn(tx *sql.Tx, k dataKey, old storedTurn, conversation string, ev assist.ChannelEvent) (bool, error) {
	if ev.Cursor != "" {
		var again bool
		err := tx.QueryRow("SELECT EXISTS (SELECT 1 FROM turn WHERE seq = ?1 AND cursor = ?2) OR EXISTS (SELECT 1 FROM turn_revision WHERE turn = ?1 AND cursor = ?2)", old.seq, ev.Cursor).Scan(&again)
		if err != nil || again {
			return false, err
		}
	}
	now := ev.Turn
	if old.keyID == k.id { // else what stood there was erased
		was, err := openWords(k, conversation, ev.Turn.ID, old.sealed)
		if err != nil || was.Text == ev.Turn.Text {
			return false, err
		}
		now.Name = was.Name
	}
	sealed, err := sealWords(k, conversation, now)
	if err != nil {
		return false, err
	}
	if err := revise(tx, old, sealed, ev); err != nil {
		return false, err
	}
	_, err = tx.Exec("UPDATE turn SET key_id = ? WHERE seq = ?", k.id, old.seq)
	return true, err
}

// revise moves what the turn said into its revisions and puts sealed in its place.
func revise(tx *sql.Tx, old storedTurn, sealed []byte, ev assist.ChannelEvent) error {
	_, err := tx.Exec("INSERT INTO turn_revision SELECT seq, (SELECT count(*) + 1 FROM turn_revision WHERE turn = seq), key_id, sealed, cursor FROM turn WHERE seq = ?", old.seq)
	if err != nil {
		return err
	}
	_, err = tx.Exec("UPDATE turn SET sealed = ?, cursor = ?, deleted = ? WHERE seq = ?", sealed, ev.Cursor, ev.Kind == assist.EventDelete, old.seq)
	return err
}

// words is what is sealed of a turn.
type words struct {
	Text string `json:"text"`
	Name string `json:"name,omitempty"`
}

func sealWords(k dataKey, conversation string, turn assist.Turn) ([]byte, error) {
	plain, err := json.Marshal(words{Text: turn.Text, Name: turn.Name})
	if err != nil {
		return nil, err
	}
	return privacy.Seal(k.key, plain, turnPlace(conversation, turn.ID))
}

func openWords(k dataKey, conversation, turnID string, sealed []byte) (words, error) {
	plain, err := privacy.Open(k.key, sealed, turnPlace(conversation, turnID))
	if err != nil {
		return words{}, err
	}
	var w words
	if err := json.Unmarshal(plain, &w); err != nil {
		return words{}, assist.NewError(assist.CodeCorrupt, "a stored turn cannot be read: restore your backup", err)
	}
	return w, nil
}

func turnPlace(conversation, turnID string) []byte {
	return privacy.AAD("turn", conversation, turnID)
}

func customerPlace(conversation string) []byte { return privacy.AAD("customer", conversation) }

// changed says whether a statement changed a row.
func changed(res sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// micro reads a stored time.
func micro(at int64) time.Time { return time.UnixMicro(at).UTC() }
