package app

import (
	"time"

	"baihua/backend/assist"
)

const (
	// typingLasts is how long "typing" stands unless it is said again; openws asks the far
	// side to repeat it every few seconds.
	typingLasts = 8 * time.Second
	// rememberedTurns bounds what is remembered of turns that were replies of ours. Once
	// forgotten, the record still knows.
	rememberedTurns = 4096
)

// live is what only the stream of events knows; it completes what the desk's copies of a
// conversation do not hold. The emitter's lock guards it.
type live struct {
	channels map[string]ChannelView        // newest states, without those that were left
	listens  map[string]bool               // whether a channel is listened to only, also once it was left
	typing   map[string]*typist            // by conversation
	sent     map[turnKey]assist.SendStatus // turns that were replies of ours
	loose    map[string]bool               // replies shown under their decision's id, as they are no turn yet
}

type turnKey struct{ conversation, turn string }

// typist is one announcement that a customer types.
type typist struct{ stop func() }

func newLive() live {
	return live{
		channels: map[string]ChannelView{}, listens: map[string]bool{}, typing: map[string]*typist{},
		sent: map[turnKey]assist.SendStatus{}, loose: map[string]bool{},
	}
}

// take learns from an event and completes it. stale says that the screens hold something
// that is not true any more and that out does not mend.
func (l *live) take(e assist.Event, out *Event) (stale bool) {
	if out.Channel != nil {
		stale = l.channel(*out.Channel)
	}
	if e.Kind == assist.PublishConversation {
		l.stopped(e.ConversationID)
	}
	if e.Kind == assist.PublishDelivery {
		stale = l.delivered(e)
	}
	for i, t := range out.Turns {
		if status, ours := l.sent[turnKey{e.ConversationID, t.ID}]; ours {
			out.Turns[i].Delivery = string(status)
		}
	}
	l.fill(out.Row, out.Card)
	return stale
}

// channel keeps a channel's state. Cards painted while it could only be listened to, or
// while it could be sent through, are stale when that changes.
func (l *live) channel(c ChannelView) (stale bool) {
	if c.Code == stateOff {
		delete(l.channels, c.Name)
		return false
	}
	before, known := l.listens[c.Name]
	l.channels[c.Name], l.listens[c.Name] = c, c.Listen
	return known && before != c.Listen
}

// stateOff is the code of a channel that was left on purpose.
const stateOff = "off"

// delivered remembers which turn a reply became. A reply that was shown without one is
// then shown twice: stale.
func (l *live) delivered(e assist.Event) (stale bool) {
	id, turn := e.Decision.ID, e.Delivery.TurnID
	if turn == "" && e.Delivery.Status != assist.SendSent {
		l.loosen(id, e.Delivery.Status)
		return false
	}
	if len(l.sent) >= rememberedTurns {
		clear(l.sent)
	}
	if turn != "" {
		l.sent[turnKey{e.ConversationID, turn}] = e.Delivery.Status
	}
	stale = l.loose[id]
	delete(l.loose, id)
	return stale
}

// loosen remembers a reply that is shown under its decision's id and may yet become a turn.
func (l *live) loosen(decision string, status assist.SendStatus) {
	if status == assist.SendFailed {
		delete(l.loose, decision)
		return
	}
	l.loose[decision] = true
}

// stopped ends "typing" in a conversation.
func (l *live) stopped(conversation string) {
	if t := l.typing[conversation]; t != nil {
		t.stop()
		delete(l.typing, conversation)
	}
}

func (l *live) fill(row *ConversationRow, card *Card) {
	if row != nil {
		row.Typing = l.typing[row.ID] != nil
	}
	if card != nil {
		card.CanSend = card.CanSend && !l.listens[channelOf(card.ConversationID)]
	}
}
