package eval

import (
	"context"

	"baihua/backend/text"
)

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

func scoreGround(ctx context.Context, units []groundUnit) ([]float64, error) {
	out := make([]float64, len(units))
	for i, u := range units {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out[i] = wordOverlap(u)
	}
	return out, nil
}

func groundThresholds() map[string]float64 { return map[string]float64{"zh": .99, "en": .75} }
