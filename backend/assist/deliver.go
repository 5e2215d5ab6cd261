package assist

import (
	"context"
	"time"
)

const (
	sendTimeout = 15 * time.Second
	// resendWithin is how old a reply that never left may be and still go out by
	// itself when its channel comes back; an older one would surprise everybody.
	resendWithin = 10 * time.Minute
)

// deliver sends an accepted text through the conversation's channel, in the
// background. While the channel is down the reply stays queued and Listen sends it.
func (t *talk) deliver(d Decision) {
	ch := t.desk.channel(t.conv.Channel)
	t.sending = &d
	if ch == nil {
		t.delivered(d, SendReceipt{Status: SendQueued, Detail: string(CodeUnavailable)})
		return
	}
	reply := Reply{DecisionID: d.ID, ConversationID: t.conv.Remote, Text: d.Text}
	t.desk.wg.Go(func() {
		ctx, cancel := context.WithTimeout(t.desk.ctx, sendTimeout)
		defer cancel()
		receipt, err := ch.Send(ctx, reply)
		if err != nil {
			receipt = SendReceipt{Status: SendFailed, Detail: string(CodeOf(err))}
			if CodeOf(err) == CodeUnavailable {
				receipt.Status = SendQueued
			}
		}
		_ = t.do(context.WithoutCancel(ctx), func(t *talk) { t.delivered(d, receipt) })
	})
}

// delivered records how far a reply got. Queued is not recorded: the decision without
// a delivery is itself the record that it must still go out.
func (t *talk) delivered(d Decision, r SendReceipt) {
	if t.sending == nil || t.sending.ID != d.ID {
		return // its echo was faster
	}
	if r.Status == SendSent || r.Status == SendFailed {
		t.sending = nil
	}
	if r.Status != SendQueued {
		_, err := t.desk.Records.Append(t.desk.ctx, NewEntry{
			ID: t.desk.NewID(), Kind: EntryDelivery, At: t.desk.Now(), ConversationID: t.id,
			Meta:    Meta{SuggestionID: d.SuggestionID, DecisionID: d.ID, Status: r.Status},
			Payload: r,
		})
		if err != nil {
			t.fail("record delivery", err)
			return
		}
	}
	e := Event{Kind: PublishDelivery, Decision: &d, Delivery: &r}
	if t.decision != nil && t.decision.ID == d.ID {
		t.delivery, e.Suggestion = &r, t.current
	}
	t.publish(e)
}

// echoed says whether an agent's turn is one of our own replies coming back, and
// settles a reply whose fate was unknown.
func (t *talk) echoed(ev ChannelEvent) bool {
	if t.delivery != nil && t.delivery.TurnID != "" && t.delivery.TurnID == ev.Turn.ID {
		return true
	}
	if t.sending == nil {
		return ev.DecisionID != ""
	}
	if t.sending.ID != ev.DecisionID && t.sending.Text != ev.Turn.Text {
		return false
	}
	t.delivered(*t.sending, SendReceipt{Status: SendSent, TurnID: ev.Turn.ID})
	return true
}

// resend takes up the replies that never left on ch.
func (d *Desk) resend(ctx context.Context, ch Channel) {
	unsent, err := d.Records.UnsentDecisions(ctx)
	if err != nil {
		d.Log.Error("read unsent replies", LogError, string(CodeOf(err)))
		return
	}
	for _, dec := range unsent {
		_ = d.talk(dec.ConversationID).do(ctx, func(t *talk) {
			switch {
			case t.conv.Channel != ch.Name():
			case d.Now().Sub(dec.At) > resendWithin:
				t.sending = &dec
				t.delivered(dec, SendReceipt{Status: SendFailed, Detail: "too_late"})
			default:
				t.deliver(dec)
			}
		})
	}
}
