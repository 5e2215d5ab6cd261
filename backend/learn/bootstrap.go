package learn

import (
	"math/rand/v2"
	"slices"
)

// resamples is how often the bootstrap draws; more moves an end by less than its noise.
const resamples = 2000

// BootstrapMean is the 95 % percentile interval of the mean of xs (Efron and
// Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). Nothing measured
// gives 0, 0.
func BootstrapMean(xs []float64, seed uint64) (lo, hi float64) {
	if len(xs) == 0 {
		return 0, 0
	}
	r := rand.New(rand.NewPCG(seed, uint64(len(xs))))
	means := make([]float64, resamples)
	for i := range means {
		sum := 0.0
		for range xs {
			sum += xs[r.IntN(len(xs))]
		}
		means[i] = sum / float64(len(xs))
	}
	slices.Sort(means)
	return quantile(means, 0.025), quantile(means, 0.975)
}

// PairedBootstrap is the mean of a-b with its 95 % interval, drawing cases and not
// figures: two systems on the same questions are compared question by question. It
// panics when a and b do not belong together.
func PairedBootstrap(a, b []float64, seed uint64) (diff, lo, hi float64) {
	if len(a) != len(b) {
		panic("learn: paired samples of different length")
	}
	ds := make([]float64, len(a))
	for i := range a {
		ds[i] = a[i] - b[i]
		diff += ds[i] / float64(len(a))
	}
	lo, hi = BootstrapMean(ds, seed)
	return diff, lo, hi
}

// quantile interpolates in sorted values.
func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	i := int(at)
	if i+1 == len(sorted) {
		return sorted[i]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}
