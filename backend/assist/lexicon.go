package assist

import "time"

// Synonym says which words mean the same to a search. Each of Words stands for the others
// and for all of Means; what stands in Means finds none of Words.
type Synonym struct {
	Words []string
	Means []string // one-way: 支付宝 means 手机支付, not the other way round
}

// ProposalKind says what a proposal would change.
type ProposalKind string

// The proposal kinds.
const (
	ProposeSynonym  ProposalKind = "synonym"  // Words and Means, as in Synonym
	ProposeWord     ProposalKind = "word"     // Words that count as wholes: the dictionary
	ProposePhrasing ProposalKind = "phrasing" // Question is answered by the passage PassageID
)

// ProposalState is how far a proposal got. Only what is published is in force.
type ProposalState string

// The proposal states.
const (
	Proposed  ProposalState = "proposed"
	Published ProposalState = "published"
	Declined  ProposalState = "declined"
	Withdrawn ProposalState = "withdrawn" // was published once
)

// Follows reports a change of state that makes sense: what is proposed or was taken back
// can be published, what is proposed declined, what is published withdrawn.
func (s ProposalState) Follows(before ProposalState) bool {
	switch s {
	case Published:
		return before == Proposed || before == Declined || before == Withdrawn
	case Declined:
		return before == Proposed
	case Withdrawn:
		return before == Published
	}
	return false
}

// Proposal is a change to what the knowledge base knows of words: agents make it,
// supervisors rule on it.
type Proposal struct {
	ID        string        `json:"id"`
	Kind      ProposalKind  `json:"kind"`
	Words     []string      `json:"words,omitempty"`
	Means     []string      `json:"means,omitempty"`
	PassageID string        `json:"passage,omitempty"`
	Question  string        `json:"question,omitempty"` // as a customer put it
	Note      string        `json:"note,omitempty"`
	State     ProposalState `json:"state"`
	By        string        `json:"by,omitempty"` // who proposed it, as the seat names people
	At        time.Time     `json:"at"`
	RuledBy   string        `json:"ruled_by,omitempty"`
	RuledAt   time.Time     `json:"ruled_at,omitzero"`
}

// Limits of a proposal, in words and in characters.
const (
	maxProposed = 50
	maxWord     = 60
	maxAsked    = 500
)

// Check says what is wrong with a proposal before anybody keeps it.
func (p Proposal) Check() error {
	bad := func(what string) error { return NewError(CodeInvalid, what, nil) }
	if len(p.Words)+len(p.Means) > maxProposed {
		return bad("that is too much for one proposal: split it")
	}
	for _, list := range [][]string{p.Words, p.Means} {
		for _, w := range list {
			if w == "" || len([]rune(w)) > maxWord {
				return bad("a word is empty or too long: words have at most 60 characters")
			}
		}
	}
	switch p.Kind {
	case ProposeSynonym:
		if len(p.Words) == 0 || len(p.Words)+len(p.Means) < 2 {
			return bad("a synonym needs two words at least")
		}
	case ProposeWord:
		if len(p.Words) == 0 || len(p.Means) > 0 {
			return bad("name the word for the dictionary")
		}
	case ProposePhrasing:
		if p.PassageID == "" || p.Question == "" || len([]rune(p.Question)) > maxAsked || len(p.Words)+len(p.Means) > 0 {
			return bad("a phrasing needs a question of at most 500 characters and the entry that answers it")
		}
	default:
		return bad("a proposal is a synonym, a word or a phrasing")
	}
	return nil
}
