package store

import (
	"context"
	"database/sql"
	"errors"

	"baihua/backend/assist"
)

// documentColumns are read from a document or an old revision of one. The last is
// Document.Sample.
const documentColumns = "title, lang, source, format, pack, revision, hash, audience, valid_from, valid_until, reviewed, attributes, imported, " +
	"reviewed = '' AND pack IN (SELECT id FROM pack WHERE review <> 0)"

// scanner is a row of a result, single or one of many.
type scanner interface{ Scan(dest ...any) error }

// scanDocument reads columns before, documentColumns and one column after them.
func scanDocument(row scanner, d *assist.Document, after *string, before ...any) error {
	var from, until, imported int64
	var attributes string
	err := row.Scan(append(before,
		&d.Title, &d.Lang, &d.Source, &d.Format, &d.Pack, &d.Revision, &d.Hash, &d.Audience, &from, &until,
		&d.Reviewed, &attributes, &imported, &d.Sample, after)...)
	if err != nil {
		return err
	}
	d.ValidFrom, d.ValidUntil, d.ImportedAt = unstamp(from), unstamp(until), unstamp(imported)
	return fromJSON(attributes, &d.Attributes)
}

// Document is the document as it is now, with its passages in order.
func (k *Knowledge) Document(ctx context.Context, id string) (assist.Document, []assist.Passage, error) {
	d := assist.Document{ID: id}
	row := k.readers.QueryRowContext(ctx, "SELECT "+documentColumns+", text FROM document WHERE id = ?", id)
	if err := scanDocument(row, &d, &d.Text); err != nil {
		return d, nil, orNoDocument(err)
	}
	ps, err := k.passages(ctx, "WHERE p.document = ? ORDER BY p.ordinal, p.n", id)
	return d, unnumbered(ps), err
}

// DocumentRevision is the document as it was cited: revision may be the present one.
func (k *Knowledge) DocumentRevision(ctx context.Context, id string, revision int) (assist.Document, error) {
	d := assist.Document{ID: id}
	row := k.readers.QueryRowContext(ctx, "SELECT "+documentColumns+", text FROM document WHERE id = ?1 AND revision = ?2 UNION ALL SELECT "+
		documentColumns+", text FROM document_revision WHERE document = ?1 AND revision = ?2", id, revision)
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

// Hash is Document.Hash of what is stored, "" when the document is not.
func (k *Knowledge) Hash(ctx context.Context, docID string) (string, error) {
	var hash string
	err := k.readers.QueryRowContext(ctx, "SELECT hash FROM document WHERE id = ?", docID).Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return hash, explain(err)
}
