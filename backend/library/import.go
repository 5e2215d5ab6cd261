package library

import (
	"context"
	"io"
	"slices"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/store"
)

const (
	// A batch is one transaction: large enough that its fsync is cheap, small enough
	// that little is read again after a crash.
	batchDocuments = 500
	batchPassages  = 5000
	batchBytes     = 16 << 20

	tellEvery = 100 // documents
)

// Import reads sources into the library. What did not change costs next to nothing.
// When ctx is done it stops with CodeCancelled; what it reports stays imported.
func (l *Library) Import(ctx context.Context, sources []ingest.Source, o Options, progress func(Progress)) (Report, error) {
	l.write.Lock()
	defer l.write.Unlock()
	engines := ingest.NewEngines()
	defer engines.Close()
	files, err := l.identities(ctx)
	if err != nil {
		return Report{}, err
	}
	r := &run{
		library: l, ctx: ctx, options: o, tell: progress, report: Report{Replaced: []string{}},
		seen: map[string]string{}, files: files, engines: engines,
	}
	err = r.all(sources)
	return r.report, err
}

// run is one import under way.
type run struct {
	library  *Library
	ctx      context.Context
	options  Options
	tell     func(Progress)
	engines  *ingest.Engines
	progress Progress
	report   Report
	batch    []store.Item
	passages int               // in batch
	bytes    int               // of text in batch
	seen     map[string]string // hash of each document met, by id
	files    identities
}

func (r *run) all(sources []ingest.Source) error {
	r.progress.Total = len(sources)
	for _, s := range sources {
		r.progress.AllBytes += s.Size
		if s.Many() {
			r.progress.Total = 0
		}
	}
	for i, s := range sources {
		r.progress.File = s.Name
		r.tell(r.progress)
		before := r.progress.Bytes
		if err := r.source(s); err != nil {
			return r.stopped(err)
		}
		r.progress.Bytes = before + s.Size
		if r.progress.Total > 0 {
			r.progress.Done = i + 1 // also where a file was skipped
		}
	}
	if err := r.commit(); err != nil {
		return r.stopped(err)
	}
	r.tell(r.progress)
	return nil
}

// stopped names the end of an import that was cancelled, whichever room noticed first.
func (r *run) stopped(err error) error {
	if r.ctx.Err() != nil {
		return assist.NewError(assist.CodeCancelled, "the import was cancelled; what was read so far stays, import again to go on", r.ctx.Err())
	}
	return err
}

func (r *run) source(s ingest.Source) error {
	open := s.Open
	s.Open = func() (io.ReadCloser, error) {
		f, err := open()
		return &counting{ReadCloser: f, n: &r.progress.Bytes}, err
	}
	options := ingest.Options{Root: r.options.Root, Pack: r.options.pack, Unchanged: r.unchanged, Identify: r.files.identify, Engines: r.engines}
	return ingest.Read(r.ctx, s, options, ingest.Sink{
		Put:  r.put,
		Skip: r.skip,
	})
}

// counting adds what is read to the progress.
type counting struct {
	io.ReadCloser
	n *int64
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	*c.n += int64(n)
	return n, err
}

func (r *run) skip(s ingest.Skip) { r.report.Skipped = append(r.report.Skipped, s) }

// unchanged says whether the store holds just this document already.
func (r *run) unchanged(id, hash string) bool {
	stored, err := r.library.kb.Hash(r.ctx, id)
	return err == nil && stored == hash
}

func (r *run) put(i ingest.Item) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	doc := i.Document
	if hash, met := r.seen[doc.ID]; met {
		if hash != doc.Hash { // else it was listed twice
			r.skip(ingest.Skip{Name: doc.Source, Line: i.Line, Code: ingest.BadRecord, Detail: "something else in this import has the same id: give each document an id of its own"})
		}
		return nil
	}
	r.seen[doc.ID] = doc.Hash
	if r.progress.Done++; r.progress.Done%tellEvery == 0 {
		r.tell(r.progress)
	}
	if i.Unchanged {
		r.report.Unchanged++
		return nil
	}
	doc.ImportedAt = r.library.Now()
	r.batch = append(r.batch, store.Item{Document: doc, Passages: i.Passages})
	r.passages += len(i.Passages)
	r.bytes += len(doc.Text)
	if len(r.batch) < batchDocuments && r.passages < batchPassages && r.bytes < batchBytes {
		return nil
	}
	return r.commit()
}

// commit stores the batch, then moves the index: a passage is found only once it is
// durable, one that stays is found all along, and one that is gone is found no more.
func (r *run) commit() error {
	if len(r.batch) == 0 {
		return nil
	}
	ctx, l := context.WithoutCancel(r.ctx), r.library
	var gone []string
	changed := 0
	for _, i := range r.batch {
		was, old, err := l.kb.Document(ctx, i.Document.ID)
		switch {
		case err == nil:
			changed++
			r.replaced(was, i.Document)
			gone = append(gone, passageIDs(old)...)
		case assist.CodeOf(err) != assist.CodeNotFound:
			return err
		}
	}
	if err := l.kb.PutDocuments(ctx, r.batch); err != nil {
		return err
	}
	var fresh []assist.Passage
	for _, i := range r.batch {
		fresh = append(fresh, i.Passages...)
	}
	l.index.Put(fresh...)
	l.index.Remove(without(gone, passageIDs(fresh))...)
	r.report.Changed += changed
	r.report.Added += len(r.batch) - changed
	r.report.Passages += r.passages
	clear(r.batch) // the garbage collector's
	r.batch, r.passages, r.bytes = r.batch[:0], 0, 0
	return nil
}

// without is ids except those in stay.
func without(ids, stay []string) []string {
	keep := make(map[string]bool, len(stay))
	for _, id := range stay {
		keep[id] = true
	}
	return slices.DeleteFunc(ids, func(id string) bool { return keep[id] })
}

// replaced reports a document that took the place of one which may have been another:
// it was not, for all we know, read from the same file.
func (r *run) replaced(was, now assist.Document) {
	same := ingest.Origin(was) == ingest.Origin(now) && ingest.Origin(now) != ""
	if !same && now.Pack == "" && !slices.Contains(r.report.Replaced, now.Source) {
		r.report.Replaced = append(r.report.Replaced, now.Source)
	}
}
