package assist

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"time"
)

// talk is one conversation's goroutine. All its fields belong to that goroutine;
// others reach them through do.
type talk struct {
	desk  *Desk
	id    string
	inbox chan func()

	conv     Conversation
	current  *Suggestion // newest suggestion
	replaced bool        // a newer turn came: current can no longer be decided
	decision *Decision   // on current
	delivery *SendReceipt
	run      *run

	out     []reply         // replies on their way, first the one being sent
	sending bool            // the first of out is with the channel
	answers map[string]Turn // what we answered, by the turn after which it was said
	echoes  map[string]bool // turns of the transcript that are those answers coming back
	retry   []func()        // what could not be recorded yet
}

func (t *talk) loop() {
	t.answers, t.echoes = map[string]Turn{}, map[string]bool{}
	t.protect(t.load)
	for {
		select {
		case f := <-t.inbox:
			t.protect(f)
		case <-t.desk.ctx.Done():
			if t.run != nil {
				t.run.cancel()
			}
			return
		}
	}
}

// protect keeps a panic in one conversation from taking the desk down.
func (t *talk) protect(f func()) {
	defer func() {
		if r := recover(); r != nil {
			t.desk.Log.Error("conversation panicked", slog.String(LogConversation, t.id),
				slog.String(LogError, fmt.Sprintf("%T", r)), slog.String("stack", string(debug.Stack())))
		}
	}()
	f()
}

// do runs f on the conversation's goroutine and waits for it.
func (t *talk) do(ctx context.Context, f func(*talk)) error {
	done := make(chan struct{})
	select {
	case t.inbox <- func() { defer close(done); f(t) }:
	case <-ctx.Done():
		return ctx.Err()
	case <-t.desk.ctx.Done():
		return errClosed
	}
	select {
	case <-done:
		return nil
	case <-t.desk.ctx.Done():
		return errClosed
	}
}

// load takes the conversation from the records: an earlier process may have left an
// open card, and a reply whose fate is not known.
func (t *talk) load() {
	ctx := t.desk.ctx
	t.conv.ID = t.id
	conv, err := t.desk.Records.Conversation(ctx, t.id, recentTurns)
	if err != nil {
		if ctx.Err() == nil {
			t.fail("load conversation", err)
		}
		return
	}
	t.conv = conv
	s, err := t.desk.Records.LatestSuggestion(ctx, t.id)
	if err != nil {
		return // none yet
	}
	if t.stillStands(s.TurnID) {
		t.current = &s
	}
	d, found, err := t.desk.Records.Decision(ctx, s.ID)
	if err != nil || !found {
		return
	}
	t.current, t.decision = &s, &d
	if status, err := t.desk.Records.Delivery(ctx, d.ID); err == nil && status != "" {
		t.delivery = &SendReceipt{Status: status}
	}
}

// stillStands says whether nothing but small talk followed a turn of the burst.
func (t *talk) stillStands(turnID string) bool {
	found := false
	for _, x := range t.conv.Burst() {
		switch {
		case x.ID == turnID:
			found = true
		case found && x.Outcome != OutcomeSmallTalk:
			return false
		}
	}
	return found
}

// receive takes an event that is already durable.
func (t *talk) receive(ev ChannelEvent) {
	t.recordAgain()
	if ev.Customer != "" {
		t.conv.Customer = ev.Customer
	}
	switch ev.Kind {
	case EventTurn:
		t.conv.Ended = false
		t.add(ev.Turn)
		t.publish(Event{Kind: PublishConversation, Turns: []Turn{ev.Turn}})
		t.heard(ev)
	case EventEdit:
		t.edited(ev)
	case EventDelete:
		t.deleted(ev.Turn.ID)
	case EventEnd:
		t.conv.Ended = true
		t.publish(Event{Kind: PublishConversation})
	}
}

// heard acts on a turn: a customer's is answered, an agent's settles what was open.
func (t *talk) heard(ev ChannelEvent) {
	switch ev.Turn.Role {
	case RoleCustomer:
		t.answer(ev)
	case RoleAgent:
		if t.echoed(ev) {
			t.echoes[ev.Turn.ID] = true
			return
		}
		if t.run != nil {
			t.run.answered = true
		}
		t.answeredOtherwise()
	}
}

func (t *talk) add(turn Turn) {
	if slices.ContainsFunc(t.conv.Turns, func(x Turn) bool { return x.ID == turn.ID }) {
		return // it was there when the conversation was loaded
	}
	t.conv.Turns = append(t.conv.Turns, turn)
	if over := len(t.conv.Turns) - recentTurns; over > 0 {
		t.conv.Turns = slices.Delete(t.conv.Turns, 0, over)
	}
}

// edited takes new words for a known turn, and rules again when they await an answer.
func (t *talk) edited(ev ChannelEvent) {
	i := slices.IndexFunc(t.conv.Turns, func(x Turn) bool { return x.ID == ev.Turn.ID })
	if i < 0 {
		return
	}
	known := &t.conv.Turns[i]
	known.Text = ev.Turn.Text
	if ev.Turn.Kind != "" {
		known.Kind = ev.Turn.Kind
	}
	t.publish(Event{Kind: PublishConversation, Turns: []Turn{*known}})
	if t.waits(known.ID) {
		ev.Turn = *known
		t.answer(ev)
	}
}

// deleted takes a turn away. A card that rests on it can no longer be decided.
func (t *talk) deleted(turnID string) {
	waited := t.waits(turnID)
	t.conv.Turns = slices.DeleteFunc(t.conv.Turns, func(x Turn) bool { return x.ID == turnID })
	t.publish(Event{Kind: PublishConversation})
	if !waited {
		return
	}
	t.supersede()
	t.replace()
	if left := t.reading().Burst(); len(left) > 0 {
		t.answer(ChannelEvent{Turn: left[len(left)-1]})
	}
}

// waits says whether a customer's turn belongs to the burst that awaits an answer.
func (t *talk) waits(turnID string) bool {
	return slices.ContainsFunc(t.reading().Burst(), func(x Turn) bool { return x.ID == turnID })
}

// reading is the conversation as it was meant: our replies stand where they answered,
// not where their echo arrived, so that a question asked meanwhile stays open.
func (t *talk) reading() Conversation {
	c := t.conv
	c.Turns = make([]Turn, 0, len(t.conv.Turns)+len(t.answers))
	for _, x := range t.conv.Turns {
		if t.echoes[x.ID] {
			continue
		}
		c.Turns = append(c.Turns, x)
		if answer, ok := t.answers[x.ID]; ok {
			c.Turns = append(c.Turns, answer)
		}
	}
	return c
}

func (t *talk) setOutcome(turnID string, o Outcome) {
	for i := range t.conv.Turns {
		if t.conv.Turns[i].ID == turnID && t.conv.Turns[i].Outcome == "" {
			t.conv.Turns[i].Outcome = o
		}
	}
}

func (t *talk) publish(e Event) {
	e.ConversationID = t.id
	st := t.status()
	e.Status = &st
	t.desk.Publish.Publish(e)
}

func (t *talk) fail(what string, err error) {
	t.desk.Log.Error(what, slog.String(LogConversation, t.id), slog.String(LogError, string(CodeOf(err))))
}

// elapsed is the time since a frame left the socket, in milliseconds.
func elapsed(now, received time.Time) float64 {
	if received.IsZero() {
		return 0
	}
	return float64(now.Sub(received).Microseconds()) / 1000
}
