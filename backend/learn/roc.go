package learn

import (
	"math"
	"slices"
)

// AUROC is the chance that a positive case scores above a negative one, a tie counting
// half (Mann and Whitney), with its 95 % interval after DeLong, DeLong and
// Clarke-Pearson, Biometrics 44 (1988). Without cases of both kinds it is .5 in 0..1.
func AUROC(scores []float64, positive []bool) (auc, lo, hi float64) {
	pos, neg := apart(scores, positive)
	if len(pos) == 0 || len(neg) == 0 {
		return 0.5, 0, 1
	}
	slices.Sort(pos)
	slices.Sort(neg)
	above, below := placements(pos, neg), placements(neg, pos)
	auc = average(above)
	half := z95 * math.Sqrt(spread(above)/float64(len(pos))+spread(below)/float64(len(neg)))
	return auc, max(0, auc-half), min(1, auc+half)
}

// AUROCGain is by how much scores a tell positives better than scores b of the same cases,
// with its 95 % interval: the two areas are compared case by case (DeLong, DeLong and
// Clarke-Pearson, Biometrics 44, 1988). Without cases of both kinds it is 0 in -1..1.
func AUROCGain(a, b []float64, positive []bool) (gain, lo, hi float64) {
	aPos, aNeg := apart(a, positive)
	bPos, bNeg := apart(b, positive)
	if len(aPos) == 0 || len(aNeg) == 0 {
		return 0, -1, 1
	}
	above := differences(placements(aPos, sorted(aNeg)), placements(bPos, sorted(bNeg)))
	below := differences(placements(aNeg, sorted(aPos)), placements(bNeg, sorted(bPos)))
	gain = average(above)
	half := z95 * math.Sqrt(spread(above)/float64(len(above))+spread(below)/float64(len(below)))
	return gain, gain - half, gain + half
}

// apart keeps the order of the cases.
func apart(scores []float64, positive []bool) (pos, neg []float64) {
	for i, s := range scores {
		if positive[i] {
			pos = append(pos, s)
		} else {
			neg = append(neg, s)
		}
	}
	return pos, neg
}

func sorted(xs []float64) []float64 { return slices.Sorted(slices.Values(xs)) }

func differences(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i] - b[i]
	}
	return out
}

// z95 is the normal quantile of a 95 % interval.
const z95 = 1.959964

// placements gives for each x the share of sorted others that lies below it.
func placements(xs, others []float64) []float64 {
	out := make([]float64, len(xs))
	for i, x := range xs {
		below, _ := slices.BinarySearch(others, x)
		upTo := below
		for upTo < len(others) && others[upTo] == x {
			upTo++
		}
		out[i] = float64(below+upTo) / 2 / float64(len(others))
	}
	return out
}

func average(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(max(1, len(xs)))
}

// spread is the sample variance.
func spread(xs []float64) float64 {
	if len(xs) < 2 {
		return 0
	}
	m, sum := average(xs), 0.0
	for _, x := range xs {
		sum += (x - m) * (x - m)
	}
	return sum / float64(len(xs)-1)
}
