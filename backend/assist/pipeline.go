package assist

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"time"
)

// Stage names, as published and as named when one fails.
const (
	StagePolicy     = "policy"
	StageReading    = "reading"
	StageRetrieving = "retrieving"
	StageDrafting   = "drafting"
	StageVerifying  = "verifying"
	StageRuling     = "ruling"
)

// nearestPlaces is how many places to look an escalation offers.
const nearestPlaces = 3

// Pipeline turns a query into a suggestion. It is safe for concurrent use when its
// parts are. Now, NewID and Draw are fields so that tests own them.
type Pipeline struct {
	Reader    Reader
	Retriever Retriever
	Drafter   Drafter
	Verifier  Verifier
	Gate      Gate
	Policy    Policy
	Watch     Watch // may be nil: no topic is kept for people
	Now       func() time.Time
	NewID     func() string
	Draw      func() float64 // uniform in [0,1)
	Timeout   time.Duration  // for one run; a stage that takes longer has failed
	// Trial says that nobody is really served in a conversation (a demo, an evaluation),
	// so that samples may be shown. Nil: every conversation is a real one.
	Trial func(Conversation) bool
	Log   *slog.Logger
}

// Suggest rules on what the newest burst of c asks and always returns a suggestion: a
// stage that fails, panics or runs out of time escalates. Only a cancelled ctx makes
// the result meaningless; the caller drops it then. lang "" reads it from the text;
// stage is told what runs.
func (p *Pipeline) Suggest(ctx context.Context, c Conversation, lang string, stage func(string)) (Suggestion, Evidence) {
	ctx, cancel := context.WithTimeout(ctx, p.Timeout)
	defer cancel()
	e := Evidence{At: p.Now(), Draw: p.Draw(), Policy: p.Policy, Trial: p.Trial != nil && p.Trial(c)}
	var err error
	if e.Hit, err = p.look(c); err != nil {
		p.logFailure(StagePolicy, err)
		e.Failed = StagePolicy
	}
	if e.Query, err = p.read(c); err != nil {
		p.logFailure(StageReading, err)
		e.Failed = StageReading
	}
	if lang != "" {
		e.Query.Lang = lang
	}
	if e.Failed == "" && e.Query.Kind == QueryQuestion && !e.stopped() {
		e.Failed = p.gather(ctx, &e, stage)
	}
	return p.compose(e), e
}

// read asks the reader; a panic of its is an error.
func (p *Pipeline) read(c Conversation) (q Query, err error) {
	err = guard(func() error {
		q = p.Reader.Read(c)
		return nil
	})
	q.ConversationID = c.ID
	return q, err
}

// gather fills e stage by stage and returns the name of the stage that failed.
func (p *Pipeline) gather(ctx context.Context, e *Evidence, stage func(string)) string {
	stage(StageRetrieving)
	if !runStage(ctx, p, StageRetrieving, &e.Retrieval, func() (Retrieval, error) { return p.Retriever.Retrieve(ctx, e.Query) }) {
		return StageRetrieving
	}
	stage(StageDrafting)
	in := DraftInput{Query: e.Query, Retrieval: e.Retrieval}
	if !runStage(ctx, p, StageDrafting, &e.Draft, func() (Draft, error) { return p.Drafter.Draft(ctx, in) }) {
		return StageDrafting
	}
	if e.Draft.Text == "" {
		return "" // nothing to verify: the refusal is the gate's to rule on
	}
	stage(StageVerifying)
	check := VerifyInput{Query: e.Query, Draft: e.Draft, Candidates: citedFirst(*e)}
	if !runStage(ctx, p, StageVerifying, &e.Grounding, func() (Grounding, error) { return p.Verifier.Verify(ctx, check) }) {
		return StageVerifying
	}
	return ""
}

// runStage runs one stage and puts its result into out; false when it failed, or when time
// ran out and it did not notice.
func runStage[T any](ctx context.Context, p *Pipeline, name string, out *T, stage func() (T, error)) bool {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		r.err = guard(func() (err error) {
			r.value, err = stage()
			return err
		})
		done <- r
	}()
	select {
	case r := <-done:
		if r.err == nil && ctx.Err() == nil {
			*out = r.value
			return true
		}
		if ctx.Err() == nil {
			p.logFailure(name, r.err)
		}
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			p.Log.Error("stage ran out of time", slog.String(LogStage, name))
		}
	}
	return false
}

func (p *Pipeline) logFailure(stage string, err error) {
	attrs := []any{slog.String(LogStage, stage), slog.String(LogError, string(CodeOf(err)))}
	var broken *panicError
	if errors.As(err, &broken) {
		attrs = append(attrs, slog.String("stack", string(broken.stack)))
	}
	p.Log.Error("stage failed", attrs...)
}

// guard turns a panic of one stage into its error: one bad document must not take
// the desk down.
func guard(run func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = NewError(CodeInternal, "a stage of the pipeline broke", &panicError{stack: debug.Stack()})
		}
	}()
	return run()
}

// panicError keeps where a panic happened; what was panicked with may hold customers'
// words and is dropped.
type panicError struct{ stack []byte }

func (e *panicError) Error() string { return "panic" }

// citedFirst orders the candidates for the verifier: those the draft cites, then the rest.
func citedFirst(e Evidence) []Candidate {
	cited := make(map[string]bool, len(e.Draft.Citations))
	for _, c := range e.Draft.Citations {
		cited[c.PassageID] = true
	}
	out := make([]Candidate, 0, len(e.Retrieval.Candidates))
	for _, want := range []bool{true, false} {
		for _, c := range e.Retrieval.Candidates {
			if cited[c.Passage.ID] == want {
				out = append(out, c)
			}
		}
	}
	return out
}

// compose applies the gate and builds what is recorded and shown. An escalated
// suggestion carries no draft: only the places to look.
func (p *Pipeline) compose(e Evidence) Suggestion {
	s := Suggestion{
		ID: p.NewID(), ConversationID: e.Query.ConversationID, Lang: e.Query.Lang,
		Question: e.Query.Text, Open: e.Query.Open, Ruling: p.rule(e),
		Engine: e.Draft.Engine, Retrieval: e.Retrieval.Version, At: e.At,
		Vetoes: e.Grounding.Question, Claims: e.Grounding.Claims, Guesses: e.Retrieval.Guesses,
	}
	if s.Ruling.Route == Show {
		s.Text, s.Sentences, s.Citations = e.Draft.Text, e.Draft.Sentences, e.Draft.Citations
		return s
	}
	s.Nearest, s.Sides = nearest(e.Retrieval.Candidates), sides(e.Retrieval.Candidates, s.Ruling.Sides)
	return s
}

// sides cites the passages that a ruling names, in its order.
func sides(cs []Candidate, ids []string) []Citation {
	var out []Citation
	for _, id := range ids {
		for _, c := range cs {
			if c.Passage.ID == id {
				out = append(out, Cite(c.Passage, len(out)+1))
			}
		}
	}
	return out
}

// rule asks the gate; a gate that breaks escalates.
func (p *Pipeline) rule(e Evidence) (r Ruling) {
	if e.Hit != nil {
		return e.Hit.ruling(e.Policy)
	}
	err := guard(func() error {
		r = p.Gate.Rule(e)
		return nil
	})
	if err != nil {
		p.logFailure(StageRuling, err)
		return Ruling{Route: Escalate, Reason: ReasonStageFailed, Detail: []string{"stage:" + StageRuling}, Basis: BasisNone, Policy: e.Policy.Version}
	}
	return r
}

// nearest cites the best candidates, one a document.
func nearest(cs []Candidate) []Citation {
	var out []Citation
	seen := map[string]bool{}
	for _, c := range cs {
		if seen[c.Passage.DocumentID] {
			continue
		}
		seen[c.Passage.DocumentID] = true
		out = append(out, Cite(c.Passage, len(out)+1))
		if len(out) == nearestPlaces {
			break
		}
	}
	return out
}

// Cite is the citation of a whole passage under number n.
func Cite(p Passage, n int) Citation {
	return Citation{
		N: n, DocumentID: p.DocumentID, PassageID: p.ID, Revision: p.Revision, Title: p.Title, Heading: p.Heading,
		Quote: p.Text, Place: Span{Start: p.Start, End: p.End}, Origin: p.Origin, Internal: p.Audience == AudienceInternal, Sample: p.Sample,
	}
}
