package assist

import (
	"log/slog"
	"strings"
	"time"
)

// Role says who spoke a turn.
type Role string

// The roles. Agent is the human at the desk, never the program.
const (
	RoleCustomer Role = "customer"
	RoleAgent    Role = "agent"
	RoleSystem   Role = "system"
	RoleBot      Role = "bot"
)

// TurnKind says what a turn carries. Only text can be read; the rest is unreadable_turn.
type TurnKind string

// The turn kinds.
const (
	TurnText  TurnKind = "text"
	TurnImage TurnKind = "image"
	TurnVoice TurnKind = "voice"
	TurnFile  TurnKind = "file"
)

// Turn is one participant's contribution to a conversation.
type Turn struct {
	ID   string    `json:"id"` // the platform's own id, unique within its conversation
	Role Role      `json:"role"`
	Kind TurnKind  `json:"kind"`
	Text string    `json:"text"` // the utterance
	Name string    `json:"name,omitempty"`
	At   time.Time `json:"at"` // the server's clock where it gives one
	// SuggestionID links an agent's turn to the suggestion it came from.
	SuggestionID string `json:"suggestion_id,omitempty"`
	// Lang is the customer's language where somebody said it; "" = read it from the text.
	Lang string `json:"lang,omitempty"`
	// Outcome is what became of a customer's turn; "" while nothing has.
	Outcome Outcome `json:"outcome,omitempty"`
}

// LogValue keeps customers' words out of every log.
func (t Turn) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", t.ID), slog.String("role", string(t.Role)), slog.Int("runes", len([]rune(t.Text))))
}

// Conversation is one thread with one customer on one channel.
type Conversation struct {
	ID       string // channel name + "/" + the platform's id
	Channel  string
	Remote   string // the platform's id
	Customer string // display name, may be empty
	Opened   time.Time
	Ended    bool
	Turns    []Turn // oldest first
}

// Burst is the run of customer turns since anybody else spoke: what awaits an answer.
func (c Conversation) Burst() []Turn {
	i := len(c.Turns)
	for i > 0 && c.Turns[i-1].Role == RoleCustomer {
		i--
	}
	return c.Turns[i:]
}

// EventKind says what happened on a channel.
type EventKind string

// What a channel can report.
const (
	EventTurn   EventKind = "turn"
	EventEdit   EventKind = "edit"
	EventDelete EventKind = "delete"
	EventTyping EventKind = "typing"
	EventEnd    EventKind = "end"
	EventState  EventKind = "state"
)

// ChannelEvent is one thing that happened on a channel.
type ChannelEvent struct {
	Kind         EventKind
	Conversation string       // the platform's id; the desk prefixes the channel's name
	Customer     string       // display name where known
	Turn         Turn         // for turn, edit and delete
	Cursor       string       // where to resume after this event; opaque to the desk
	Received     time.Time    // when the frame left the socket: latency is measured from here
	State        ChannelState // for state
	DecisionID   string       // the Reply this turn came from, where the platform says so: settles an unknown send
}

// Check refuses an event that cannot be stored: its channel, conversation or turn is
// not named. A channel's name holds no "/", which parts it from the platform's id.
func (e ChannelEvent) Check(channel string) error {
	stored := e.Kind != EventTyping && e.Kind != EventState
	turn := e.Kind == EventTurn || e.Kind == EventEdit || e.Kind == EventDelete
	if channel == "" || strings.Contains(channel, "/") || stored && e.Conversation == "" || turn && e.Turn.ID == "" {
		return NewError(CodeInvalid, "a channel sent an event that names no channel, conversation or turn: look at the far side", nil)
	}
	return nil
}

// StateLive is the code of a channel that hears everything as it is said.
const StateLive = "live"

// ChannelState tells people how a channel is doing. Code is one of connecting,
// catching_up, live, waiting, signed_out, ended; Retry is set while waiting.
type ChannelState struct {
	Channel string    `json:"channel"`
	Code    string    `json:"code"`
	Detail  string    `json:"detail,omitempty"` // an error code for people's language, never a raw error
	Retry   time.Time `json:"retry"`
	Listen  bool      `json:"listen"` // listen-only: replies cannot be sent
}

// Reply is what a channel is asked to send.
type Reply struct {
	DecisionID     string // the idempotency key: sending twice with one id sends once
	ConversationID string // the platform's id
	Text           string
}

// SendStatus is how far a reply got.
type SendStatus string

// The send statuses. Unknown is shown as unknown and settled by the echo.
const (
	SendQueued  SendStatus = "queued"
	SendSent    SendStatus = "sent"
	SendUnknown SendStatus = "unknown"
	SendFailed  SendStatus = "failed"
)

// SendReceipt is a channel's answer to a reply.
type SendReceipt struct {
	Status SendStatus `json:"status"`
	TurnID string     `json:"turn_id,omitempty"` // the platform's id of the sent turn
	Detail string     `json:"detail,omitempty"`
}
