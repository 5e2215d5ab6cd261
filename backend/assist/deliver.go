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

// reply is an accepted text on its way out.
type reply struct{ decision Decision }

// deliver queues an accepted text for the conversation's channel. Replies leave one
// after the other, in the order in which they were accepted.
func (t *talk) deliver(d Decision) {
	for _, r := range t.out {
		if r.decision.ID == d.ID {
			t.pump()
			return
		}
	}
	t.out = append(t.out, reply{decision: d})
	t.pump()
}

// pump gives the first queued reply to the channel, unless one is with it already.
func (t *talk) pump() {
	if t.sending || len(t.out) == 0 {
		return
	}
	d := t.out[0].decision
	if t.desk.Now().Sub(d.At) > resendWithin {
		t.delivered(d, SendReceipt{Status: SendFailed, Detail: "too_late"})
		return
	}
	ch := t.desk.channel(t.conv.Channel)
	if ch == nil {
		t.delivered(d, SendReceipt{Status: SendQueued, Detail: string(CodeUnavailable)})
		return
	}
	t.sending = true
	out := Reply{DecisionID: d.ID, ConversationID: t.conv.Remote, Text: d.Text}
	t.desk.wg.Go(func() {
		receipt := send(t.desk.ctx, ch, out)
		_ = t.do(t.desk.ctx, func(t *talk) {
			t.sending = false
			t.delivered(d, receipt)
		})
	})
}

// send asks the channel, and turns its error into a receipt.
func send(ctx context.Context, ch Channel, r Reply) (receipt SendReceipt) {
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	err := guard(func() (err error) {
		receipt, err = ch.Send(ctx, r)
		return err
	})
	switch {
	case err == nil:
		return receipt
	case CodeOf(err) == CodeUnavailable:
		return SendReceipt{Status: SendQueued, Detail: string(CodeUnavailable)}
	}
	return SendReceipt{Status: SendFailed, Detail: string(CodeOf(err))}
}

// delivered notes how far a reply got. Queued is not recorded: the decision without a
// delivery is itself the record that it must still go out. An unknown one leaves the
// queue; its echo settles it.
func (t *talk) delivered(d Decision, r SendReceipt) {
	if r.Status != SendQueued {
		if len(t.out) == 0 || t.out[0].decision.ID != d.ID {
			return // its echo was faster
		}
		t.out = t.out[1:]
		t.settle(d, r)
		t.pump()
		return
	}
	t.showDelivery(d, r)
}

// settle records a reply's fate and shows it.
func (t *talk) settle(d Decision, r SendReceipt) {
	meta := Meta{SuggestionID: d.SuggestionID, DecisionID: d.ID, Status: r.Status}
	if !t.record(NewEntry{Kind: EntryDelivery, Meta: meta, Payload: r}) {
		t.retry = append(t.retry, func() { t.settle(d, r) })
	}
	t.showDelivery(d, r)
}

func (t *talk) showDelivery(d Decision, r SendReceipt) {
	e := Event{Kind: PublishDelivery, Decision: &d, Delivery: &r}
	if t.decision != nil && t.decision.ID == d.ID {
		t.delivery, e.Suggestion = &r, copied(t.current)
	}
	t.publish(e)
}

// echoed says whether an agent's turn is one of our own replies coming back, and
// settles what was not known of it.
func (t *talk) echoed(ev ChannelEvent) bool {
	sent := SendReceipt{Status: SendSent, TurnID: ev.Turn.ID}
	for i, r := range t.out {
		if r.decision.ID == ev.DecisionID || ev.DecisionID == "" && r.decision.Text == ev.Turn.Text {
			t.out = append(t.out[:i:i], t.out[i+1:]...)
			t.settle(r.decision, sent)
			return true
		}
	}
	if t.decision == nil || t.delivery == nil {
		return ev.DecisionID != ""
	}
	ours := t.delivery.TurnID != "" && t.delivery.TurnID == ev.Turn.ID || t.decision.ID == ev.DecisionID ||
		ev.DecisionID == "" && t.delivery.Status == SendUnknown && t.decision.Text == ev.Turn.Text
	if ours && t.delivery.Status == SendUnknown {
		t.settle(*t.decision, sent)
	}
	return ours || ev.DecisionID != ""
}

// resend takes up the replies that never left through the named channel.
func (d *Desk) resend(ctx context.Context, channel string) {
	unsent, err := d.Records.UnsentDecisions(ctx)
	if err != nil {
		d.Log.Error("read unsent replies", LogError, string(CodeOf(err)))
		return
	}
	for _, dec := range unsent {
		_ = d.talk(dec.ConversationID).do(ctx, func(t *talk) {
			if t.conv.Channel == channel {
				t.deliver(dec)
			}
		})
	}
}
