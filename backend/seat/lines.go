package seat

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"sync"

	"baihua/backend/assist"
	"baihua/backend/channel/openws"
	"baihua/backend/channel/replay"
)

// Channel kinds a seat can be set to.
const (
	KindNone   = "none"
	KindDemo   = "demo"
	KindOpenWS = "openws"
)

// LineConfig is the channel a seat listens to.
type LineConfig struct {
	Kind   string
	URL    string
	Token  string
	Listen bool      // listen only: nothing is sent
	Script io.Reader // demo: the dialogues to play
}

// Lines runs the seat's channel: at most one at a time in this version.
type Lines struct {
	seat   *Seat
	mu     sync.Mutex
	cancel context.CancelFunc
	done   chan struct{}
}

func newLines(s *Seat) *Lines { return &Lines{seat: s} }

// Use stops the channel in use, if any, and listens to another in the background. An
// error that retrying cannot mend is published as the channel's state.
func (l *Lines) Use(ctx context.Context, c LineConfig) error {
	l.Close()
	if c.Kind == KindNone || c.Kind == "" {
		return nil
	}
	ch, stop, err := l.open(ctx, c)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	run, cancel := context.WithCancel(context.WithoutCancel(ctx))
	l.cancel, l.done = cancel, make(chan struct{})
	done := l.done
	go func() {
		defer close(done)
		defer stop()
		l.ended(ch.Name(), l.seat.Desk.Listen(run, ch))
	}()
	return nil
}

// ended tells the screens that the channel was left on purpose; why one ended by
// itself it has told them, in more detail.
func (l *Lines) ended(name string, err error) {
	if errors.Is(err, context.Canceled) {
		state := assist.ChannelState{Channel: name, Code: "off"}
		l.seat.opts.Publisher.Publish(assist.Event{Kind: assist.PublishChannel, Channel: &state})
		return
	}
	if err != nil {
		l.seat.opts.Log.Error("channel stopped", slog.String(assist.LogChannel, name), slog.String(assist.LogError, string(assist.CodeOf(err))))
	}
}

// open makes the channel; stop ends what belongs to it (the demo's own server).
func (l *Lines) open(ctx context.Context, c LineConfig) (ch assist.Channel, stop func(), err error) {
	switch c.Kind {
	case KindDemo:
		return l.demo(ctx, c)
	case KindOpenWS:
		ch := openws.New(openws.Config{Name: KindOpenWS, URL: c.URL, Token: c.Token, Listen: c.Listen, Logger: l.seat.opts.Log})
		return ch, func() {}, nil
	}
	return nil, nil, assist.NewError(assist.CodeInvalid, "unknown channel kind: use none, demo or openws", nil)
}

// demo plays a script on a loopback server and dials it like any other far side, so
// that what a newcomer sees is the real path. Each start is a new set of conversations.
func (l *Lines) demo(ctx context.Context, c LineConfig) (assist.Channel, func(), error) {
	scripts, err := replay.Load(c.Script)
	if err != nil {
		return nil, nil, err
	}
	play := NewID()
	for i := range scripts {
		scripts[i].ID = play + "/" + scripts[i].ID
	}
	ln, err := replay.Listen(ctx, "127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	token := NewID()
	srv := replay.New(scripts, replay.Options{Speed: 1, SkipAgent: true, Token: token, Logger: l.seat.opts.Log})
	served, cancel := context.WithCancel(context.WithoutCancel(ctx))
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := srv.Serve(served, ln); err != nil {
			l.seat.opts.Log.Error("demo", slog.String(assist.LogError, string(assist.CodeOf(err))))
		}
	}()
	url := "ws://" + ln.Addr().String() + "/"
	return openws.New(openws.Config{Name: KindDemo, URL: url, Token: token, Logger: l.seat.opts.Log}), func() { cancel(); <-done }, nil
}

// Close stops listening and waits for it.
func (l *Lines) Close() {
	l.mu.Lock()
	cancel, done := l.cancel, l.done
	l.cancel, l.done = nil, nil
	l.mu.Unlock()
	if cancel == nil {
		return
	}
	cancel()
	<-done
}
