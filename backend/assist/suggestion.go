package assist

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Outcome is what became of one customer turn.
type Outcome string

// The outcomes; every customer turn gets exactly one.
const (
	OutcomeShow       Outcome = "show"
	OutcomeEscalate   Outcome = "escalate"
	OutcomeSuperseded Outcome = "superseded"
	OutcomeSmallTalk  Outcome = "small_talk"
)

// Suggestion is evidence and ruling as recorded and shown. On escalation Text is
// empty and Nearest holds the three nearest places to look.
type Suggestion struct {
	ID             string     `json:"id"`
	ConversationID string     `json:"conversation_id"`
	TurnID         string     `json:"turn_id"`
	Turns          []string   `json:"turns"` // the burst it answers, oldest first
	Lang           string     `json:"lang"`
	Question       string     `json:"question"`
	Open           []string   `json:"open"`
	Text           string     `json:"text"`
	Sentences      []Sentence `json:"sentences"`
	Citations      []Citation `json:"citations"`
	Nearest        []Citation `json:"nearest"`
	Sides          []Citation `json:"sides,omitempty"` // of Ruling.Sides, whole passages
	Guesses        []Guess    `json:"guesses,omitempty"`
	Claims         []Claim    `json:"claims"`
	Vetoes         []Veto     `json:"vetoes"`
	Ruling         Ruling     `json:"ruling"`
	Engine         string     `json:"engine"`
	Retrieval      string     `json:"retrieval"`
	At             time.Time  `json:"at"`
	Ms             float64    `json:"ms"` // frame received to ruling durable
}

// Hash identifies the text as painted. A decision must carry it.
func (s Suggestion) Hash() string { return HashText(s.ID + "\x00" + s.Text) }

// HashText is the hex SHA-256 of text.
func HashText(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Action is what the human did with a suggestion.
type Action string

// The actions. Editing is accepting with other words; copying is accepting by clipboard.
const (
	Accept   Action = "accept"
	Edit     Action = "edit"
	Reject   Action = "reject"
	HandOver Action = "hand_over"
	Ignore   Action = "ignore"
)

// Via says how an accepted text goes out.
type Via string

// The ways out.
const (
	ViaChannel   Via = "channel"
	ViaClipboard Via = "clipboard"
	ViaNone      Via = "none" // ask box: read out loud
)

// Decision is the human's. SuggestionID and Hash are of the text as painted.
type Decision struct {
	ID             string    `json:"id"`
	SuggestionID   string    `json:"suggestion_id"`
	ConversationID string    `json:"conversation_id"`
	Hash           string    `json:"hash"`
	Action         Action    `json:"action"`
	Via            Via       `json:"via"`
	Text           string    `json:"text,omitempty"`   // final text for accept and edit
	Reason         string    `json:"reason,omitempty"` // reject: wrong, not_asked, outdated, tone, incomplete, other
	Note           string    `json:"note,omitempty"`
	Distance       int       `json:"distance"`           // edit distance in runes from the suggestion
	Confirmed      bool      `json:"confirmed"`          // the agent was warned and went on
	Released       string    `json:"released,omitempty"` // the role in which an answer was released, where the policy names one
	At             time.Time `json:"at"`
}
