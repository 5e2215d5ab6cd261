package channel

import (
	"context"
	"errors"
	"net"
	"sync/atomic"
)

// handshakeMax bounds the bytes of a handshake: certificates and headers together.
const handshakeMax = 256 << 10

var errHandshakeSize = errors.New("the far side's handshake does not end")

// handshakeGate bounds what is read before the handshake is over. The HTTP reader itself
// has no such limit: a far side could send headers until the deadline.
type handshakeGate struct {
	reached atomic.Bool // somebody took the connection
	open    atomic.Bool // the handshake is over
}

func (g *handshakeGate) dialer(control dialControl) func(context.Context, string, string) (net.Conn, error) {
	d := net.Dialer{Control: control}
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := d.DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		g.reached.Store(true)
		return &gatedConn{Conn: conn, gate: g, left: handshakeMax}, nil
	}
}

type gatedConn struct {
	net.Conn
	gate *handshakeGate
	left int
}

// Read implements net.Conn.
func (c *gatedConn) Read(p []byte) (int, error) {
	if c.gate.open.Load() {
		return c.Conn.Read(p)
	}
	if c.left <= 0 {
		return 0, errHandshakeSize
	}
	n, err := c.Conn.Read(p[:min(len(p), c.left)])
	c.left -= n
	return n, err
}
