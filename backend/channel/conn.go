package channel

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Frame is one text message and when it left the socket. Data is valid UTF-8.
type Frame struct {
	Data []byte
	At   time.Time
}

const (
	readAhead  = 8  // messages read but not yet taken: each may be as large as Limits.Frame
	writeQueue = 64 // messages handed over but not yet written
	closeGrace = time.Second
)

var errClosed = errors.New("the connection was closed")

// Conn is one healthy WebSocket: one goroutine reads, one writes, a watchdog ends it when
// nothing moves. Read and Write may be called from different goroutines. Whoever got a
// Conn must Close it; after Close no goroutine of it is left.
//
// A slow reader slows the far side down: nothing is dropped and nothing piles up here.
type Conn struct {
	ws     *websocket.Conn
	limits Limits
	now    func() time.Time
	frames chan Frame
	out    chan outgoing
	dead   chan struct{}
	once   sync.Once
	err    error // why it died; read after dead is closed
	group  sync.WaitGroup
}

type outgoing struct {
	data  []byte
	close int // close code: write it and end
}

func newConn(ws *websocket.Conn, limits Limits) *Conn {
	c := &Conn{
		ws: ws, limits: limits, now: time.Now,
		frames: make(chan Frame, readAhead), out: make(chan outgoing, writeQueue), dead: make(chan struct{}),
	}
	ws.SetReadLimit(limits.Frame)
	c.group.Add(2)
	go c.read()
	go c.write()
	return c
}

// Accept is the far side of Dial: it answers a WebSocket handshake. A browser page of
// another origin is refused.
func Accept(w http.ResponseWriter, r *http.Request, limits Limits) (*Conn, error) {
	limits = limits.WithDefaults()
	up := websocket.Upgrader{HandshakeTimeout: limits.Handshake, EnableCompression: false}
	ws, err := up.Upgrade(w, r, nil)
	if err != nil {
		return nil, Fail(DetailHandshake, err)
	}
	return newConn(ws, limits), nil
}

// Subprotocol is what the handshake settled on.
func (c *Conn) Subprotocol() string { return c.ws.Subprotocol() }

// Read waits for the next message. What had arrived before the connection died is still
// given out; then every Read returns the *Failure.
func (c *Conn) Read(ctx context.Context) (Frame, error) {
	select {
	case f, ok := <-c.frames:
		if !ok {
			return Frame{}, failureOf(c.err)
		}
		return f, nil
	case <-ctx.Done():
		return Frame{}, ctx.Err()
	}
}

// Write hands a text message to the writer. nil means that it will be written unless the
// connection dies first.
func (c *Conn) Write(ctx context.Context, data []byte) error {
	return c.hand(ctx, outgoing{data: data})
}

func (c *Conn) hand(ctx context.Context, o outgoing) error {
	select {
	case <-c.dead:
		return failureOf(c.err)
	default:
	}
	select {
	case c.out <- o:
		return nil
	case <-c.dead:
		return failureOf(c.err)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Close writes what is queued and a close frame, waits at most a second for that, and
// returns when both goroutines have ended.
func (c *Conn) Close(code int) {
	if code == 0 {
		code = websocket.CloseNormalClosure
	}
	patience := time.AfterFunc(closeGrace, func() { c.die(errClosed) })
	defer patience.Stop()
	_ = c.hand(context.Background(), outgoing{close: code})
	c.group.Wait()
}

// die is the one way to the end: it records the first reason and frees both goroutines.
func (c *Conn) die(err error) {
	c.once.Do(func() {
		c.err = err
		close(c.dead)
		_ = socket(c.ws.NetConn()).Close()
	})
}

// socket is the TCP connection below TLS: closing that never waits for the far side.
func socket(conn net.Conn) net.Conn {
	if secure, ok := conn.(*tls.Conn); ok {
		return secure.NetConn()
	}
	return conn
}
