package openws

import (
	"time"
	"unicode/utf8"

	"baihua/backend/assist"
)

// event turns a server's frame that reports something into what the desk understands.
func (f Frame) event(received time.Time) assist.ChannelEvent {
	ev := assist.ChannelEvent{
		Conversation: f.Conversation, Customer: f.Customer, DecisionID: f.Send, Received: received,
	}
	switch f.Type {
	case TypeTurn:
		ev.Kind = assist.EventTurn
	case TypeEdit:
		ev.Kind = assist.EventEdit
	case TypeDelete:
		ev.Kind = assist.EventDelete
	case TypeEnd:
		ev.Kind = assist.EventEnd
	case TypeTyping:
		ev.Kind = assist.EventTyping
	}
	if f.Turn != nil {
		ev.Turn = f.Turn.turn(received)
	}
	return ev
}

func (t Turn) turn(received time.Time) assist.Turn {
	at, err := time.Parse(time.RFC3339, t.At)
	if err != nil {
		at = received
	}
	out := assist.Turn{ID: t.ID, Role: role(t.Role), Kind: kind(t.Kind), Text: t.Text, Name: t.Name, At: at}
	if utf8.RuneCountInString(t.Text) > MaxText {
		// Half an utterance must not be answered as if it were whole: a person reads it.
		out.Text, out.Kind = cutRunes(t.Text, MaxText), assist.TurnFile
	}
	return out
}

// role takes what it does not know for the system's: nobody waits for an answer to it.
func role(s string) assist.Role {
	switch r := assist.Role(s); r {
	case assist.RoleCustomer, assist.RoleAgent, assist.RoleBot:
		return r
	}
	return assist.RoleSystem
}

// kind takes what it does not know for a file: a person has to look at it.
func kind(s string) assist.TurnKind {
	switch k := assist.TurnKind(s); k {
	case "", assist.TurnText:
		return assist.TurnText
	case assist.TurnImage, assist.TurnVoice:
		return k
	}
	return assist.TurnFile
}
