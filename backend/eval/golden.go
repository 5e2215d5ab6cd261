package eval

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"baihua/backend/assist"
	"baihua/backend/learn"
	"baihua/backend/pack"
	"baihua/backend/text"
)

// GoldenResult counts what became of one file's questions.
type GoldenResult struct {
	Set              string    `json:"set"`
	Lang             string    `json:"lang"`
	Part             string    `json:"part"`
	N                int       `json:"n"`
	ShownRight       Share     `json:"shown_right"`
	ShownWrong       Share     `json:"shown_wrong"`
	EscalatedRightly Share     `json:"escalated_rightly"`
	EscalatedNeedles Share     `json:"escalated_needlessly"`
	SmallTalk        Share     `json:"small_talk_right"`
	WrongOfShown     Share     `json:"wrong_of_shown"` // selective risk
	Verdicts         []Verdict `json:"-"`
}

// Share is k of n with its Wilson 95 % interval.
type Share struct {
	K  int     `json:"k"`
	N  int     `json:"n"`
	P  float64 `json:"p"`
	Lo float64 `json:"lo"`
	Hi float64 `json:"hi"`
}

// Verdict is what became of one question.
type Verdict struct {
	ID         string
	Question   string
	Want       string
	Outcome    string // shown_right, shown_wrong, escalated_rightly, escalated_needlessly, small_talk_right, small_talk_wrong
	Suggestion assist.Suggestion
}

// z95 is the normal quantile of a 95 % interval.
const z95 = 1.959964

func share(k, n int) Share {
	if n == 0 {
		return Share{}
	}
	lo, hi := learn.Wilson(k, n, z95)
	return Share{K: k, N: n, P: float64(k) / float64(n), Lo: lo, Hi: hi}
}

// Golden runs every golden file of a pack through a fresh seat, as the desk would rule
// on the last customer turn, and counts. packs holds the pack as a folder named id.
func Golden(ctx context.Context, packs fs.FS, id string) ([]GoldenResult, error) {
	files, err := pack.GoldenFiles(packs, id)
	if err != nil {
		return nil, err
	}
	s, done, err := trial(ctx, packs, id)
	if err != nil {
		return nil, err
	}
	defer done()
	var out []GoldenResult
	for _, f := range files {
		r, err := goldenFile(ctx, s.Desk.Pipeline, packs, f)
		if err != nil {
			return nil, err
		}
		r.Set = id
		out = append(out, r)
	}
	return out, nil
}

func goldenFile(ctx context.Context, p *assist.Pipeline, packs fs.FS, name string) (GoldenResult, error) {
	questions, err := pack.LoadGolden(packs, name)
	if err != nil {
		return GoldenResult{}, err
	}
	r := GoldenResult{Part: path.Base(path.Dir(name)), Lang: strings.TrimSuffix(path.Base(name), ".jsonl"), N: len(questions)}
	counts := map[string]int{}
	want := map[string]int{}
	for _, q := range questions {
		v, err := judge(ctx, p, q)
		if err != nil {
			return GoldenResult{}, err
		}
		counts[v.Outcome]++
		want[q.Expect.Route]++
		r.Verdicts = append(r.Verdicts, v)
	}
	shown := counts["shown_right"] + counts["shown_wrong"]
	r.ShownRight = share(counts["shown_right"], want["show"])
	r.ShownWrong = share(counts["shown_wrong"], r.N)
	r.EscalatedRightly = share(counts["escalated_rightly"], want["escalate"])
	r.EscalatedNeedles = share(counts["escalated_needlessly"], want["show"])
	r.SmallTalk = share(counts["small_talk_right"], want["small_talk"])
	r.WrongOfShown = share(counts["shown_wrong"], shown)
	return r, nil
}

// judge rules on the last turn of q and compares with what was expected. A stage that
// fails escalates, as on the desk, but it is no figure: nothing was measured then.
func judge(ctx context.Context, p *assist.Pipeline, q pack.GoldenQuestion) (Verdict, error) {
	c := assist.Conversation{ID: "golden/" + q.ID}
	for i, t := range q.Turns {
		kind := t.Kind
		if kind == "" {
			kind = assist.TurnText
		}
		c.Turns = append(c.Turns, assist.Turn{
			ID: fmt.Sprint(i), Role: t.Role, Kind: kind, Text: t.Text, At: time.Unix(int64(i), 0),
		})
	}
	v := Verdict{ID: q.ID, Question: q.Turns[len(q.Turns)-1].Text, Want: q.Expect.Route}
	if p.Reader.Read(c).Kind.Silent() {
		v.Outcome = "small_talk_wrong"
		if q.Expect.Route == "small_talk" {
			v.Outcome = "small_talk_right"
		}
		return v, nil
	}
	var err error
	if v.Suggestion, err = suggest(ctx, p, q.ID, c); err != nil {
		return v, err
	}
	v.Outcome = compare(q.Expect, v.Suggestion)
	return v, nil
}

// suggest rules on c; asked names the question in errors.
func suggest(ctx context.Context, p *assist.Pipeline, asked string, c assist.Conversation) (assist.Suggestion, error) {
	s, _ := p.Suggest(ctx, c, "", func(string) {})
	if err := ctx.Err(); err != nil {
		return s, assist.NewError(assist.CodeCancelled, "the measurement was stopped before its end: there are no figures", err)
	}
	if s.Ruling.Reason == assist.ReasonStageFailed {
		return s, assist.NewError(assist.CodeInternal, fmt.Sprintf("question %s could not be ruled on: a stage failed or took too long; run again on an idle machine", asked),
			errors.New(strings.Join(s.Ruling.Detail, " ")))
	}
	return s, nil
}

func compare(want pack.Expectation, s assist.Suggestion) string {
	switch {
	case s.Ruling.Route == assist.Show && want.Route == "show" && holds(want, s):
		return "shown_right"
	case s.Ruling.Route == assist.Show:
		return "shown_wrong"
	case want.Route == "show":
		return "escalated_needlessly"
	case want.Route == "small_talk":
		return "small_talk_wrong"
	}
	return "escalated_rightly"
}

// holds says whether the reply rests on an expected document and says every fact.
func holds(want pack.Expectation, s assist.Suggestion) bool {
	reply := plain(s.Text)
	for _, f := range want.Facts {
		if !strings.Contains(reply, plain(f)) {
			return false
		}
	}
	cited := len(want.Documents) == 0
	for _, c := range s.Citations {
		cited = cited || slices.Contains(want.Documents, c.DocumentID)
	}
	return cited && (want.Quote == "" || strings.Contains(reply, plain(want.Quote)))
}

// plain is the form in which texts are compared: normalised, without spaces.
func plain(s string) string {
	return strings.Join(strings.Fields(text.Normalise(s)), "")
}
