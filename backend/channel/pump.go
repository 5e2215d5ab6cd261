package channel

import (
	"errors"
	"io"
	"time"
	"unicode/utf8"

	"github.com/gorilla/websocket"
)

// read is the one reader. Its watchdog allows Silence between frames and Message within
// one; control frames renew only the former, so that a message must end some time.
func (c *Conn) read() {
	defer c.group.Done()
	defer close(c.frames)
	dog := time.AfterFunc(c.limits.Silence, func() { c.die(Fail(DetailSilent, nil)) })
	defer dog.Stop()
	inMessage := false
	alive := func() {
		if !inMessage {
			dog.Reset(c.limits.Silence)
		}
	}
	c.ws.SetPongHandler(func(string) error { alive(); return nil })
	pong := c.ws.PingHandler()
	c.ws.SetPingHandler(func(data string) error { alive(); return pong(data) })
	for {
		dog.Reset(c.limits.Silence)
		kind, r, err := c.ws.NextReader()
		if err != nil {
			c.die(readFailure(err))
			return
		}
		inMessage = true
		dog.Reset(c.limits.Message)
		data, err := c.message(kind, r)
		if err != nil {
			c.die(err)
			return
		}
		inMessage = false
		dog.Stop() // while nobody takes the message, the silence is ours
		select {
		case c.frames <- Frame{Data: data, At: c.now()}:
		case <-c.dead:
			return
		}
	}
}

func (c *Conn) message(kind int, r io.Reader) ([]byte, error) {
	if kind != websocket.TextMessage {
		c.farewell(websocket.CloseUnsupportedData)
		return nil, Fail(DetailBadFrame, errors.New("a binary message where text is spoken"))
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, readFailure(err)
	}
	if !utf8.Valid(data) { // the library passes it through
		c.farewell(websocket.CloseInvalidFramePayloadData)
		return nil, Fail(DetailBadText, nil)
	}
	return data, nil
}

// farewell tells the far side why, when it still listens; the connection ends either way.
func (c *Conn) farewell(code int) {
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), c.now().Add(closeGrace))
}

func readFailure(err error) error {
	var closed *websocket.CloseError
	switch {
	case errors.Is(err, websocket.ErrReadLimit):
		return Fail(DetailTooLarge, err)
	case errors.As(err, &closed):
		closed.Text = "" // the far side's words do not enter our logs
		return Fail(DetailDropped, closed)
	case isProtocolError(err):
		return Fail(DetailBadFrame, err)
	}
	return Fail(DetailDropped, err)
}

// isProtocolError tells the library's complaints about a frame, which have no type of
// their own, from those of the network.
func isProtocolError(err error) bool {
	const prefix = "websocket: "
	text := err.Error()
	return len(text) > len(prefix) && text[:len(prefix)] == prefix
}

// write is the one writer of messages and pings.
func (c *Conn) write() {
	defer c.group.Done()
	ping := time.NewTicker(c.limits.Ping)
	defer ping.Stop()
	dog := time.AfterFunc(c.limits.Write, func() { c.die(Fail(DetailSilent, nil)) })
	dog.Stop()
	defer dog.Stop()
	for {
		select {
		case <-c.dead:
			return
		case o := <-c.out:
			dog.Reset(c.limits.Write)
			if o.close != 0 {
				_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(o.close, ""), time.Time{})
				c.die(errClosed)
				return
			}
			if err := c.ws.WriteMessage(websocket.TextMessage, o.data); err != nil {
				c.die(err)
				return
			}
		case <-ping.C:
			dog.Reset(c.limits.Write)
			if err := c.ws.WriteControl(websocket.PingMessage, nil, time.Time{}); err != nil {
				c.die(err)
				return
			}
		}
		dog.Stop()
	}
}
