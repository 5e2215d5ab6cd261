package eval

import (
	"cmp"
	"slices"
	"sort"
)

// riskCurve is, for each threshold, how much is shown and how much of that is wrong: the
// cases by score, the surest first, with how many of the first i+1 were wrong.
type riskCurve struct {
	scores []float64
	wrong  []int
}

func newRiskCurve(scores []float64, right []bool) riskCurve {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	c := riskCurve{make([]float64, len(order)), make([]int, len(order))}
	n := 0
	for i, at := range order {
		if !right[at] {
			n++
		}
		c.scores[i], c.wrong[i] = scores[at], n
	}
	return c
}

// at is risk and coverage of showing what scores at or above a threshold.
func (c riskCurve) at(threshold float64) (risk, coverage float64) {
	n := sort.Search(len(c.scores), func(i int) bool { return c.scores[i] < threshold })
	if n == 0 {
		return 0, 0
	}
	return float64(c.wrong[n-1]) / float64(n), float64(n) / float64(len(c.scores))
}

// coverage is the most that can be shown with at most alpha of it wrong. A threshold takes
// all cases of one score or none.
func (c riskCurve) coverage(alpha float64) float64 {
	for n := len(c.scores); n > 0; n-- {
		whole := n == len(c.scores) || c.scores[n] < c.scores[n-1]
		if whole && float64(c.wrong[n-1]) <= alpha*float64(n) {
			return float64(n) / float64(len(c.scores))
		}
	}
	return 0
}

// area below risk over coverage (AURC): the mean risk over all coverages.
func (c riskCurve) area() float64 {
	sum := 0.0
	for i, w := range c.wrong {
		sum += float64(w) / float64(i+1)
	}
	return sum / float64(max(1, len(c.wrong)))
}
