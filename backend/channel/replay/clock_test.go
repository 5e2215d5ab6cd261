package replay_test

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/channel/replay"
)

// clock is time that moves when told.
type clock struct {
	mu      sync.Mutex
	now     time.Time
	alarms  map[chan time.Time]time.Time
	waiting chan time.Duration // every wait that begins
}

func newClock() *clock {
	return &clock{now: time.Unix(1e9, 0), alarms: map[chan time.Time]time.Time{}, waiting: make(chan time.Duration, 1000)}
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) After(d time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	alarm := make(chan time.Time, 1)
	c.alarms[alarm] = c.now.Add(d)
	c.waiting <- d
	return alarm
}

func (c *clock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	for alarm, at := range c.alarms {
		if !at.After(c.now) {
			alarm <- c.now
			delete(c.alarms, alarm)
		}
	}
}

// awaitPause waits until the player has nothing to do for d.
func (c *clock) awaitPause(t *testing.T, d time.Duration) {
	t.Helper()
	late := time.After(30 * time.Second)
	for {
		select {
		case waited := <-c.waiting:
			if waited == d {
				return
			}
		case <-late:
			t.Fatalf("the player never waited %v", d)
		}
	}
}

func (c *clock) forgetPauses() {
	for len(c.waiting) > 0 {
		<-c.waiting
	}
}

func (s stage) awaitConnected(t *testing.T, n int) {
	t.Helper()
	for late := time.Now().Add(30 * time.Second); s.Stats().Connected != n; runtime.Gosched() {
		if time.Now().After(late) {
			t.Fatalf("%+v, want %d connected", s.Stats(), n)
		}
	}
}

// until listens from cursor until a turn has come; meanwhile runs beside it.
func (s stage) until(t *testing.T, cursor, turn string, meanwhile func()) (heard []string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	ended := make(chan error, 1)
	go func() {
		ended <- s.channel().Listen(ctx, cursor, func(_ context.Context, ev assist.ChannelEvent) error {
			if ev.Kind != assist.EventState {
				heard = append(heard, told(ev))
			}
			if ev.Turn.ID == turn {
				cancel()
			}
			return nil
		})
	}()
	meanwhile()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Fatalf("turn %s did not come: %v", turn, err)
	}
	return heard
}

func TestServer_keepsTimeOnlyWhileSomebodyListens(t *testing.T) {
	c := newClock()
	s := play(t, load(t, dialogues), replay.Options{
		Speed: 2, Stagger: time.Hour, Linger: time.Hour, Now: c.Now, After: c.After, NewStream: func() string { return "s" },
	})
	// The first turn is due at once, the second after 4.5 s: 2.25 s at double speed.
	due := 2250 * time.Millisecond
	if got := s.until(t, "", "1", func() {}); len(got) != 1 {
		t.Fatalf("heard %q", got)
	}
	// An hour without anybody is no time at all.
	s.awaitConnected(t, 0)
	c.forgetPauses()
	c.move(time.Hour)
	got := s.until(t, "1@s", "2", func() {
		s.awaitConnected(t, 1)
		c.awaitPause(t, due)
		c.move(due)
	})
	if want := []string{"a/2 agent text Yes."}; !slices.Equal(got, want) {
		t.Fatalf("heard %q", got)
	}
}
