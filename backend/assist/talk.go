package assist

import (
	"context"
	"log/slog"
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
	sending  *Decision // reply on its way, to know its echo by
}

func (t *talk) loop() {
	t.load()
	for {
		select {
		case f := <-t.inbox:
			f()
		case <-t.desk.ctx.Done():
			if t.run != nil {
				t.run.cancel()
			}
			return
		}
	}
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

// load takes the conversation from the records.
func (t *talk) load() {
	ctx := t.desk.ctx
	conv, err := t.desk.Records.Conversation(ctx, t.id, recentTurns)
	if err != nil {
		t.fail("load conversation", err)
		t.conv.ID = t.id
		return
	}
	t.conv = conv
	s, err := t.desk.Records.LatestSuggestion(ctx, t.id)
	if err != nil {
		return // none yet
	}
	if burst := conv.Burst(); len(burst) > 0 && burst[len(burst)-1].ID == s.TurnID {
		t.current = &s
	}
	if d, found, err := t.desk.Records.Decision(ctx, s.ID); err == nil && found {
		t.current, t.decision = &s, &d
	}
}

// receive takes an event that is already durable.
func (t *talk) receive(ev ChannelEvent) {
	if ev.Customer != "" {
		t.conv.Customer = ev.Customer
	}
	switch ev.Kind {
	case EventTurn:
		t.add(ev.Turn)
		t.publish(Event{Kind: PublishConversation, Turns: []Turn{ev.Turn}})
		t.heard(ev)
	case EventEdit:
		t.replace(ev.Turn)
		t.publish(Event{Kind: PublishConversation, Turns: []Turn{ev.Turn}})
		if ev.Turn.Role == RoleCustomer {
			t.heard(ev)
		}
	case EventDelete:
		t.conv.Turns = slices.DeleteFunc(t.conv.Turns, func(x Turn) bool { return x.ID == ev.Turn.ID })
		t.publish(Event{Kind: PublishConversation})
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
		if !t.echoed(ev) {
			t.answeredOtherwise()
		}
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

func (t *talk) replace(turn Turn) {
	for i := range t.conv.Turns {
		if t.conv.Turns[i].ID == turn.ID {
			turn.Outcome = t.conv.Turns[i].Outcome
			t.conv.Turns[i] = turn
		}
	}
}

func (t *talk) setOutcome(turnID string, o Outcome) {
	for i := range t.conv.Turns {
		if t.conv.Turns[i].ID == turnID && t.conv.Turns[i].Outcome == "" {
			t.conv.Turns[i].Outcome = o
		}
	}
}

// status is the conversation as the list shows it.
func (t *talk) status() Status {
	s := Status{ID: t.id, Channel: t.conv.Channel, Customer: t.conv.Customer, Ended: t.conv.Ended}
	if n := len(t.conv.Turns); n > 0 {
		s.Last = t.conv.Turns[n-1]
	}
	if t.run != nil {
		s.Running = t.run.stage
	}
	if t.decision != nil {
		s.Decided = t.decision.Action
	}
	for _, turn := range t.conv.Burst() {
		s.Outcome = turn.Outcome
		if s.Waiting.IsZero() && turn.Outcome != OutcomeSmallTalk && !t.conv.Ended && s.Decided == "" {
			s.Waiting = turn.At
		}
	}
	return s
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
