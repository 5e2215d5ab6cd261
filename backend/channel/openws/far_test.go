package openws_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gorilla/websocket"

	"baihua/backend/assist"
	"baihua/backend/channel/channeltest"
	"baihua/backend/channel/openws"
)

const token = "secret-7d41"

// far is a chat system that speaks openws and misbehaves as told.
type far struct {
	server *httptest.Server
	stop   chan struct{}

	mu          sync.Mutex
	changed     chan struct{}
	stream      int
	log         []openws.Frame
	faults      []channeltest.Fault
	replies     []assist.Reply
	connections int
	over        bool
	sockets     map[*websocket.Conn]bool
	group       sync.WaitGroup
}

func newFar(t *testing.T) *far {
	t.Helper()
	f := &far{stop: make(chan struct{}), changed: make(chan struct{}), sockets: map[*websocket.Conn]bool{}}
	f.server = httptest.NewServer(f)
	return f
}

func (f *far) url() string { return "ws" + strings.TrimPrefix(f.server.URL, "http") }

func (f *far) close() {
	close(f.stop)
	f.cut()
	f.server.Close()
	f.group.Wait()
}

// change runs fn under the lock and wakes whoever watches.
func (f *far) change(fn func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	fn()
	close(f.changed)
	f.changed = make(chan struct{})
}

func (f *far) append(frame openws.Frame) {
	frame.Seq = int64(len(f.log)) + 1
	f.log = append(f.log, frame)
}

func (f *far) Say(turns ...channeltest.Turn) {
	f.change(func() {
		for _, turn := range turns {
			f.append(openws.Frame{
				Type: openws.TypeTurn, Conversation: turn.Conversation, Customer: "Li",
				Turn: &openws.Turn{ID: turn.ID, Role: "customer", Text: turn.Text, At: "2026-11-02T09:00:00Z"},
			})
		}
	})
}

func (f *far) Arm(faults ...channeltest.Fault) {
	f.change(func() { f.faults = append(f.faults, faults...) })
}

func (f *far) Can(channeltest.FaultKind) bool { return true }

func (f *far) Restart() {
	f.change(func() { f.stream++ })
	f.cut()
}

func (f *far) cut() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for ws := range f.sockets {
		ws.NetConn().Close()
	}
}

func (f *far) Bye() { f.change(func() { f.over = true }) }

func (f *far) Replies() []assist.Reply {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.replies)
}

func (f *far) Connections() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.connections
}

// take keeps a reply once and says which turn it became.
func (f *far) take(frame openws.Frame) (turnID string) {
	f.change(func() {
		for i, r := range f.replies {
			if r.DecisionID == frame.ID {
				turnID = fmt.Sprintf("r%d", i)
				return
			}
		}
		turnID = fmt.Sprintf("r%d", len(f.replies))
		f.replies = append(f.replies, assist.Reply{DecisionID: frame.ID, ConversationID: frame.Conversation, Text: frame.Text})
		f.append(openws.Frame{
			Type: openws.TypeTurn, Conversation: frame.Conversation, Send: frame.ID,
			Turn: &openws.Turn{ID: turnID, Role: "agent", Text: frame.Text},
		})
	})
	return turnID
}

// ServeHTTP is one connection with at most one fault.
func (f *far) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.group.Add(1)
	defer f.group.Done()
	var fault channeltest.Fault
	f.change(func() {
		f.connections++
		if len(f.faults) > 0 {
			fault, f.faults = f.faults[0], f.faults[1:]
		}
	})
	switch {
	case fault.Kind == channeltest.TokenRefused || r.Header.Get("Authorization") != "Bearer "+token:
		http.Error(w, "no", http.StatusUnauthorized)
		return
	case fault.Kind == channeltest.SlowHandshake:
		<-f.stop
		return
	}
	up := websocket.Upgrader{}
	ws, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	f.change(func() { f.sockets[ws] = true })
	defer f.change(func() { delete(f.sockets, ws) })
	defer ws.Close()
	v := &visit{far: f, ws: ws, fault: fault, gone: make(chan struct{})}
	v.serve()
}
