package channel

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"time"

	"baihua/backend/assist"
)

// The codes of a ChannelState.
const (
	StateConnecting = "connecting"
	StateCatchingUp = "catching_up"
	StateLive       = "live"
	StateWaiting    = "waiting"
	StateSignedOut  = "signed_out"
	StateEnded      = "ended"
)

// Sink is where a channel's events go; see assist.Channel.
type Sink func(context.Context, assist.ChannelEvent) error

// Session does a platform's own work on one connection. moved says that it brought the
// channel forward, so that the next fault is a new one and not the old one again.
type Session func(ctx context.Context, conn *Conn) (moved bool, err error)

// Line keeps one channel connected. Name, Dial and Sink must be set.
type Line struct {
	Name   string
	Listen bool // listen-only, told with every state
	Dial   func(context.Context) (*Conn, error)
	Limits Limits
	Logger *slog.Logger
	Now    func() time.Time
	Rand   func() float64                                   // in [0, 1)
	Sleep  func(ctx context.Context, d time.Duration) error // ends early with ctx
	Sink   Sink
}

// NewLine fills in what is zero.
func NewLine(l Line) *Line {
	l.Limits = l.Limits.WithDefaults()
	if l.Logger == nil {
		l.Logger = slog.New(slog.DiscardHandler)
	}
	if l.Now == nil {
		l.Now = time.Now
	}
	if l.Rand == nil {
		l.Rand = rand.Float64
	}
	if l.Sleep == nil {
		l.Sleep = sleep
	}
	return &l
}

// Run connects and runs session until the stream ended for good (nil), ctx is done, or
// trying again cannot mend it. Between faults it waits with full jitter.
func (l *Line) Run(ctx context.Context, session Session) error {
	for attempt := 0; ; attempt++ {
		l.Tell(ctx, StateConnecting)
		began := l.Now()
		moved, err := l.visit(ctx, session)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err == nil {
			l.Tell(ctx, StateEnded)
			return nil
		}
		failure := failureOf(err)
		if failure.Final {
			l.tell(ctx, assist.ChannelState{Code: StateSignedOut, Detail: failure.Detail})
			return failure.Err
		}
		if moved || l.Now().Sub(began) > l.Limits.BackoffMax {
			attempt = 0
		}
		if err := l.pause(ctx, failure, attempt); err != nil {
			return err
		}
	}
}

func (l *Line) visit(ctx context.Context, session Session) (moved bool, err error) {
	conn, err := l.Dial(ctx)
	if err != nil {
		return false, err
	}
	moved, err = session(ctx, conn)
	code := 0
	if err != nil {
		code = failureOf(err).Close
	}
	conn.Close(code)
	return moved, err
}

func (l *Line) pause(ctx context.Context, failure *Failure, attempt int) error {
	d := Backoff(l.Limits, attempt, l.Rand())
	l.Logger.Warn("channel waits before connecting again",
		assist.LogChannel, l.Name, assist.LogReason, failure.Detail, assist.LogError, failure.Err, assist.LogMs, d.Milliseconds())
	l.tell(ctx, assist.ChannelState{Code: StateWaiting, Detail: failure.Detail, Retry: l.Now().Add(d)})
	return l.Sleep(ctx, d)
}

// Tell reports a state that needs no more words.
func (l *Line) Tell(ctx context.Context, code string) {
	l.tell(ctx, assist.ChannelState{Code: code})
}

// tell goes through the sink, in order with everything else the channel reports. A state
// carries no cursor, so a sink that cannot take it loses nothing.
func (l *Line) tell(ctx context.Context, s assist.ChannelState) {
	s.Channel, s.Listen = l.Name, l.Listen
	_ = l.Sink(ctx, assist.ChannelEvent{Kind: assist.EventState, State: s, Received: l.Now()})
}

// Backoff is the pause after failed try number attempt (from 0): anywhere between
// BackoffMin and a bound that doubles up to BackoffMax. r in [0, 1) chooses where.
func Backoff(limits Limits, attempt int, r float64) time.Duration {
	limits = limits.WithDefaults()
	span := limits.BackoffMax
	if doubled := limits.BackoffMin << min(attempt+1, 30); doubled > 0 && doubled < span {
		span = doubled
	}
	return limits.BackoffMin + time.Duration(r*float64(span-limits.BackoffMin))
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
