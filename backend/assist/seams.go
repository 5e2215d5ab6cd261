package assist

import "context"

// Channel is a chat platform: where turns come from and replies go to.
// Listen reconnects and catches up by itself; it returns nil when the far side ended
// the stream for good, ctx.Err(), or an error that retrying cannot mend. sink returns
// once the event and its cursor are durable; only then does Listen acknowledge it.
// resume is the cursor of the last durable event, "" at first.
type Channel interface {
	Name() string
	Listen(ctx context.Context, resume string, sink func(context.Context, ChannelEvent) error) error
	// Send is safe to repeat with the same Reply.DecisionID.
	Send(ctx context.Context, r Reply) (SendReceipt, error)
}

// Reader makes a query from a conversation: what is asked, what is small talk, what
// cannot be read. It is pure.
type Reader interface {
	Read(c Conversation) Query
}

// Retriever finds candidates, best first. Nothing found is an empty Retrieval.
type Retriever interface {
	Retrieve(ctx context.Context, q Query) (Retrieval, error)
}

// Drafter writes a draft from candidates, or says in Draft.Refusal why it cannot.
type Drafter interface {
	Draft(ctx context.Context, in DraftInput) (Draft, error)
}

// Verifier checks every claim of a draft, and the question against the passage.
type Verifier interface {
	Verify(ctx context.Context, in VerifyInput) (Grounding, error)
}

// Gate is pure: the same evidence gives the same ruling. No clock, no I/O, no error.
type Gate interface {
	Rule(e Evidence) Ruling
}

// Publisher tells the screens. One emitter calls it, in order.
type Publisher interface {
	Publish(Event)
}

// Conversations keeps conversations and their turns durably.
type Conversations interface {
	// Record stores a channel event and its cursor together. It is idempotent by
	// channel, conversation and turn id: fresh is false for what was stored before.
	Record(ctx context.Context, channel string, ev ChannelEvent) (fresh bool, err error)
	// Conversation returns one with at most limit newest turns (0 = all).
	Conversation(ctx context.Context, id string, limit int) (Conversation, error)
	// Recent returns conversations with their newest turns, most recently active first.
	Recent(ctx context.Context, limit, turns int) ([]Conversation, error)
	// Cursor is the resume point of a channel, "" when it was never heard.
	Cursor(ctx context.Context, channel string) (string, error)
	// Unruled returns, oldest first, the ids of customer turns that have no outcome in the ledger.
	Unruled(ctx context.Context) ([]TurnRef, error)
}

// Records is what the desk keeps: the ledger, the conversations, and what the ledger
// says about suggestions and decisions.
type Records interface {
	Ledger
	Conversations
	// Suggestion and LatestSuggestion give CodeNotFound when there is none.
	Suggestion(ctx context.Context, id string) (Suggestion, error)
	LatestSuggestion(ctx context.Context, conversationID string) (Suggestion, error)
	Decision(ctx context.Context, suggestionID string) (d Decision, found bool, err error)
	// Delivery is how far a decision's reply got, "" while nothing is recorded.
	Delivery(ctx context.Context, decisionID string) (SendStatus, error)
	// UnsentDecisions returns decisions that were to go out through the channel and
	// have no delivery entry, oldest first.
	UnsentDecisions(ctx context.Context) ([]Decision, error)
}

// TurnRef names a turn.
type TurnRef struct {
	ConversationID string
	TurnID         string
}
