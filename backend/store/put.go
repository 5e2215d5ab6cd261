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
	Written  string // what it was read from, where people can go on writing it; else ""
}

// PutDocument stores a document with its passages, all or nothing; see PutDocuments.
func (k *Knowledge) PutDocument(ctx context.Context, doc assist.Document, passages []assist.Passage) error {
	return k.PutDocuments(ctx, []Item{{Document: doc, Passages: passages}})
}

// PutDocuments stores items in one transaction: all of them or none. A document that is
// there already is replaced: its revision goes up by one, what it was is kept, and its
// passages are those given. Document.Revision of an item is ignored. An Audience of ""
// says nothing: it stays what it was, and that of a new document is internal. What a
// person chose with ChangeDocument stands. A passage's Title, Lang, Audience, validity,
// Pack and Attributes are taken from its document.
func (k *Knowledge) PutDocuments(ctx context.Context, items []Item) error {
	return k.PutBatch(ctx, Batch{Items: items})
}

// readyItem is an item with all that can be worked out before the writer is asked.
type readyItem struct {
	assist.Document
	attributes string // as stored, once the document is complete
	written    string
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
	out := readyItem{Document: item.Document, written: item.Written}
	for _, p := range item.Passages {
		out.passages = append(out.passages, readyPassage{
			Passage: p, heading: asJSON(p.Heading, len(p.Heading)), questions: asJSON(p.Questions, len(p.Questions)),
			title: searchable(item.Document.Title + "\n" + strings.Join(p.Heading, "\n")),
			body:  searchable(strings.Join(p.Questions, "\n") + "\n" + p.Text),
		})
	}
	return out, nil
}

// stood is what is known of a document before it changes: revision 0 = it is new.
type stood struct {
	revision int
	audience assist.Audience
	chosen   Change
	there    bool
}

// standing reads it. The revisions of one that was deleted go on where they ended.
func standing(tx *sql.Tx, id string) (s stood, err error) {
	var chosen string
	err = tx.QueryRow("SELECT revision, audience, chosen FROM document WHERE id = ?", id).Scan(&s.revision, &s.audience, &chosen)
	if errors.Is(err, sql.ErrNoRows) {
		return s, tx.QueryRow("SELECT coalesce(max(revision), 0) FROM document_revision WHERE document = ?", id).Scan(&s.revision)
	}
	if err != nil {
		return s, err
	}
	s.there = true
	return s, fromJSON(chosen, &s.chosen)
}

func putItem(tx *sql.Tx, item readyItem, at int64) error {
	was, err := standing(tx, item.ID)
	if err != nil {
		return err
	}
	if was.there {
		if err := shelve(tx, item.ID, at, causeChanged); err != nil {
			return err
		}
		if err := dropPassages(tx, item.ID); err != nil {
			return err
		}
	}
	item.Revision = was.revision + 1
	if item.Audience == "" {
		item.Audience = was.audience
	}
	if item.Audience == "" {
		item.Audience = assist.AudienceInternal
	}
	was.chosen.apply(&item.Document)
	item.attributes = asJSON(item.Attributes, len(item.Attributes))
	if err := putDocument(tx, item); err != nil {
		return err
	}
	if err := keepWritten(tx, item.ID, item.written); err != nil {
		return err
	}
	for _, p := range item.passages {
		if err := putPassage(tx, item.ID, p); err != nil {
			return err
		}
	}
	return nil
}

func dropPassages(tx *sql.Tx, document string) error {
	if _, err := tx.Exec("DELETE FROM passage_fts WHERE rowid IN (SELECT n FROM passage WHERE document = ?)", document); err != nil {
		return err
	}
	_, err := tx.Exec("DELETE FROM passage WHERE document = ?", document)
	return err
}

func putDocument(tx *sql.Tx, d readyItem) error {
	_, err := tx.Exec(`INSERT INTO document (id, title, lang, source, format, pack, revision, hash, audience, valid_from, valid_until, reviewed, attributes, imported, text)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET title = excluded.title, lang = excluded.lang, source = excluded.source,
		format = excluded.format, pack = excluded.pack, revision = excluded.revision, hash = excluded.hash,
		audience = excluded.audience, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
		reviewed = excluded.reviewed, attributes = excluded.attributes, imported = excluded.imported, text = excluded.text`,
		d.ID, d.Title, d.Lang, d.Source, d.Format, d.Pack, d.Revision, d.Hash, d.Audience,
		stamp(d.ValidFrom), stamp(d.ValidUntil), d.Reviewed, d.attributes, stamp(d.ImportedAt), d.Text)
	return err
}

func putPassage(tx *sql.Tx, document string, p readyPassage) error {
	res, err := tx.Exec("INSERT INTO passage (id, document, part_of, kind, heading, questions, text, starts, ends, ordinal, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		p.ID, document, p.Group, p.Kind, p.heading, p.questions, p.Text, p.Start, p.End, p.Ordinal, p.Origin)
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
