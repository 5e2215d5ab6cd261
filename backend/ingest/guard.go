package ingest

import (
	"context"
	"errors"
	"fmt"
	"time"
)

var errOvertime = errors.New("the time for one file is over")

// grace is how long a reader that was told to stop may take to do so.
const grace = 3 * time.Second

// guarded runs read where a panic or an endless loop in it costs only this file. What it
// finds is handed on when it is done; one that does not end is left behind.
func (r *reader) guarded(ctx context.Context, read func(context.Context, *reader) error) error {
	limited, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	timer := time.AfterFunc(r.opt.Limits.Time, func() { cancel(errOvertime) })
	defer timer.Stop()
	apart, kept := r.apart()
	apart.breathe = func() { timer.Reset(r.opt.Limits.Time) }
	done := make(chan error, 1)
	go func() {
		defer func() {
			if recover() != nil {
				done <- errGaveUp
			}
		}()
		done <- read(limited, apart)
	}()
	select {
	case err := <-done:
		return r.hand(ctx, limited, kept, err)
	case <-limited.Done():
	}
	select {
	case err := <-done:
		return r.hand(ctx, limited, kept, err)
	case <-time.After(grace):
		return r.hand(ctx, limited, &keeping{}, context.Cause(limited))
	}
}

var errGaveUp = errors.New("the reader panicked")

// keeping is what a reader found, in order, before anybody is told.
type keeping struct {
	items []Item
	skips []Skip
}

// apart is a reader of the same source that tells nobody yet.
func (r *reader) apart() (*reader, *keeping) {
	k := &keeping{}
	apart := *r
	apart.sink = Sink{
		Put:  func(i Item) error { k.items = append(k.items, i); return nil },
		Skip: func(s Skip) { k.skips = append(k.skips, s) },
	}
	return &apart, k
}

// hand gives on what was kept, or says why there is nothing.
func (r *reader) hand(ctx, limited context.Context, kept *keeping, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, s := range kept.skips {
		r.sink.Skip(s)
	}
	switch {
	case errors.Is(err, errGaveUp):
		r.skip(0, Damaged, "the reader gave up on the file: export it again")
		return nil
	case err != nil && errors.Is(context.Cause(limited), errOvertime):
		r.skip(0, TooSlow, fmt.Sprintf("not read within %s: split the file or export it again", r.opt.Limits.Time))
		return nil
	case err != nil:
		return err
	}
	for _, i := range kept.items {
		if err := r.sink.Put(i); err != nil {
			return err
		}
	}
	return nil
}
