package seat

import (
	"context"
	"time"

	"baihua/backend/assist"
)

// changes is the conversation under which the ledger seals proposals: they belong to no
// customer, but a phrasing may hold one's words, and erasing it takes them along.
const changes = "changes"

// Propose keeps a proposal for a supervisor and records it; it changes nothing yet. ID, state and time are set
// here.
func (s *Seat) Propose(ctx context.Context, p assist.Proposal) (assist.Proposal, error) {
	if err := p.Check(); err != nil {
		return p, err
	}
	sh := s.Shelf()
	defer sh.Release()
	p.ID, p.State, p.At = NewID(), assist.Proposed, sh.Library.Now()
	if err := sh.Library.Propose(ctx, p); err != nil {
		return p, err
	}
	return p, s.recordProposal(ctx, p, p.At)
}

// RuleOnProposal publishes, declines or withdraws a proposal. It is recorded first; what
// is published is in force when this returns.
func (s *Seat) RuleOnProposal(ctx context.Context, id string, state assist.ProposalState, by string) (assist.Proposal, error) {
	sh := s.Shelf()
	defer sh.Release()
	p, err := sh.Knowledge.Proposal(ctx, id)
	if err != nil {
		return p, err
	}
	if !state.Follows(p.State) {
		return p, assist.NewError(assist.CodeInvalid, "that proposal is "+string(p.State)+" already: list the proposals again", nil)
	}
	p.State, p.RuledBy, p.RuledAt = state, by, sh.Library.Now()
	if err := s.recordProposal(ctx, p, p.RuledAt); err != nil {
		return p, err
	}
	return sh.Library.Rule(ctx, id, state, by)
}

func (s *Seat) recordProposal(ctx context.Context, p assist.Proposal, at time.Time) error {
	_, err := s.Ledger.Append(ctx, assist.NewEntry{
		ID: NewID(), Kind: assist.EntryProposal, At: at, ConversationID: changes,
		Meta:    assist.Meta{ProposalID: p.ID, Proposal: p.Kind, State: p.State},
		Payload: p,
	})
	return err
}
