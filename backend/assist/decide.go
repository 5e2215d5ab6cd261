package assist

import (
	"context"
	"slices"
)

// DecideRequest is a decision as the screen asks for it: Decision without what the
// desk adds (ID, conversation, time, distance).
type DecideRequest struct {
	SuggestionID string
	Hash         string
	Action       Action
	Via          Via
	Text         string
	Reason       string
	Note         string
	Confirmed    bool
}

// Decide records the human's decision on a suggestion and, for accepted text that
// goes out through the channel, sends it. It returns once the decision is durable.
// It refuses with CodeSuperseded when a newer turn has come, CodeStaleText when the
// text is not the one painted, CodeDecided when a decision stands, CodeWithdrawn when an
// accepted text rests on what is not in use any more, and CodeNeedsConfirm when what was
// typed disagrees with the sources.
func (d *Desk) Decide(ctx context.Context, req DecideRequest) (Decision, error) {
	s, err := d.Records.Suggestion(ctx, req.SuggestionID)
	if err != nil {
		return Decision{}, err
	}
	if err := validate(&req, s); err != nil {
		return Decision{}, err
	}
	var out Decision
	t := d.talk(s.ConversationID)
	if doErr := t.do(ctx, func(t *talk) { out, err = t.decide(ctx, req) }); doErr != nil {
		return Decision{}, doErr
	}
	return out, err
}

// Write sends a reply the agent wrote alone. When a suggestion is open it counts as
// that suggestion's edit, so that what was missing can be learned from.
func (d *Desk) Write(ctx context.Context, conversationID, text string, confirmed bool) (Decision, error) {
	if text == "" {
		return Decision{}, NewError(CodeInvalid, "the reply is empty: write something first", nil)
	}
	if _, err := d.Records.Conversation(ctx, conversationID, 1); err != nil {
		return Decision{}, err
	}
	var out Decision
	var err error
	t := d.talk(conversationID)
	if doErr := t.do(ctx, func(t *talk) {
		req := DecideRequest{Action: Edit, Via: ViaChannel, Text: text, Confirmed: confirmed}
		if t.conv.Channel == CounterChannel {
			req.Via = ViaNone
		}
		if t.open() {
			req.SuggestionID, req.Hash = t.current.ID, t.current.Hash()
		}
		out, err = t.settleCard(ctx, req)
	}); doErr != nil {
		return Decision{}, doErr
	}
	return out, err
}

// reasons are why a suggestion may be rejected.
func reasons() []string {
	return []string{"wrong", "not_asked", "outdated", "tone", "incomplete", "other"}
}

// validate refuses what makes no sense, and drops from req what its action has no use
// for: only an accepted or edited text may ever leave.
func validate(req *DecideRequest, s Suggestion) error {
	switch req.Action {
	case Accept:
		if s.Text == "" {
			return NewError(CodeInvalid, "there is no text to accept: this one is yours to answer", nil)
		}
	case Edit:
		if req.Text == "" {
			return NewError(CodeInvalid, "the edited reply is empty: write something first", nil)
		}
	case Reject:
		if !slices.Contains(reasons(), req.Reason) {
			return NewError(CodeInvalid, "say why: wrong, not_asked, outdated, tone, incomplete or other", nil)
		}
		req.Text, req.Via = "", ViaNone
	case HandOver, Ignore:
		req.Text, req.Via = "", ViaNone
	default:
		return NewError(CodeInvalid, "unknown action: use accept, edit, reject, hand_over or ignore", nil)
	}
	if req.Via == "" {
		req.Via = ViaNone
	}
	if !slices.Contains([]Via{ViaChannel, ViaClipboard, ViaNone}, req.Via) {
		return NewError(CodeInvalid, "unknown way out: use channel, clipboard or none", nil)
	}
	return nil
}

// open says whether the newest suggestion still awaits a decision.
func (t *talk) open() bool { return t.current != nil && t.decision == nil && !t.replaced }

func (t *talk) decide(ctx context.Context, req DecideRequest) (Decision, error) {
	switch {
	case t.current == nil || t.current.ID != req.SuggestionID || t.replaced:
		return Decision{}, NewError(CodeSuperseded, "the customer wrote again: look at the new suggestion", nil)
	case t.decision != nil:
		return Decision{}, NewError(CodeDecided, "this suggestion was decided already", nil)
	case t.current.Hash() != req.Hash:
		return Decision{}, NewError(CodeStaleText, "the text changed after it was painted: read it again", nil)
	}
	return t.settleCard(ctx, req)
}

// settleCard checks what was typed, makes the decision durable, publishes and sends it.
func (t *talk) settleCard(ctx context.Context, req DecideRequest) (Decision, error) {
	d := Decision{
		ID: t.desk.NewID(), SuggestionID: req.SuggestionID, ConversationID: t.id, Hash: req.Hash,
		Action: req.Action, Via: req.Via, Text: req.Text, Reason: req.Reason, Note: req.Note,
		Confirmed: req.Confirmed, At: t.desk.Now(),
	}
	meta := Meta{SuggestionID: d.SuggestionID, DecisionID: d.ID, Action: d.Action}
	if t.current != nil && t.current.ID == d.SuggestionID {
		meta.Route, meta.Lane, meta.Reason = t.current.Ruling.Route, t.current.Ruling.Lane, t.current.Ruling.Reason
		if err := t.checkTyped(ctx, &d); err != nil {
			return Decision{}, err
		}
	} else if err := t.confirm(ctx, d, Suggestion{ConversationID: t.id}); err != nil {
		return Decision{}, err
	}
	_, err := t.desk.Records.Append(t.desk.ctx, NewEntry{
		ID: d.ID, Kind: EntryDecision, At: d.At, ConversationID: t.id, Meta: meta, Payload: d,
	})
	if err != nil {
		return Decision{}, err
	}
	if meta.Route != "" {
		t.decision = &d
	}
	t.answered(d)
	t.publish(Event{Kind: PublishDecision, Suggestion: copied(t.current), Decision: &d})
	switch {
	case d.Text == "":
	case t.conv.Channel == CounterChannel:
		t.told(d)
	case d.Via == ViaChannel:
		t.deliver(d)
	}
	return d, nil
}

// answered notes after which turn an accepted text was said.
func (t *talk) answered(d Decision) {
	if d.Text == "" || len(t.conv.Turns) == 0 || t.conv.Channel == CounterChannel {
		return
	}
	after := t.conv.Turns[len(t.conv.Turns)-1].ID
	t.answers[after] = Turn{ID: d.ID, Role: RoleAgent, Kind: TurnText, Text: d.Text, At: d.At, SuggestionID: d.SuggestionID}
}

// told notes what the agent told a customer who is on no channel, so that the next
// question is not read together with the answered one.
func (t *talk) told(d Decision) {
	ev := ChannelEvent{Kind: EventTurn, Conversation: t.conv.Remote, Turn: Turn{
		ID: d.ID, Role: RoleAgent, Kind: TurnText, Text: d.Text, At: d.At, SuggestionID: d.SuggestionID,
	}}
	if _, err := t.desk.Records.Record(t.desk.ctx, CounterChannel, ev); err != nil {
		t.fail("record what was told", err)
		return
	}
	t.add(ev.Turn)
	t.publish(Event{Kind: PublishConversation, Turns: []Turn{ev.Turn}})
}

// checkTyped fills the final text and distance, and asks for a second key when the
// agent's words disagree with the sources.
func (t *talk) checkTyped(ctx context.Context, d *Decision) error {
	switch d.Action {
	case Accept:
		d.Text = t.current.Text
		return t.stands(ctx)
	case Edit:
		d.Distance = Distance(t.current.Text, d.Text)
		if err := t.confirm(ctx, *d, *t.current); err != nil {
			return err
		}
		d.Released, _ = t.current.Ruling.Releaser()
	}
	return nil
}

// stands refuses a text whose sources are not in use any more.
func (t *talk) stands(ctx context.Context) error {
	if t.desk.Standing == nil {
		return nil
	}
	return guard(func() error { return t.desk.Standing(ctx, *t.current) })
}

// confirm asks for a second key where what the agent typed is objected to.
func (t *talk) confirm(ctx context.Context, d Decision, s Suggestion) error {
	if d.Action != Edit {
		return nil
	}
	vetoes := t.checkOutgoing(ctx, d.Text, s)
	refused := slices.ContainsFunc(vetoes, func(v Veto) bool { return v.Kind == VetoRefused })
	if role, topic := s.Ruling.Releaser(); role != "" {
		vetoes = append(vetoes, Veto{Kind: VetoPolicy, Ours: role, Found: topic})
	}
	if len(vetoes) == 0 || d.Confirmed && !refused {
		return nil
	}
	e := NewError(CodeNeedsConfirm, "the reply disagrees with its sources, or they are internal: check it, then confirm", nil)
	e.Detail = map[string]string{}
	for _, v := range vetoes {
		e.Detail[v.Ours] = string(v.Kind) + ":" + v.Found
	}
	return e
}

// checkOutgoing asks for the second key also when the check itself breaks.
func (t *talk) checkOutgoing(ctx context.Context, text string, s Suggestion) (vetoes []Veto) {
	if t.desk.Outgoing == nil {
		return nil
	}
	err := guard(func() error {
		vetoes = t.desk.Outgoing(ctx, text, s)
		return nil
	})
	if err != nil {
		return []Veto{{Kind: VetoUnchecked}}
	}
	return vetoes
}

// answeredOtherwise settles an open suggestion when the agent answered in the
// platform's own window.
func (t *talk) answeredOtherwise() {
	if !t.open() {
		return
	}
	req := DecideRequest{SuggestionID: t.current.ID, Hash: t.current.Hash(), Action: Ignore, Via: ViaNone, Reason: "answered_otherwise"}
	if _, err := t.settleCard(t.desk.ctx, req); err != nil {
		t.fail("record ignore", err)
	}
}
