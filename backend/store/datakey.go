package store

import (
	"context"
	"database/sql"
	"errors"

	"baihua/backend/assist"
	"baihua/backend/privacy"
)

// dataKey seals everything of one conversation.
type dataKey struct {
	id  string
	key []byte
}

// querier is what sql.DB and sql.Tx have in common for reading one row.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// masterKey gets the master key and makes sure that it is the one the file was sealed
// with. A missing key is made only while the file holds nothing: a new one beside old
// data would leave that data unreadable.
func masterKey(ctx context.Context, db querier, keys privacy.KeySource) ([]byte, error) {
	master, err := keys.MasterKey(ctx)
	if assist.CodeOf(err) == assist.CodeNotFound {
		return firstKey(ctx, db, keys, err)
	}
	if err != nil {
		return nil, err
	}
	var k dataKey
	var conversation string
	var wrapped []byte
	err = db.QueryRowContext(ctx, "SELECT id, conversation, wrapped FROM data_key LIMIT 1").Scan(&k.id, &conversation, &wrapped)
	if errors.Is(err, sql.ErrNoRows) {
		return master, nil
	}
	if err != nil {
		return nil, explain(err)
	}
	if _, err := privacy.Open(master, wrapped, keyPlace(k.id, conversation)); err != nil {
		return nil, refusal(assist.CodeInvalid, privacy.CauseKeyWrong, "the key file does not belong to this ledger: restore the one that was backed up with it", err)
	}
	return master, nil
}

func firstKey(ctx context.Context, db querier, keys privacy.KeySource, missing error) ([]byte, error) {
	maker, ok := keys.(privacy.KeyMaker)
	if !ok {
		return nil, missing
	}
	var used bool
	err := db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM entry) OR EXISTS (SELECT 1 FROM data_key)").Scan(&used)
	if err != nil {
		return nil, explain(err)
	}
	if used {
		return nil, refusal(assist.CodeNotFound, privacy.CauseKeyMissing, "key file missing: restore it from your backup; without it the ledger's texts cannot be read", missing)
	}
	return maker.NewMasterKey(ctx)
}

// keyPlace binds a wrapped key to its row.
func keyPlace(id, conversation string) []byte { return privacy.AAD("data_key", id, conversation) }

// sealingKey is the conversation's data key, made when it has none.
func (l *Ledger) sealingKey(tx *sql.Tx, conversation string) (dataKey, error) {
	ctx := context.Background()
	k, err := l.keyWhere(ctx, tx, "conversation = ?", conversation)
	if assist.CodeOf(err) != assist.CodeErased {
		return k, err
	}
	k = dataKey{id: l.newID(), key: privacy.NewKey()}
	wrapped, err := privacy.Seal(l.master, k.key, keyPlace(k.id, conversation))
	if err != nil {
		return dataKey{}, err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO data_key VALUES (?, ?, ?, ?)", k.id, conversation, wrapped, l.now().UnixMicro())
	return k, err
}

// openingKey is the data key with that id; CodeErased when it was deleted.
func (l *Ledger) openingKey(ctx context.Context, db querier, id string) (dataKey, error) {
	return l.keyWhere(ctx, db, "id = ?", id)
}

func (l *Ledger) keyWhere(ctx context.Context, db querier, where, arg string) (dataKey, error) {
	if l.master == nil {
		return dataKey{}, refusal(assist.CodeUnavailable, privacy.CauseKeyMissing, "the ledger was opened without its key: texts cannot be read", nil)
	}
	var k dataKey
	var conversation string
	var wrapped []byte
	err := db.QueryRowContext(ctx, "SELECT id, conversation, wrapped FROM data_key WHERE "+where, arg).Scan(&k.id, &conversation, &wrapped)
	if errors.Is(err, sql.ErrNoRows) {
		return dataKey{}, assist.NewError(assist.CodeErased, "the text was erased on purpose", nil)
	}
	if err != nil {
		return dataKey{}, explain(err)
	}
	k.key, err = privacy.Open(l.master, wrapped, keyPlace(k.id, conversation))
	return k, err
}

// Erase deletes the conversation's data key: everything said in it, its suggestions and
// decisions can no longer be read by anybody, while the chain still verifies. It also
// clears the key from the journal; when that fails, the erasure stands and Erase must
// be repeated. Turns that come later are sealed with a new key.
func (l *Ledger) Erase(ctx context.Context, conversationID string) error {
	err := l.write(ctx, func(tx *sql.Tx) error {
		if err := uncite(tx, conversationID); err != nil {
			return err
		}
		_, err := tx.Exec("DELETE FROM data_key WHERE conversation = ?", conversationID)
		return err
	})
	if err != nil {
		return err
	}
	var busy, frames, moved int
	err = l.writer.db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &moved)
	if err == nil && busy != 0 {
		return refusal(assist.CodeUnavailable, CauseInUse, "the text is erased, but the key is still in the file's journal: erase again in a moment", nil)
	}
	return explain(err)
}
