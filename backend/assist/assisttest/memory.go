package assisttest

import (
	"bytes"
	"context"
	"encoding/json"
	"iter"
	"slices"
	"sync"
	"time"

	"baihua/backend/assist"
)

// Memory keeps records in memory, unsealed, by the rules of assist.Records. It is safe
// for concurrent use.
type Memory struct {
	mu        sync.Mutex
	entries   []assist.Entry
	receipts  map[string]assist.EntryReceipt // by entry id
	talks     map[string]*memoryTalk
	cursors   map[string]string
	arrived   []assist.TurnRef // customers' turns, oldest first
	cards     map[string]assist.Suggestion
	newest    map[string]string // conversation -> suggestion
	decisions []assist.Decision
	delivered map[string]assist.SendStatus // decision -> has a delivery entry
}

// NewMemory makes an empty one.
func NewMemory() *Memory {
	return &Memory{
		receipts: map[string]assist.EntryReceipt{}, talks: map[string]*memoryTalk{}, cursors: map[string]string{},
		cards: map[string]assist.Suggestion{}, newest: map[string]string{}, delivered: map[string]assist.SendStatus{},
	}
}

// Append implements assist.Ledger.
func (m *Memory) Append(ctx context.Context, es ...assist.NewEntry) ([]assist.EntryReceipt, error) {
	if err := ctx.Err(); err != nil {
		return nil, assist.NewError(assist.CodeCancelled, "cancelled before anything was stored", err)
	}
	metas, payloads := make([][]byte, len(es)), make([][]byte, len(es))
	for i, e := range es {
		if e.ID == "" || e.Kind == "" {
			return nil, assist.NewError(assist.CodeInvalid, "a ledger entry needs an id and a kind", nil)
		}
		var err error
		if metas[i], err = json.Marshal(e.Meta); err != nil {
			return nil, assist.NewError(assist.CodeInvalid, "a ledger entry cannot be encoded", err)
		}
		if e.Payload == nil {
			continue
		}
		if payloads[i], err = json.Marshal(e.Payload); err != nil {
			return nil, assist.NewError(assist.CodeInvalid, "a ledger entry cannot be encoded", err)
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	out := make([]assist.EntryReceipt, len(es))
	for i, e := range es {
		out[i] = m.append(e, metas[i], payloads[i])
	}
	return out, nil
}

func (m *Memory) append(n assist.NewEntry, meta, payload []byte) assist.EntryReceipt {
	if r, ok := m.receipts[n.ID]; ok {
		return r
	}
	e := assist.Entry{
		Seq: int64(len(m.entries)) + 1, ID: n.ID, Kind: n.Kind, V: 1, At: micro(n.At),
		ConversationID: n.ConversationID, Meta: meta, Ciphertext: payload,
	}
	if len(m.entries) > 0 {
		e.PrevHash = m.entries[len(m.entries)-1].Hash
	}
	e.Hash = assist.HashEntry(e)
	m.entries = append(m.entries, e)
	m.receipts[n.ID] = assist.EntryReceipt{Seq: e.Seq, Hash: e.Hash}
	m.project(n, payload)
	return m.receipts[n.ID]
}

// project keeps what the entry says about turns, suggestions and decisions.
func (m *Memory) project(n assist.NewEntry, payload []byte) {
	if n.Meta.Outcome != "" {
		m.rule(n.ConversationID, n.Meta.Turns, n.Meta.Outcome)
	}
	switch n.Kind {
	case assist.EntrySuggestion:
		var s assist.Suggestion
		_ = json.Unmarshal(payload, &s) // marshalled a moment ago
		m.cards[n.Meta.SuggestionID] = s
		m.newest[n.ConversationID] = n.Meta.SuggestionID
	case assist.EntryDecision:
		var d assist.Decision
		_ = json.Unmarshal(payload, &d)
		m.decisions = append(m.decisions, d)
	case assist.EntryDelivery:
		m.delivered[n.Meta.DecisionID] = n.Meta.Status
	}
}

// Entries implements assist.Ledger.
func (m *Memory) Entries(ctx context.Context, f assist.Filter) iter.Seq2[assist.Entry, error] {
	return func(yield func(assist.Entry, error) bool) {
		m.mu.Lock()
		all := slices.Clone(m.entries)
		m.mu.Unlock()
		for _, e := range all {
			if err := ctx.Err(); err != nil {
				yield(assist.Entry{}, assist.NewError(assist.CodeCancelled, "reading the ledger was cancelled", err))
				return
			}
			if e.Seq <= f.After || f.Kind != "" && e.Kind != f.Kind || f.ConversationID != "" && e.ConversationID != f.ConversationID {
				continue
			}
			if !yield(e, nil) {
				return
			}
		}
	}
}

// Open implements assist.Ledger.
func (m *Memory) Open(_ context.Context, e assist.Entry, v any) error {
	if len(e.Ciphertext) == 0 {
		return assist.NewError(assist.CodeNotFound, "this ledger entry has no payload", nil)
	}
	m.mu.Lock()
	r, known := m.receipts[e.ID]
	genuine := known && bytes.Equal(m.entries[r.Seq-1].Ciphertext, e.Ciphertext)
	m.mu.Unlock()
	if !genuine {
		return assist.NewError(assist.CodeCorrupt, "this ledger entry was changed", nil)
	}
	if err := json.Unmarshal(e.Ciphertext, v); err != nil {
		return assist.NewError(assist.CodeCorrupt, "this ledger entry cannot be read", err)
	}
	return nil
}

// micro is t as records keep it.
func micro(t time.Time) time.Time { return time.UnixMicro(t.UnixMicro()).UTC() }
