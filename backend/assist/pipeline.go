package assist

import (
	"context"
	"fmt"
	"time"
)

// Stage names, as published and as named when one fails.
const (
	StageRetrieving = "retrieving"
	StageDrafting   = "drafting"
	StageVerifying  = "verifying"
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
	Now       func() time.Time
	NewID     func() string
	Draw      func() float64 // uniform in [0,1)
	Timeout   time.Duration  // for one run; a stage that takes longer has failed
}

// Suggest runs the stages for q and always returns a suggestion: a stage that fails,
// panics or runs out of time escalates. Only a cancelled ctx makes the result
// meaningless; the caller drops it then. stage is told what runs.
func (p *Pipeline) Suggest(ctx context.Context, q Query, stage func(string)) (Suggestion, Evidence) {
	ctx, cancel := context.WithTimeout(ctx, p.Timeout)
	defer cancel()
	e := Evidence{Query: q, At: p.Now(), Draw: p.Draw(), Policy: p.Policy}
	if q.Kind == QueryQuestion {
		e.Failed = p.gather(ctx, &e, stage)
	}
	return p.compose(e), e
}

// gather fills e stage by stage and returns the name of the stage that failed.
func (p *Pipeline) gather(ctx context.Context, e *Evidence, stage func(string)) string {
	steps := []struct {
		name string
		run  func() error
	}{
		{StageRetrieving, func() (err error) {
			e.Retrieval, err = p.Retriever.Retrieve(ctx, e.Query)
			return err
		}},
		{StageDrafting, func() (err error) {
			e.Draft, err = p.Drafter.Draft(ctx, DraftInput{Query: e.Query, Retrieval: e.Retrieval})
			return err
		}},
		{StageVerifying, func() (err error) {
			e.Grounding, err = p.Verifier.Verify(ctx, VerifyInput{Query: e.Query, Draft: e.Draft, Candidates: citedFirst(*e)})
			return err
		}},
	}
	for _, s := range steps {
		stage(s.name)
		if err := guard(s.run); err != nil || ctx.Err() != nil {
			return s.name
		}
		if s.name == StageDrafting && e.Draft.Text == "" {
			return "" // nothing to verify: the refusal is the gate's to rule on
		}
	}
	return ""
}

// guard turns a panic of one stage into its error: one bad document must not take
// the desk down.
func guard(run func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = NewError(CodeInternal, "a stage of the pipeline broke", fmt.Errorf("panic: %v", r))
		}
	}()
	return run()
}

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
		Question: e.Query.Text, Open: e.Query.Open, Ruling: p.Gate.Rule(e),
		Engine: e.Draft.Engine, Retrieval: e.Retrieval.Version, At: e.At,
		Vetoes: e.Grounding.Question, Claims: e.Grounding.Claims,
	}
	if s.Ruling.Route == Show {
		s.Text, s.Sentences, s.Citations = e.Draft.Text, e.Draft.Sentences, e.Draft.Citations
		return s
	}
	s.Nearest = nearest(e.Retrieval.Candidates)
	return s
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
		Quote: p.Text, Place: Span{Start: p.Start, End: p.End}, Internal: p.Audience == AudienceInternal,
	}
}
