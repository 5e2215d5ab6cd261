package app

import (
	"context"
	"log/slog"
	"time"

	"baihua/backend/assist"
	"baihua/backend/library"
	"baihua/backend/store"
)

const (
	// lookEvery is how long a change in a watched folder may go unnoticed.
	lookEvery = 5 * time.Second
	// lookShare bounds what looking costs: it may take this part of the time at most.
	lookShare = 20
)

// look starts a job for each watched folder where something changed, unless one is under
// way: whoever imports by hand goes first.
func (j *jobs) look() error {
	j.mu.Lock()
	busy := len(j.running) > 0
	j.mu.Unlock()
	if busy {
		return nil
	}
	sh := j.seat.Shelf()
	orders, err := sh.Library.Stirred(context.Background())
	sh.Release()
	for _, o := range orders {
		if j.resting(o.Paths[0]) {
			continue
		}
		if _, err := j.order(o, func() {}); err != nil {
			return err
		}
	}
	return err
}

// rests is how long a watched folder is left alone after its import failed.
const rests = 10 * time.Minute

// rest leaves a folder alone whose import failed for a while, and one whose import was
// cancelled until somebody watches it anew: what stopped it would stop it again.
func (j *jobs) rest(v JobView) {
	if library.Kind(v.Kind) != library.KindFolder {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.rested == nil {
		j.rested = map[string]time.Time{}
	}
	switch v.State {
	case stateCancelled:
		j.rested[v.Paths[0]] = time.Time{}
	case string(store.JobFailed):
		j.rested[v.Paths[0]] = time.Now().Add(rests)
	default:
		delete(j.rested, v.Paths[0])
	}
}

func (j *jobs) resting(folder string) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	until, rests := j.rested[folder]
	return rests && (until.IsZero() || time.Now().Before(until))
}

// follow looks after the watched folders until ctx is done.
func (j *jobs) follow(ctx context.Context) {
	for wait := lookEvery; ; {
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		began := time.Now()
		if err := j.tryLook(); err != nil {
			j.log.Error("watched folders", slog.String(assist.LogError, string(assist.CodeOf(err))))
		}
		wait = max(lookEvery, lookShare*time.Since(began))
	}
}

func (j *jobs) tryLook() (err error) {
	defer j.guard(&err)
	return j.look()
}
