package app

import (
	"sync"

	"baihua/backend/assist"

	"github.com/google/uuid"
)

// Emitter numbers what the backend publishes and hands it to every screen in order.
// It implements assist.Publisher.
type Emitter struct {
	mu    sync.Mutex
	epoch string
	seq   int64
	sinks map[int]func(Event)
	next  int
	state map[string]ChannelView // newest state of each channel, for snapshots
}

// NewEmitter starts a new epoch: screens that knew an older one ask for a snapshot.
func NewEmitter() *Emitter {
	return &Emitter{epoch: uuid.NewString(), sinks: map[int]func(Event){}, state: map[string]ChannelView{}}
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

// Publish implements assist.Publisher.
func (m *Emitter) Publish(e assist.Event) { m.Emit(event(e)) }

// Emit gives e its number and sends it.
func (m *Emitter) Emit(e Event) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.seq++
	e.Epoch, e.Seq = m.epoch, m.seq
	if e.Turns == nil {
		e.Turns = []TurnView{}
	}
	if e.Channel != nil {
		m.state[e.Channel.Name] = *e.Channel
	}
	for _, sink := range m.sinks {
		sink(e)
	}
}

// now is the epoch, the number of the newest event and every channel's state.
func (m *Emitter) now() (epoch string, seq int64, channels []ChannelView) {
	m.mu.Lock()
	defer m.mu.Unlock()
	channels = make([]ChannelView, 0, len(m.state))
	for _, c := range m.state {
		channels = append(channels, c)
	}
	return m.epoch, m.seq, channels
}

// event maps what the backend publishes to the one envelope of the screens.
func event(e assist.Event) Event {
	out := Event{Kind: string(e.Kind), ConversationID: e.ConversationID, Turns: turnViews(e.Turns, nil), Trouble: string(e.Trouble)}
	if e.Status != nil {
		row := row(*e.Status)
		out.Row = &row
		out.Stage = e.Status.Running
	}
	if e.Suggestion != nil {
		channel := ""
		if e.Status != nil {
			channel = e.Status.Channel
		}
		out.Card = card(cardInput{s: e.Suggestion, superseded: e.Superseded, decision: e.Decision, delivery: e.Delivery, channel: channel})
	}
	if e.Kind == assist.PublishSuggestion {
		out.Kind = "card"
	}
	if e.Channel != nil {
		view := channelView(*e.Channel)
		out.Channel = &view
	}
	if e.Kind == assist.PublishTyping {
		out.Stage = "off"
		if e.Typing {
			out.Stage = "on"
		}
	}
	return out
}
