package channeltest

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"baihua/backend/assist"
)

// Run checks a channel. start makes a fresh far side for every part.
func Run(t *testing.T, start func(t *testing.T) Harness) {
	for name, part := range map[string]func(*testing.T, Harness){
		"delivers all turns in order and ends with the stream":   deliversAll,
		"says how it is doing":                                   saysHowItIsDoing,
		"starts over when the far side does":                     startsOver,
		"resumes after the program was killed":                   resumesAfterKill,
		"asks again for what could not be stored":                asksAgain,
		"gives up when the token is refused":                     givesUpOnToken,
		"stops at once when told to":                             stopsAtOnce,
		"loses nothing in fifty drops of ten thousand turns":     fiftyDrops,
		"sends a reply once and recognises it":                   sendsOnce,
		"sends a reply once though the answer was lost":          sendsOnceOverDrop,
		"says unknown when no answer comes, and may be repeated": unknownThenSent,
		"refuses to send while nothing is connected":             refusesOffline,
	} {
		t.Run(name, func(t *testing.T) { within(t, start, part) })
	}
	for _, k := range []FaultKind{
		Drop, Gap, Duplicate, Mute, SlowHandshake, Oversized, HugeClaim, BadText, BadOpcode, Reserved, Binary, DeepJSON, EndlessFragments,
	} {
		t.Run("loses nothing after "+string(k), func(t *testing.T) {
			within(t, start, func(t *testing.T, h Harness) { survives(t, h, k) })
		})
	}
}

// within gives a part its harness and checks that it leaves nothing running.
func within(t *testing.T, start func(t *testing.T) Harness, part func(*testing.T, Harness)) {
	before := runtime.NumGoroutine()
	h := start(t)
	closed := false
	end := func() {
		if !closed {
			closed = true
			h.Close()
		}
	}
	defer end()
	part(t, h)
	end()
	NoLeak(t, before)
}

// NoLeak fails when more goroutines run than before. Those that are just ending are
// given the processor until they have.
func NoLeak(t *testing.T, before int) {
	t.Helper()
	for late := time.Now().Add(patience); runtime.NumGoroutine() > before; runtime.Gosched() {
		if time.Now().After(late) {
			stacks := make([]byte, 1<<16)
			t.Fatalf("%d goroutines before, %d after:\n%s", before, runtime.NumGoroutine(), stacks[:runtime.Stack(stacks, true)])
		}
	}
}

// listening is a Listen that runs in the background.
type listening struct {
	stop   context.CancelFunc
	result chan error
}

func listen(c assist.Channel, s *Store) *listening {
	ctx, cancel := context.WithCancel(context.Background())
	l := &listening{stop: cancel, result: make(chan error, 1)}
	resume := s.Cursor()
	go func() {
		defer cancel()
		l.result <- c.Listen(ctx, resume, s.Sink)
	}()
	return l
}

// end waits for Listen's result.
func (l *listening) end(t *testing.T) error {
	t.Helper()
	select {
	case err := <-l.result:
		return err
	case <-time.After(patience):
		t.Fatal("Listen did not return")
		return nil
	}
}

// quit stops Listen from outside.
func (l *listening) quit(t *testing.T) {
	t.Helper()
	l.stop()
	if err := l.end(t); !errors.Is(err, context.Canceled) {
		t.Fatalf("a stopped Listen returned %v, want context.Canceled", err)
	}
}

// script is n turns over three conversations.
func script(n int) []Turn {
	turns := make([]Turn, n)
	for i := range turns {
		turns[i] = Turn{Conversation: fmt.Sprintf("c%d", i%3), ID: fmt.Sprintf("t%05d", i), Text: "Where is my order? 我的订单到哪了?"}
	}
	return turns
}

// wantAll checks that exactly these turns were stored, each conversation in its order.
func wantAll(t *testing.T, s *Store, said []Turn) {
	t.Helper()
	want := make([]string, len(said))
	for i, turn := range said {
		want[i] = turn.Conversation + "/" + turn.ID
	}
	got := s.Order()
	if slices.Equal(got, want) {
		return
	}
	for _, c := range []string{"c0/", "c1/", "c2/"} {
		if g, w := only(got, c), only(want, c); !slices.Equal(g, w) {
			t.Fatalf("conversation %s: stored %d turns, want %d in their order", c, len(g), len(w))
		}
	}
}

func only(keys []string, prefix string) []string {
	return slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return !strings.HasPrefix(k, prefix) })
}
