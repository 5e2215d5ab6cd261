package assisttest

import (
	"context"

	"baihua/backend/assist"
)

// Suggestion implements assist.Records.
func (m *Memory) Suggestion(_ context.Context, id string) (assist.Suggestion, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.cards[id]
	if !ok {
		return assist.Suggestion{}, assist.NewError(assist.CodeNotFound, "there is no such suggestion", nil)
	}
	return s, nil
}

// LatestSuggestion implements assist.Records.
func (m *Memory) LatestSuggestion(ctx context.Context, conversationID string) (assist.Suggestion, error) {
	m.mu.Lock()
	id := m.newest[conversationID]
	m.mu.Unlock()
	return m.Suggestion(ctx, id)
}

// Decision implements assist.Records.
func (m *Memory) Decision(_ context.Context, suggestionID string) (assist.Decision, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, d := range m.decisions {
		if d.SuggestionID == suggestionID {
			return d, true, nil
		}
	}
	return assist.Decision{}, false, nil
}

// Delivery implements assist.Records.
func (m *Memory) Delivery(_ context.Context, decisionID string) (assist.SendStatus, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.delivered[decisionID], nil
}

// UnsentDecisions implements assist.Records.
func (m *Memory) UnsentDecisions(context.Context) ([]assist.Decision, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []assist.Decision
	for _, d := range m.decisions {
		if d.Via == assist.ViaChannel && d.Text != "" && m.delivered[d.ID] == "" {
			out = append(out, d)
		}
	}
	return out, nil
}
