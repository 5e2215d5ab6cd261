package learn

import (
	"math/rand/v2"
	"slices"
)

// Confusion counts what a yes-or-no rule did: true and false, positives and negatives.
type Confusion struct{ TP, FP, TN, FN int }

// Confuse counts the rule "positive where score >= threshold".
func Confuse(scores []float64, positive []bool, threshold float64) Confusion {
	var c Confusion
	for i, s := range scores {
		c.Add(s >= threshold, positive[i])
	}
	return c
}

// Add counts one case.
func (c *Confusion) Add(said, is bool) {
	switch {
	case said && is:
		c.TP++
	case said:
		c.FP++
	case is:
		c.FN++
	default:
		c.TN++
	}
}

// F1 is the harmonic mean of precision and recall; 0 where nothing was found.
func (c Confusion) F1() float64 {
	if c.TP == 0 {
		return 0
	}
	return 2 * float64(c.TP) / float64(2*c.TP+c.FP+c.FN)
}

// BalancedAccuracy is the mean of the shares of positives and negatives told right.
func (c Confusion) BalancedAccuracy() float64 {
	return (float64(c.TP)/float64(max(1, c.TP+c.FN)) + float64(c.TN)/float64(max(1, c.TN+c.FP))) / 2
}

// BestThreshold is the threshold at which worth of the counts is largest; of equals the
// lowest. It lies half way between two scores.
func BestThreshold(scores []float64, positive []bool, worth func(Confusion) float64) float64 {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case scores[a] < scores[b]:
			return -1
		case scores[a] > scores[b]:
			return 1
		}
		return a - b
	})
	c := Confuse(scores, positive, -1e300)
	best, at := worth(c), -1e300
	for k, i := range order {
		if positive[i] {
			c.TP, c.FN = c.TP-1, c.FN+1
		} else {
			c.FP, c.TN = c.FP-1, c.TN+1
		}
		if k+1 == len(order) || scores[order[k+1]] == scores[i] {
			continue
		}
		if w := worth(c); w > best {
			best, at = w, (scores[i]+scores[order[k+1]])/2
		}
	}
	return at
}

// calibrationBins is into how many equal parts ECE cuts 0..1.
const calibrationBins = 10

// ECE is the expected calibration error of probabilities: the mean distance between what
// was said and what came true, over ten bins of equal width (Guo et al., ICML 2017).
func ECE(probabilities []float64, positive []bool) float64 {
	var n, said, came [calibrationBins]float64
	for i, p := range probabilities {
		b := min(calibrationBins-1, max(0, int(p*calibrationBins)))
		n[b]++
		said[b] += p
		if positive[i] {
			came[b]++
		}
	}
	sum := 0.0
	for b := range n {
		sum += abs(said[b] - came[b])
	}
	return sum / float64(max(1, len(probabilities)))
}

func abs(x float64) float64 { return max(x, -x) }

// BootstrapConfusion is the 95 % percentile interval of worth, drawing cases.
func BootstrapConfusion(said, is []bool, worth func(Confusion) float64, seed uint64) (lo, hi float64) {
	r := rand.New(rand.NewPCG(seed, uint64(len(said))))
	draws := make([]float64, resamples)
	for d := range draws {
		var c Confusion
		for range said {
			i := r.IntN(len(said))
			c.Add(said[i], is[i])
		}
		draws[d] = worth(c)
	}
	slices.Sort(draws)
	return quantile(draws, 0.025), quantile(draws, 0.975)
}
