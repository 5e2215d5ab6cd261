package app

import (
	"context"
	"slices"
	"sync"
	"time"

	"baihua/backend/assist"
	"baihua/backend/library"

	"github.com/google/uuid"
)

// progressEvery limits how often a running job tells the screens.
const progressEvery = 100 * time.Millisecond

// keptJobs is how many finished jobs the screens can still ask for.
const keptJobs = 50

// jobs runs imports in the background, one at a time, and tells the screens.
type jobs struct {
	watch
	emitter *Emitter
	turn    sync.Mutex // held by the job that runs, and by what must not meet one

	mu   sync.Mutex
	all  []*job
	done sync.WaitGroup
}

type job struct {
	view   JobView
	cancel context.CancelFunc
}

// start runs work as a job and returns at once.
func (j *jobs) start(work func(context.Context, func(library.Progress)) (library.Report, error)) JobView {
	ctx, cancel := context.WithCancel(context.Background())
	jb := &job{view: JobView{ID: uuid.NewString(), State: "running", Report: jobReport(library.Report{})}, cancel: cancel}
	j.mu.Lock()
	j.all = append(j.all, jb)
	view := jb.view
	j.mu.Unlock()
	j.done.Go(func() {
		defer cancel()
		report, err := j.run(func() (library.Report, error) { return work(ctx, j.progress(jb)) })
		j.finish(jb, report, err)
	})
	return view
}

// run does work when it is its turn. A file that makes a reader panic fails its job only.
func (j *jobs) run(work func() (library.Report, error)) (r library.Report, err error) {
	defer j.guard(&err)
	j.turn.Lock()
	defer j.turn.Unlock()
	return work()
}

// alone runs f while no job can run. It refuses when one is under way or waits: whoever
// started it wants it done on what was there.
func (j *jobs) alone(f func() error) error {
	busy := assist.NewError(assist.CodeUnavailable, "an import is running: wait for its end, or cancel it, then try again", nil)
	j.mu.Lock()
	running := slices.ContainsFunc(j.all, func(jb *job) bool { return jb.view.State == "running" })
	free := !running && j.turn.TryLock()
	j.mu.Unlock()
	if !free {
		return busy
	}
	defer j.turn.Unlock()
	return f()
}

func (j *jobs) progress(jb *job) func(library.Progress) {
	var last time.Time
	return func(p library.Progress) {
		if now := time.Now(); now.Sub(last) < progressEvery {
			return
		} else {
			last = now
		}
		j.update(jb, func(v *JobView) {
			v.File, v.Done, v.Total, v.Bytes, v.AllBytes = p.File, p.Done, p.Total, p.Bytes, p.AllBytes
		})
	}
}

func (j *jobs) finish(jb *job, r library.Report, err error) {
	j.update(jb, func(v *JobView) {
		v.Report, v.State = jobReport(r), "done"
		switch {
		case assist.CodeOf(err) == assist.CodeCancelled:
			v.State = "cancelled"
		case err != nil:
			e := View(err)
			v.State, v.Error = "failed", &e
		}
	})
	j.trim()
	j.emitter.Emit(Event{Kind: "library"})
}

// trim forgets the oldest finished jobs.
func (j *jobs) trim() {
	j.mu.Lock()
	defer j.mu.Unlock()
	finished := 0
	for _, jb := range slices.Backward(slices.Clone(j.all)) {
		if jb.view.State == "running" {
			continue
		}
		if finished++; finished > keptJobs {
			j.all = slices.DeleteFunc(j.all, func(x *job) bool { return x == jb })
		}
	}
}

// update changes a job's view and sends it, in order.
func (j *jobs) update(jb *job, change func(*JobView)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	change(&jb.view)
	view := jb.view
	j.emitter.Emit(Event{Kind: "job", Job: &view})
}

func (j *jobs) views() []JobView {
	j.mu.Lock()
	defer j.mu.Unlock()
	out := make([]JobView, 0, len(j.all))
	for _, jb := range j.all {
		out = append(out, jb.view)
	}
	return out
}

// stop cancels a job; what it imported so far stays.
func (j *jobs) stop(id string) (JobView, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, jb := range j.all {
		if jb.view.ID == id {
			jb.cancel()
			return jb.view, nil
		}
	}
	return JobView{}, assist.NewError(assist.CodeNotFound, "that import is not known any more", nil)
}

// close cancels what runs and waits for it.
func (j *jobs) close() {
	j.mu.Lock()
	for _, jb := range j.all {
		jb.cancel()
	}
	j.mu.Unlock()
	j.done.Wait()
}

func jobReport(r library.Report) JobReport {
	out := JobReport{
		Added: r.Added, Changed: r.Changed, Unchanged: r.Unchanged, Passages: r.Passages,
		Replaced: list(r.Replaced), Skipped: make([]SkipView, 0, len(r.Skipped)),
	}
	for _, s := range r.Skipped {
		out.Skipped = append(out.Skipped, SkipView{Name: s.Name, Line: s.Line, Page: s.Page, Code: string(s.Code), Detail: s.Detail})
	}
	return out
}
