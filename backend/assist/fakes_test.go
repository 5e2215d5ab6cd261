package assist_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/assist/assisttest"
)

// stages are hand-made parts of a pipeline: each a function field.
type stages struct {
	retrieve func(context.Context, assist.Query) (assist.Retrieval, error)
	draft    func(context.Context, assist.DraftInput) (assist.Draft, error)
	verify   func(context.Context, assist.VerifyInput) (assist.Grounding, error)
	rule     func(assist.Evidence) assist.Ruling
	read     func(assist.Conversation) assist.Query
}

func (s *stages) Retrieve(ctx context.Context, q assist.Query) (assist.Retrieval, error) {
	return s.retrieve(ctx, q)
}

func (s *stages) Draft(ctx context.Context, in assist.DraftInput) (assist.Draft, error) {
	return s.draft(ctx, in)
}

func (s *stages) Verify(ctx context.Context, in assist.VerifyInput) (assist.Grounding, error) {
	return s.verify(ctx, in)
}

func (s *stages) Rule(e assist.Evidence) assist.Ruling { return s.rule(e) }

// Read takes "thanks" for small talk and everything else for a question.
func (s *stages) Read(c assist.Conversation) assist.Query {
	if s.read != nil {
		return s.read(c)
	}
	q := assist.Query{Kind: assist.QueryQuestion, Lang: "en"}
	burst := c.Burst()
	for _, t := range burst {
		if t.Text != "thanks" {
			q.Text = t.Text
		}
	}
	if q.Text == "" {
		q.Kind = assist.QuerySmallTalk
	}
	return q
}

// answering is a pipeline that answers every question by repeating it.
func answering() *stages {
	return &stages{
		retrieve: func(_ context.Context, q assist.Query) (assist.Retrieval, error) {
			return assist.Retrieval{Candidates: []assist.Candidate{
				{Passage: assist.Passage{ID: "p1", DocumentID: "d1", Text: "answer to " + q.Text}},
				{Passage: assist.Passage{ID: "p2", DocumentID: "d1"}},
				{Passage: assist.Passage{ID: "p3", DocumentID: "d2"}},
			}}, nil
		},
		draft: func(_ context.Context, in assist.DraftInput) (assist.Draft, error) {
			return assist.Draft{Text: "answer to " + in.Query.Text}, nil
		},
		verify: func(context.Context, assist.VerifyInput) (assist.Grounding, error) {
			return assist.Grounding{Groundedness: 1}, nil
		},
		rule: func(e assist.Evidence) assist.Ruling {
			if e.Failed != "" {
				return assist.Ruling{Route: assist.Escalate, Reason: assist.ReasonStageFailed, Detail: []string{e.Failed}}
			}
			return assist.Ruling{Route: assist.Show}
		},
	}
}

// screen keeps what was published, and lets a test wait for it.
type screen struct {
	mu     sync.Mutex
	events []assist.Event
	more   *sync.Cond
}

func newScreen() *screen {
	s := &screen{}
	s.more = sync.NewCond(&s.mu)
	return s
}

func (s *screen) Publish(e assist.Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.events = append(s.events, e)
	s.more.Broadcast()
}

// wait blocks until n events pass want, and returns the newest of them.
func (s *screen) wait(n int, want func(assist.Event) bool) assist.Event {
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		found := 0
		for _, e := range s.events {
			if want(e) {
				if found++; found == n {
					return e
				}
			}
		}
		s.more.Wait()
	}
}

func cardShown(e assist.Event) bool {
	return e.Kind == assist.PublishSuggestion && !e.Superseded
}

func delivered(e assist.Event) bool { return e.Kind == assist.PublishDelivery }

// line is a channel that sends through a function field.
type line struct {
	name string
	send func(context.Context, assist.Reply) (assist.SendReceipt, error)
}

func (l *line) Name() string { return l.name }

func (l *line) Listen(ctx context.Context, _ string, _ func(context.Context, assist.ChannelEvent) error) error {
	<-ctx.Done()
	return ctx.Err()
}

func (l *line) Send(ctx context.Context, r assist.Reply) (assist.SendReceipt, error) {
	return l.send(ctx, r)
}

type office struct {
	*assist.Desk
	records assist.Records
	screen  *screen
	turns   int
}

// open starts a desk over records; closing is the test's cleanup.
func open(t *testing.T, s *stages, records assist.Records) *office {
	t.Helper()
	sc := newScreen()
	var mu sync.Mutex
	n := 0
	newID := func() string {
		mu.Lock()
		defer mu.Unlock()
		n++
		return fmt.Sprintf("%s-%d", strings.ReplaceAll(t.Name(), "/", "_"), n)
	}
	now := func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }
	d := &assist.Desk{
		Records: records, Publish: sc, Now: now, NewID: newID, Log: slog.New(slog.DiscardHandler),
		Pipeline: &assist.Pipeline{
			Reader: s, Retriever: s, Drafter: s, Verifier: s, Gate: s, Now: now, NewID: newID,
			Draw: func() float64 { return .5 }, Timeout: time.Minute, Log: slog.New(slog.DiscardHandler),
		},
	}
	if err := d.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return &office{Desk: d, records: records, screen: sc}
}

func openFresh(t *testing.T, s *stages) *office { return open(t, s, assisttest.NewMemory()) }

func turn(id string, role assist.Role, text string) assist.ChannelEvent {
	return assist.ChannelEvent{
		Kind: assist.EventTurn, Conversation: "c1",
		Turn: assist.Turn{ID: id, Role: role, Kind: assist.TurnText, Text: text, At: time.Date(2026, 11, 23, 8, 59, 0, 0, time.UTC)},
	}
}

// say lets somebody speak on channel "shop".
func (o *office) say(t *testing.T, role assist.Role, text string) string {
	t.Helper()
	o.turns++
	id := fmt.Sprintf("t%d", o.turns)
	if err := o.Receive(t.Context(), "shop", turn(id, role, text)); err != nil {
		t.Fatal(err)
	}
	return id
}

// outcomes is what the ledger says became of each turn.
func (o *office) outcomes(t *testing.T) map[string]assist.Outcome {
	t.Helper()
	c, err := o.records.Conversation(t.Context(), "shop/c1", 0)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]assist.Outcome{}
	for _, x := range c.Turns {
		if x.Role == assist.RoleCustomer {
			out[x.ID] = x.Outcome
		}
	}
	return out
}

// decisions reads the decisions out of the ledger.
func (o *office) decisions(t *testing.T) []assist.Decision {
	t.Helper()
	var out []assist.Decision
	for e, err := range o.records.Entries(t.Context(), assist.Filter{Kind: assist.EntryDecision}) {
		if err != nil {
			t.Fatal(err)
		}
		var d assist.Decision
		if err := o.records.Open(t.Context(), e, &d); err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}
