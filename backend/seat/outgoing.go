package seat

import (
	"context"

	"baihua/backend/assist"
	"baihua/backend/verify"
)

// outgoing checks what the agent typed against the passages the suggestion cites, or,
// where it cites none, against the nearest ones. A check that cannot be made asks for
// the second key like one that found something.
func (s *Seat) outgoing(v *verify.Verifier) assist.OutgoingCheck {
	return func(ctx context.Context, text string, sg assist.Suggestion) []assist.Veto {
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
		return v.Outgoing(ctx, text, in)
	}
}

func passageIDs(cs []assist.Citation) []string {
	ids := make([]string, 0, len(cs))
	for _, c := range cs {
		ids = append(ids, c.PassageID)
	}
	return ids
}
