// Package verify checks a draft against the knowledge base and the question against
// what was matched. A veto is a hard disagreement in a number, unit, date, negation,
// name or the like; it is never weighed against anything. Vetoes between draft and
// passage say that the draft is not grounded; vetoes between question and passage say
// that it may be grounded and still answer something else.
package verify

import (
	"context"

	"baihua/backend/assist"
	"baihua/backend/text"
	"baihua/backend/verify/detect"
)

// Version names the checks in every grounding. Change it with every rule.
const Version = "rules/2"

// Verifier checks drafts. It is safe for concurrent use.
type Verifier struct {
	names    func() *text.Names
	detector *detect.Detector // nil: what a claim shares with its evidence decides
}

// New makes a Verifier. names gives the name list in force whenever something is
// checked; it may return nil.
func New(names func() *text.Names) *Verifier { return &Verifier{names: names} }

// Verify implements assist.Verifier. It fails only when ctx is done.
func (v *Verifier) Verify(ctx context.Context, in assist.VerifyInput) (assist.Grounding, error) {
	g := assist.Grounding{Version: v.Version()}
	doubts := v.doubts(in.Query)
	names := v.names()
	supported := 0
	for _, s := range in.Draft.Sentences {
		if err := ctx.Err(); err != nil {
			return assist.Grounding{}, assist.NewError(assist.CodeCancelled, "checking was cancelled", err)
		}
		c := checkClaim(names, doubts, s, in)
		if c.Verdict == assist.Supported {
			supported++
		}
		g.Claims = append(g.Claims, c)
	}
	if len(g.Claims) > 0 {
		g.Groundedness = float64(supported) / float64(len(g.Claims))
		g.Question = questionVetoes(names, in.Query, matched(in))
	}
	return g, nil
}

// Outgoing gives the vetoes between what the agent typed and the evidence that the
// suggestion cited: in.Draft.Citations with the candidates they name, or all candidates
// where in.Draft cites nothing. Sentences that are the evidence's own pass; without
// evidence there is nothing to compare.
func (v *Verifier) Outgoing(ctx context.Context, typed string, in assist.VerifyInput) []assist.Veto {
	known := quoted(in)
	if len(known) == 0 {
		return nil
	}
	names := v.names()
	var out []assist.Veto
	rs := []rune(typed)
	for _, span := range text.Sentences(typed) {
		if ctx.Err() != nil {
			break
		}
		sentence := string(rs[span.Start:span.End])
		if _, ok := verbatim(sentence, known); ok {
			continue
		}
		out = append(out, disagreements(names, sentence, align(sentence, known))...)
	}
	return distinct(out)
}

// matched is the candidate that the draft rests on first.
func matched(in assist.VerifyInput) assist.Candidate {
	if len(in.Draft.Citations) > 0 {
		for _, c := range in.Candidates {
			if c.Passage.ID == in.Draft.Citations[0].PassageID {
				return c
			}
		}
	}
	if len(in.Candidates) > 0 {
		return in.Candidates[0]
	}
	return assist.Candidate{}
}

func distinct(vs []assist.Veto) []assist.Veto {
	seen := map[assist.Veto]bool{}
	var out []assist.Veto
	for _, v := range vs {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}
