package openws

import (
	"context"
	"sync"

	"baihua/backend/assist"
	"baihua/backend/channel"
)

// outbox holds the replies that wait for an answer, by their id, and the connection of
// the moment.
type outbox struct {
	mu      sync.Mutex
	conn    *channel.Conn // nil while nothing is connected
	waiting map[string]*pending
}

type pending struct {
	frame    []byte
	callers  int
	answered chan struct{}
	receipt  assist.SendReceipt // read after answered is closed
}

// put registers a reply. Whoever sends an id that is already waiting shares its answer,
// and gets no connection since the frame is on its way.
func (o *outbox) put(f Frame) (*pending, *channel.Conn, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if p := o.waiting[f.ID]; p != nil {
		p.callers++
		return p, nil, nil
	}
	if o.conn == nil {
		return nil, nil, assist.NewError(assist.CodeUnavailable,
			"The chat system is not connected, so the reply was not sent. Wait until the channel is live, or copy the reply.", nil)
	}
	p := &pending{frame: f.Encode(), callers: 1, answered: make(chan struct{})}
	o.waiting[f.ID] = p
	return p, o.conn, nil
}

// leave forgets a reply when nobody waits for it any more.
func (o *outbox) leave(id string, p *pending) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if p.callers--; p.callers == 0 && o.waiting[id] == p {
		delete(o.waiting, id)
	}
}

// settle answers whoever waits for id; an answer nobody waits for is dropped, since the
// turn that comes back settles it too.
func (o *outbox) settle(id string, receipt assist.SendReceipt) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if p := o.waiting[id]; p != nil {
		delete(o.waiting, id)
		p.receipt = receipt
		close(p.answered)
	}
}

// attach makes conn the way out and sends again what the last connection left unanswered.
func (o *outbox) attach(ctx context.Context, conn *channel.Conn) {
	o.mu.Lock()
	o.conn = conn
	again := make([][]byte, 0, len(o.waiting))
	for _, p := range o.waiting {
		again = append(again, p.frame)
	}
	o.mu.Unlock()
	for _, frame := range again {
		_ = conn.Write(ctx, frame) // a dead connection shows when it is read
	}
}

func (o *outbox) detach() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.conn = nil
}
