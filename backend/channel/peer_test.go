package channel_test

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"baihua/backend/channel"
	"baihua/backend/channel/channeltest"
)

// quick shortens every wait of a test.
func quick() channel.Limits {
	return channel.Limits{
		Handshake: 300 * time.Millisecond, Ping: 50 * time.Millisecond, Silence: 300 * time.Millisecond,
		Message: 300 * time.Millisecond, Write: 300 * time.Millisecond,
	}
}

// serve starts a server, checks afterwards that nothing runs on, and gives its ws:// address.
func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	before := runtime.NumGoroutine()
	s := httptest.NewServer(h)
	t.Cleanup(func() {
		s.Close()
		channeltest.NoLeak(t, before)
	})
	return "ws" + strings.TrimPrefix(s.URL, "http")
}

// peer connects to a far side that is ours byte by byte: far gets the raw socket after the
// handshake and the connection ends when it returns.
func peer(t *testing.T, limits channel.Limits, far func(raw net.Conn)) *channel.Conn {
	t.Helper()
	done := make(chan struct{})
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		defer close(done)
		up := websocket.Upgrader{}
		ws, err := up.Upgrade(w, r, nil)
		if err != nil {
			t.Error(err)
			return
		}
		defer ws.Close()
		far(ws.NetConn())
	})
	conn, err := channel.Dial(t.Context(), channel.Target{URL: url, Limits: limits})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		conn.Close(0)
		<-done
	})
	return conn
}

// drain reads what the client sends until it closes, and returns the bytes.
func drain(raw net.Conn) []byte {
	var all []byte
	for buf := make([]byte, 4096); ; {
		n, err := raw.Read(buf)
		all = append(all, buf[:n]...)
		if err != nil {
			return all
		}
	}
}

// patient is a context that only a broken test outlives.
func patient(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	t.Cleanup(cancel)
	return ctx
}
