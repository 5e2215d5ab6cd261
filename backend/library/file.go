package library

import (
	"context"
	"slices"
	"time"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/store"
)

// settled is how old a change of a file must have been when the file was opened, for its
// time to tell it from the next one: file systems keep time in steps of up to two seconds.
const settled = 2 * time.Second

// skipFile takes over what is known of a file that did not change since it was read to its
// end: it is not opened, and what was left out of it is reported again.
func (r *run) skipFile(s ingest.Source) (bool, error) {
	f, docs, err := r.library.known(r.ctx, s, r.options)
	if err != nil || f == nil {
		return false, err
	}
	skips, err := readSkips(f.Skips)
	if err != nil {
		return false, err
	}
	for _, d := range docs {
		if _, met := r.seen[d.ID]; met {
			return false, nil // there is something to sort out
		}
	}
	for _, s := range skips {
		r.skip(s)
	}
	for _, d := range docs {
		r.note(d.ID, d.Hash)
		r.unchanged(d.Audience)
	}
	return true, r.done()
}

// holds says whether the store holds just this document already.
func (r *run) holds(id, hash string) bool {
	was, there, err := r.library.kb.Stored(r.ctx, id)
	return err == nil && there && r.same(was, assist.Document{Hash: hash, Audience: audienceOf(was, r.options.Audience)})
}

// same says whether a document stays as it was.
func (r *run) same(was store.Stored, now assist.Document) bool {
	moved := r.source.path != "" && was.Path != "" && was.Path != r.source.path && !exists(was.Path)
	return was.Hash == now.Hash && was.Audience == now.Audience && !moved
}

// finish ends a source that was read.
func (r *run) finish(s ingest.Source, opened time.Time) error {
	if s.Path == "" {
		return r.done()
	}
	if r.source.whole() {
		held, err := r.library.kb.StoredFrom(r.ctx, s.Path)
		if err != nil {
			return err
		}
		for _, d := range held {
			if _, met := r.seen[d.ID]; !met {
				r.batch.gone = append(r.batch.gone, d.ID)
			}
		}
	}
	if s.Modified.IsZero() {
		return r.done()
	}
	_, skips, err := asJSON(Report{}, r.source.skips)
	if err != nil {
		return err
	}
	f := store.File{
		Path: s.Path, Size: s.Size, Modified: s.Modified, Seen: opened, Reader: ingest.ReaderVersion(), Documents: r.source.documents, Skips: skips,
	}
	if r.source.doubtful() {
		f.Documents = undecided
	}
	r.batch.files = append(r.batch.files, f)
	return r.done()
}

// whole says whether all that the source holds was understood: only then is what it does
// not hold any more known to be gone. A page that is a picture is no document, nor is what
// no reader is for or the file itself hides.
func (s *reading) whole() bool {
	for _, skip := range s.skips {
		if skip.Page == 0 && skip.Code != ingest.Unsupported && skip.Code != ingest.Hidden {
			return false
		}
	}
	return true
}

// undecided stands for the number of documents of a file that another try may read
// differently although it did not change.
const undecided = -1

func (s *reading) doubtful() bool {
	return s.contested || slices.ContainsFunc(s.skips, func(k ingest.Skip) bool {
		return k.Code == ingest.Unreadable || k.Code == ingest.TooSlow
	})
}

// done notes that the source was finished.
func (r *run) done() error {
	r.batch.skips = append(r.batch.skips, r.source.skips...)
	r.source.skips = nil
	r.batch.sources = append(r.batch.sources, r.source.key)
	if !r.batch.full() {
		return nil
	}
	return r.commit()
}

// known is what is stored of a file that did not change since it was read to its end,
// with its documents; nil when it must be read.
func (l *Library) known(ctx context.Context, s ingest.Source, o Options) (*store.File, []store.Stored, error) {
	if s.Path == "" || s.Modified.IsZero() {
		return nil, nil, nil
	}
	f, there, err := l.kb.File(ctx, s.Path)
	if err != nil || !there || !current(f, s) {
		return nil, nil, err
	}
	docs, err := l.kb.StoredFrom(ctx, s.Path)
	if err != nil {
		return nil, nil, err
	}
	for _, d := range docs {
		if audienceOf(d, o.Audience) != d.Audience {
			return nil, nil, nil
		}
	}
	if len(docs) != f.Documents && !o.follow {
		return nil, nil, nil // some were deleted: whoever imports the file again wants them back
	}
	return &f, docs, nil
}

// current says whether f tells of the file as it is.
func current(f store.File, s ingest.Source) bool {
	return f.Size == s.Size && f.Modified.Equal(s.Modified) && f.Reader == ingest.ReaderVersion() && f.Seen.Sub(f.Modified).Abs() > settled
}
