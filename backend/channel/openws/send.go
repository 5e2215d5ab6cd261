package openws

import (
	"context"

	"baihua/backend/assist"
)

// Send implements assist.Channel. It waits for the far side's answer across reconnects; a
// reply whose answer does not come in time is unknown, and sending it again with the same
// DecisionID is safe. When nothing is connected it fails with assist.CodeUnavailable, and
// the reply has gone nowhere.
func (c *Channel) Send(ctx context.Context, r assist.Reply) (assist.SendReceipt, error) {
	if c.config.Listen {
		return assist.SendReceipt{}, assist.NewError(assist.CodeInvalid,
			"This channel only listens. Copy the reply and send it in the chat system.", nil)
	}
	frame := Frame{Type: TypeSend, ID: r.DecisionID, Conversation: r.ConversationID, Text: r.Text}
	if err := frame.check(); err != nil {
		return assist.SendReceipt{}, assist.NewError(assist.CodeInvalid,
			"This reply cannot be sent: it is empty, longer than 32,768 characters, or its conversation is not known. Shorten it or copy it.", err)
	}
	ctx, cancel := context.WithTimeout(ctx, c.config.Answer)
	defer cancel()
	p, conn, err := c.out.put(frame)
	if err != nil {
		return assist.SendReceipt{}, err
	}
	defer c.out.leave(r.DecisionID, p)
	if conn != nil {
		// When this connection is dying the next one takes the frame along.
		_ = conn.Write(ctx, p.frame)
	}
	select {
	case <-p.answered:
		return p.receipt, nil
	case <-ctx.Done():
		return assist.SendReceipt{Status: assist.SendUnknown}, nil
	}
}
