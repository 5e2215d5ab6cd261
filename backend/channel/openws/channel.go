package openws

import (
	"context"
	"crypto/tls"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
	"unicode"

	"baihua/backend/assist"
	"baihua/backend/channel"
)

// Config says which far side to connect to. Only Name and URL must be set.
type Config struct {
	Name   string
	URL    string // wss://, or ws:// on this computer
	Token  string // sent as Authorization: Bearer; "" = none
	Listen bool   // listen-only: Send refuses

	TLS    *tls.Config    // nil = the system's trust
	Limits channel.Limits // zero = the defaults
	Answer time.Duration  // how long Send waits for an answer: 10 s
	Logger *slog.Logger
	Now    func() time.Time
	Rand   func() float64
	Sleep  func(context.Context, time.Duration) error
}

// Channel is an assist.Channel. Its methods may be called from any goroutine.
type Channel struct {
	config    Config
	out       outbox
	listening atomic.Bool
}

var _ assist.Channel = (*Channel)(nil)

// New makes a channel; what is wrong with the configuration Listen says.
func New(config Config) *Channel {
	if config.Answer <= 0 {
		config.Answer = 10 * time.Second
	}
	if config.Now == nil {
		config.Now = time.Now
	}
	return &Channel{config: config, out: outbox{waiting: map[string]*pending{}}}
}

// Name implements assist.Channel.
func (c *Channel) Name() string { return c.config.Name }

// Listen implements assist.Channel. One Listen runs at a time.
func (c *Channel) Listen(ctx context.Context, resume string, sink func(context.Context, assist.ChannelEvent) error) error {
	if !c.listening.CompareAndSwap(false, true) {
		return assist.NewError(assist.CodeInvalid, "This channel is already connected. Disconnect it first.", nil)
	}
	defer c.listening.Store(false)
	l := &listener{channel: c, sink: sink, at: parseCursor(resume)}
	l.line = channel.NewLine(channel.Line{
		Name: c.config.Name, Listen: c.config.Listen, Dial: c.dial, Limits: c.config.Limits,
		Logger: c.config.Logger, Now: c.config.Now, Rand: c.config.Rand, Sleep: c.config.Sleep, Sink: sink,
	})
	return l.line.Run(ctx, l.session)
}

func (c *Channel) dial(ctx context.Context) (*channel.Conn, error) {
	token := strings.TrimSpace(c.config.Token)
	if strings.ContainsFunc(token, unicode.IsControl) {
		return nil, channel.Refuse(assist.CodeInvalid, channel.DetailToken,
			"The token holds a line break or another control character. Copy it again without them.")
	}
	header := http.Header{}
	if token != "" {
		header.Set("Authorization", "Bearer "+token)
	}
	return channel.Dial(ctx, channel.Target{
		URL: c.config.URL, Header: header, TLS: c.config.TLS, Limits: c.config.Limits,
	})
}
