package eval

import "baihua/backend/text"

// wordOverlap is the trivial score: the share of the unit's words (Chinese: pairs of
// characters) that the evidence and the question have.
func wordOverlap(u groundUnit) float64 {
	have := map[string]bool{}
	for _, t := range text.Terms(u.Evidence + "\n" + u.Question) {
		have[t] = true
	}
	terms := text.Terms(u.words())
	if len(terms) == 0 {
		return 1
	}
	n := 0
	for _, t := range terms {
		if have[t] {
			n++
		}
	}
	return float64(n) / float64(len(terms))
}

// words is what the unit is about: the response or its key word.
func (u groundUnit) words() string {
	if u.Span.End == 0 {
		return u.Response
	}
	return string([]rune(u.Response)[u.Span.Start:u.Span.End])
}
