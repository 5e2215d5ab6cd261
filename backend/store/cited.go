package store

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"time"

	"baihua/backend/assist"
)

// Received is a reply that rests on a document and was given to a customer.
type Received struct {
	ConversationID string
	SuggestionID   string
	DecisionID     string
	Action         assist.Action     // accept or edit
	Sent           bool              // through the channel; else copied or read out
	Delivery       assist.SendStatus // of what was sent
	At             time.Time
}

// Received are the replies given to customers that rest on the document, in any of its
// revisions, newest first. Erased conversations are not among them.
func (l *Ledger) Received(ctx context.Context, documentID string) ([]Received, error) {
	if l.master == nil {
		_, err := l.keyWhere(ctx, l.readers, "", "")
		return nil, err
	}
	return collect(ctx, l.readers, func(rows *sql.Rows) (r Received, err error) {
		var at int64
		err = rows.Scan(&r.ConversationID, &r.SuggestionID, &r.DecisionID, &r.Action, &r.Sent, &r.Delivery, &at)
		r.At = micro(at)
		return r, err
	}, `SELECT s.conversation, s.id, d.id, CAST(e.meta AS TEXT) ->> 'action' AS action, d.sends, d.delivery, e.at
		FROM cited c JOIN suggestion s ON s.id = c.suggestion JOIN decision d ON d.suggestion = s.id JOIN entry e ON e.seq = d.entry
		WHERE c.document = ? AND action IN ('accept', 'edit') ORDER BY d.entry DESC`, l.documentKey(documentID))
}

// documentKey stands for a document where its id must not be read.
func (l *Ledger) documentKey(id string) []byte {
	h := hmac.New(sha256.New, l.master)
	h.Write([]byte("cited document\x00" + id))
	return h.Sum(nil)
}

// projectCitations notes what the suggestion of the entry seq rests on.
func (l *Ledger) projectCitations(tx *sql.Tx, n encodedEntry, seq int64) error {
	var s assist.Suggestion
	if n.Kind != assist.EntrySuggestion || json.Unmarshal(n.payload, &s) != nil {
		return nil // nothing to note must never keep an entry from being recorded
	}
	return l.cite(tx, seq, s.Citations)
}

func (l *Ledger) cite(tx *sql.Tx, seq int64, citations []assist.Citation) error {
	for _, c := range citations {
		_, err := tx.Exec("INSERT OR IGNORE INTO cited SELECT ?, id FROM suggestion WHERE entry = ?", l.documentKey(c.DocumentID), seq)
		if err != nil {
			return err
		}
	}
	_, err := tx.Exec("UPDATE suggestion SET cited = 1 WHERE entry = ?", seq)
	return err
}

// citePage is how many suggestions are noted in one commit.
const citePage = 256

// citeEarlier notes what the suggestions rest on that were recorded before anybody noted
// it. Of those that are erased or damaged nothing can be noted: the ledger opens all the
// same, and its check says what is wrong with them.
func (l *Ledger) citeEarlier(ctx context.Context) error {
	for {
		es, err := collect(ctx, l.readers, scanEntry,
			"SELECT "+entryColumns+" FROM entry WHERE seq IN (SELECT entry FROM suggestion WHERE cited = 0 ORDER BY entry LIMIT ?) ORDER BY seq", citePage)
		if err != nil || len(es) == 0 {
			return err
		}
		rest := make(map[int64][]assist.Citation, len(es))
		for _, e := range es {
			var s assist.Suggestion
			if err := l.Open(ctx, e, &s); err != nil && ctx.Err() != nil {
				return err
			}
			rest[e.Seq] = s.Citations
		}
		err = l.write(ctx, func(tx *sql.Tx) error {
			for seq, citations := range rest {
				if err := l.cite(tx, seq, citations); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
}

// uncite forgets what the suggestions of an erased conversation rest on.
func uncite(tx *sql.Tx, conversationID string) error {
	_, err := tx.Exec("DELETE FROM cited WHERE suggestion IN (SELECT id FROM suggestion WHERE conversation = ?)", conversationID)
	return err
}
