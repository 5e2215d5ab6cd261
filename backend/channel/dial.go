package channel

import (
	"context"
	"crypto/tls"
	"errors"
	"net/http"
	"syscall"

	"github.com/gorilla/websocket"

	"baihua/backend/assist"
)

// Target is where and how to connect.
type Target struct {
	URL          string
	Header       http.Header // may carry a token; never logged
	Subprotocols []string
	TLS          *tls.Config // nil = the system's trust
	Limits       Limits
}

// Dial connects. The error is a *Failure, or ctx's.
func Dial(ctx context.Context, to Target) (*Conn, error) {
	limits := to.Limits.WithDefaults()
	u, err := parseAddress(to.URL)
	if err != nil {
		return nil, &Failure{Detail: DetailAddress, Final: true, Err: err}
	}
	gate := &handshakeGate{}
	dialer := websocket.Dialer{
		HandshakeTimeout:  limits.Handshake,
		TLSClientConfig:   to.TLS,
		Subprotocols:      to.Subprotocols,
		EnableCompression: false, // a read limit does not bound what is inflated
		NetDialContext:    gate.dialer(anywhere),
		Proxy:             http.ProxyFromEnvironment,
	}
	if u.Scheme == "ws" {
		// A name such as localhost can be made to point elsewhere: the resolved address decides.
		dialer.NetDialContext, dialer.Proxy = gate.dialer(loopbackOnly), nil
	}
	ws, resp, err := dialer.DialContext(ctx, u.String(), to.Header)
	if resp != nil {
		defer func() { _ = resp.Body.Close() }()
	}
	if err != nil {
		return nil, dialFailure(ctx, gate, resp, err)
	}
	gate.open.Store(true)
	return newConn(ws, limits), nil
}

func dialFailure(ctx context.Context, gate *handshakeGate, resp *http.Response, err error) error {
	var certificate *tls.CertificateVerificationError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, errNotLoopback):
		return &Failure{Detail: DetailAddress, Final: true, Err: assist.NewError(assist.CodeUnsafe,
			"The channel's name points to another computer, so the chat would travel unencrypted. Use wss://.", nil)}
	case resp != nil && (resp.StatusCode == http.StatusUnauthorized || resp.StatusCode == http.StatusForbidden):
		return Refuse(assist.CodeUnsafe, DetailToken,
			"The chat system refused the token. Enter a valid token in the settings and connect again.")
	case errors.As(err, &certificate):
		return Fail(DetailCertificate, err)
	case gate.reached.Load():
		return Fail(DetailHandshake, nil) // err may quote what the far side wrote
	}
	return Fail(DetailUnreachable, err)
}

type dialControl func(network, address string, c syscall.RawConn) error

func anywhere(string, string, syscall.RawConn) error { return nil }

var errNotLoopback = errors.New("ws:// is for this computer only")

func loopbackOnly(_, address string, _ syscall.RawConn) error {
	if !IsLoopback(address) {
		return errNotLoopback
	}
	return nil
}
