package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"time"

	"baihua/backend/assist"
)

// What ended a revision.
const (
	causeChanged = "changed" // a newer revision
	causeDeleted = "deleted" // a person, or a pack without it
	causeGone    = "gone"    // its file is gone, or no longer holds it
)

// shelve keeps what the document was, with what ended it.
func shelve(tx *sql.Tx, id string, at int64, cause string) error {
	_, err := tx.Exec(`INSERT INTO document_revision SELECT id, title, lang, source, format, pack, revision, hash, audience,
		valid_from, valid_until, reviewed, attributes, imported, text, ?, ? FROM document WHERE id = ?`, at, cause, id)
	return err
}

// end takes a document out. What it was stays readable as an old revision: what was
// answered with it must be explainable later.
func end(tx *sql.Tx, id string, at int64, cause string) (found bool, err error) {
	if err := shelve(tx, id, at, cause); err != nil {
		return false, err
	}
	if err := dropPassages(tx, id); err != nil {
		return false, err
	}
	return changed(tx.Exec("DELETE FROM document WHERE id = ?", id))
}

// DeleteDocument takes a document out with its passages, at that time; its revisions
// are kept.
func (k *Knowledge) DeleteDocument(ctx context.Context, id string, at time.Time) error {
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		found, err := end(tx, id, stamp(at), causeDeleted)
		if err == nil && !found {
			return noDocument()
		}
		return err
	})
}

// SetWithdrawn withdraws a document at that time, or with the zero time puts it back:
// its passages are there again as they were.
func (k *Knowledge) SetWithdrawn(ctx context.Context, id string, at time.Time) error {
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		found, err := changed(tx.Exec("UPDATE document SET withdrawn = ? WHERE id = ?", stamp(at), id))
		if err == nil && !found {
			return noDocument()
		}
		return err
	})
}

// Change is what a person decides about a document; nil leaves a thing as it is, and a
// pointer to a zero value says that there is none.
type Change struct {
	Audience   *assist.Audience `json:"audience,omitempty"`
	Owner      *string          `json:"owner,omitempty"`
	ValidFrom  *time.Time       `json:"valid_from,omitempty"`
	ValidUntil *time.Time       `json:"valid_until,omitempty"`
}

// OwnerAttribute is where a document says who answers for it.
const OwnerAttribute = "owner"

// apply sets what was decided on d.
func (c Change) apply(d *assist.Document) {
	if c.Audience != nil {
		d.Audience = *c.Audience
	}
	if c.ValidFrom != nil {
		d.ValidFrom = *c.ValidFrom
	}
	if c.ValidUntil != nil {
		d.ValidUntil = *c.ValidUntil
	}
	if c.Owner != nil {
		d.Attributes = maps.Clone(d.Attributes)
		if d.Attributes == nil {
			d.Attributes = map[string]string{}
		}
		d.Attributes[OwnerAttribute] = *c.Owner
	}
}

// with is c, overruled by what a newer change says.
func (c Change) with(newer Change) Change {
	if newer.Audience != nil {
		c.Audience = newer.Audience
	}
	if newer.Owner != nil {
		c.Owner = newer.Owner
	}
	if newer.ValidFrom != nil {
		c.ValidFrom = newer.ValidFrom
	}
	if newer.ValidUntil != nil {
		c.ValidUntil = newer.ValidUntil
	}
	return c
}

// ChangeDocument makes a new revision that differs in what a person decided; its words
// and passages are the same. The decision stands for the revisions that come after.
func (k *Knowledge) ChangeDocument(ctx context.Context, id string, ch Change, at time.Time) error {
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		was, err := standing(tx, id)
		if err != nil {
			return err
		}
		if !was.there {
			return noDocument()
		}
		chosen := was.chosen.with(ch)
		b, err := json.Marshal(chosen)
		if err != nil {
			return err
		}
		if err := shelve(tx, id, stamp(at), causeChanged); err != nil {
			return err
		}
		return rewrite(tx, id, chosen, string(b))
	})
}

// rewrite sets what was chosen on the document as it stands.
func rewrite(tx *sql.Tx, id string, c Change, chosen string) error {
	var d assist.Document
	var from, until int64
	var attributes string
	err := tx.QueryRow("SELECT audience, valid_from, valid_until, attributes FROM document WHERE id = ?", id).Scan(&d.Audience, &from, &until, &attributes)
	if err != nil {
		return err
	}
	if err := fromJSON(attributes, &d.Attributes); err != nil {
		return err
	}
	d.ValidFrom, d.ValidUntil = unstamp(from), unstamp(until)
	c.apply(&d)
	_, err = tx.Exec("UPDATE document SET revision = revision + 1, audience = ?, valid_from = ?, valid_until = ?, attributes = ?, chosen = ? WHERE id = ?",
		d.Audience, stamp(d.ValidFrom), stamp(d.ValidUntil), asJSON(d.Attributes, len(d.Attributes)), chosen, id)
	return err
}
