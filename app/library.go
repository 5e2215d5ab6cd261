package app

import (
	"context"

	"baihua/backend/assist"
	"baihua/backend/seat"
	"baihua/backend/store"
)

// maxRows is the most a page of the library list holds.
const maxRows = 200

// Library is bound to the screens: what the answers come from.
type Library struct {
	watch
	seat    *seat.Seat
	emitter *Emitter
}

// Documents lists or searches the library.
func (l *Library) Documents(req DocumentsRequest) (out DocumentsPage, err error) {
	defer l.guard(&err)
	limit := min(req.Limit, maxRows)
	if limit <= 0 {
		limit = maxRows
	}
	sh := l.seat.Shelf()
	defer sh.Release()
	ctx := context.Background()
	ids, only, err := l.selected(ctx, sh, req.Only)
	if err != nil {
		return DocumentsPage{}, err
	}
	rows, total, err := sh.Knowledge.Documents(ctx, store.DocumentFilter{
		Query: req.Query, Lang: req.Lang, First: req.First, Offset: max(req.Offset, 0), Limit: limit,
		Only: only, At: sh.Library.Now(), IDs: ids,
	})
	if err != nil {
		return DocumentsPage{}, err
	}
	out = DocumentsPage{Total: total, Rows: make([]DocumentRow, 0, len(rows))}
	for _, r := range rows {
		out.Rows = append(out.Rows, documentRow(r.Document, r.Passages, r.Snippet))
	}
	return out, l.attend(ctx, sh, out.Rows)
}

// Document opens one document to read.
func (l *Library) Document(req DocumentRequest) (out DocumentView, err error) {
	defer l.guard(&err)
	sh := l.seat.Shelf()
	defer sh.Release()
	doc, passages, err := sh.Knowledge.Document(context.Background(), req.ID)
	if req.Revision > 0 && (err != nil || doc.Revision != req.Revision) {
		return earlier(sh, req)
	}
	if err != nil {
		return DocumentView{}, err
	}
	out = DocumentView{Row: documentRow(doc, len(passages), ""), Text: doc.Text, Passages: make([]PassageView, 0, len(passages))}
	for _, p := range passages {
		out.Passages = append(out.Passages, PassageView{
			ID: p.ID, Kind: string(p.Kind), Heading: list(p.Heading), Questions: list(p.Questions), Start: p.Start, End: p.End,
		})
	}
	rows := []DocumentRow{out.Row}
	err = l.attend(context.Background(), sh, rows)
	out.Row = rows[0]
	return out, err
}

// earlier is a document as it was in an earlier revision. Its passages are gone; places
// in its text are where they were.
func earlier(sh *seat.Shelf, req DocumentRequest) (DocumentView, error) {
	doc, err := sh.Knowledge.DocumentRevision(context.Background(), req.ID, req.Revision)
	return DocumentView{Row: documentRow(doc, 0, ""), Text: doc.Text, Passages: []PassageView{}}, err
}

// Delete takes a document out of the library.
func (l *Library) Delete(req DocumentRequest) (out DocumentsPage, err error) {
	defer l.guard(&err)
	if err := l.remove(req.ID); err != nil {
		return DocumentsPage{}, err
	}
	l.emitter.Emit(Event{Kind: "library"})
	return l.Documents(DocumentsRequest{})
}

func (l *Library) remove(id string) error {
	sh := l.seat.Shelf()
	defer sh.Release()
	return sh.Library.Delete(context.Background(), id)
}

func documentRow(d assist.Document, passages int, snippet string) DocumentRow {
	return DocumentRow{
		ID: d.ID, Title: d.Title, Lang: d.Lang, Format: d.Format, Source: d.Source, Pack: d.Pack,
		Audience: string(d.Audience), Sample: d.Sample, Revision: d.Revision, Passages: passages,
		Owner: d.Attributes[store.OwnerAttribute], ValidFrom: millis(d.ValidFrom), Withdrawn: millis(d.Withdrawn),
		ValidUntil: millis(d.ValidUntil), ImportedAt: millis(d.ImportedAt), Snippet: snippet,
	}
}
