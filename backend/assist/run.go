package assist

import (
	"context"
	"time"
)

// run is one passage of the pipeline for one conversation.
type run struct {
	turn     Turn // the turn it answers: the newest of the burst
	burst    []string
	received time.Time
	stage    string
	answered bool // the agent spoke meanwhile
	cancel   context.CancelFunc
	done     chan struct{}
}

// answer rules on a customer turn. Small talk gets no suggestion and leaves an open
// one alone; anything else cancels the run under way and replaces the open suggestion.
func (t *talk) answer(ev ChannelEvent) {
	alone := Conversation{ID: t.id, Turns: []Turn{ev.Turn}}
	if q, err := t.desk.Pipeline.read(alone); err == nil && q.Kind.Silent() && !t.desk.Pipeline.watched(t.reading()) {
		t.recordOutcome(EntrySmallTalk, ev.Turn.ID, OutcomeSmallTalk, ev.Received)
		return
	}
	t.supersede()
	if t.decision != nil {
		t.current, t.decision, t.delivery = nil, nil, nil // settled: the next question begins
	}
	t.replace()
	t.startRun(ev.Turn, ev.Received)
}

// supersede cancels the run under way; its turn is recorded as superseded.
func (t *talk) supersede() {
	if t.run == nil {
		return
	}
	old := t.run
	old.cancel()
	t.run = nil
	t.recordOutcome(EntrySuperseded, old.turn.ID, OutcomeSuperseded, old.received)
}

// replace tells the screens that the open suggestion can no longer be decided.
func (t *talk) replace() {
	if t.open() {
		t.replaced = true
		t.publish(Event{Kind: PublishSuggestion, Suggestion: copied(t.current), Superseded: true})
	}
}

func (t *talk) startRun(turn Turn, received time.Time) {
	reading := t.reading()
	ctx, cancel := context.WithCancel(t.desk.ctx)
	r := &run{turn: turn, received: received, cancel: cancel, done: make(chan struct{})}
	for _, x := range reading.Burst() {
		r.burst = append(r.burst, x.ID)
	}
	t.run = r
	t.desk.wg.Go(func() {
		defer close(r.done)
		defer cancel()
		s, e := t.desk.Pipeline.Suggest(ctx, reading, turn.Lang, func(stage string) { t.showStage(ctx, r, stage) })
		_ = t.do(context.WithoutCancel(ctx), func(t *talk) { t.finish(r, s, e) })
	})
}

// showStage tells the screens what runs. It may be lost: the card is what matters.
func (t *talk) showStage(ctx context.Context, r *run, stage string) {
	select {
	case t.inbox <- func() {
		if t.run == r && ctx.Err() == nil {
			r.stage = stage
			t.publish(Event{Kind: PublishStage})
		}
	}:
	default:
	}
}

// finish records and then publishes what a run found, unless a newer turn replaced it.
func (t *talk) finish(r *run, s Suggestion, e Evidence) {
	if t.run != r {
		return
	}
	t.run = nil
	s.ConversationID, s.TurnID, s.Turns = t.id, r.turn.ID, r.burst
	s.Ms = elapsed(t.desk.Now(), r.received)
	entry := suggestionEntry(s, e)
	if t.open() || t.replaced && t.decision == nil && t.current != nil {
		entry.Meta.Supersedes = t.current.ID
	}
	if !t.record(entry) { // not recorded, so not shown
		t.retry = append(t.retry, func() { t.answer(ChannelEvent{Turn: r.turn, Received: r.received}) })
		return
	}
	t.current, t.replaced, t.decision, t.delivery = &s, false, nil, nil
	t.setOutcome(s.TurnID, entry.Meta.Outcome)
	s.Ms = elapsed(t.desk.Now(), r.received)
	t.publish(Event{Kind: PublishSuggestion, Suggestion: copied(&s)})
	if r.answered {
		t.answeredOtherwise()
	}
}

func suggestionEntry(s Suggestion, e Evidence) NewEntry {
	outcome := OutcomeShow
	if s.Ruling.Route == Escalate {
		outcome = OutcomeEscalate
	}
	m := Meta{
		SuggestionID: s.ID, TurnID: s.TurnID, Turns: []string{s.TurnID}, Outcome: outcome,
		Route: s.Ruling.Route, Lane: s.Ruling.Lane, Reason: s.Ruling.Reason, Basis: s.Ruling.Basis,
		Lang: s.Lang, Draw: e.Draw, Policy: s.Ruling.Policy, Engine: s.Engine,
		Retrieval: s.Retrieval, Verifier: e.Grounding.Version, Ms: s.Ms,
	}
	if len(e.Retrieval.Candidates) > 0 {
		m.Score = e.Retrieval.Candidates[0].Score
	}
	return NewEntry{Kind: EntrySuggestion, Meta: m, Payload: s}
}

func (t *talk) turn(id string) []Turn {
	for _, x := range t.conv.Turns {
		if x.ID == id {
			return []Turn{x}
		}
	}
	return nil
}
