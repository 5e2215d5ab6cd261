package channel_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"baihua/backend/channel"
)

// dialled dials with a secret in the header and returns the failure's detail.
func dialled(t *testing.T, url string) string {
	t.Helper()
	header := http.Header{"Authorization": {"Bearer secret-7d41"}}
	conn, err := channel.Dial(patient(t), channel.Target{URL: url, Header: header, Limits: quick()})
	if err == nil {
		conn.Close(0)
		return ""
	}
	if strings.Contains(err.Error(), "secret-7d41") {
		t.Fatal("the error holds the token")
	}
	var f *channel.Failure
	if !errors.As(err, &f) {
		t.Fatalf("%T is not a Failure", err)
	}
	if wantFinal := f.Detail == channel.DetailToken || f.Detail == channel.DetailAddress; f.Final != wantFinal {
		t.Fatalf("%s: final %v", f.Detail, f.Final)
	}
	return f.Detail
}

func TestDial_saysWhyItFailed(t *testing.T) {
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", code) }
	}
	for name, c := range map[string]struct {
		far  http.HandlerFunc
		want string
	}{
		"token refused":       {status(http.StatusUnauthorized), channel.DetailToken},
		"forbidden":           {status(http.StatusForbidden), channel.DetailToken},
		"restarting":          {status(http.StatusBadGateway), channel.DetailHandshake},
		"a web page":          {status(http.StatusOK), channel.DetailHandshake},
		"headers without end": {endlessHeaders, channel.DetailHandshake},
		"one header byte, then nothing": {func(w http.ResponseWriter, r *http.Request) {
			raw := hijack(w)
			defer raw.Close()
			fmt.Fprint(raw, "H")
			drain(raw)
		}, channel.DetailHandshake},
		"closed in the middle": {func(w http.ResponseWriter, _ *http.Request) { hijack(w).Close() }, channel.DetailHandshake},
		"a redirect with the token": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "ws://192.0.2.1/", http.StatusFound)
		}, channel.DetailHandshake},
	} {
		t.Run(name, func(t *testing.T) {
			if got := dialled(t, serve(t, c.far)); got != c.want {
				t.Errorf("detail %q, want %q", got, c.want)
			}
		})
	}
	t.Run("nobody there", func(t *testing.T) {
		if got := dialled(t, nobody(t)); got != channel.DetailUnreachable {
			t.Fatalf("detail %q", got)
		}
	})
	t.Run("unencrypted to another computer", func(t *testing.T) {
		if got := dialled(t, "ws://192.0.2.1/"); got != channel.DetailAddress {
			t.Fatalf("detail %q", got)
		}
	})
}

func hijack(w http.ResponseWriter) net.Conn {
	raw, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		panic(err)
	}
	return raw
}

func endlessHeaders(w http.ResponseWriter, _ *http.Request) {
	raw := hijack(w)
	defer raw.Close()
	fmt.Fprint(raw, "HTTP/1.1 101 Switching Protocols\r\n")
	line := "X-More: " + strings.Repeat("a", 4000) + "\r\n"
	for {
		if _, err := fmt.Fprint(raw, line); err != nil {
			return
		}
	}
}

func TestDial_doesNotOfferCompression(t *testing.T) {
	offered := make(chan string, 1)
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		offered <- r.Header.Get("Sec-WebSocket-Extensions")
	})
	dialled(t, url)
	if got := <-offered; got != "" {
		t.Fatalf("offered %q: a read limit does not bound what is inflated", got)
	}
}

func TestDial_settlesASubprotocol(t *testing.T) {
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		up := websocket.Upgrader{Subprotocols: []string{"b"}}
		ws, err := up.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer ws.Close()
		drain(ws.NetConn())
	})
	conn, err := channel.Dial(patient(t), channel.Target{URL: url, Subprotocols: []string{"a", "b"}})
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(0)
	if got := conn.Subprotocol(); got != "b" {
		t.Fatalf("subprotocol %q, want b", got)
	}
}

func TestDial_endsWithItsContext(t *testing.T) {
	url := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		raw := hijack(w)
		defer raw.Close()
		drain(raw)
	})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := channel.Dial(ctx, channel.Target{URL: url}); !errors.Is(err, context.Canceled) {
		t.Fatalf("Dial returned %v, want context.Canceled", err)
	}
}
