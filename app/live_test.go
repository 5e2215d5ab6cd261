package app_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"baihua/app"
	"baihua/backend/assist"
)

// watched is an emitter with what it sent; its clock runs when tick is called.
func watched() (m *app.Emitter, got *[]app.Event, tick func()) {
	m, got = app.NewEmitter(), &[]app.Event{}
	due := map[int]func(){}
	n := 0
	m.After = func(_ time.Duration, f func()) func() {
		n++
		id := n
		due[id] = f
		return func() { delete(due, id) }
	}
	m.Subscribe(func(e app.Event) { *got = append(*got, e) })
	return m, got, func() {
		for _, f := range due {
			f()
		}
	}
}

const talk = "shop/c1"

func said(id string, role assist.Role, text string) assist.Event {
	return assist.Event{
		Kind: assist.PublishConversation, ConversationID: talk, Status: &assist.Status{ID: talk, Channel: "shop"},
		Turns: []assist.Turn{{ID: id, Role: role, Text: text}},
	}
}

func delivery(status assist.SendStatus, turn string) assist.Event {
	return assist.Event{
		Kind: assist.PublishDelivery, ConversationID: talk, Status: &assist.Status{ID: talk, Channel: "shop"},
		Decision: &assist.Decision{ID: "d1", Text: "It is free.", Via: assist.ViaChannel}, Delivery: &assist.SendReceipt{Status: status, TurnID: turn},
	}
}

func TestTypingStandsUntilTheCustomerSpeaksOrFallsSilent(t *testing.T) {
	typing := assist.Event{Kind: assist.PublishTyping, ConversationID: talk}
	stage := assist.Event{Kind: assist.PublishStage, ConversationID: talk, Status: &assist.Status{ID: talk}}
	m, got, tick := watched()
	m.Publish(typing)
	m.Publish(stage)
	m.Publish(said("t1", assist.RoleCustomer, "hello"))
	tick() // stopped: nothing happens
	m.Publish(typing)
	m.Publish(typing) // said again: one clock
	tick()
	m.Publish(stage)
	e := *got
	if len(e) != 7 || e[0].Stage != "on" || !e[1].Row.Typing || e[2].Row.Typing || e[5].Kind != "typing" || e[5].Stage != "off" || e[6].Row.Typing {
		t.Fatalf("events = %+v", e)
	}
}

func TestAReplyIsMarkedInTheTranscript(t *testing.T) {
	tests := map[string][]assist.Event{
		"the answer before the echo": {delivery(assist.SendSent, "far-1"), said("far-1", assist.RoleAgent, "It is free.")},
		"the echo before the answer": {said("far-1", assist.RoleAgent, "It is free."), delivery(assist.SendSent, "far-1")},
	}
	for name, events := range tests {
		m, got, _ := watched()
		for _, e := range events {
			m.Publish(e)
		}
		last := (*got)[1]
		if len(last.Turns) != 1 || last.Turns[0].ID != "far-1" || last.Turns[0].Delivery != "sent" || last.Epoch != (*got)[0].Epoch {
			t.Errorf("%s: %+v", name, last)
		}
	}
}

func TestAReplyOfUnknownFateIsNotShownTwiceOnceItIsKnown(t *testing.T) {
	m, got, _ := watched()
	m.Publish(delivery(assist.SendUnknown, ""))
	m.Publish(said("far-1", assist.RoleAgent, "It is free."))
	m.Publish(delivery(assist.SendSent, "far-1"))
	e := *got
	if e[0].Turns[0].ID != "d1" || e[0].Turns[0].Delivery != "unknown" {
		t.Fatalf("unknown: %+v", e[0].Turns)
	}
	if e[0].Epoch != e[1].Epoch || e[1].Epoch == e[2].Epoch {
		t.Fatal("the screens are not told to ask again")
	}
}

func TestAReplyWrittenAloneLeavesTheCardAsItIs(t *testing.T) {
	m, got, _ := watched()
	m.Publish(assist.Event{
		Kind: assist.PublishDecision, ConversationID: talk, Status: &assist.Status{ID: talk},
		Suggestion: &assist.Suggestion{ID: "s1"}, Decision: &assist.Decision{ID: "d1", Text: "It is free."},
	})
	if e := (*got)[0]; e.Card != nil {
		t.Fatalf("a card that cannot be decided is painted open: %+v", e.Card)
	}
}

// mouth is a channel that answers every reply alike.
type mouth struct{ receipt assist.SendReceipt }

func (mouth) Name() string { return "shop" }

func (mouth) Listen(ctx context.Context, _ string, _ func(context.Context, assist.ChannelEvent) error) error {
	<-ctx.Done()
	return ctx.Err()
}

func (m mouth) Send(context.Context, assist.Reply) (assist.SendReceipt, error) { return m.receipt, nil }

// ask lets a customer of channel "shop" say something and waits for the card.
func (d *desk) ask(t *testing.T, id, text string) *app.Card {
	t.Helper()
	turn := assist.Turn{ID: id, Role: assist.RoleCustomer, Kind: assist.TurnText, Text: text, At: time.Now()}
	if err := d.seat.Desk.Receive(t.Context(), "shop", assist.ChannelEvent{Kind: assist.EventTurn, Conversation: "c1", Turn: turn}); err != nil {
		t.Fatal(err)
	}
	return d.wait(kind("card")).Card
}

func TestAReplyThatDidNotGoOutStaysInSight(t *testing.T) {
	for status, shown := range map[assist.SendStatus]bool{assist.SendFailed: true, assist.SendUnknown: true, assist.SendSent: false} {
		t.Run(string(status), func(t *testing.T) {
			d := open(t)
			if _, err := d.seat.InstallPack(t.Context(), "shop", quiet); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			done := make(chan struct{})
			go func() { defer close(done); _ = d.seat.Desk.Listen(ctx, mouth{assist.SendReceipt{Status: status}}) }()
			t.Cleanup(func() { cancel(); <-done })
			card := d.ask(t, "t1", "How much is delivery?")
			if _, err := d.Desk.Decide(app.DecideRequest{SuggestionID: card.SuggestionID, Hash: card.Hash, Action: "accept", Via: "channel"}); err != nil {
				t.Fatal(err)
			}
			d.wait(func(e app.Event) bool { return e.Kind == "delivery" && e.Card.Decision.Delivery == string(status) })
			d.ask(t, "t2", "What colour is the moon?") // another card takes its place
			view, err := d.Desk.Conversation(app.ConversationRequest{ID: talk})
			if err != nil {
				t.Fatal(err)
			}
			var order, marks []string
			for _, turn := range view.Turns {
				order, marks = append(order, turn.Role), append(marks, turn.Delivery)
			}
			switch {
			case !shown && len(order) != 2:
				t.Fatalf("the echo shows what was sent; turns = %+v", view.Turns)
			case shown && (len(order) != 3 || order[1] != "agent" || marks[1] != string(status)):
				t.Fatalf("turns = %+v", view.Turns)
			}
		})
	}
}

func TestACardIsThereForABrowserThatWasAway(t *testing.T) {
	d := open(t)
	if _, err := d.seat.InstallPack(t.Context(), "shop", quiet); err != nil {
		t.Fatal(err)
	}
	painted := d.ask(t, "t1", "How much is delivery?") // as an event, which a browser that is away misses
	snap, err := d.Desk.Snapshot()
	if err != nil || len(snap.Conversations) != 1 || snap.Conversations[0].Outcome != "show" || snap.Conversations[0].WaitingAt == 0 {
		t.Fatalf("%+v, %v", snap, err)
	}
	view, err := d.Desk.Conversation(app.ConversationRequest{ID: snap.Conversations[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	have, haveErr := json.Marshal(view.Card)
	missed, missedErr := json.Marshal(painted)
	if haveErr != nil || missedErr != nil || string(have) != string(missed) {
		t.Fatalf("card now %s\nas painted %s", have, missed)
	}
	if _, err := d.Desk.Decide(app.DecideRequest{SuggestionID: view.Card.SuggestionID, Hash: view.Card.Hash, Action: "hand_over"}); err != nil {
		t.Fatal(err)
	}
	if view, err = d.Desk.Conversation(app.ConversationRequest{ID: talk}); err != nil || view.Card.State != "decided" || view.Card.Decision.Action != "hand_over" {
		t.Fatalf("%+v, %v", view.Card, err)
	}
}
