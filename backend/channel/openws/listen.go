package openws

import (
	"context"
	"errors"
	"time"

	"github.com/gorilla/websocket"

	"baihua/backend/assist"
	"baihua/backend/channel"
)

// listener is one run of Listen across its connections.
type listener struct {
	channel *Channel
	line    *channel.Line
	sink    channel.Sink
	at      *Resume // the newest durable event; nil = none
	newest  int64   // what the server had when it welcomed us
	live    bool
}

// session is one connection: hello, welcome, then events until something ends it.
func (l *listener) session(ctx context.Context, conn *channel.Conn) (moved bool, err error) {
	l.live = false
	known, err := l.greet(ctx, conn)
	if err != nil {
		return false, err
	}
	l.channel.out.attach(ctx, conn)
	defer l.channel.out.detach()
	if l.at.Seq < l.newest {
		l.line.Tell(ctx, channel.StateCatchingUp)
	}
	l.announce(ctx)
	for {
		before := l.at.Seq
		ended, err := l.next(ctx, conn)
		// A far side that comes back with a new stream each time repeats itself: no progress.
		moved = moved || known && l.at.Seq > before
		if ended || err != nil {
			return moved, err
		}
	}
}

// greet says hello and reads the welcome. known says that the stream goes on where this
// run, or the one before, left it.
func (l *listener) greet(ctx context.Context, conn *channel.Conn) (known bool, err error) {
	hello := Frame{Type: TypeHello, V: Version, Client: "baihua", Listen: l.channel.config.Listen, Resume: l.at}
	if err := conn.Write(ctx, hello.Encode()); err != nil {
		return false, err
	}
	ctx, cancel := context.WithTimeout(ctx, l.channel.config.Limits.WithDefaults().Handshake)
	defer cancel()
	for {
		f, err := read(ctx, conn)
		if err != nil {
			return false, err
		}
		switch f.Type {
		case TypeWelcome:
			return l.welcome(f.Frame)
		case TypeError:
			return false, refusal(f.Frame)
		}
		if f.Numbered() {
			return false, broken(errors.New("an event before the welcome"))
		}
	}
}

func (l *listener) welcome(f Frame) (known bool, err error) {
	if f.V != Version {
		return false, refusal(Frame{Code: CodeVersion})
	}
	known = l.at == nil || l.at.Stream == f.Stream
	if l.at == nil || !known {
		l.at = &Resume{Stream: f.Stream}
	}
	l.newest = f.Newest
	return known, nil
}

// next handles one frame; ended says that the server said goodbye for good.
func (l *listener) next(ctx context.Context, conn *channel.Conn) (ended bool, err error) {
	f, err := read(ctx, conn)
	if err != nil {
		return false, err
	}
	switch {
	case f.Numbered():
		return false, l.store(ctx, conn, f)
	case f.Type == TypeTyping:
		return false, l.hand(ctx, f.event(f.at))
	case f.Type == TypeSent:
		l.channel.out.settle(f.ID, assist.SendReceipt{Status: assist.SendSent, TurnID: f.Turn.ID})
	case f.Type == TypeFailed:
		l.channel.out.settle(f.ID, assist.SendReceipt{Status: assist.SendFailed, Detail: f.Code})
	case f.Type == TypeError:
		return false, refusal(f.Frame)
	case f.Type == TypeBye:
		return true, nil
	}
	return false, nil
}

// store hands a numbered event to the sink and acknowledges it only then. An event with
// an old number is handed over too: whoever stores turns knows which are new, and a far
// side that lost count must not make us drop anything.
func (l *listener) store(ctx context.Context, conn *channel.Conn, f received) error {
	if f.Seq > l.at.Seq+1 {
		return channel.Fail(channel.DetailGap, nil)
	}
	reached := Resume{Stream: l.at.Stream, Seq: max(f.Seq, l.at.Seq)}
	ev := f.event(f.at)
	ev.Cursor = reached.cursor()
	if err := l.hand(ctx, ev); err != nil {
		return err
	}
	l.at = &reached
	if f.Send != "" {
		l.channel.out.settle(f.Send, assist.SendReceipt{Status: assist.SendSent, TurnID: f.Turn.ID})
	}
	if err := conn.Write(ctx, Frame{Type: TypeAck, Seq: reached.Seq}.Encode()); err != nil {
		return err
	}
	l.announce(ctx)
	return nil
}

// hand gives an event to the sink. What could not be stored is asked for again.
func (l *listener) hand(ctx context.Context, ev assist.ChannelEvent) error {
	if err := l.sink(ctx, ev); err != nil {
		return channel.Fail(channel.DetailNotStored, err)
	}
	return nil
}

// announce tells, once a connection, that everything that waited for us is here.
func (l *listener) announce(ctx context.Context) {
	if !l.live && l.at.Seq >= l.newest {
		l.live = true
		l.line.Tell(ctx, channel.StateLive)
	}
}

// received is a frame with the moment it left the socket.
type received struct {
	Frame
	at time.Time
}

func read(ctx context.Context, conn *channel.Conn) (received, error) {
	raw, err := conn.Read(ctx)
	if err != nil {
		return received{}, err
	}
	f, err := Decode(raw.Data)
	if err != nil {
		return received{}, broken(err)
	}
	return received{Frame: f, at: raw.At}, nil
}

func refusal(f Frame) error {
	switch f.Code {
	case CodeVersion:
		return channel.Refuse(assist.CodeInvalid, channel.DetailVersion,
			"The chat system speaks another version of the openws protocol. Update Baihua or the bridge so that both speak version 1.")
	case CodeUnauthorized:
		return channel.Refuse(assist.CodeUnsafe, channel.DetailToken,
			"The chat system refused the token. Enter a valid token in the settings and connect again.")
	}
	return channel.Fail(channel.DetailRefused, nil)
}

func broken(err error) error {
	return &channel.Failure{Detail: channel.DetailBadFrame, Close: websocket.CloseProtocolError, Err: err}
}
