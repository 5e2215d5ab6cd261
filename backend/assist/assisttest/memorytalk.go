package assisttest

import (
	"cmp"
	"context"
	"slices"

	"baihua/backend/assist"
)

// memoryTalk is one conversation as Memory holds it.
type memoryTalk struct {
	head    assist.Conversation
	turns   []assist.Turn       // in order of arrival, deleted ones too
	deleted map[string]bool     // by turn id
	edits   map[string][]string // cursors of the edits a turn went through
	active  int                 // grows with every new turn
}

// Record implements assist.Conversations.
func (m *Memory) Record(ctx context.Context, channel string, ev assist.ChannelEvent) (bool, error) {
	if err := ctx.Err(); err != nil {
		return false, assist.NewError(assist.CodeCancelled, "cancelled before anything was stored", err)
	}
	if err := ev.Check(channel); err != nil {
		return false, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if ev.Cursor != "" {
		m.cursors[channel] = ev.Cursor
	}
	switch ev.Kind {
	case assist.EventTurn, assist.EventEdit, assist.EventDelete:
		return m.recordTurn(channel, ev), nil
	case assist.EventEnd:
		t, ok := m.talks[channel+"/"+ev.Conversation]
		fresh := ok && !t.head.Ended
		if fresh {
			t.head.Ended = true
		}
		return fresh, nil
	}
	return true, nil
}

func (m *Memory) recordTurn(channel string, ev assist.ChannelEvent) bool {
	t := m.talk(channel, ev)
	i := slices.IndexFunc(t.turns, func(x assist.Turn) bool { return x.ID == ev.Turn.ID })
	if ev.Kind == assist.EventDelete {
		if i < 0 {
			t.turns = append(t.turns, assist.Turn{ID: ev.Turn.ID})
		}
		fresh := !t.deleted[ev.Turn.ID]
		t.deleted[ev.Turn.ID] = true
		return fresh
	}
	if i >= 0 {
		return ev.Kind == assist.EventEdit && t.edit(&t.turns[i], ev)
	}
	turn := ev.Turn
	turn.At, turn.Outcome = micro(turn.At), ""
	t.turns = append(t.turns, turn)
	t.edits[turn.ID] = []string{ev.Cursor}
	t.head.Ended = false
	m.arrived = append(m.arrived, assist.TurnRef{ConversationID: t.head.ID, TurnID: turn.ID})
	t.active = len(m.arrived)
	return true
}

func (t *memoryTalk) edit(turn *assist.Turn, ev assist.ChannelEvent) bool {
	again := ev.Cursor != "" && slices.Contains(t.edits[turn.ID], ev.Cursor)
	if t.deleted[turn.ID] || again || turn.Text == ev.Turn.Text {
		return false
	}
	turn.Text = ev.Turn.Text
	t.edits[turn.ID] = append(t.edits[turn.ID], ev.Cursor)
	return true
}

func (m *Memory) talk(channel string, ev assist.ChannelEvent) *memoryTalk {
	id := channel + "/" + ev.Conversation
	t, ok := m.talks[id]
	if !ok {
		t = &memoryTalk{deleted: map[string]bool{}, edits: map[string][]string{}}
		opened := ev.Turn.At
		if opened.IsZero() {
			opened = ev.Received
		}
		t.head = assist.Conversation{ID: id, Channel: channel, Remote: ev.Conversation, Opened: micro(opened)}
		m.talks[id] = t
	}
	t.head.Customer = cmp.Or(ev.Customer, t.head.Customer)
	return t
}

// rule gives turns an outcome; a turn keeps its first.
func (m *Memory) rule(conversationID string, turnIDs []string, o assist.Outcome) {
	t, ok := m.talks[conversationID]
	if !ok {
		return
	}
	for i := range t.turns {
		if t.turns[i].Outcome == "" && slices.Contains(turnIDs, t.turns[i].ID) {
			t.turns[i].Outcome = o
		}
	}
}

// view copies the conversation out with at most limit newest turns.
func (t *memoryTalk) view(limit int) assist.Conversation {
	c := t.head
	for _, turn := range t.turns {
		if !t.deleted[turn.ID] {
			c.Turns = append(c.Turns, turn)
		}
	}
	if over := len(c.Turns) - limit; limit > 0 && over > 0 {
		c.Turns = c.Turns[over:]
	}
	return c
}

// Conversation implements assist.Conversations.
func (m *Memory) Conversation(_ context.Context, id string, limit int) (assist.Conversation, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t, ok := m.talks[id]
	if !ok {
		return assist.Conversation{}, assist.NewError(assist.CodeNotFound, "there is no such conversation", nil)
	}
	return t.view(limit), nil
}

// Recent implements assist.Conversations.
func (m *Memory) Recent(_ context.Context, limit, turns int) ([]assist.Conversation, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []*memoryTalk
	for _, t := range m.talks {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b *memoryTalk) int { return b.active - a.active })
	if limit > 0 && len(all) > limit {
		all = all[:limit]
	}
	out := make([]assist.Conversation, 0, len(all))
	for _, t := range all {
		out = append(out, t.view(turns))
	}
	return out, nil
}

// Cursor implements assist.Conversations.
func (m *Memory) Cursor(_ context.Context, channel string) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.cursors[channel], nil
}

// Unruled implements assist.Conversations.
func (m *Memory) Unruled(context.Context) ([]assist.TurnRef, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []assist.TurnRef
	for _, ref := range m.arrived {
		t := m.talks[ref.ConversationID]
		i := slices.IndexFunc(t.turns, func(x assist.Turn) bool { return x.ID == ref.TurnID })
		if turn := t.turns[i]; turn.Role == assist.RoleCustomer && turn.Outcome == "" && !t.deleted[turn.ID] {
			out = append(out, ref)
		}
	}
	return out, nil
}
