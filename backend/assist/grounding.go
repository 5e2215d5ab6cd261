package assist

// Verdict is what checking found about one claim.
type Verdict string

// The verdicts.
const (
	Supported    Verdict = "supported"
	Unsupported  Verdict = "unsupported"
	Contradicted Verdict = "contradicted"
)

// VetoKind names a hard check. One veto withholds the draft; it is never a score.
type VetoKind string

// The veto kinds.
const (
	VetoNumber   VetoKind = "number"
	VetoUnit     VetoKind = "unit"
	VetoDate     VetoKind = "date"
	VetoNegation VetoKind = "negation"
	VetoOpposite VetoKind = "opposite"
	VetoName     VetoKind = "name"
	VetoAge      VetoKind = "age"
	VetoForm     VetoKind = "form"
	// VetoModality: must against may or must not. VetoBound: at least against at most,
	// before against after. VetoCondition: a condition, an exception or an "only" is gone.
	VetoModality  VetoKind = "modality"
	VetoBound     VetoKind = "bound"
	VetoCondition VetoKind = "condition"
	// VetoInternal stands for words of internal text on their way to a customer.
	VetoInternal VetoKind = "internal"
	// VetoPolicy asks whether somebody of a role (Ours) releases an answer on a topic (Found).
	VetoPolicy VetoKind = "policy"
	// VetoBanned is a promise that nobody makes to a customer; VetoRefused asks a customer
	// for what nobody may ask for, and no second key sends it.
	VetoBanned  VetoKind = "banned"
	VetoRefused VetoKind = "refused"
	// VetoUnchecked stands for a check that could not be made.
	VetoUnchecked VetoKind = "unchecked"
)

// Veto is one hard disagreement, with the words on either side.
type Veto struct {
	Kind  VetoKind `json:"kind"`
	Ours  string   `json:"ours"`  // in the draft (or in the conversation, for question vetoes)
	Found string   `json:"found"` // in the evidence; "" = nothing like it there
}

// Claim is the smallest checkable statement of a draft: one sentence.
type Claim struct {
	Text     string   `json:"text"`
	Verdict  Verdict  `json:"verdict"`
	Evidence Citation `json:"evidence"` // the best place found for it
	Vetoes   []Veto   `json:"vetoes"`
	Safe     float64  `json:"safe"` // chance that the evidence bears it out; 1 = its own words; 0 where nobody asked
}

// Grounding is what the verifier found. Grounded is not answered: Question holds the
// vetoes between the conversation and the matched question or passage.
type Grounding struct {
	Claims       []Claim
	Question     []Veto
	Groundedness float64 // share of claims supported, 0..1
	Version      string
}

// VerifyInput is what a verifier compares.
type VerifyInput struct {
	Query      Query
	Draft      Draft
	Candidates []Candidate // cited ones first
}
