package gate

import (
	"slices"

	"baihua/backend/assist"
	"baihua/backend/text"
)

const (
	// asNear is how much less similar another document's question may be and still
	// count as nearly as near. Within one document only an equal one counts: its
	// questions are meant to be told apart.
	asNear = .05
	// sameWords is the share of common characters from which two answers, with the same
	// figures and polarity, are one.
	sameWords = .8
)

// rivals looks for another answer to the question at hand.
func rivals(e assist.Evidence, top assist.Candidate) (assist.Reason, []string) {
	for _, c := range e.Retrieval.Candidates {
		if c.Passage.ID == top.Passage.ID || cites(e.Draft, c.Passage.ID) || sameTopic(top, c) || !counts(e, c) || sameAnswer(top.Passage.Text, c.Passage.Text) {
			continue
		}
		switch {
		case exact(top) && exact(c), c.Question != "" && text.Normalise(c.Question) == text.Normalise(top.Question):
			return assist.ReasonConflict, nil
		case exact(top):
		case c.Features.Similar >= top.Features.Similar-tolerance(top, c):
			return assist.ReasonAmbiguous, nil
		}
	}
	return "", nil
}

// sameTopic reports a passage of the document that the matched question stands in: that
// its title or heading is as near says only that the document is the right one.
func sameTopic(top, c assist.Candidate) bool {
	return top.Lane == assist.LaneFAQ && c.Lane != assist.LaneFAQ && c.Passage.DocumentID == top.Passage.DocumentID
}

// counts reports a candidate that could have been shown itself: near enough, in the
// draft's language, and in force.
func counts(e assist.Evidence, c assist.Candidate) bool {
	p := c.Passage
	if p.Lang != "" && e.Draft.Lang != "" && p.Lang != e.Draft.Lang {
		return false
	}
	if !p.ValidUntil.IsZero() && !e.At.Before(p.ValidUntil) || e.At.Before(p.ValidFrom) {
		return false
	}
	return exact(c) || near(e, c)
}

func tolerance(top, c assist.Candidate) float64 {
	if c.Passage.DocumentID == top.Passage.DocumentID {
		return 0
	}
	return asNear
}

// sameAnswer reports two texts that tell a customer the same.
func sameAnswer(a, b string) bool {
	if text.Normalise(a) == text.Normalise(b) {
		return true
	}
	x, y := characters(a), characters(b)
	shared := 0
	for t := range x {
		if y[t] {
			shared++
		}
	}
	if float64(shared) < sameWords*float64(len(x)+len(y)-shared) || len(text.Negations(a)) != len(text.Negations(b)) {
		return false
	}
	return met(text.Quantities(a), text.Quantities(b)) && met(text.Quantities(b), text.Quantities(a))
}

func characters(s string) map[string]bool {
	out := map[string]bool{}
	for _, t := range text.Unigrams(s) {
		out[t] = true
	}
	return out
}

func met(ours, theirs []text.Quantity) bool {
	for _, q := range ours {
		if !slices.ContainsFunc(theirs, q.Same) {
			return false
		}
	}
	return true
}
