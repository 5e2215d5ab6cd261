package seat

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"sync"

	"baihua/backend/assist"
	"baihua/backend/channel"
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

// Check says what is wrong with c before anything of it is kept or dialled.
func (c LineConfig) Check() error {
	switch c.Kind {
	case "", KindNone, KindDemo:
		return nil
	case KindOpenWS:
		return channel.CheckAddress(c.URL)
	}
	return assist.NewError(assist.CodeInvalid, "unknown channel kind: use none, demo or openws", nil)
}

// Lines runs the seat's channel: at most one at a time in this version.
type Lines struct {
	seat *Seat
	play replay.Options // of the demo; token and log are added

	// mu is held from leaving one channel until the next one listens: of two changes at
	// once the later one wins, and none is left running unseen.
	mu     sync.Mutex
	cancel context.CancelFunc // nil = no channel
	done   chan struct{}
	closed bool
}

func newLines(s *Seat) *Lines {
	return &Lines{seat: s, play: replay.Options{Speed: 1, SkipAgent: true, Loop: true}}
}

// Use stops the channel in use, if any, and listens to another in the background. An
// error that retrying cannot mend is published as the channel's state.
func (l *Lines) Use(ctx context.Context, c LineConfig) error {
	if err := c.Check(); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return assist.NewError(assist.CodeUnavailable, "the program is closing: start it again", nil)
	}
	l.leave()
	if c.Kind == KindNone || c.Kind == "" {
		return nil
	}
	ch, stop, err := l.open(ctx, c)
	if err != nil {
		return err
	}
	l.listen(ctx, ch, stop)
	return nil
}

// listen runs ch in the background; stop ends what belongs to it.
func (l *Lines) listen(ctx context.Context, ch assist.Channel, stop func()) {
	run, cancel := context.WithCancel(context.WithoutCancel(ctx))
	done := make(chan struct{})
	l.cancel, l.done = cancel, done
	go func() {
		defer close(done)
		defer stop()
		l.ended(ch.Name(), l.seat.Desk.Listen(run, ch))
	}()
}

// leave stops the channel in use and waits for it. The caller holds mu.
func (l *Lines) leave() {
	if l.cancel == nil {
		return
	}
	l.cancel()
	<-l.done
	l.cancel, l.done = nil, nil
}

// Close stops listening for good and waits for it.
func (l *Lines) Close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
	l.leave()
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
	if c.Kind == KindDemo {
		return l.demo(ctx, c)
	}
	ch = openws.New(openws.Config{Name: KindOpenWS, URL: c.URL, Token: c.Token, Listen: c.Listen, Logger: l.seat.opts.Log})
	return ch, func() {}, nil
}

// demo plays a script on a loopback server and dials it like any other far side, so
// that what a newcomer sees is the real path. Each start, and each round of it, is a new
// set of conversations.
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
	options := l.play
	options.Token, options.Logger = NewID(), l.seat.opts.Log
	srv := replay.New(scripts, options)
	served, cancel := context.WithCancel(context.WithoutCancel(ctx))
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := srv.Serve(served, ln); err != nil {
			l.seat.opts.Log.Error("demo", slog.String(assist.LogError, string(assist.CodeOf(err))))
		}
	}()
	url := "ws://" + ln.Addr().String() + "/"
	ch := openws.New(openws.Config{Name: KindDemo, URL: url, Token: options.Token, Logger: l.seat.opts.Log})
	return ch, func() { cancel(); <-done }, nil
}
