package channeltest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"baihua/backend/assist"
)

// patience bounds every wait of the suite; a channel that keeps its promises never needs it.
const patience = 30 * time.Second

// Store is a sink as the desk has one: it keeps turns by their id, with the cursor.
type Store struct {
	mu      sync.Mutex
	changed chan struct{}
	cursor  string
	turns   map[string]assist.Turn // by conversation and id
	order   []string               // as first stored
	replies map[string]string      // decision id -> turn id
	states  []assist.ChannelState
	hook    func(assist.ChannelEvent) error
}

// NewStore makes an empty one.
func NewStore() *Store {
	return &Store{changed: make(chan struct{}), turns: map[string]assist.Turn{}, replies: map[string]string{}}
}

// Before sets what runs before each event that is not a state; its error refuses the event.
func (s *Store) Before(hook func(assist.ChannelEvent) error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hook = hook
}

// Sink is for Channel.Listen.
func (s *Store) Sink(_ context.Context, ev assist.ChannelEvent) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer func() {
		close(s.changed)
		s.changed = make(chan struct{})
	}()
	if ev.Kind == assist.EventState {
		s.states = append(s.states, ev.State)
		return nil
	}
	if s.hook != nil {
		if err := s.hook(ev); err != nil {
			return err
		}
	}
	if ev.Cursor != "" {
		s.cursor = ev.Cursor
	}
	if ev.Kind == assist.EventTurn {
		s.keep(ev)
	}
	return nil
}

func (s *Store) keep(ev assist.ChannelEvent) {
	if ev.Received.IsZero() || ev.Cursor == "" {
		panic("a turn without the moment it arrived or a cursor")
	}
	key := ev.Conversation + "/" + ev.Turn.ID
	if _, known := s.turns[key]; known {
		return
	}
	s.turns[key] = ev.Turn
	s.order = append(s.order, key)
	if ev.DecisionID != "" {
		s.replies[ev.DecisionID] = ev.Turn.ID
	}
}

// Cursor is where a newly started program resumes.
func (s *Store) Cursor() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.cursor
}

// States are the codes reported, repetitions left out.
func (s *Store) States() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var codes []string
	for _, st := range s.states {
		codes = append(codes, st.Code)
	}
	return slices.Compact(codes)
}

// Details are the details of all states.
func (s *Store) Details() []assist.ChannelState {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.states)
}

// Order is the keys of the stored turns.
func (s *Store) Order() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.order)
}

// Reply is the turn that a decision came back as, "" when it did not.
func (s *Store) Reply(decisionID string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.replies[decisionID]
}

// Await waits until done, which is asked after every event.
func (s *Store) Await(t *testing.T, what string, done func() bool) {
	t.Helper()
	late := time.After(patience)
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if done() {
			return
		}
		select {
		case <-changed:
		case <-late:
			t.Fatalf("waited in vain for %s; states %v, %d turns stored", what, s.States(), len(s.Order()))
		}
	}
}

// AwaitState waits until the newest state has this code.
func (s *Store) AwaitState(t *testing.T, code string) {
	t.Helper()
	s.Await(t, code, func() bool {
		codes := s.States()
		return len(codes) > 0 && codes[len(codes)-1] == code
	})
}

// AwaitTurns waits until n different turns are stored.
func (s *Store) AwaitTurns(t *testing.T, n int) {
	t.Helper()
	s.Await(t, "turns", func() bool { return len(s.Order()) >= n })
}

var errFull = errors.New("the disk is full")
