package replay

import (
	"context"
	"errors"
	"sync/atomic"

	"github.com/gorilla/websocket"

	"baihua/backend/assist"
	"baihua/backend/channel"
	"baihua/backend/channel/openws"
)

// visit serves one connection from hello to goodbye.
func (s *Server) visit(conn *channel.Conn) {
	ctx, cancel := context.WithCancel(s.life)
	defer cancel()
	after, err := s.hello(ctx, conn)
	if err != nil {
		conn.Close(websocket.CloseProtocolError)
		return
	}
	v := &visitor{server: s, conn: conn, sent: after}
	v.acked.Store(after)
	s.join()
	s.options.Logger.Info("replay client connected", "after", after)
	parted := make(chan bool, 1)
	go func() {
		defer cancel()
		parted <- v.listen(ctx)
	}()
	told := v.feed(ctx)
	conn.Close(websocket.CloseNormalClosure)
	cancel()
	agreed := <-parted
	s.clock.leave()
	s.options.Logger.Info("replay client gone", "acknowledged", v.acked.Load())
	if told && agreed {
		s.goodbye.Do(func() { close(s.done) })
	}
}

// hello reads the client's first frame, welcomes it and says after which number to begin.
func (s *Server) hello(ctx context.Context, conn *channel.Conn) (after int64, err error) {
	ctx, cancel := context.WithTimeout(ctx, s.options.Limits.WithDefaults().Handshake)
	defer cancel()
	raw, err := conn.Read(ctx)
	if err != nil {
		return 0, err
	}
	f, err := openws.Decode(raw.Data)
	if err != nil || f.Type != openws.TypeHello {
		return 0, refuse(ctx, conn, openws.CodeInvalid)
	}
	if f.V != openws.Version {
		return 0, refuse(ctx, conn, openws.CodeVersion)
	}
	newest, _ := s.tape.length()
	if f.Resume != nil && f.Resume.Stream == s.stream {
		after = min(f.Resume.Seq, newest)
		s.tape.acknowledge(after)
	}
	welcome := openws.Frame{Type: openws.TypeWelcome, V: openws.Version, Stream: s.stream, Newest: newest}
	return after, conn.Write(ctx, welcome.Encode())
}

func refuse(ctx context.Context, conn *channel.Conn, code string) error {
	_ = conn.Write(ctx, openws.Frame{Type: openws.TypeError, Code: code}.Encode())
	return assist.NewError(assist.CodeInvalid, "The client did not say hello as openws version 1 asks.", nil)
}

// join starts the play with the first client and lets the clock run.
func (s *Server) join() {
	s.clock.join()
	s.tape.change(func() { s.tape.connections++ })
	s.start.Do(func() {
		if s.enter() {
			go s.perform()
		}
	})
}

// visitor is one client on one connection.
type visitor struct {
	server *Server
	conn   *channel.Conn
	sent   int64        // the highest number sent on this connection
	acked  atomic.Int64 // the highest number it acknowledged
}

// feed writes the tape to the client, at most window events ahead of its
// acknowledgements. told says that the client got everything and the goodbye.
func (v *visitor) feed(ctx context.Context) (told bool) {
	tape := v.server.tape
	for {
		changed := tape.watch()
		acked := v.acked.Load()
		if newest, over := tape.length(); over && acked >= newest {
			return v.bye(ctx)
		}
		batch := tape.after(v.sent, int(window-(v.sent-acked)))
		for _, f := range batch {
			if v.conn.Write(ctx, f.Encode()) != nil {
				return false
			}
			v.sent = f.Seq
		}
		if len(batch) > 0 {
			continue
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return false
		}
	}
}

// bye leaves the closing to the client, so that the goodbye is not lost on the way.
func (v *visitor) bye(ctx context.Context) bool {
	if v.conn.Write(ctx, openws.Frame{Type: openws.TypeBye}.Encode()) != nil {
		return false
	}
	<-ctx.Done()
	return true
}

// listen handles what the client says until the connection ends. parted says that the
// client took its leave: one that was killed has not heard a goodbye.
func (v *visitor) listen(ctx context.Context) (parted bool) {
	for {
		raw, err := v.conn.Read(ctx)
		if err != nil {
			var closed *websocket.CloseError
			return errors.As(err, &closed) && closed.Code == websocket.CloseNormalClosure
		}
		f, err := openws.Decode(raw.Data)
		if err != nil {
			_ = refuse(ctx, v.conn, openws.CodeInvalid)
			return false
		}
		switch f.Type {
		case openws.TypeAck:
			newest, _ := v.server.tape.length()
			seq := min(f.Seq, newest)
			v.acked.Store(max(seq, v.acked.Load()))
			v.server.tape.acknowledge(seq)
		case openws.TypeSend:
			if v.conn.Write(ctx, v.answer(f).Encode()) != nil {
				return false
			}
		}
	}
}

func (v *visitor) answer(f openws.Frame) openws.Frame {
	turnID, known := v.server.tape.reply(f, v.server.options.Now())
	if !known {
		return openws.Frame{Type: openws.TypeFailed, ID: f.ID, Code: openws.CodeNotFound}
	}
	return openws.Frame{Type: openws.TypeSent, ID: f.ID, Turn: &openws.Turn{ID: turnID}}
}
