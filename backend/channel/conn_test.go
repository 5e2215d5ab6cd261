package channel_test

import (
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"baihua/backend/channel"
	"baihua/backend/channel/channeltest"
)

// detailOf reads to the end of the connection: how many messages came, and why it ended.
func detailOf(t *testing.T, conn *channel.Conn) (messages int, detail string) {
	t.Helper()
	ctx := patient(t)
	for {
		_, err := conn.Read(ctx)
		if err == nil {
			messages++
			continue
		}
		var f *channel.Failure
		if !errors.As(err, &f) {
			t.Fatalf("%v is not a Failure", err)
		}
		return messages, f.Detail
	}
}

func TestConn_noticesAHalfOpenConnection(t *testing.T) {
	stop := make(chan struct{})
	conn := peer(t, quick(), func(net.Conn) { <-stop })
	defer close(stop)
	if _, detail := detailOf(t, conn); detail != channel.DetailSilent {
		t.Fatalf("detail %q, want silent", detail)
	}
}

func TestConn_staysWhileTheFarSideAnswersPings(t *testing.T) {
	limits := quick()
	limits.Silence = time.Second // a busy machine may well sleep a third of it
	conn := peer(t, limits, func(raw net.Conn) {
		// Pongs for longer than the silence that would end it, then a message.
		for range 60 {
			time.Sleep(20 * time.Millisecond) // the far side's own slowness, not a wait for us
			if _, err := raw.Write([]byte{0x8a, 0}); err != nil {
				return
			}
		}
		_, _ = raw.Write([]byte{0x81, 2, '{', '}'})
		drain(raw)
	})
	f, err := conn.Read(patient(t))
	if err != nil || string(f.Data) != "{}" {
		t.Fatalf("read %q, %v", f.Data, err)
	}
}

func TestConn_aMessageMustEndThoughPingsComeInBetween(t *testing.T) {
	conn := peer(t, quick(), func(raw net.Conn) {
		_, _ = raw.Write([]byte{0x01, 1, 'a'})
		for {
			time.Sleep(20 * time.Millisecond)
			if _, err := raw.Write([]byte{0x00, 1, 'a', 0x89, 0}); err != nil {
				return
			}
			_ = raw.SetReadDeadline(time.Now())
			_, _ = io.Copy(io.Discard, raw)
		}
	})
	if n, detail := detailOf(t, conn); n != 0 || detail != channel.DetailSilent {
		t.Fatalf("%d messages, detail %q, want 0, silent", n, detail)
	}
}

func TestConn_holdsLittleWhateverIsThrownAtIt(t *testing.T) {
	for _, k := range []channeltest.FaultKind{channeltest.Oversized, channeltest.HugeClaim, channeltest.EndlessFragments, channeltest.Reserved} {
		t.Run(string(k), func(t *testing.T) {
			conn := peer(t, quick(), func(raw net.Conn) {
				channeltest.Misbehave(raw, k)
				drain(raw)
			})
			n, detail := detailOf(t, conn)
			if n != 0 || detail == "" {
				t.Fatalf("%d messages, detail %q", n, detail)
			}
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			if held := m.HeapInuse >> 20; held > 64 {
				t.Fatalf("%d MiB in use", held)
			}
		})
	}
}

func TestConn_givesUpOnAPeerThatDoesNotRead(t *testing.T) {
	stop := make(chan struct{})
	limits := quick()
	limits.Silence = time.Minute
	conn := peer(t, limits, func(net.Conn) { <-stop })
	defer close(stop)
	message := bytes.Repeat([]byte("a"), 1<<20)
	for {
		if err := conn.Write(patient(t), message); err != nil {
			break
		}
	}
	if _, detail := detailOf(t, conn); detail != channel.DetailSilent {
		t.Fatalf("detail %q, want silent", detail)
	}
}

func TestConn_CloseWritesWhatIsQueued(t *testing.T) {
	got := make(chan []byte, 1)
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		up := websocket.Upgrader{}
		ws, err := up.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer ws.Close()
		var all []byte
		for {
			_, data, err := ws.ReadMessage()
			if err != nil {
				if !websocket.IsCloseError(err, websocket.CloseGoingAway) {
					t.Errorf("ended with %v, want 1001", err)
				}
				got <- all
				return
			}
			all = append(all, data...)
		}
	})
	conn, err := channel.Dial(t.Context(), channel.Target{URL: url})
	if err != nil {
		t.Fatal(err)
	}
	for range 50 {
		if err := conn.Write(patient(t), []byte("ab")); err != nil {
			t.Fatal(err)
		}
	}
	conn.Close(websocket.CloseGoingAway)
	if all := <-got; string(all) != strings.Repeat("ab", 50) {
		t.Fatalf("%d bytes came, want 100", len(all))
	}
	if conn.Write(patient(t), nil) == nil {
		t.Fatal("a closed connection took a message")
	}
}
