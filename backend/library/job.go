package library

import (
	"context"
	"errors"
	"time"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/store"
)

// Kind is what a job imports.
type Kind string

// The kinds of jobs.
const (
	KindFiles  Kind = "files"
	KindUpload Kind = "upload" // copies that are gone once they were read
	KindFolder Kind = "folder" // a watched folder
	KindPack   Kind = "pack"   // Paths holds its id
)

// Order is an import that somebody asked for.
type Order struct {
	Kind     Kind
	Paths    []string
	Audience assist.Audience // see Options
}

// Job is an import that was ordered, as it stands in the knowledge file.
type Job struct {
	ID string
	Order
	State   store.JobState
	Started time.Time
	Ended   time.Time // zero while it is not done
	Report  Report    // so far; Skipped only from Library.Job
	Code    assist.Code
	Message string // for people, when it failed
	Tries   int    // how often it began or went on since it last got a step further; 0 = never
}

// ErrLeft is the cause with which to cancel a job that shall go on later: the program
// closes. Any other ends it.
var ErrLeft = errors.New("the program closes")

// Order records what was asked for and gives the job's id; Do does it.
func (l *Library) Order(ctx context.Context, o Order) (string, error) {
	id := l.NewID()
	counts, _, err := asJSON(Report{Replaced: []string{}}, nil)
	if err != nil {
		return "", err
	}
	return id, l.kb.AddJob(ctx, store.Job{ID: id, Kind: string(o.Kind), Paths: o.Paths, Audience: o.Audience, Started: l.Now(), Report: counts})
}

// Do does what was ordered, or goes on with it where it was interrupted: what it reports
// is the same. One that ended already is only reported. Packs are done by DoPack.
func (l *Library) Do(ctx context.Context, id string, progress func(Progress)) (Report, error) {
	return l.work(ctx, id, progress, func(r *run, o Order) error {
		list := ingest.Files
		if o.Kind == KindUpload {
			list = ingest.Uploads
		}
		sources, skipped := list(o.Paths...)
		if err := r.listed(skipped); err != nil {
			return err
		}
		if o.Kind == KindFolder {
			return r.follow(o.Paths, sources)
		}
		return r.all(sources)
	})
}

// listing is the source of what was left out before anything was read.
const listing = ""

// listed reports what was left out before anything was read.
func (r *run) listed(skipped []ingest.Skip) error {
	r.source = reading{key: listing}
	if r.past[r.source.key] {
		return nil
	}
	for _, s := range skipped {
		r.skip(s)
	}
	return r.done()
}

// work runs a job while no other program imports into the same file.
func (l *Library) work(ctx context.Context, id string, progress func(Progress), do func(*run, Order) error) (report Report, err error) {
	l.write.Lock()
	defer l.write.Unlock()
	calm := context.WithoutCancel(ctx) // that it was cancelled must be recorded too
	release, err := l.kb.HoldJobs(calm)
	if err != nil {
		return Report{}, l.refused(calm, id, err)
	}
	defer func() { err = errors.Join(err, release()) }()
	j, err := l.Job(calm, id)
	if err != nil || j.State != store.JobRunning {
		return j.Report, err
	}
	r, err := l.newRun(calm, Options{Audience: j.Audience}, progress)
	if err != nil {
		return Report{}, err
	}
	defer r.close()
	r.job, r.ctx = id, ctx
	if err := r.resume(calm, j); err != nil {
		return Report{}, err
	}
	return r.end(do(r, j.Order))
}

// refused ends a job that could not begin, as another program imports: whoever ordered it
// is told so now. One that had begun may be what the other program does.
func (l *Library) refused(ctx context.Context, id string, why error) error {
	j, err := l.Job(ctx, id)
	var e *assist.Error
	if err != nil || j.State != store.JobRunning || j.Tries > 0 || !errors.As(why, &e) {
		return why
	}
	end := store.Job{ID: id, State: store.JobFailed, Ended: l.Now(), Code: e.Code, Message: e.Message}
	return errors.Join(why, l.kb.EndJob(ctx, end, nil))
}

// resume takes up where the job was interrupted.
func (r *run) resume(ctx context.Context, j Job) error {
	r.report = j.Report
	sources, met, err := r.library.kb.ResumeJob(ctx, r.job)
	for _, s := range sources {
		r.past[s] = true
	}
	for _, m := range met {
		r.seen[m.ID] = meeting{hash: m.Hash, source: m.Source, before: true}
	}
	r.progress.Done = len(met)
	return err
}

// end records how the job ended. One that was left is no end.
func (r *run) end(err error) (Report, error) {
	if err != nil && errors.Is(context.Cause(r.ctx), ErrLeft) {
		return r.report, err
	}
	j := store.Job{ID: r.job, State: store.JobDone, Ended: r.library.Now()}
	var e *assist.Error
	switch {
	case err == nil:
	case assist.CodeOf(err) == assist.CodeCancelled:
		j.State = store.JobCancelled
	case errors.As(err, &e):
		j.State, j.Code, j.Message = store.JobFailed, e.Code, e.Message
	default:
		j.State, j.Code = store.JobFailed, assist.CodeInternal
	}
	if err == nil && r.idle() {
		return r.report, r.library.kb.DropJob(context.WithoutCancel(r.ctx), r.job)
	}
	counts, skips, jsonErr := asJSON(r.report, append(r.batch.skips, r.source.skips...))
	if jsonErr != nil {
		return r.report, errors.Join(err, jsonErr)
	}
	endErr := r.library.kb.EndJob(context.WithoutCancel(r.ctx), j, &store.Step{Job: r.job, Report: counts, Skips: skips})
	return r.report, errors.Join(err, endErr)
}

// idle says whether a job that nobody asked for just now did nothing: packs are brought
// up to date whenever the demo starts.
func (r *run) idle() bool {
	n := r.report.Added + r.report.Changed + r.report.Removed + len(r.report.Skipped)
	return n == 0 && (r.options.follow || r.options.pack != "")
}

// Cancel ends an interrupted job, which no program does: it will not go on.
func (l *Library) Cancel(ctx context.Context, id string) error {
	if l.write.TryLock() { // else this program imports something, and therefore no other does
		defer l.write.Unlock()
		release, err := l.kb.HoldJobs(ctx)
		if err != nil {
			return err
		}
		defer func() { _ = release() }()
	}
	j, err := l.Job(ctx, id)
	if err != nil || j.State != store.JobRunning {
		return err
	}
	return l.kb.EndJob(ctx, store.Job{ID: id, State: store.JobCancelled, Ended: l.Now()}, nil)
}
