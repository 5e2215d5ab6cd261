package assist

import "context"

// End closes a conversation of the ask box: nobody stands there any more. A question
// asked later in it opens it again. What happens on a real channel only the channel says.
func (d *Desk) End(ctx context.Context, conversationID string) error {
	c, err := d.Records.Conversation(ctx, conversationID, 1)
	if err != nil {
		return err
	}
	if c.Channel != CounterChannel {
		return NewError(CodeInvalid, "only a conversation of the ask box can be ended here", nil)
	}
	return d.Receive(ctx, CounterChannel, ChannelEvent{Kind: EventEnd, Conversation: c.Remote, Received: d.Now()})
}
