package assist

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"iter"
	"time"
)

// EntryKind says what a ledger entry records.
type EntryKind string

// The entry kinds.
const (
	EntrySuggestion EntryKind = "suggestion" // outcome show or escalate
	EntrySuperseded EntryKind = "superseded"
	EntrySmallTalk  EntryKind = "small_talk"
	EntryDecision   EntryKind = "decision"
	EntryDelivery   EntryKind = "delivery"
	EntryProposal   EntryKind = "proposal" // a change to synonyms, dictionary or phrasings: proposed or ruled on
)

// Meta is the part of an entry that stays in clear. It holds no customer's words.
type Meta struct {
	SuggestionID string     `json:"suggestion,omitempty"`
	TurnID       string     `json:"turn,omitempty"`
	Turns        []string   `json:"turns,omitempty"` // all customer turns this entry gives an outcome to
	Outcome      Outcome    `json:"outcome,omitempty"`
	Route        Route      `json:"route,omitempty"`
	Lane         Lane       `json:"lane,omitempty"`
	Reason       Reason     `json:"reason,omitempty"`
	Basis        Basis      `json:"basis,omitempty"`
	Lang         string     `json:"lang,omitempty"`
	Score        float64    `json:"score,omitempty"`
	Draw         float64    `json:"draw,omitempty"`     // uniform random number drawn for the turn
	Sampling     float64    `json:"sampling,omitempty"` // probability with which it is audited
	Policy       string     `json:"policy,omitempty"`
	Engine       string     `json:"engine,omitempty"`
	Retrieval    string     `json:"retrieval,omitempty"`
	Verifier     string     `json:"verifier,omitempty"`
	Supersedes   string     `json:"supersedes,omitempty"` // the open suggestion this one replaced
	Action       Action     `json:"action,omitempty"`
	DecisionID   string     `json:"decision,omitempty"`
	Status       SendStatus `json:"status,omitempty"`
	Ms           float64    `json:"ms,omitempty"`

	ProposalID string        `json:"proposal,omitempty"`
	Proposal   ProposalKind  `json:"proposal_kind,omitempty"`
	State      ProposalState `json:"state,omitempty"` // of the proposal from now on
}

// NewEntry is what a caller appends; the ledger seals and chains it.
type NewEntry struct {
	ID             string
	Kind           EntryKind
	At             time.Time
	ConversationID string
	Meta           Meta
	Payload        any // marshalled as JSON, then sealed; nil = none
}

// Entry is an append-only, hash-chained record. Hash covers the stored bytes, so the
// chain can be verified without any key and survives erasure (deleting a key).
type Entry struct {
	Seq            int64
	ID             string
	Kind           EntryKind
	V              int // version of the payload's shape
	At             time.Time
	ConversationID string
	KeyID          string
	Meta           []byte // canonical JSON of Meta, as stored and hashed
	Ciphertext     []byte
	PrevHash       []byte
	Hash           []byte
}

// ReadMeta decodes e.Meta; CodeCorrupt when it is not what Append wrote. Fields that a
// newer program added are ignored.
func (e Entry) ReadMeta() (Meta, error) {
	var m Meta
	if err := json.Unmarshal(e.Meta, &m); err != nil {
		return Meta{}, NewError(CodeCorrupt, "a ledger entry cannot be read: check the ledger, then restore a backup", err)
	}
	return m, nil
}

// EntryReceipt is the ledger's word that an entry is durable.
type EntryReceipt struct {
	Seq  int64
	Hash []byte
}

// Filter selects entries. Zero values select everything.
type Filter struct {
	After          int64 // Seq greater than
	Kind           EntryKind
	ConversationID string
}

// Ledger is append-only; entries are never changed.
type Ledger interface {
	// Append makes all entries durable together, in order, or none. It ignores
	// cancellation once the write has begun. An entry whose ID is already stored is
	// not stored again; its first receipt is returned.
	Append(ctx context.Context, es ...NewEntry) ([]EntryReceipt, error)
	// Entries yields entries by ascending Seq, and stops at the first error.
	Entries(ctx context.Context, f Filter) iter.Seq2[Entry, error]
	// Open unseals an entry's payload into v. Erased payloads give CodeErased.
	Open(ctx context.Context, e Entry, v any) error
}

// HashEntry is the chain's hash of e: SHA-256 over every stored field but Hash, each
// preceded by its length, so that no two different entries share an encoding.
func HashEntry(e Entry) []byte {
	h := sha256.New()
	put := func(b []byte) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(b)))
		h.Write(n[:])
		h.Write(b)
	}
	number := func(v int64) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(v))
		put(n[:])
	}
	put(e.PrevHash)
	number(e.Seq)
	put([]byte(e.ID))
	put([]byte(e.Kind))
	number(int64(e.V))
	number(e.At.UnixMicro())
	put([]byte(e.ConversationID))
	put([]byte(e.KeyID))
	put(e.Meta)
	put(e.Ciphertext)
	return h.Sum(nil)
}
