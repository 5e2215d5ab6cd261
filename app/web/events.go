package web

import (
	"net/http"
	"time"

	"baihua/app"

	"github.com/gorilla/websocket"
)

const (
	// queued events a slow browser may lag behind before it is cut off; it reconnects
	// and asks for a snapshot.
	eventQueue   = 1024
	writeTimeout = 10 * time.Second
	pingEvery    = 20 * time.Second
)

// events streams what the emitter says to one page, in order. It listens before the page
// learns that the line stands: the snapshot that the page asks for then, together with
// what is queued here, leaves no gap.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	queue := make(chan app.Event, eventQueue)
	overflow := make(chan struct{})
	full := false
	cancel := s.emitter.Subscribe(func(e app.Event) {
		select {
		case queue <- e:
		default:
			if !full { // called in order by one emitter: no lock needed
				full = true
				close(overflow)
			}
		}
	})
	defer cancel()
	up := websocket.Upgrader{HandshakeTimeout: writeTimeout} // same origin is checked by private and by the default
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	defer func() { _ = conn.Close() }()
	gone := make(chan struct{})
	go drain(conn, gone)
	write(conn, queue, overflow, gone)
}

// drain reads and forgets what the page sends, to notice when it goes away.
func drain(conn *websocket.Conn, gone chan<- struct{}) {
	defer close(gone)
	conn.SetReadLimit(1 << 10)
	conn.SetPongHandler(func(string) error { return conn.SetReadDeadline(time.Now().Add(2*pingEvery + 5*time.Second)) })
	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			return
		}
	}
}

func write(conn *websocket.Conn, queue <-chan app.Event, overflow, gone <-chan struct{}) {
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	for {
		var err error
		select {
		case e := <-queue:
			_ = conn.SetWriteDeadline(time.Now().Add(writeTimeout))
			err = conn.WriteJSON(e)
		case <-ping.C:
			err = conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(writeTimeout))
		case <-overflow:
			return
		case <-gone:
			return
		}
		if err != nil {
			return
		}
	}
}
