package openws_test

import (
	"sync"
	"sync/atomic"

	"github.com/gorilla/websocket"

	"baihua/backend/channel/channeltest"
	"baihua/backend/channel/openws"
)

// visit is one connection to the far side.
type visit struct {
	far   *far
	ws    *websocket.Conn
	fault channeltest.Fault
	write sync.Mutex
	mute  atomic.Bool // neither reads nor writes
	quiet atomic.Bool // reads and answers pings, writes nothing else
	acked atomic.Int64
	gone  chan struct{} // closed when the client is
}

func (v *visit) serve() {
	hello, err := v.read()
	if err != nil || hello.Type != openws.TypeHello {
		return
	}
	var sent int64
	v.far.mu.Lock()
	stream := "s" + string(rune('a'+v.far.stream))
	newest := int64(len(v.far.log))
	v.far.mu.Unlock()
	if hello.Resume != nil && hello.Resume.Stream == stream {
		sent = hello.Resume.Seq
	}
	v.acked.Store(sent)
	v.put(openws.Frame{Type: openws.TypeWelcome, V: 1, Stream: stream, Newest: newest})
	v.ws.SetPingHandler(func(data string) error {
		if v.mute.Load() {
			<-v.far.stop
		}
		v.write.Lock()
		defer v.write.Unlock()
		_ = v.ws.WriteMessage(websocket.PongMessage, []byte(data))
		return nil
	})
	v.far.group.Add(1)
	go v.hear()
	v.feed(sent)
}

func (v *visit) read() (openws.Frame, error) {
	_, data, err := v.ws.ReadMessage()
	if err != nil {
		return openws.Frame{}, err
	}
	return openws.Decode(data)
}

func (v *visit) put(f openws.Frame) {
	v.write.Lock()
	defer v.write.Unlock()
	_ = v.ws.WriteMessage(websocket.TextMessage, f.Encode())
}

// hear reads acknowledgements and replies.
func (v *visit) hear() {
	defer v.far.group.Done()
	defer close(v.gone)
	for {
		f, err := v.read()
		if err != nil {
			return
		}
		if v.mute.Load() {
			<-v.far.stop
		}
		switch f.Type {
		case openws.TypeAck:
			v.far.change(func() { v.acked.Store(f.Seq) })
		case openws.TypeSend:
			if v.fault.Kind == channeltest.NoAnswer {
				v.quiet.Store(true)
			}
			turnID := v.far.take(f)
			switch v.fault.Kind {
			case channeltest.LoseAnswer:
				v.ws.NetConn().Close()
			case channeltest.NoAnswer:
			default:
				v.put(openws.Frame{Type: openws.TypeSent, ID: f.ID, Turn: &openws.Turn{ID: turnID}})
			}
		}
	}
}

// feed sends what the client lacks, until it is gone.
func (v *visit) feed(sent int64) {
	for turns := 0; ; {
		v.far.mu.Lock()
		changed, over, rest := v.far.changed, v.far.over, v.far.log[min(sent, int64(len(v.far.log))):]
		newest := int64(len(v.far.log))
		v.far.mu.Unlock()
		for _, f := range rest {
			sent = f.Seq
			if v.quiet.Load() || !v.event(f, turns) {
				<-v.gone
				return
			}
			turns++
		}
		if over && v.acked.Load() >= newest {
			v.put(openws.Frame{Type: openws.TypeBye})
			<-v.gone
			return
		}
		select {
		case <-changed:
		case <-v.gone:
			return
		}
	}
}

// event sends one event, or does what the fault says when its time has come. ok is false
// when nothing more is to be sent.
func (v *visit) event(f openws.Frame, turns int) (ok bool) {
	if turns == v.fault.After {
		switch v.fault.Kind {
		case channeltest.Gap:
			return true
		case channeltest.Drop:
			v.ws.NetConn().Close()
			return false
		case channeltest.Mute:
			v.mute.Store(true)
			return false
		}
		v.write.Lock()
		wrecked := channeltest.Misbehave(v.ws.NetConn(), v.fault.Kind)
		v.write.Unlock()
		if wrecked {
			return false
		}
	}
	v.put(f)
	if v.fault.Kind == channeltest.Duplicate {
		v.put(f)
	}
	return true
}
