package learn

import (
	"errors"
	"fmt"
	"slices"
)

// Plan is what a supervisor promised before looking: at most Alpha of what is shown may be
// wrong, and the promise may be missed with chance Delta at most.
type Plan struct {
	Alpha float64 // 0..1
	Delta float64 // 0..1
	Looks []int   // audit counts at which somebody looks, rising
	Parts int     // lanes times languages that share Delta; 0 counts as 1
}

// PlannedLooks are the audit counts at which a budget is looked at. Looking whenever one
// likes broke the budget in 10 to 34 % of simulated runs, these in 2 to 7 %.
func PlannedLooks() []int { return []int{100, 200, 400, 800} }

// ErrPlan is the cause of every plan that promises nothing.
var ErrPlan = errors.New("learn: no risk budget")

// Valid reports what is wrong with a plan.
func (p Plan) Valid() error {
	rising := slices.IsSorted(p.Looks) && len(slices.Compact(slices.Clone(p.Looks))) == len(p.Looks)
	switch {
	case p.Alpha <= 0 || p.Alpha >= 1 || p.Delta <= 0 || p.Delta >= 1:
		return fmt.Errorf("%w: alpha %g and delta %g must lie between 0 and 1", ErrPlan, p.Alpha, p.Delta)
	case len(p.Looks) == 0 || p.Looks[0] <= 0 || !rising:
		return fmt.Errorf("%w: looks %v must rise", ErrPlan, p.Looks)
	}
	return nil
}

// Share is the part of Delta that one look at one lane in one language may use up.
func (p Plan) Share() float64 {
	return p.Delta / float64(max(1, len(p.Looks))*max(1, p.Parts))
}

// Fewest is the smallest number of audits that a threshold is judged on: the first at
// which one wrong one still passes.
func (p Plan) Fewest() int { return FewestAudits(1, p.Alpha, p.Share()) }

// Look is the last planned look that n audits have reached, 0 before the first.
func (p Plan) Look(n int) int {
	at := 0
	for _, look := range p.Looks {
		if look <= n {
			at = look
		}
	}
	return at
}

// Next is the first planned look that n audits have not reached, 0 after the last.
func (p Plan) Next(n int) int {
	for _, look := range p.Looks {
		if look > n {
			return look
		}
	}
	return 0
}

// Audited is one audited case: its score, higher = safer, and what the auditor found. Group
// is the stratum it was drawn from.
type Audited struct {
	Score float64
	Wrong bool
	Group int
}

// Certificate is a threshold that keeps the budget: of what scores At or more, at most
// Bound is wrong.
type Certificate struct {
	Open  bool
	At    float64
	N     int // audits at or above At
	Wrong int // of those
	Bound float64
}

// Certify looks once at audits that were drawn with one probability: thresholds from the
// strictest down, each judged by its exact bound, until one fails (fixed-sequence testing;
// Angelopoulos et al., Learn then Test, 2021). grid holds the thresholds, in any order,
// and must come from scores alone and never from verdicts. A threshold with too few audits
// is passed over, and so is one that adds none; that depends on scores alone as well.
func (p Plan) Certify(grid []float64, audits []Audited) Certificate {
	return p.CertifyStrata(grid, audits, nil)
}

// CertifyStrata is Certify for audits drawn with another probability in each group.
// weight gives a group's share of the traffic that scores at or above a threshold; nil
// takes all audits for one group.
func (p Plan) CertifyStrata(grid []float64, audits []Audited, weight func(group int, at float64) float64) Certificate {
	var best Certificate
	strictest := slices.Clone(grid)
	slices.SortFunc(strictest, func(a, b float64) int { return -compare(a, b) })
	fewest := p.Fewest()
	if fewest == 0 {
		return best
	}
	for _, at := range slices.Compact(strictest) {
		groups, n, wrong := above(audits, at, weight)
		if n < fewest || n == best.N {
			continue
		}
		bound := UpperStratified(groups, p.Share())
		if bound > p.Alpha {
			break
		}
		best = Certificate{Open: true, At: at, N: n, Wrong: wrong, Bound: bound}
	}
	return best
}

// above counts the audits at or above a threshold by group.
func above(audits []Audited, at float64, weight func(int, float64) float64) (groups []Stratum, n, wrong int) {
	most := 0
	for _, a := range audits {
		most = max(most, a.Group)
	}
	groups = make([]Stratum, most+1)
	for _, a := range audits {
		if a.Score < at {
			continue
		}
		g := 0
		if weight != nil {
			g = a.Group
		}
		n++
		groups[g].N++
		if a.Wrong {
			wrong++
			groups[g].Wrong++
		}
	}
	for g := range groups {
		switch {
		case weight != nil:
			groups[g].Weight = weight(g, at)
		case g == 0:
			groups[g].Weight = 1
		}
	}
	return groups, n, wrong
}

// Grid is size thresholds at even steps through the scores of all traffic, from the
// strictest share on.
func Grid(scores []float64, size int) []float64 {
	if len(scores) == 0 || size <= 0 {
		return nil
	}
	sorted := slices.Clone(scores)
	slices.Sort(sorted)
	out := make([]float64, size)
	for i := range out {
		out[i] = quantile(sorted, 1-float64(i+1)/float64(size))
	}
	return out
}

// Naive is the threshold of those who look at the share alone: the lowest at which at most
// Alpha of the audits above were wrong. It promises nothing; figures print it to compare.
func (p Plan) Naive(grid []float64, audits []Audited) Certificate {
	var best Certificate
	for _, at := range grid {
		_, n, wrong := above(audits, at, nil)
		if n > 0 && float64(wrong) <= p.Alpha*float64(n) && (!best.Open || at < best.At) {
			best = Certificate{Open: true, At: at, N: n, Wrong: wrong, Bound: 1}
		}
	}
	return best
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
