package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"baihua/backend/assist"

	"github.com/mattn/go-sqlite3"
)

// Item is a document with everything that is cut from it.
type Item struct {
	Document assist.Document
	Passages []assist.Passage
}

// PutDocument stores a document with its passages, all or nothing; see PutDocuments.
func (k *Knowledge) PutDocument(ctx context.Context, doc assist.Document, passages []assist.Passage) error {
	return k.PutDocuments(ctx, []Item{{Document: doc, Passages: passages}})
}

// PutDocuments stores items in one transaction: all of them or none. A document that is
// there already is replaced: its revision goes up by one, what it was is kept, and its
// passages are those given. Document.Revision of an item is ignored. A passage's
// Title, Lang, Audience, validity, Pack and Attributes are taken from its document.
func (k *Knowledge) PutDocuments(ctx context.Context, items []Item) error {
	ready := make([]readyItem, len(items))
	for i, item := range items {
		var err error
		if ready[i], err = prepare(item); err != nil {
			return err
		}
	}
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		for _, item := range ready {
			if err := putItem(tx, item); err != nil {
				return err
			}
		}
		return nil
	})
}

// readyItem is an item with all that can be worked out before the writer is asked.
type readyItem struct {
	assist.Document
	attributes string
	passages   []readyPassage
}

type readyPassage struct {
	assist.Passage
	heading, questions string
	title, body        string // searchable
}

func prepare(item Item) (readyItem, error) {
	if item.Document.ID == "" {
		return readyItem{}, assist.NewError(assist.CodeInvalid, "a document needs an id", nil)
	}
	out := readyItem{Document: item.Document, attributes: asJSON(item.Document.Attributes, len(item.Document.Attributes))}
	for _, p := range item.Passages {
		out.passages = append(out.passages, readyPassage{
			Passage: p, heading: asJSON(p.Heading, len(p.Heading)), questions: asJSON(p.Questions, len(p.Questions)),
			title: searchable(item.Document.Title + "\n" + strings.Join(p.Heading, "\n")),
			body:  searchable(strings.Join(p.Questions, "\n") + "\n" + p.Text),
		})
	}
	return out, nil
}

func putItem(tx *sql.Tx, item readyItem) error {
	var revision int
	err := tx.QueryRow("SELECT revision FROM document WHERE id = ?", item.ID).Scan(&revision)
	switch {
	case errors.Is(err, sql.ErrNoRows):
	case err != nil:
		return err
	default:
		if err := shelve(tx, item.ID); err != nil {
			return err
		}
	}
	item.Revision = revision + 1
	if err := putDocument(tx, item); err != nil {
		return err
	}
	for _, p := range item.passages {
		if err := putPassage(tx, item.ID, p); err != nil {
			return err
		}
	}
	return nil
}

// shelve keeps what the document was and takes its passages out.
func shelve(tx *sql.Tx, id string) error {
	if _, err := tx.Exec("INSERT INTO document_revision SELECT * FROM document WHERE id = ?", id); err != nil {
		return err
	}
	return dropPassages(tx, id)
}

func dropPassages(tx *sql.Tx, document string) error {
	if _, err := tx.Exec("DELETE FROM passage_fts WHERE rowid IN (SELECT n FROM passage WHERE document = ?)", document); err != nil {
		return err
	}
	_, err := tx.Exec("DELETE FROM passage WHERE document = ?", document)
	return err
}

func putDocument(tx *sql.Tx, d readyItem) error {
	_, err := tx.Exec(`INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET title = excluded.title, lang = excluded.lang, source = excluded.source,
		format = excluded.format, pack = excluded.pack, revision = excluded.revision, hash = excluded.hash,
		audience = excluded.audience, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
		reviewed = excluded.reviewed, attributes = excluded.attributes, imported = excluded.imported, text = excluded.text`,
		d.ID, d.Title, d.Lang, d.Source, d.Format, d.Pack, d.Revision, d.Hash, d.Audience,
		stamp(d.ValidFrom), stamp(d.ValidUntil), d.Reviewed, d.attributes, stamp(d.ImportedAt), d.Text)
	return err
}

func putPassage(tx *sql.Tx, document string, p readyPassage) error {
	res, err := tx.Exec("INSERT INTO passage (id, document, part_of, kind, heading, questions, text, starts, ends, ordinal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		p.ID, document, p.Group, p.Kind, p.heading, p.questions, p.Text, p.Start, p.End, p.Ordinal)
	var sq sqlite3.Error
	if errors.As(err, &sq) && sq.ExtendedCode == sqlite3.ErrConstraintUnique {
		return assist.NewError(assist.CodeInvalid, "two passages have the same id: give each document an id of its own", err)
	}
	if err != nil {
		return err
	}
	n, err := res.LastInsertId()
	if err != nil {
		return err
	}
	_, err = tx.Exec("INSERT INTO passage_fts (rowid, title, body) VALUES (?, ?, ?)", n, p.title, p.body)
	return err
}

// DeleteDocument takes a document out with its passages and revisions.
func (k *Knowledge) DeleteDocument(ctx context.Context, id string) error {
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		if err := dropPassages(tx, id); err != nil {
			return err
		}
		gone, err := changed(tx.Exec("DELETE FROM document WHERE id = ?", id))
		if err == nil && !gone {
			return noDocument()
		}
		return err
	})
}

func noDocument() error {
	return assist.NewError(assist.CodeNotFound, "there is no such document: it may have been deleted", nil)
}
