package seat

import (
	"context"
	"slices"

	"baihua/backend/assist"
	"baihua/backend/policy"
	"baihua/backend/text"
	"baihua/backend/verify"
)

// outgoing checks what the agent typed: against the passages the suggestion cites, or,
// where it cites none, against the nearest ones; and against internal text, from wherever
// it was taken. A check that cannot be made asks for the second key like one that found
// something.
func (s *Seat) outgoing(v *verify.Verifier, p *policy.Policy) assist.OutgoingCheck {
	compare := s.compare(v)
	return func(ctx context.Context, typed string, sg assist.Suggestion) []assist.Veto {
		banned := p.Outgoing(typed)
		found, err := s.Retrieve(ctx, assist.Query{Kind: assist.QueryQuestion, Text: typed, Lang: text.Lang(typed)})
		if err != nil {
			return append(banned, assist.Veto{Kind: assist.VetoUnchecked})
		}
		return append(append(banned, compare(ctx, typed, sg)...), verify.Internal(typed, found.Candidates)...)
	}
}

// compare holds what the agent typed against the suggestion's passages.
func (s *Seat) compare(v *verify.Verifier) assist.OutgoingCheck {
	return func(ctx context.Context, typed string, sg assist.Suggestion) []assist.Veto {
		places := sg.Citations
		if len(places) == 0 {
			places = sg.Nearest
		}
		if len(places) == 0 {
			return nil // nothing in the knowledge base speaks of it
		}
		sh := s.Shelf()
		defer sh.Release()
		passages, err := sh.Knowledge.Passages(ctx, passageIDs(places))
		if err != nil || len(passages) == 0 {
			return []assist.Veto{{Kind: assist.VetoUnchecked}}
		}
		in := assist.VerifyInput{Query: assist.Query{Text: sg.Question, Lang: sg.Lang}}
		for _, p := range passages {
			in.Candidates = append(in.Candidates, assist.Candidate{Passage: p})
		}
		vetoes := v.Outgoing(ctx, typed, in)
		if len(sg.Citations) == 0 {
			vetoes = slices.DeleteFunc(vetoes, unsaid)
		}
		return vetoes
	}
}

// unsaid is a figure, date or name that the passages do not speak of. Against what is
// cited that is a disagreement; the nearest passages are only the nearest, and an
// agent's own answer is about other things, such as an order's number, most of the time.
func unsaid(v assist.Veto) bool {
	switch v.Kind {
	case assist.VetoNegation, assist.VetoOpposite, assist.VetoUnchecked:
		return false
	}
	return v.Found == ""
}

func passageIDs(cs []assist.Citation) []string {
	ids := make([]string, 0, len(cs))
	for _, c := range cs {
		ids = append(ids, c.PassageID)
	}
	return ids
}
