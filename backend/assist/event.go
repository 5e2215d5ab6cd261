package assist

import "time"

// PublishedKind says what an Event tells the screens.
type PublishedKind string

// What screens are told.
const (
	PublishConversation PublishedKind = "conversation" // its row, turns or state changed
	PublishStage        PublishedKind = "stage"        // a run reached a stage; may be dropped
	PublishSuggestion   PublishedKind = "suggestion"
	PublishOutcome      PublishedKind = "outcome"  // superseded or small talk: the card goes
	PublishDecision     PublishedKind = "decision" // durable
	PublishDelivery     PublishedKind = "delivery"
	PublishChannel      PublishedKind = "channel"
	PublishTyping       PublishedKind = "typing"  // the customer types; said again while it lasts
	PublishTrouble      PublishedKind = "trouble" // the record cannot be written, so nothing is shown
)

// Status is a conversation as the list shows it: a copy, shared with nobody.
type Status struct {
	ID       string
	Channel  string
	Customer string
	Last     Turn
	Waiting  time.Time // since when the customer waits; zero = nobody waits, as at the counter
	Outcome  Outcome   // of the newest customer turn
	Running  string    // stage of the running pipeline, "" = none runs
	Decided  Action    // on the newest suggestion, "" = open
	Route    Route     // of the newest suggestion: an edit of an escalated one is the agent's own reply
	Ended    bool
}

// Event is one thing the screens should know. The edge gives it Epoch and Seq.
type Event struct {
	Kind           PublishedKind
	ConversationID string
	Status         *Status     // the conversation after the event, for all kinds but channel and typing
	Turns          []Turn      // conversation: turns that are new or changed
	Suggestion     *Suggestion // suggestion, decision, delivery
	Superseded     bool        // the Suggestion was replaced and can no longer be decided
	Decision       *Decision
	Delivery       *SendReceipt
	Channel        *ChannelState
	Trouble        Code
	Ms             float64 // outcome: frame received to outcome durable
}
