package app

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"baihua/backend/assist"

	"github.com/google/uuid"
)

// Emitter numbers what the backend publishes and hands it to every screen in order.
// It implements assist.Publisher.
type Emitter struct {
	// After runs f once d has passed, unless stop was called before; NewEmitter sets the
	// system's clock.
	After func(d time.Duration, f func()) (stop func())

	mu    sync.Mutex
	epoch string
	seq   int64
	sinks map[int]func(Event)
	next  int
	live  live
}

// NewEmitter starts a new epoch: screens that knew an older one ask for a snapshot.
func NewEmitter() *Emitter {
	return &Emitter{
		After: func(d time.Duration, f func()) func() { t := time.AfterFunc(d, f); return func() { t.Stop() } },
		epoch: uuid.NewString(), sinks: map[int]func(Event){}, live: newLive(),
	}
}

// Subscribe adds a screen. sink is called in order and must not block; the returned
// function ends the subscription.
func (m *Emitter) Subscribe(sink func(Event)) (cancel func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	id := m.next
	m.next++
	m.sinks[id] = sink
	return func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		delete(m.sinks, id)
	}
}

// Publish implements assist.Publisher. Where an event changes what the screens hold in a
// way that it cannot tell them, it begins a new epoch: they ask for everything again.
func (m *Emitter) Publish(e assist.Event) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := event(e)
	if e.Kind == assist.PublishTyping {
		m.typing(e.ConversationID)
	}
	if m.live.take(e, &out) {
		m.epoch = uuid.NewString()
	}
	m.send(out)
}

// Emit sends what does not come from the desk.
func (m *Emitter) Emit(e Event) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.send(e)
}

// send gives e its number and hands it out.
func (m *Emitter) send(e Event) {
	m.seq++
	e.Epoch, e.Seq = m.epoch, m.seq
	e.Turns = list(e.Turns)
	for _, sink := range m.sinks {
		sink(e)
	}
}

// typing notes that a customer types, for as long as it is not said again.
func (m *Emitter) typing(conversation string) {
	t := &typist{}
	m.live.stopped(conversation)
	m.live.typing[conversation] = t
	t.stop = m.After(typingLasts, func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		if m.live.typing[conversation] == t {
			delete(m.live.typing, conversation)
			m.send(Event{Kind: string(assist.PublishTyping), ConversationID: conversation, Stage: "off"})
		}
	})
}

// now is the epoch, the number of the newest event and every channel's state.
func (m *Emitter) now() (epoch string, seq int64, channels []ChannelView) {
	m.mu.Lock()
	defer m.mu.Unlock()
	channels = make([]ChannelView, 0, len(m.live.channels))
	for _, c := range m.live.channels {
		channels = append(channels, c)
	}
	slices.SortFunc(channels, func(a, b ChannelView) int { return cmp.Compare(a.Name, b.Name) })
	return m.epoch, m.seq, channels
}

// fill adds to a conversation's row what only the stream of events knows.
func (m *Emitter) fill(row *ConversationRow) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.live.fill(row, nil)
}

// complete does so for a whole conversation, and remembers which of its replies a screen
// now shows under their decision's id.
func (m *Emitter) complete(v *ConversationView, replies []reply) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.live.fill(&v.Row, v.Card)
	for _, r := range replies {
		if slices.ContainsFunc(v.Turns, func(t TurnView) bool { return t.ID == r.decision.ID }) {
			m.live.loosen(r.decision.ID, r.receipt.Status)
		}
	}
}

// event maps what the backend publishes to the one envelope of the screens.
func event(e assist.Event) Event {
	out := Event{Kind: string(e.Kind), ConversationID: e.ConversationID, Turns: turnViews(e.Turns), Trouble: string(e.Trouble)}
	if e.Status != nil {
		row := row(*e.Status)
		out.Row = &row
		out.Stage = e.Status.Running
	}
	if e.Suggestion != nil && (e.Decision == nil || e.Decision.SuggestionID == e.Suggestion.ID) {
		out.Card = card(cardInput{s: e.Suggestion, superseded: e.Superseded, decision: e.Decision, delivery: e.Delivery})
	}
	switch e.Kind {
	case assist.PublishSuggestion:
		out.Kind = "card"
	case assist.PublishTyping:
		out.Stage = "on"
	case assist.PublishDelivery:
		if e.Delivery.TurnID != "" || e.Delivery.Status != assist.SendSent { // else its echo is the turn
			out.Turns = []TurnView{replyTurn(*e.Decision, *e.Delivery)}
		}
	}
	if e.Channel != nil {
		view := channelView(*e.Channel)
		out.Channel = &view
	}
	return out
}
