package app

import (
	"context"
	"slices"
	"strings"

	"baihua/backend/assist"
)

// reply is a text that was accepted for the channel, and how far it got.
type reply struct {
	decision assist.Decision
	receipt  assist.SendReceipt
}

// replies reads from the record what was to go out in a conversation, oldest first.
func (d *Desk) replies(ctx context.Context, conversation string) ([]reply, error) {
	var out []reply
	decisions := assist.Filter{Kind: assist.EntryDecision, ConversationID: conversation}
	for e, err := range d.seat.Ledger.Entries(ctx, decisions) {
		r := reply{receipt: assist.SendReceipt{Status: assist.SendQueued}}
		if err == nil {
			err = d.seat.Ledger.Open(ctx, e, &r.decision)
		}
		if err != nil && assist.CodeOf(err) != assist.CodeErased {
			return nil, err
		}
		if r.decision.Via == assist.ViaChannel && r.decision.Text != "" {
			out = append(out, r)
		}
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, d.receipts(ctx, conversation, out)
}

// receipts fills in how far each reply got.
func (d *Desk) receipts(ctx context.Context, conversation string, replies []reply) error {
	deliveries := assist.Filter{Kind: assist.EntryDelivery, ConversationID: conversation}
	for e, err := range d.seat.Ledger.Entries(ctx, deliveries) {
		if err != nil {
			return err
		}
		meta, err := e.ReadMeta()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(replies, func(r reply) bool { return r.decision.ID == meta.DecisionID })
		if i < 0 {
			continue
		}
		var r assist.SendReceipt
		if err := d.seat.Ledger.Open(ctx, e, &r); err != nil {
			return err
		}
		replies[i].receipt = r
	}
	return nil
}

// replyTurn is a reply as the transcript shows it: as the turn it became, or else under
// its decision's id.
func replyTurn(d assist.Decision, r assist.SendReceipt) TurnView {
	id := r.TurnID
	if id == "" {
		id = d.ID
	}
	return TurnView{
		ID: id, Role: string(assist.RoleAgent), Kind: string(assist.TurnText), Text: d.Text, At: millis(d.At),
		Delivery: string(r.Status), SuggestionID: d.SuggestionID,
	}
}

// withReplies marks the turns that were replies of ours, and puts those that are no turn
// in their place by time: a reply that failed must not vanish with its card.
func withReplies(turns []TurnView, replies []reply) []TurnView {
	for _, r := range replies {
		if i := slices.IndexFunc(turns, r.became); i >= 0 {
			turns[i].Delivery = string(assist.SendSent)
			continue
		}
		if r.receipt.Status != assist.SendSent {
			turns = slices.Insert(turns, placeOf(turns, millis(r.decision.At)), replyTurn(r.decision, r.receipt))
		}
	}
	return turns
}

// became says whether a turn is this reply. One that was never answered for is known
// again by its words, like the desk does.
func (r reply) became(t TurnView) bool {
	if r.receipt.TurnID != "" {
		return t.ID == r.receipt.TurnID
	}
	unsettled := r.receipt.Status == assist.SendUnknown || r.receipt.Status == assist.SendQueued
	later := t.At >= millis(r.decision.At)
	return unsettled && later && t.Role == string(assist.RoleAgent) && t.Delivery == "" && t.Text == r.decision.Text
}

// placeOf is where a turn said at a time stands: behind the last one that is not later.
func placeOf(turns []TurnView, at int64) int {
	for i, t := range slices.Backward(turns) {
		if t.At <= at {
			return i + 1
		}
	}
	return 0
}

// channelOf is the channel that a conversation's id begins with.
func channelOf(conversation string) string {
	name, _, _ := strings.Cut(conversation, "/")
	return name
}
