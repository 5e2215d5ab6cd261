package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/seat"
)

// maxTyped bounds what an agent can type into one box, in runes.
const maxTyped = 8000

// Desk is bound to the screens: live conversations, suggestions and decisions.
type Desk struct {
	watch
	seat    *seat.Seat
	emitter *Emitter
}

// Snapshot is what the desk looks like now.
func (d *Desk) Snapshot() (out Snapshot, err error) {
	defer d.guard(&err)
	epoch, seq, channels := d.emitter.now()
	statuses, err := d.seat.Desk.Statuses(context.Background())
	if err != nil {
		return Snapshot{}, err
	}
	out = Snapshot{Epoch: epoch, Seq: seq, Channels: channels, Conversations: make([]ConversationRow, 0, len(statuses))}
	for _, s := range statuses {
		r := row(s)
		d.emitter.fill(&r)
		out.Conversations = append(out.Conversations, r)
	}
	slices.SortFunc(out.Conversations, func(a, b ConversationRow) int {
		return cmp.Or(cmp.Compare(b.LastAt, a.LastAt), strings.Compare(a.ID, b.ID))
	})
	return out, nil
}

// Conversation opens one conversation.
func (d *Desk) Conversation(req ConversationRequest) (out ConversationView, err error) {
	defer d.guard(&err)
	ctx := context.Background()
	v, err := d.seat.Desk.View(ctx, req.ID)
	if err != nil {
		return ConversationView{}, err
	}
	replies, err := d.replies(ctx, req.ID)
	if err != nil {
		return ConversationView{}, err
	}
	out = conversationView(v, replies)
	d.emitter.complete(&out, replies)
	return out, nil
}

// Decide records a decision. It returns once the decision is durable.
func (d *Desk) Decide(req DecideRequest) (out DecisionView, err error) {
	defer d.guard(&err)
	if err := checkTyped(req.Text); err != nil {
		return DecisionView{}, err
	}
	dec, err := d.seat.Desk.Decide(context.Background(), assist.DecideRequest{
		SuggestionID: req.SuggestionID, Hash: req.Hash, Action: assist.Action(req.Action), Via: assist.Via(req.Via),
		Text: strings.TrimSpace(req.Text), Reason: req.Reason, Note: req.Note, Confirmed: req.Confirmed,
	})
	if err != nil {
		return DecisionView{}, err
	}
	return decisionView(dec, nil), nil
}

// Ask answers a question typed for a customer on the phone or at the counter. The
// card follows as an event.
func (d *Desk) Ask(req AskRequest) (out ConversationView, err error) {
	defer d.guard(&err)
	question := strings.TrimSpace(req.Question)
	if question == "" {
		return ConversationView{}, assist.NewError(assist.CodeInvalid, "type the customer's question first", nil)
	}
	if err := checkTyped(question); err != nil {
		return ConversationView{}, err
	}
	id, err := d.seat.Desk.Ask(context.Background(), req.ConversationID, question, "")
	if err != nil {
		return ConversationView{}, err
	}
	return d.Conversation(ConversationRequest{ID: id})
}

// Write sends a reply the agent wrote without a suggestion.
func (d *Desk) Write(req WriteRequest) (out DecisionView, err error) {
	defer d.guard(&err)
	if err := checkTyped(req.Text); err != nil {
		return DecisionView{}, err
	}
	dec, err := d.seat.Desk.Write(context.Background(), req.ConversationID, strings.TrimSpace(req.Text), req.Confirmed)
	if err != nil {
		return DecisionView{}, err
	}
	return decisionView(dec, nil), nil
}

// EventShape makes Wails generate the type of the envelope; the screens never call it.
func (d *Desk) EventShape() (Event, error) { return Event{Turns: []TurnView{}}, nil }

// ErrorShape makes Wails generate the type of errors; the screens never call it.
func (d *Desk) ErrorShape() (ErrorView, error) { return ErrorView{Detail: map[string]string{}}, nil }

func conversationView(v assist.View, replies []reply) ConversationView {
	out := ConversationView{Row: row(v.Status), Turns: withReplies(turnViews(v.Turns), replies), Stage: v.Status.Running}
	if v.Suggestion != nil {
		out.Card = card(cardInput{s: v.Suggestion, superseded: v.Superseded, decision: v.Decision, delivery: v.Delivery})
	}
	return out
}

func checkTyped(s string) error {
	if len([]rune(s)) > maxTyped {
		return assist.NewError(assist.CodeTooLarge, "the text is too long: keep it under 8,000 characters", nil)
	}
	return nil
}
