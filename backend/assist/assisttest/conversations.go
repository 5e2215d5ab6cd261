package assisttest

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"baihua/backend/assist"
)

// Store is what the suite of assist.Conversations needs: outcomes come from the ledger.
type Store interface {
	assist.Ledger
	assist.Conversations
}

// Conversations checks an implementation of assist.Conversations; open makes an empty one.
func Conversations(t *testing.T, open func(t *testing.T) Store) {
	for name, check := range map[string]func(*testing.T, Store){
		"a conversation is kept as it was heard":        keepsConversation,
		"a turn heard twice is stored once":             recordsOnce,
		"the cursor is the last event's":                followsCursor,
		"an edit replaces the text once":                followsEdits,
		"an edit of an unknown turn is a turn":          storesUnknownEdit,
		"a deleted turn is gone and stays gone":         followsDeletes,
		"an ended conversation reopens on a turn":       followsEnd,
		"recent conversations come most active first":   listsRecent,
		"a customer's turn waits until it has outcome":  listsUnruled,
		"a turn keeps its first outcome":                keepsFirstOutcome,
		"an event that names nothing is refused":        refusesNameless,
		"what is unknown is not found, or without mark": reportsUnknown,
	} {
		t.Run(name, func(t *testing.T) { check(t, open(t)) })
	}
}

func customer(id, text string) assist.Turn {
	return assist.Turn{ID: id, Role: assist.RoleCustomer, Kind: assist.TurnText, Text: text, Name: "Li 李", At: at()}
}

func heard(conversation string, turn assist.Turn, cursor string) assist.ChannelEvent {
	return assist.ChannelEvent{Kind: assist.EventTurn, Conversation: conversation, Turn: turn, Cursor: cursor, Received: at()}
}

func record(t *testing.T, s assist.Conversations, ev assist.ChannelEvent, wantFresh bool) {
	t.Helper()
	fresh, err := s.Record(t.Context(), "demo", ev)
	if err != nil {
		t.Fatal(err)
	}
	if fresh != wantFresh {
		t.Errorf("%s of turn %q: fresh = %v", ev.Kind, ev.Turn.ID, fresh)
	}
}

func read(t *testing.T, s assist.Conversations, id string, limit int) assist.Conversation {
	t.Helper()
	c, err := s.Conversation(t.Context(), id, limit)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func texts(c assist.Conversation) string {
	out := ""
	for _, turn := range c.Turns {
		out += turn.Text + ";"
	}
	return out
}

func keepsConversation(t *testing.T, s Store) {
	first := heard("7/7", customer("t1", "你好"), "1")
	first.Customer = "王女士"
	reply := assist.Turn{ID: "t2", Role: assist.RoleAgent, Kind: assist.TurnText, Text: "hello", SuggestionID: "s1", At: at().Add(time.Second)}
	picture := assist.Turn{ID: "t3", Role: assist.RoleCustomer, Kind: assist.TurnImage, At: at().Add(-time.Hour)}
	record(t, s, first, true)
	record(t, s, heard("7/7", reply, "2"), true)
	record(t, s, heard("7/7", picture, "3"), true)
	want := assist.Conversation{
		ID: "demo/7/7", Channel: "demo", Remote: "7/7", Customer: "王女士", Opened: at(),
		Turns: []assist.Turn{first.Turn, reply, picture}, // in order of arrival, whatever their clocks say
	}
	if got := read(t, s, "demo/7/7", 0); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	want.Turns = want.Turns[1:]
	if got := read(t, s, "demo/7/7", 2); !reflect.DeepEqual(got, want) {
		t.Errorf("newest two: %+v", got.Turns)
	}
}

func recordsOnce(t *testing.T, s Store) {
	record(t, s, heard("1", customer("t1", "first"), "1"), true)
	record(t, s, heard("1", customer("t1", "first"), "1"), false)
	record(t, s, heard("1", customer("t1", "other words"), "2"), false)
	record(t, s, heard("2", customer("t1", "same id elsewhere"), "3"), true)
	if got := texts(read(t, s, "demo/1", 0)); got != "first;" {
		t.Errorf("turns %q", got)
	}
	if fresh, err := s.Record(t.Context(), "other", heard("1", customer("t1", "other channel"), "1")); !fresh || err != nil {
		t.Errorf("another channel: %v, %v", fresh, err)
	}
}

func followsCursor(t *testing.T, s Store) {
	for _, step := range []struct {
		ev    assist.ChannelEvent
		fresh bool
		want  string
	}{
		{heard("1", customer("t1", "a"), "c1"), true, "c1"},
		{heard("1", customer("t2", "b"), ""), true, "c1"},
		{heard("1", customer("t2", "b"), "c2"), false, "c2"},
		{assist.ChannelEvent{Kind: assist.EventTyping, Conversation: "1"}, true, "c2"},
		{assist.ChannelEvent{Kind: assist.EventTyping, Conversation: "1", Cursor: "c3"}, true, "c3"},
		{assist.ChannelEvent{Kind: assist.EventEnd, Conversation: "1", Cursor: "c4"}, true, "c4"},
	} {
		record(t, s, step.ev, step.fresh)
		if got, err := s.Cursor(t.Context(), "demo"); err != nil || got != step.want {
			t.Errorf("cursor %q, %v; want %q", got, err, step.want)
		}
	}
}

func edited(turn assist.Turn, cursor string) assist.ChannelEvent {
	ev := heard("1", turn, cursor)
	ev.Kind = assist.EventEdit
	return ev
}

func followsEdits(t *testing.T, s Store) {
	record(t, s, heard("1", customer("t1", "A"), "1"), true)
	for _, step := range []struct {
		text, cursor string
		fresh        bool
		want         string
	}{
		{"B", "2", true, "B;"},
		{"B", "2", false, "B;"},
		{"C", "3", true, "C;"},
		{"B", "2", false, "C;"}, // the far side repeats what it sent
		{"A", "4", true, "A;"},  // the customer went back to the first words
		{"A", "", false, "A;"},
		{"D", "", true, "D;"},
	} {
		record(t, s, edited(customer("t1", step.text), step.cursor), step.fresh)
		if got := texts(read(t, s, "demo/1", 0)); got != step.want {
			t.Errorf("after %q at %q: %q, want %q", step.text, step.cursor, got, step.want)
		}
	}
}

func storesUnknownEdit(t *testing.T, s Store) {
	record(t, s, edited(customer("t1", "B"), "2"), true)
	record(t, s, edited(customer("t1", "B"), "2"), false)
	record(t, s, heard("1", customer("t1", "A"), "1"), false)
	if got := texts(read(t, s, "demo/1", 0)); got != "B;" {
		t.Errorf("turns %q", got)
	}
}

func followsDeletes(t *testing.T, s Store) {
	gone := assist.ChannelEvent{Kind: assist.EventDelete, Conversation: "1", Turn: assist.Turn{ID: "t1"}, Cursor: "3"}
	record(t, s, heard("1", customer("t1", "a"), "1"), true)
	record(t, s, heard("1", customer("t2", "b"), "2"), true)
	record(t, s, gone, true)
	record(t, s, gone, false)
	record(t, s, heard("1", customer("t1", "a"), "1"), false)
	record(t, s, edited(customer("t1", "x"), "4"), false)
	early := gone
	early.Turn.ID = "t3" // its deletion arrives before the turn does
	record(t, s, early, true)
	record(t, s, heard("1", customer("t3", "c"), "5"), false)
	if got := texts(read(t, s, "demo/1", 0)); got != "b;" {
		t.Errorf("turns %q", got)
	}
	if refs, err := s.Unruled(t.Context()); err != nil || !reflect.DeepEqual(refs, []assist.TurnRef{{ConversationID: "demo/1", TurnID: "t2"}}) {
		t.Errorf("unruled %v, %v", refs, err)
	}
}

func followsEnd(t *testing.T, s Store) {
	end := assist.ChannelEvent{Kind: assist.EventEnd, Conversation: "1"}
	record(t, s, end, false) // never heard of
	record(t, s, heard("1", customer("t1", "a"), ""), true)
	record(t, s, end, true)
	record(t, s, end, false)
	record(t, s, heard("1", customer("t1", "a"), ""), false)
	if !read(t, s, "demo/1", 0).Ended {
		t.Error("a repeated turn reopened the conversation")
	}
	record(t, s, heard("1", customer("t2", "b"), ""), true)
	if read(t, s, "demo/1", 0).Ended {
		t.Error("a new turn left the conversation ended")
	}
}

func listsRecent(t *testing.T, s Store) {
	for i, conversation := range []string{"1", "2", "3", "1"} {
		record(t, s, heard(conversation, customer(fmt.Sprint("t", i), fmt.Sprint("m", i)), ""), true)
	}
	record(t, s, edited(customer("t0", "edited"), ""), true)
	for _, c := range []struct {
		limit, turns int
		want         string
	}{
		{0, 0, "demo/1:edited;m3; demo/3:m2; demo/2:m1; "},
		{2, 1, "demo/1:m3; demo/3:m2; "},
	} {
		cs, err := s.Recent(t.Context(), c.limit, c.turns)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, x := range cs {
			got += x.ID + ":" + texts(x) + " "
		}
		if got != c.want {
			t.Errorf("Recent(%d, %d) = %q, want %q", c.limit, c.turns, got, c.want)
		}
	}
}

func ruling(id string, o assist.Outcome, turns ...string) assist.NewEntry {
	return assist.NewEntry{
		ID: id, Kind: assist.EntrySuperseded, At: at(), ConversationID: "demo/1",
		Meta: assist.Meta{Turns: turns, Outcome: o},
	}
}

func listsUnruled(t *testing.T, s Store) {
	agent := customer("t2", "agent's")
	agent.Role = assist.RoleAgent
	record(t, s, heard("1", customer("t1", "a"), ""), true)
	record(t, s, heard("1", agent, ""), true)
	record(t, s, heard("2", customer("t1", "elsewhere"), ""), true)
	record(t, s, heard("1", customer("t3", "c"), ""), true)
	mustAppend(t, s, ruling("e1", assist.OutcomeSmallTalk, "t1", "never heard"))
	refs, err := s.Unruled(t.Context())
	want := []assist.TurnRef{{ConversationID: "demo/2", TurnID: "t1"}, {ConversationID: "demo/1", TurnID: "t3"}}
	if err != nil || !reflect.DeepEqual(refs, want) {
		t.Errorf("unruled %v, %v; want %v", refs, err, want)
	}
	for _, turn := range read(t, s, "demo/1", 0).Turns {
		if want := map[string]assist.Outcome{"t1": assist.OutcomeSmallTalk}[turn.ID]; turn.Outcome != want {
			t.Errorf("turn %s has outcome %q, want %q", turn.ID, turn.Outcome, want)
		}
	}
}

func keepsFirstOutcome(t *testing.T, s Store) {
	record(t, s, heard("1", customer("t1", "a"), ""), true)
	record(t, s, heard("1", customer("t2", "b"), ""), true)
	mustAppend(t, s, ruling("e1", assist.OutcomeSuperseded, "t1"), ruling("e2", assist.OutcomeShow, "t1", "t2"))
	mustAppend(t, s, ruling("e3", assist.OutcomeEscalate, "t1"))
	turns := read(t, s, "demo/1", 0).Turns
	if turns[0].Outcome != assist.OutcomeSuperseded || turns[1].Outcome != assist.OutcomeShow {
		t.Errorf("outcomes %q, %q", turns[0].Outcome, turns[1].Outcome)
	}
	if n := len(all(t, s, assist.Filter{})); n != 3 {
		t.Errorf("%d entries: what happened is recorded even when the outcome stands", n)
	}
}

func refusesNameless(t *testing.T, s Store) {
	for _, c := range []struct {
		channel string
		ev      assist.ChannelEvent
	}{
		{"", heard("1", customer("t1", "a"), "")},
		{"a/b", heard("1", customer("t1", "a"), "")},
		{"demo", heard("", customer("t1", "a"), "")},
		{"demo", heard("1", customer("", "a"), "")},
	} {
		_, err := s.Record(t.Context(), c.channel, c.ev)
		wantCode(t, err, assist.CodeInvalid)
	}
}

func reportsUnknown(t *testing.T, s Store) {
	_, err := s.Conversation(t.Context(), "demo/1", 0)
	wantCode(t, err, assist.CodeNotFound)
	if cursor, err := s.Cursor(t.Context(), "demo"); cursor != "" || err != nil {
		t.Errorf("cursor %q, %v", cursor, err)
	}
	if cs, err := s.Recent(t.Context(), 10, 10); len(cs) != 0 || err != nil {
		t.Errorf("recent %v, %v", cs, err)
	}
}
