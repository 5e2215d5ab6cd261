package library

import (
	"context"
	"encoding/json"
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
	batchNotes     = 2000 // sources and documents that did not change

	tellEvery = 100 // documents
)

// batch is what the next transaction makes durable.
type batch struct {
	items    []store.Item
	new      map[string]bool // documents of items that were not there
	passages int
	bytes    int // of text
	gone     []string
	files    []store.File
	noFiles  []string
	sources  []string
	met      []store.Met
	skips    []ingest.Skip // of finished sources: those of others come again
}

func (b *batch) full() bool {
	return len(b.items) >= batchDocuments || b.passages >= batchPassages || b.bytes >= batchBytes ||
		len(b.met)+len(b.sources) >= batchNotes
}

func (b *batch) empty() bool {
	return len(b.items)+len(b.gone)+len(b.files)+len(b.noFiles)+len(b.sources)+len(b.met) == 0
}

// changes are the documents that the batch changes.
func (b *batch) changes() []string {
	ids := slices.Clone(b.gone)
	for _, i := range b.items {
		ids = append(ids, i.Document.ID)
	}
	return ids
}

func (b *batch) isNew(id string) {
	if b.new == nil {
		b.new = map[string]bool{}
	}
	b.new[id] = true
}

func (r *run) put(i ingest.Item) error {
	r.source.putting = true
	defer func() { r.source.putting = false }()
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if !r.meet(i) {
		return nil
	}
	if i.Document.Audience == "" {
		i.Document.Audience = r.options.Audience
	}
	was, there, err := r.library.kb.Stored(r.ctx, i.Document.ID)
	if err != nil {
		return err
	}
	i.Document.Audience = audienceOf(was, i.Document.Audience)
	if there && (i.Unchanged || r.same(was, i.Document)) {
		r.unchanged(i.Document.Audience)
	} else {
		if !there {
			r.batch.isNew(i.Document.ID)
		}
		i.Document.ImportedAt = r.library.Now()
		r.batch.items = append(r.batch.items, store.Item{Document: i.Document, Passages: i.Passages, Written: i.Written})
		r.batch.passages += len(i.Passages)
		r.batch.bytes += len(i.Document.Text)
	}
	if !r.batch.full() {
		return nil
	}
	return r.commit()
}

// unchanged counts a document that stays as it is.
func (r *run) unchanged(a assist.Audience) {
	r.report.Unchanged++
	if a == assist.AudienceInternal {
		r.report.Internal++
	}
}

// audienceOf is for whom a document will be that was was: as a person chose for it, else
// as asked, else as it was. A new one of which nobody says anything is internal.
func audienceOf(was store.Stored, asked assist.Audience) assist.Audience {
	switch {
	case was.Chosen || asked == "" && was.Audience != "":
		return was.Audience
	case asked == "":
		return assist.AudienceInternal
	}
	return asked
}

// meet notes a document; false means that it was met already.
func (r *run) meet(i ingest.Item) bool {
	doc := i.Document
	m, met := r.seen[doc.ID]
	again := met && m.before && m.source == r.source.key // the interrupted source from its beginning
	switch {
	case again && m.hash == doc.Hash:
		m.before = false
		r.seen[doc.ID] = m
		r.source.documents++
		return false
	case met && !again:
		if m.hash != doc.Hash { // else it was listed twice
			r.skip(ingest.Skip{Name: doc.Source, Line: i.Line, Code: ingest.BadRecord, Detail: "something else in this import has the same id: give each document an id of its own"})
			r.source.contested = true
		}
		return false
	}
	r.note(doc.ID, doc.Hash)
	return true
}

// note counts a document of the source being read.
func (r *run) note(id, hash string) {
	r.seen[id] = meeting{hash: hash, source: r.source.key}
	r.batch.met = append(r.batch.met, store.Met{ID: id, Hash: hash, Source: r.source.key})
	r.source.documents++
	r.fresh++
	if r.progress.Done++; r.progress.Done%tellEvery == 0 {
		r.say()
	}
}

// commit stores the batch, then moves the index.
func (r *run) commit() error {
	if r.batch.empty() {
		return nil
	}
	ctx := context.WithoutCancel(r.ctx)
	was, err := r.standing(ctx)
	if err != nil {
		return err
	}
	err = r.store(ctx, was)
	if assist.CodeOf(err) == assist.CodeInvalid && len(r.batch.items) > 0 {
		return r.sift(ctx, was)
	}
	if err != nil {
		return err
	}
	if err := r.library.follow(ctx); err != nil {
		return err
	}
	r.batch = batch{}
	return nil
}

// standing is what the library holds of the documents that the batch changes.
func (r *run) standing(ctx context.Context) (map[string]assist.Document, error) {
	was := map[string]assist.Document{}
	for _, id := range r.batch.changes() {
		if r.batch.new[id] { // a change holds the lock: it still is
			continue
		}
		doc, _, err := r.library.kb.Document(ctx, id)
		switch {
		case err == nil:
			doc.Text = ""
			was[id] = doc
		case assist.CodeOf(err) != assist.CodeNotFound:
			return nil, err
		}
	}
	return was, nil
}

// store makes the batch durable together with the report that counts it.
func (r *run) store(ctx context.Context, was map[string]assist.Document) error {
	next := r.report
	next.Replaced = slices.Clone(next.Replaced)
	for _, i := range r.batch.items {
		if i.Document.Audience == assist.AudienceInternal {
			next.Internal++
		}
		old, there := was[i.Document.ID]
		if !there {
			next.Added++
			continue
		}
		next.Changed++
		next.replaced(old, i.Document)
	}
	for _, id := range r.batch.gone {
		if _, there := was[id]; there {
			next.Removed++
		}
	}
	next.Passages += r.batch.passages
	step, err := r.step(next)
	if err != nil {
		return err
	}
	b := store.Batch{At: r.library.Now(), Items: r.batch.items, Gone: r.batch.gone, Files: r.batch.files, NoFiles: r.batch.noFiles, Step: step}
	if err := r.library.kb.PutBatch(ctx, b); err != nil {
		return err
	}
	r.report = next
	return nil
}

// step is what the job has to remember of the batch; nil where none is kept.
func (r *run) step(report Report) (*store.Step, error) {
	if r.job == "" {
		return nil, nil
	}
	counts, skips, err := asJSON(report, r.batch.skips)
	return &store.Step{Job: r.job, Report: counts, Skips: skips, Sources: r.batch.sources, Met: r.batch.met}, err
}

// asJSON is a report and skips as they are stored, apart from one another.
func asJSON(report Report, skips []ingest.Skip) (counts []byte, lines []string, err error) {
	report.Skipped = nil
	if counts, err = json.Marshal(report); err != nil {
		return nil, nil, err
	}
	for _, s := range skips {
		b, err := json.Marshal(s)
		if err != nil {
			return nil, nil, err
		}
		lines = append(lines, string(b))
	}
	return counts, lines, nil
}

// sift stores the documents of a batch one by one, as the store refuses one of them, and
// reports that one.
func (r *run) sift(ctx context.Context, was map[string]assist.Document) error {
	all := r.batch
	for _, i := range all.items {
		mine := func(m store.Met) bool { return m.ID == i.Document.ID }
		r.batch = batch{items: []store.Item{i}, passages: len(i.Passages)}
		if n := slices.IndexFunc(all.met, mine); n >= 0 {
			r.batch.met = all.met[n : n+1]
		}
		err := r.store(ctx, was)
		switch {
		case err == nil:
			if err := r.library.follow(ctx); err != nil {
				return err
			}
		case assist.CodeOf(err) == assist.CodeInvalid:
			s := ingest.Skip{Name: i.Document.Source, Code: ingest.BadRecord, Detail: "it holds the very passage of another document: give each document an id of its own"}
			r.report.Skipped, all.skips = append(r.report.Skipped, s), append(all.skips, s)
		default:
			return err
		}
	}
	all.items, all.passages = nil, 0
	r.batch = all
	if err := r.store(ctx, was); err != nil {
		return err
	}
	if err := r.library.follow(ctx); err != nil {
		return err
	}
	r.batch = batch{}
	return nil
}
