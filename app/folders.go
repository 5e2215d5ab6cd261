package app

import (
	"context"
	"log/slog"
	"time"

	"baihua/backend/assist"
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
		if _, err := j.order(o, func() {}); err != nil {
			return err
		}
	}
	return err
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
