package seat_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/audit"
	"baihua/backend/ingest"
	"baihua/backend/library"
	"baihua/backend/seat"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestConversations plays every testdata/*.txtar on a real seat: real files, the real
// pipeline, a channel that keeps what was sent. The file "talk" holds one step a line:
//
//	customer TEXT | picture | agent TEXT | end      what happens on the channel
//	accept | edit TEXT | reject REASON | hand_over | stale   what the agent does; stale
//	                                                decides on the card before the newest
//	show TEXT | escalate REASON [DETAIL] | small_talk | none  what must be on the card
//	open TEXT | sent TEXT | refused CODE            what must follow
//
// Every other file is knowledge, imported under its name.
func TestConversations(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txtar"), func(t *testing.T) { playScript(t, f) })
	}
}

func playScript(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var talk string
	for _, f := range archive.Files {
		if f.Name == "talk" {
			talk = string(f.Data)
			continue
		}
		path := filepath.Join(dir, "kb", f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := seat.Open(t.Context(), seat.Options{Ledger: filepath.Join(dir, "seat.db"), Publisher: deaf{}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	sources, _ := ingest.Files(filepath.Join(dir, "kb"))
	if _, err := s.Library().Import(t.Context(), sources, library.Options{Audience: assist.AudienceCustomer}, func(library.Progress) {}); err != nil {
		t.Fatal(err)
	}
	p := newPlayer(t, s)
	for i, line := range strings.Split(strings.TrimSpace(talk), "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		verb, rest, _ := strings.Cut(line, " ")
		if problem := p.step(verb, rest); problem != "" {
			t.Fatalf("line %d, %q: %s", i+1, line, problem)
		}
	}
	report, err := audit.Verify(t.Context(), s.Ledger, func(int64) {})
	if err != nil || !report.OK {
		t.Fatalf("the record does not check out: %+v, %v", report, err)
	}
}

type deaf struct{}

func (deaf) Publish(assist.Event) {}

// player drives one conversation on channel "shop".
type player struct {
	t    *testing.T
	seat *seat.Seat
	n    int
	card *assist.Suggestion // newest
	last *assist.Suggestion // the one before
	err  error              // of the newest decision

	mu   sync.Mutex
	sent []string
	got  chan struct{}
}

func newPlayer(t *testing.T, s *seat.Seat) *player {
	p := &player{t: t, seat: s, got: make(chan struct{}, 64)}
	ctx, cancel := context.WithCancel(t.Context())
	ready := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = s.Desk.Listen(ctx, &shop{player: p, ready: ready})
	}()
	t.Cleanup(func() { cancel(); <-done })
	<-ready
	return p
}

// shop is a channel that keeps what was sent.
type shop struct {
	player *player
	ready  chan struct{}
}

func (*shop) Name() string { return "shop" }

func (c *shop) Listen(ctx context.Context, _ string, _ func(context.Context, assist.ChannelEvent) error) error {
	close(c.ready)
	<-ctx.Done()
	return ctx.Err()
}

func (c *shop) Send(_ context.Context, r assist.Reply) (assist.SendReceipt, error) {
	c.player.mu.Lock()
	defer c.player.mu.Unlock()
	c.player.sent = append(c.player.sent, r.Text)
	c.player.got <- struct{}{}
	return assist.SendReceipt{Status: assist.SendSent, TurnID: "far-" + r.DecisionID}, nil
}

func (p *player) step(verb, rest string) string {
	switch verb {
	case "customer":
		return p.turn(assist.RoleCustomer, assist.TurnText, rest)
	case "picture":
		return p.turn(assist.RoleCustomer, assist.TurnImage, "")
	case "agent":
		return p.turn(assist.RoleAgent, assist.TurnText, rest)
	case "accept", "edit", "reject", "hand_over", "stale":
		return p.decide(verb, rest)
	case "sent":
		<-p.got
		p.mu.Lock()
		defer p.mu.Unlock()
		if got := p.sent[len(p.sent)-1]; !strings.Contains(got, rest) {
			return fmt.Sprintf("sent %q", got)
		}
		return ""
	case "refused":
		if got := assist.CodeOf(p.err); string(got) != rest {
			return fmt.Sprintf("the decision gave %q (%v)", got, p.err)
		}
		p.err = nil
		return ""
	}
	return p.look(verb, rest)
}

func (p *player) turn(role assist.Role, kind assist.TurnKind, text string) string {
	p.n++
	ctx := p.t.Context()
	err := p.seat.Desk.Receive(ctx, "shop", assist.ChannelEvent{Kind: assist.EventTurn, Conversation: "c1", Turn: assist.Turn{
		ID: fmt.Sprint("t", p.n), Role: role, Kind: kind, Text: text, At: time.Unix(int64(p.n), 0),
	}})
	if err != nil {
		return err.Error()
	}
	if err := p.seat.Desk.Wait(ctx); err != nil {
		return err.Error()
	}
	v, err := p.seat.Desk.View(ctx, "shop/c1")
	if err != nil {
		return err.Error()
	}
	if v.Suggestion != nil && (p.card == nil || v.Suggestion.ID != p.card.ID) {
		p.last, p.card = p.card, v.Suggestion
	}
	return ""
}

func (p *player) decide(verb, rest string) string {
	card := p.card
	req := assist.DecideRequest{Action: assist.Action(verb), Via: assist.ViaChannel}
	switch verb {
	case "stale":
		card, req.Action = p.last, assist.HandOver
	case "edit":
		req.Text = rest
	case "reject":
		req.Reason = rest
	}
	if card == nil {
		return "there is no card"
	}
	req.SuggestionID, req.Hash = card.ID, card.Hash()
	_, p.err = p.seat.Desk.Decide(p.t.Context(), req)
	return ""
}

// look compares the newest turn's card, or its outcome, with what is expected.
func (p *player) look(verb, rest string) string {
	v, err := p.seat.Desk.View(p.t.Context(), "shop/c1")
	if err != nil {
		return err.Error()
	}
	if p.err != nil {
		return "the last decision was refused: " + p.err.Error()
	}
	switch verb {
	case "none":
		if v.Suggestion != nil {
			return fmt.Sprintf("there is a card: %+v", v.Suggestion)
		}
	case "small_talk":
		if got := v.Turns[len(v.Turns)-1].Outcome; got != assist.OutcomeSmallTalk {
			return fmt.Sprintf("outcome %q", got)
		}
	case "show", "escalate", "open":
		return judge(fresh(v), verb, rest)
	default:
		return "unknown step"
	}
	return ""
}

// fresh is the card made for the newest customer turn, nil when that turn has none.
func fresh(v assist.View) *assist.Suggestion {
	for _, turn := range slices.Backward(v.Turns) {
		if turn.Role != assist.RoleCustomer {
			continue
		}
		if v.Suggestion != nil && v.Suggestion.TurnID == turn.ID {
			return v.Suggestion
		}
		break
	}
	return nil
}

// judge compares a card with what a script expects of it.
func judge(card *assist.Suggestion, verb, rest string) string {
	if card == nil {
		return "the newest turn has no card"
	}
	ok := false
	switch verb {
	case "show":
		ok = card.Ruling.Route == assist.Show && strings.Contains(card.Text, rest)
	case "escalate":
		reason, detail, _ := strings.Cut(rest, " ")
		ok = card.Ruling.Route == assist.Escalate && (reason == "" || card.Ruling.Reason == assist.Reason(reason)) &&
			strings.Contains(strings.Join(card.Ruling.Detail, " "), detail)
	case "open":
		ok = strings.Contains(strings.Join(card.Open, "\n"), rest)
	}
	if !ok {
		return fmt.Sprintf("%+v %q, open %q", card.Ruling, card.Text, card.Open)
	}
	return ""
}

func TestScriptsJudgeOnlyTheCardOfTheNewestTurn(t *testing.T) {
	s := openSeat(t, deaf{})
	learn(t, s, "delivery.md", delivery)
	p := newPlayer(t, s)
	if problem := p.step("agent", "Good morning."); problem != "" {
		t.Fatal(problem)
	}
	for _, verb := range []string{"show", "escalate", "open"} {
		if p.step(verb, "") == "" {
			t.Errorf("%s passes before there is any card", verb)
		}
	}
	for _, said := range []string{"What colour is the moon?", "Thank you!"} {
		if problem := p.step("customer", said); problem != "" {
			t.Fatal(problem)
		}
	}
	if p.step("escalate", "") == "" {
		t.Error("the card of an earlier turn passes for the newest turn's")
	}
}
