package app

import (
	"context"
	"io/fs"
	"log/slog"

	"baihua/backend/assist"
	"baihua/backend/library"
	"baihua/backend/seat"
	"baihua/backend/store"
)

// listedSkips is how many of the things a job left out are in its view, unless its whole
// report is asked for.
const listedSkips = 200

// maxTries is how often a job that gets no further goes on by itself: after that it may
// be what stops the program, and waits for a person.
const maxTries = 3

// views are the last jobs, oldest first.
func (j *jobs) views() ([]JobView, error) {
	sh := j.seat.Shelf()
	defer sh.Release()
	known, err := sh.Library.Jobs(context.Background())
	if err != nil {
		return nil, err
	}
	out := make([]JobView, 0, len(known))
	for _, k := range known {
		v, running := j.live(k.ID)
		if !running {
			whole, err := sh.Library.Job(context.Background(), k.ID)
			if assist.CodeOf(err) == assist.CodeNotFound {
				continue // it ended a moment ago, and was not worth keeping
			}
			if err != nil {
				return nil, err
			}
			v = jobView(whole)
		}
		out = append(out, v)
	}
	return out, nil
}

// report is a job with everything it left out.
func (j *jobs) report(id string) (JobView, error) {
	if v, running := j.live(id); running {
		return v, nil
	}
	sh := j.seat.Shelf()
	defer sh.Release()
	whole, err := sh.Library.Job(context.Background(), id)
	if err != nil {
		return JobView{}, err
	}
	v := jobView(whole)
	v.Report.Skipped = skipViews(whole.Report.Skipped)
	return v, nil
}

// live is a job under way in this program.
func (j *jobs) live(id string) (JobView, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, jb := range j.running {
		if jb.view.ID == id {
			return jb.view, true
		}
	}
	return JobView{}, false
}

// resume goes on with an interrupted job.
func (j *jobs) resume(id string) (JobView, error) {
	v, err := j.report(id)
	if err != nil || v.State != stateInterrupted {
		return v, err
	}
	if library.Kind(v.Kind) != library.KindFiles && library.Kind(v.Kind) != library.KindFolder {
		return v, assist.NewError(assist.CodeInvalid, "what was uploaded is gone: import the files again", nil)
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.start(v, importing), nil
}

// takeUp goes on with what was interrupted when the program ended. Uploads are gone;
// packs are brought up to date as a whole.
func (j *jobs) takeUp(packs fs.FS) {
	sh := j.seat.Shelf()
	known, err := sh.Library.Jobs(context.Background())
	sh.Release()
	if err != nil {
		j.log.Error("interrupted imports", slog.String(assist.LogError, string(assist.CodeOf(err))))
		return
	}
	for _, k := range known {
		if _, running := j.live(k.ID); running || k.State != store.JobRunning || k.Tries >= maxTries {
			continue
		}
		v := jobView(k)
		j.mu.Lock()
		switch k.Kind {
		case library.KindFiles, library.KindFolder:
			j.start(v, importing)
		case library.KindPack:
			j.start(v, installing(packs))
		case library.KindUpload:
			j.forget(k.ID)
		}
		j.mu.Unlock()
	}
}

// forget ends a job whose files are gone.
func (j *jobs) forget(id string) {
	sh := j.seat.Shelf()
	defer sh.Release()
	if err := sh.Library.Cancel(context.Background(), id); err != nil {
		j.log.Error("interrupted upload", slog.String(assist.LogError, string(assist.CodeOf(err))))
	}
}

// installing installs the starter pack that was ordered.
func installing(packs fs.FS) work {
	return func(ctx context.Context, sh *seat.Shelf, id string, progress func(library.Progress)) (library.Report, error) {
		return sh.Library.DoPack(ctx, id, packs, progress)
	}
}

func jobView(k library.Job) JobView {
	v := JobView{
		ID: k.ID, Kind: string(k.Kind), Paths: list(k.Paths), Audience: string(k.Audience), State: string(k.State),
		Started: millis(k.Started), Ended: millis(k.Ended), Report: jobReport(k.Report),
	}
	switch {
	case k.State == store.JobRunning:
		v.State = stateInterrupted // in nobody's hands, or in another program's
	case k.State == store.JobFailed:
		v.Error = &ErrorView{Code: string(k.Code), Message: k.Message, Detail: map[string]string{}}
	}
	return v
}

func jobReport(r library.Report) JobReport {
	first := r.Skipped[:min(len(r.Skipped), listedSkips)]
	return JobReport{
		Added: r.Added, Changed: r.Changed, Unchanged: r.Unchanged, Removed: r.Removed, Passages: r.Passages,
		Internal: r.Internal, Replaced: list(r.Replaced), Skipped: skipViews(first), AllSkipped: len(r.Skipped),
	}
}
