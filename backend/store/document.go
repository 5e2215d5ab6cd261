package store

import (
	"context"
	"database/sql"
	"errors"

	"baihua/backend/assist"
)

// documentColumns are read from a document or an old revision of one. The last of them
// is Document.Sample.
const documentColumns = "title, lang, source, format, pack, revision, hash, audience, valid_from, valid_until, reviewed, attributes, imported, " +
	"reviewed = '' AND pack IN (SELECT id FROM pack WHERE review <> 0)"

// What stands in front of a document's or an old revision's text. Only a document that
// is there can be withdrawn.
const (
	presentColumns = documentColumns + ", withdrawn"
	earlierColumns = documentColumns + ", 0"
)

// scanner is a row of a result, single or one of many.
type scanner interface{ Scan(dest ...any) error }

// scanDocument reads columns before, presentColumns and one column after them.
func scanDocument(row scanner, d *assist.Document, after *string, before ...any) error {
	var from, until, imported, withdrawn int64
	var attributes string
	err := row.Scan(append(before,
		&d.Title, &d.Lang, &d.Source, &d.Format, &d.Pack, &d.Revision, &d.Hash, &d.Audience, &from, &until,
		&d.Reviewed, &attributes, &imported, &d.Sample, &withdrawn, after)...)
	if err != nil {
		return err
	}
	d.ValidFrom, d.ValidUntil, d.ImportedAt, d.Withdrawn = unstamp(from), unstamp(until), unstamp(imported), unstamp(withdrawn)
	return fromJSON(attributes, &d.Attributes)
}

// Document is the document as it is now, with its passages in order.
func (k *Knowledge) Document(ctx context.Context, id string) (assist.Document, []assist.Passage, error) {
	d := assist.Document{ID: id}
	row := k.readers.QueryRowContext(ctx, "SELECT "+presentColumns+", text FROM document WHERE id = ?", id)
	if err := scanDocument(row, &d, &d.Text); err != nil {
		return d, nil, orNoDocument(err)
	}
	ps, err := k.passages(ctx, "WHERE p.document = ? ORDER BY p.ordinal, p.n", id)
	return d, unnumbered(ps), err
}

// DocumentRevision is the document as it was cited: revision may be the present one, and
// the document may have been deleted since.
func (k *Knowledge) DocumentRevision(ctx context.Context, id string, revision int) (assist.Document, error) {
	d := assist.Document{ID: id}
	row := k.readers.QueryRowContext(ctx, "SELECT "+presentColumns+", text FROM document WHERE id = ?1 AND revision = ?2 UNION ALL SELECT "+
		earlierColumns+", text FROM document_revision WHERE document = ?1 AND revision = ?2", id, revision)
	if err := scanDocument(row, &d, &d.Text); err != nil {
		return d, orNoDocument(err)
	}
	return d, nil
}

func orNoDocument(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return noDocument()
	}
	return explain(err)
}

func noDocument() error {
	return assist.NewError(assist.CodeNotFound, "there is no such document: it may have been deleted", nil)
}
