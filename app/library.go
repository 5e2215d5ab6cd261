package app

import (
	"context"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/library"
	"baihua/backend/seat"
	"baihua/backend/store"
)

// maxRows is the most a page of the library list holds.
const maxRows = 200

// Library is bound to the screens: what the answers come from.
type Library struct {
	watch
	seat    *seat.Seat
	host    Host
	jobs    *jobs
	uploads Uploads // nil: files are imported by path
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
	rows, total, err := sh.Knowledge.Documents(context.Background(), store.DocumentFilter{
		Query: req.Query, Lang: req.Lang, First: req.First, Offset: max(req.Offset, 0), Limit: limit,
	})
	if err != nil {
		return DocumentsPage{}, err
	}
	out = DocumentsPage{Total: total, Rows: make([]DocumentRow, 0, len(rows))}
	for _, r := range rows {
		out.Rows = append(out.Rows, documentRow(r.Document, r.Passages, r.Snippet))
	}
	return out, nil
}

// Document opens one document to read.
func (l *Library) Document(req DocumentRequest) (out DocumentView, err error) {
	defer l.guard(&err)
	sh := l.seat.Shelf()
	defer sh.Release()
	doc, passages, err := sh.Knowledge.Document(context.Background(), req.ID)
	if err != nil {
		return DocumentView{}, err
	}
	out = DocumentView{Row: documentRow(doc, len(passages), ""), Text: doc.Text, Passages: make([]PassageView, 0, len(passages))}
	for _, p := range passages {
		out.Passages = append(out.Passages, PassageView{
			ID: p.ID, Kind: string(p.Kind), Heading: list(p.Heading), Questions: list(p.Questions), Start: p.Start, End: p.End,
		})
	}
	return out, nil
}

// Delete takes a document out of the library.
func (l *Library) Delete(req DocumentRequest) (out DocumentsPage, err error) {
	defer l.guard(&err)
	if err := l.remove(req.ID); err != nil {
		return DocumentsPage{}, err
	}
	l.jobs.emitter.Emit(Event{Kind: "library"})
	return l.Documents(DocumentsRequest{})
}

func (l *Library) remove(id string) error {
	sh := l.seat.Shelf()
	defer sh.Release()
	return sh.Library.Delete(context.Background(), id)
}

// PickAndImport asks for files by dialog and imports them. None chosen gives a job
// without an id.
func (l *Library) PickAndImport() (out JobView, err error) {
	defer l.guard(&err)
	paths, err := l.host.PickFiles(context.Background())
	if err != nil || len(paths) == 0 {
		return JobView{State: "cancelled", Report: jobReport(library.Report{})}, err
	}
	return l.Import(ImportRequest{Paths: paths})
}

// Import imports files and folders in the background.
func (l *Library) Import(req ImportRequest) (out JobView, err error) {
	defer l.guard(&err)
	if len(req.Paths) == 0 {
		return JobView{}, assist.NewError(assist.CodeInvalid, "choose at least one file", nil)
	}
	if l.uploads != nil {
		return l.importUploads(req.Paths)
	}
	return l.jobs.start(func(ctx context.Context, progress func(library.Progress)) (library.Report, error) {
		sources, skipped := ingest.Files(req.Paths...)
		return l.read(ctx, sources, skipped, progress)
	}), nil
}

// importUploads imports what this page uploaded, and gives it free afterwards.
func (l *Library) importUploads(paths []string) (JobView, error) {
	for _, p := range paths {
		if !l.uploads.Allowed(p) {
			return JobView{}, assist.NewError(assist.CodeUnsafe, "only files uploaded on this page can be imported", nil)
		}
	}
	return l.jobs.start(func(ctx context.Context, progress func(library.Progress)) (library.Report, error) {
		defer l.uploads.Release(paths)
		sources, skipped := ingest.Uploads(paths...)
		return l.read(ctx, sources, skipped, progress)
	}), nil
}

func (l *Library) read(ctx context.Context, sources []ingest.Source, skipped []ingest.Skip, progress func(library.Progress)) (library.Report, error) {
	sh := l.seat.Shelf()
	defer sh.Release()
	report, err := sh.Library.Import(ctx, sources, library.Options{}, progress)
	report.Skipped = append(skipped, report.Skipped...)
	return report, err
}

// CancelImport stops a job; what it imported so far stays.
func (l *Library) CancelImport(req JobRequest) (out JobView, err error) {
	defer l.guard(&err)
	return l.jobs.stop(req.ID)
}

// Jobs lists the imports since the program started.
func (l *Library) Jobs() (out []JobView, err error) {
	defer l.guard(&err)
	return l.jobs.views(), nil
}

func documentRow(d assist.Document, passages int, snippet string) DocumentRow {
	return DocumentRow{
		ID: d.ID, Title: d.Title, Lang: d.Lang, Format: d.Format, Source: d.Source, Pack: d.Pack,
		Audience: string(d.Audience), Sample: d.Sample, Revision: d.Revision, Passages: passages,
		ValidUntil: millis(d.ValidUntil), ImportedAt: millis(d.ImportedAt), Snippet: snippet,
	}
}
