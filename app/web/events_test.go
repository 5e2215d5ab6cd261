package web_test

import (
	"bufio"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"baihua/app"

	"github.com/gorilla/websocket"
)

// follow opens the event stream as the page does.
func (f *fixture) follow() *websocket.Conn {
	f.t.Helper()
	dialer := &websocket.Dialer{Jar: f.client.Jar}
	conn, res, err := dialer.DialContext(f.t.Context(), "ws"+strings.TrimPrefix(f.base, "http")+"/api/events", http.Header{"Origin": {f.base}})
	if err != nil {
		f.t.Fatal(err)
	}
	_ = res.Body.Close()
	f.t.Cleanup(func() { _ = conn.Close() })
	return conn
}

func TestEventsArriveInOrder(t *testing.T) {
	f := start(t)
	f.get(f.link)
	conn := f.follow()
	const n = 500
	go func() {
		for range n {
			f.emitter.Emit(app.Event{Kind: "library"})
		}
	}()
	var last int64
	for i := range n {
		var e app.Event
		if err := conn.ReadJSON(&e); err != nil {
			t.Fatal(err)
		}
		if i > 0 && e.Seq != last+1 {
			t.Fatalf("event %d follows %d", e.Seq, last)
		}
		last = e.Seq
	}
}

func TestEventsRefuseAForeignOrigin(t *testing.T) {
	f := start(t)
	f.get(f.link)
	dialer := &websocket.Dialer{Jar: f.client.Jar}
	conn, res, err := dialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(f.base, "http")+"/api/events", http.Header{"Origin": {"http://evil.example"}})
	if err == nil {
		_ = conn.Close()
		t.Fatal("a foreign page may listen")
	}
	if res.StatusCode != http.StatusForbidden {
		t.Fatalf("status = %d", res.StatusCode)
	}
	_ = res.Body.Close()
}

// upgrading calls back at the moment a connection is taken over for a WebSocket, before
// the page is answered.
type upgrading struct {
	http.ResponseWriter
	then func()
}

func (u upgrading) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	u.then()
	return http.NewResponseController(u.ResponseWriter).Hijack()
}

func TestNoEventIsLostWhileTheStreamOpens(t *testing.T) {
	f := start(t)
	emit := func() { f.emitter.Emit(app.Event{Kind: "library"}) }
	served := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f.srv.Handler().ServeHTTP(upgrading{w, emit}, r)
	}))
	t.Cleanup(served.Close)
	_, token, _ := strings.Cut(f.link, "/?")
	f.base = served.URL
	f.get(served.URL + "/?" + token)
	conn := f.follow()
	emit()
	for want := int64(1); want <= 2; want++ {
		var e app.Event
		if err := conn.ReadJSON(&e); err != nil || e.Seq != want {
			t.Fatalf("event %d, want %d: %v", e.Seq, want, err)
		}
	}
}
