package channel_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"baihua/backend/assist"
	"baihua/backend/channel"
)

// bench runs a Line whose pauses take no time and are written down.
type bench struct {
	url    string
	paused func() // called in every pause
	pauses []time.Duration
	states []assist.ChannelState
}

func newBench(t *testing.T) *bench {
	t.Helper()
	return &bench{paused: func() {}, url: serve(t, func(w http.ResponseWriter, r *http.Request) {
		up := websocket.Upgrader{}
		if ws, err := up.Upgrade(w, r, nil); err == nil {
			drain(ws.NetConn())
			ws.Close()
		}
	})}
}

func (b *bench) run(ctx context.Context, session channel.Session) error {
	return channel.NewLine(channel.Line{
		Name: "shop",
		Dial: func(ctx context.Context) (*channel.Conn, error) {
			return channel.Dial(ctx, channel.Target{URL: b.url})
		},
		Rand: func() float64 { return 0.5 },
		Sleep: func(ctx context.Context, d time.Duration) error {
			b.pauses = append(b.pauses, d)
			b.paused()
			return ctx.Err()
		},
		Sink: func(_ context.Context, ev assist.ChannelEvent) error {
			b.states = append(b.states, ev.State)
			return errors.New("a state that cannot be told is not a reason to stop")
		},
	}).Run(ctx, session)
}

func (b *bench) codes() []string {
	var codes []string
	for _, s := range b.states {
		codes = append(codes, s.Code)
	}
	return codes
}

func TestLine_Run(t *testing.T) {
	drop := channel.Fail(channel.DetailDropped, nil)
	t.Run("waits longer after each fault until something moved", func(t *testing.T) {
		b := newBench(t)
		moved := []bool{false, false, false, true, false}
		err := b.run(t.Context(), func(context.Context, *channel.Conn) (bool, error) {
			if len(b.pauses) == len(moved) {
				return false, nil
			}
			return moved[len(b.pauses)], drop
		})
		ms := time.Millisecond
		want := []time.Duration{750 * ms, 1250 * ms, 2250 * ms, 750 * ms, 1250 * ms}
		if err != nil || !slices.Equal(b.pauses, want) {
			t.Fatalf("%v, pauses %v, want %v", err, b.pauses, want)
		}
		if last := b.states[len(b.states)-1]; last.Code != channel.StateEnded {
			t.Fatalf("ended as %+v", last)
		}
	})
	t.Run("tells when it will try again", func(t *testing.T) {
		b := newBench(t)
		_ = b.run(t.Context(), func(context.Context, *channel.Conn) (bool, error) {
			if len(b.pauses) == 1 {
				return false, nil
			}
			return false, channel.Fail(channel.DetailGap, nil)
		})
		if want := []string{"connecting", "waiting", "connecting", "ended"}; !slices.Equal(b.codes(), want) {
			t.Fatalf("states %v, want %v", b.codes(), want)
		}
		if s := b.states[1]; s.Detail != channel.DetailGap || s.Retry.IsZero() || s.Channel != "shop" {
			t.Fatalf("waiting as %+v", s)
		}
	})
	t.Run("does not try what cannot be mended", func(t *testing.T) {
		b := newBench(t)
		err := b.run(t.Context(), func(context.Context, *channel.Conn) (bool, error) {
			return true, channel.Refuse(assist.CodeUnsafe, channel.DetailToken, "Enter a valid token.")
		})
		if assist.CodeOf(err) != assist.CodeUnsafe || len(b.pauses) != 0 {
			t.Fatalf("%v after %d pauses", err, len(b.pauses))
		}
		if last := b.states[len(b.states)-1]; last.Code != channel.StateSignedOut || last.Detail != channel.DetailToken {
			t.Fatalf("ended as %+v", last)
		}
	})
	t.Run("keeps trying while nobody is there", func(t *testing.T) {
		b := newBench(t)
		url := b.url
		b.url = nobody(t)
		b.paused = func() {
			if len(b.pauses) == 7 {
				b.url = url
			}
		}
		err := b.run(t.Context(), func(context.Context, *channel.Conn) (bool, error) { return false, nil })
		if err != nil || len(b.pauses) != 7 {
			t.Fatalf("%v after %d pauses, want 7", err, len(b.pauses))
		}
		if s := b.states[1]; s.Detail != channel.DetailUnreachable {
			t.Fatalf("waiting as %+v", s)
		}
	})
	t.Run("ends with its context", func(t *testing.T) {
		b := newBench(t)
		ctx, cancel := context.WithCancel(t.Context())
		b.paused = cancel
		err := b.run(ctx, func(context.Context, *channel.Conn) (bool, error) { return false, drop })
		if !errors.Is(err, context.Canceled) || len(b.pauses) != 1 {
			t.Fatalf("%v after %d pauses", err, len(b.pauses))
		}
	})
}

// nobody is an address where nothing listens.
func nobody(t *testing.T) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ln.Close()
	return "ws://" + ln.Addr().String()
}

func TestBackoff_staysWithinItsBounds(t *testing.T) {
	for attempt := range 100 {
		for _, r := range []float64{0, 0.5, 0.999999} {
			d := channel.Backoff(channel.Limits{}, attempt, r)
			if d < 500*time.Millisecond || d > 30*time.Second {
				t.Fatalf("attempt %d, r %v: %v", attempt, r, d)
			}
		}
	}
	var hour time.Duration
	tries := 0
	for attempt := 10; hour < time.Hour; attempt++ {
		hour += channel.Backoff(channel.Limits{}, attempt, 0.5)
		tries++
	}
	if perMinute := tries / 60; perMinute > 5 {
		t.Fatalf("%d tries a minute against a far side that never works", perMinute)
	}
}
