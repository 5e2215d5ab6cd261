package assist

import "time"

// Route is what happens to a suggestion.
type Route string

// The routes.
const (
	Show     Route = "show"
	Escalate Route = "escalate"
)

// Reason says why a turn was escalated.
type Reason string

// The reasons.
const (
	ReasonNoPassage     Reason = "no_passage"
	ReasonAmbiguous     Reason = "ambiguous"
	ReasonNotGrounded   Reason = "not_grounded"
	ReasonContradicted  Reason = "contradicted"
	ReasonConflict      Reason = "sources_conflict"
	ReasonLowConfidence Reason = "low_confidence"
	ReasonPolicyTopic   Reason = "policy_topic"
	ReasonStalePassage  Reason = "stale_passage"
	ReasonInternalOnly  Reason = "internal_only"
	ReasonUnreadable    Reason = "unreadable_turn"
	ReasonUnreviewed    Reason = "unreviewed"
	ReasonOverBudget    Reason = "over_budget"
	ReasonStageFailed   Reason = "stage_failed"
)

// Confidence is a calibrated probability that the suggestion is right. A nil
// *Confidence means that nothing has calibrated it yet.
type Confidence struct {
	P      float64 `json:"p"`
	Low    float64 `json:"low"` // lower end of the 95 % interval
	N      int     `json:"n"`   // checked cases it rests on
	Source string  `json:"source"`
}

// Basis says in one word how near the question is to the knowledge base.
type Basis string

// The bases, nearest first.
const (
	BasisExact   Basis = "exact"   // asked word for word
	BasisNear    Basis = "near"    // asked in other words, all terms met
	BasisPartial Basis = "partial" // something related was found
	BasisNone    Basis = "none"
)

// Policy is the versioned rule set a ruling names.
type Policy struct {
	Version string
	// NearSimilar and NearCovered are the lowest Features.Similar and
	// Features.Covered at which a question counts as nearly asked.
	NearSimilar float64
	NearCovered float64
	// NearSaid is the least Features.Said of it, and NearMargin by how much it must be more
	// similar than any phrasing with another answer; 0 asks for nothing.
	NearSaid   float64
	NearMargin float64
}

// Evidence is everything a gate may look at. Clock, draw and policy come in with it.
type Evidence struct {
	Query     Query
	Retrieval Retrieval
	Draft     Draft
	Grounding Grounding
	Hit       *PolicyHit // a topic kept for people, nil if none
	Failed    string     // name of the stage that failed, "" if none
	At        time.Time
	Draw      float64 // uniform in [0,1), recorded with every ruling
	Policy    Policy
	Trial     bool // nobody is really served: samples may be shown
}

// Ruling is the gate's output.
type Ruling struct {
	Route      Route       `json:"route"`
	Reason     Reason      `json:"reason,omitempty"`
	Detail     []string    `json:"detail"` // reason codes with their words, e.g. "veto:number:5w:3w"
	Basis      Basis       `json:"basis"`
	Lane       Lane        `json:"lane,omitempty"`
	Confidence *Confidence `json:"confidence,omitempty"`
	Policy     string      `json:"policy"`
	// Sides are the passages that answer the question differently, by id, the best first:
	// the agent sees them side by side. Empty but for sources_conflict and for ambiguous
	// between two questions or names.
	Sides []string `json:"sides,omitempty"`
}

// Word is how sure that is in one word: high, medium or low. It goes by the lower end
// of the interval, so that few cases never make a big word.
func (c Confidence) Word() string {
	switch {
	case c.Low >= 0.90:
		return "high"
	case c.Low >= 0.75:
		return "medium"
	}
	return "low"
}
