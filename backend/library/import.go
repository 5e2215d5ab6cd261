package library

import (
	"context"
	"io"
	"time"

	"baihua/backend/assist"
	"baihua/backend/ingest"
)

// Import reads sources into the library. What did not change costs next to nothing.
// When ctx is done it stops with CodeCancelled; what it reports stays imported. It keeps
// no job: one that the program does not outlive is begun anew.
func (l *Library) Import(ctx context.Context, sources []ingest.Source, o Options, progress func(Progress)) (Report, error) {
	l.write.Lock()
	defer l.write.Unlock()
	r, err := l.newRun(ctx, o, progress)
	if err != nil {
		return Report{}, err
	}
	defer r.close()
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
	files    identities
	began    time.Time
	read     int64 // bytes really read
	fresh    int   // documents that were not met before the job was interrupted
	progress Progress
	report   Report
	seen     map[string]meeting // each document met, by id
	past     map[string]bool    // sources finished before the job was interrupted
	job      string             // "" = none is kept
	source   reading
	batch    batch
}

// reading is the source being read.
type reading struct {
	key, path string // path is "" where it lies on no disk
	documents int
	skips     []ingest.Skip
	contested bool // it holds the id of a document from elsewhere
	putting   bool // the reader has handed over: what goes wrong now is not its fault
}

// meeting is a document as the import came across it.
type meeting struct {
	hash, source string
	before       bool // the interruption, and not since
}

func (l *Library) newRun(ctx context.Context, o Options, tell func(Progress)) (*run, error) {
	files, err := l.identities(ctx)
	return &run{
		library: l, ctx: ctx, options: o, tell: tell, engines: ingest.NewEngines(), files: files, began: l.Now(),
		report: Report{Replaced: []string{}}, seen: map[string]meeting{}, past: map[string]bool{},
	}, err
}

func (r *run) close() { _ = r.engines.Close() }

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
		r.say()
		before := r.progress.Bytes
		if err := r.one(s); err != nil {
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
	r.say()
	return nil
}

// say tells how far the import is.
func (r *run) say() {
	took := r.library.Now().Sub(r.began).Seconds()
	if took >= rateAfter.Seconds() {
		r.progress.Rate = float64(r.fresh) / took
		if r.read > 0 {
			left := float64(r.progress.AllBytes-r.progress.Bytes) * took / float64(r.read)
			r.progress.Left = time.Duration(left * float64(time.Second)).Round(time.Second)
		}
	}
	r.tell(r.progress)
}

// stopped names the end of an import that was cancelled, whichever room noticed first.
func (r *run) stopped(err error) error {
	if r.ctx.Err() != nil {
		return assist.NewError(assist.CodeCancelled, "the import was cancelled; what was read so far stays, import again to go on", r.ctx.Err())
	}
	return err
}

// one reads a source, unless that is known to bring nothing.
func (r *run) one(s ingest.Source) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	key := s.Path
	if key == "" {
		key = s.Name
	}
	if r.past[key] {
		return nil
	}
	r.source = reading{key: key, path: s.Path}
	known, err := r.skipFile(s)
	if err != nil || known {
		return err
	}
	opened := r.library.Now()
	if err := r.open(s); err != nil {
		return err
	}
	return r.finish(s, opened)
}

// open reads a source. A reader that panics has met a file it cannot read; the rest of
// the import goes on.
func (r *run) open(s ingest.Source) (err error) {
	defer func() {
		if !r.source.putting && recover() != nil {
			r.skip(ingest.Skip{Name: s.Name, Code: ingest.Damaged, Detail: "the reader gave up on the file: export it again"})
			err = nil
		}
	}()
	open := s.Open
	s.Open = func() (io.ReadCloser, error) {
		f, err := open()
		return &counting{ReadCloser: f, run: r}, err
	}
	return ingest.Read(r.ctx, s, ingest.Options{
		Root: r.options.Root, Pack: r.options.pack, Unchanged: r.holds, Identify: r.files.identify, Engines: r.engines,
	}, ingest.Sink{Put: r.put, Skip: r.skip})
}

// counting adds what is read to the progress.
type counting struct {
	io.ReadCloser
	run *run
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	c.run.progress.Bytes += int64(n)
	c.run.read += int64(n)
	return n, err
}

func (r *run) skip(s ingest.Skip) {
	r.source.skips = append(r.source.skips, s)
	r.report.Skipped = append(r.report.Skipped, s)
}
