package app

import (
	"context"
	"strings"

	"baihua/backend/assist"
)

// ProposalsRequest lists proposals.
type ProposalsRequest struct {
	State string `json:"state"` // "" = all, proposed, published, declined, withdrawn
}

// ProposeRequest is a change that an agent proposes. A synonym has words (each stands for
// the others) and what they also mean (one way); a word of the dictionary has words; a
// phrasing has the question and the passage that answers it.
type ProposeRequest struct {
	Kind      string   `json:"kind"` // synonym, word, phrasing
	Words     []string `json:"words"`
	Means     []string `json:"means"`
	PassageID string   `json:"passageId"`
	Question  string   `json:"question"`
	Note      string   `json:"note"`
	By        string   `json:"by"` // "" = nobody said
}

// ProposalRequest rules on a proposal.
type ProposalRequest struct {
	ID    string `json:"id"`
	State string `json:"state"` // published, declined, withdrawn
	By    string `json:"by"`
}

// ProposalView is a proposal as the screens list it.
type ProposalView struct {
	ID        string   `json:"id"`
	Kind      string   `json:"kind"`
	Words     []string `json:"words"`
	Means     []string `json:"means"`
	PassageID string   `json:"passageId"`
	Question  string   `json:"question"`
	// Source is the passage that is to answer Question; null where it is gone.
	Source  *CitationView `json:"source"`
	Note    string        `json:"note"`
	State   string        `json:"state"`
	By      string        `json:"by"`
	At      int64         `json:"at"`
	RuledBy string        `json:"ruledBy"`
	RuledAt int64         `json:"ruledAt"` // unix ms, 0 = nobody did
}

// GuessView is a word that the knowledge base does not hold, and what it was read as.
type GuessView struct {
	Said string `json:"said"`
	Read string `json:"read"`
}

// Proposals lists what was proposed, the newest first.
func (i *Insight) Proposals(req ProposalsRequest) (out []ProposalView, err error) {
	defer i.guard(&err)
	sh := i.seat.Shelf()
	defer sh.Release()
	ps, err := sh.Knowledge.Proposals(context.Background(), assist.ProposalState(req.State))
	if err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(ps))
	for _, p := range ps {
		if p.PassageID != "" {
			ids = append(ids, p.PassageID)
		}
	}
	passages, err := sh.Knowledge.Passages(context.Background(), ids)
	if err != nil {
		return nil, err
	}
	sources := map[string]CitationView{}
	for _, p := range passages {
		sources[p.ID] = citations([]assist.Citation{assist.Cite(p, 1)})[0]
	}
	out = make([]ProposalView, 0, len(ps))
	for _, p := range ps {
		v := proposalView(p)
		if source, there := sources[p.PassageID]; there {
			v.Source = &source
		}
		out = append(out, v)
	}
	return out, nil
}

// Propose keeps a proposal until somebody rules on it.
func (i *Insight) Propose(req ProposeRequest) (out ProposalView, err error) {
	defer i.guard(&err)
	p, err := i.seat.Propose(context.Background(), assist.Proposal{
		Kind: assist.ProposalKind(req.Kind), Words: trimmed(req.Words), Means: trimmed(req.Means),
		PassageID: req.PassageID, Question: strings.TrimSpace(req.Question), Note: strings.TrimSpace(req.Note), By: req.By,
	})
	return proposalView(p), err
}

// RuleOnProposal publishes, declines or withdraws a proposal. What is published answers
// from then on.
func (i *Insight) RuleOnProposal(req ProposalRequest) (out ProposalView, err error) {
	defer i.guard(&err)
	p, err := i.seat.RuleOnProposal(context.Background(), req.ID, assist.ProposalState(req.State), req.By)
	if err != nil {
		return ProposalView{}, err
	}
	i.emitter.Emit(Event{Kind: "library"})
	return proposalView(p), nil
}

// trimmed is the words without spaces around them and without the empty ones.
func trimmed(words []string) []string {
	var out []string
	for _, w := range words {
		if w = strings.TrimSpace(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

func proposalView(p assist.Proposal) ProposalView {
	return ProposalView{
		ID: p.ID, Kind: string(p.Kind), Words: list(p.Words), Means: list(p.Means), PassageID: p.PassageID, Question: p.Question,
		Note: p.Note, State: string(p.State), By: p.By, At: millis(p.At), RuledBy: p.RuledBy, RuledAt: millis(p.RuledAt),
	}
}
