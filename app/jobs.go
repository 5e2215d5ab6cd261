package app

import (
	"context"
	"slices"
	"sync"
	"time"

	"baihua/backend/assist"
	"baihua/backend/library"
	"baihua/backend/seat"
	"baihua/backend/store"
)

// progressEvery limits how often a running job tells the screens.
const progressEvery = 100 * time.Millisecond

// States of a job that the screens know, beside those of the store.
const (
	stateRunning     = string(store.JobRunning)
	stateCancelled   = string(store.JobCancelled)
	stateInterrupted = "interrupted"
)

// jobs runs imports in the background, one at a time, and tells the screens. What was
// ordered and how it ended stands in the knowledge file.
type jobs struct {
	watch
	emitter *Emitter
	seat    *seat.Seat
	turn    sync.Mutex // held by the job that runs, and by what must not meet one

	mu      sync.Mutex
	running []*job
	rested  map[string]time.Time // watched folders left alone, until when; zero = until watched anew
	done    sync.WaitGroup
}

type job struct {
	view   JobView
	cancel context.CancelCauseFunc
}

// work is what a job does, on the shelf it was ordered for.
type work func(ctx context.Context, sh *seat.Shelf, id string, progress func(library.Progress)) (library.Report, error)

func importing(ctx context.Context, sh *seat.Shelf, id string, progress func(library.Progress)) (library.Report, error) {
	return sh.Library.Do(ctx, id, progress)
}

// order records an import and starts it; after is called when it has ended.
func (j *jobs) order(o library.Order, after func()) (JobView, error) {
	return j.begin(o, func(ctx context.Context, sh *seat.Shelf, id string, progress func(library.Progress)) (library.Report, error) {
		defer after()
		return importing(ctx, sh, id, progress)
	})
}

// begin records what was ordered and starts it, before the knowledge file can change.
func (j *jobs) begin(o library.Order, do work) (JobView, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	sh := j.seat.Shelf()
	defer sh.Release()
	id, err := sh.Library.Order(context.Background(), o)
	if err != nil {
		return JobView{}, err
	}
	started := library.Job{ID: id, Order: o, State: store.JobRunning, Started: sh.Library.Now()}
	return j.start(jobView(started), do), nil
}

// start runs a job that is on record and returns at once. The caller holds mu.
func (j *jobs) start(view JobView, do work) JobView {
	ctx, cancel := context.WithCancelCause(context.Background())
	view.State = stateRunning
	jb := &job{view: view, cancel: cancel}
	j.running = append(j.running, jb)
	j.done.Go(func() {
		defer cancel(nil)
		report, err := j.run(func() (library.Report, error) {
			sh := j.seat.Shelf()
			defer sh.Release()
			return do(ctx, sh, view.ID, j.progress(jb))
		})
		j.finish(jb, report, err)
	})
	return view
}

// run does work when it is its turn. A mistake that makes it panic fails its job only.
func (j *jobs) run(work func() (library.Report, error)) (r library.Report, err error) {
	defer j.guard(&err)
	j.turn.Lock()
	defer j.turn.Unlock()
	return work()
}

// alone runs f while no job can run. It refuses when one is under way or waits: whoever
// started it wants it done on what was there.
func (j *jobs) alone(f func() error) error {
	j.mu.Lock()
	free := len(j.running) == 0 && j.turn.TryLock()
	j.mu.Unlock()
	if !free {
		return assist.NewError(assist.CodeUnavailable, "an import is running: wait for its end, or cancel it, then try again", nil)
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
			v.Rate, v.Left = p.Rate, int(p.Left/time.Second)
		})
	}
}

func (j *jobs) finish(jb *job, r library.Report, err error) {
	j.mu.Lock()
	j.running = slices.DeleteFunc(j.running, func(x *job) bool { return x == jb })
	j.mu.Unlock()
	j.update(jb, func(v *JobView) {
		v.Report, v.State, v.Ended, v.Rate, v.Left = jobReport(r), string(store.JobDone), millis(time.Now()), 0, 0
		switch {
		case assist.CodeOf(err) == assist.CodeCancelled:
			v.State = stateCancelled
		case err != nil:
			e := View(err)
			v.State, v.Error = string(store.JobFailed), &e
		}
	})
	j.mu.Lock()
	view := jb.view
	j.mu.Unlock()
	j.rest(view)
	j.emitter.Emit(Event{Kind: "library"})
}

// update changes a job's view and sends it, in order.
func (j *jobs) update(jb *job, change func(*JobView)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	change(&jb.view)
	view := jb.view
	j.emitter.Emit(Event{Kind: "job", Job: &view})
}

// stop cancels a job; what it imported so far stays.
func (j *jobs) stop(id string) (JobView, error) {
	j.mu.Lock()
	for _, jb := range j.running {
		if jb.view.ID == id {
			defer j.mu.Unlock()
			jb.cancel(context.Canceled)
			return jb.view, nil
		}
	}
	j.mu.Unlock()
	sh := j.seat.Shelf()
	err := sh.Library.Cancel(context.Background(), id)
	sh.Release()
	if err != nil {
		return JobView{}, err
	}
	return j.report(id)
}

// close leaves what runs, to go on at the next start, and waits for it.
func (j *jobs) close() {
	j.mu.Lock()
	for _, jb := range j.running {
		jb.cancel(library.ErrLeft)
	}
	j.mu.Unlock()
	j.done.Wait()
}
