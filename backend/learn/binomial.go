package learn

import "math"

// UpperShare is the one-sided upper bound of a share after k of n came out wrong: the
// true share lies above it in at most delta of all samples (Clopper and Pearson,
// Biometrika 26, 1934). It is exact, not an approximation for many cases; without cases
// it is 1.
func UpperShare(k, n int, delta float64) float64 {
	if n <= 0 || k >= n || delta <= 0 {
		return 1
	}
	if delta >= 1 {
		return 0
	}
	lo, hi := float64(k)/float64(n), 1.0
	if AtMost(k, n, lo) <= delta {
		lo = 0
	}
	for range bisections {
		if mid := (lo + hi) / 2; AtMost(k, n, mid) > delta {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi // the safe side of the last step
}

// bisections halve 0..1 below what float64 can tell apart.
const bisections = 54

// AtMost is the chance of k or fewer wrong ones among n when each is wrong with chance p.
func AtMost(k, n int, p float64) float64 {
	switch {
	case k >= n || p <= 0:
		return 1
	case k < 0 || p >= 1:
		return 0
	}
	log := logChoose(n, k) + float64(k)*math.Log(p) + float64(n-k)*math.Log1p(-p)
	// From the term at k downwards each is the one before times its ratio: no more
	// factorials, and terms that have vanished end it. Above the mean the terms rise first.
	sum, term := 1.0, 1.0
	odds := (1 - p) / p
	for i := k; i > 0; i-- {
		term *= float64(i) / float64(n-i+1) * odds
		sum += term
		if math.IsInf(sum, 1) {
			return 1 // k lies so far above the mean that all of the mass is below
		}
	}
	return min(1, math.Exp(log)*sum)
}

func logChoose(n, k int) float64 {
	a, _ := math.Lgamma(float64(n + 1))
	b, _ := math.Lgamma(float64(k + 1))
	c, _ := math.Lgamma(float64(n - k + 1))
	return a - b - c
}

// FewestAudits is the smallest number of audits at which wrong wrong ones still keep the
// upper bound within alpha; 0 where no number does.
func FewestAudits(wrong int, alpha, delta float64) int {
	if alpha <= 0 || delta <= 0 || wrong < 0 {
		return 0
	}
	keeps := func(n int) bool { return UpperShare(wrong, n, delta) <= alpha }
	hi := wrong + 1
	for !keeps(hi) {
		if hi > mostAudits {
			return 0
		}
		hi *= 2
	}
	lo := hi / 2
	for lo+1 < hi {
		if mid := (lo + hi) / 2; keeps(mid) {
			hi = mid
		} else {
			lo = mid
		}
	}
	return hi
}

// mostAudits ends the search for a number that nobody would ever audit.
const mostAudits = 1 << 24

// Stratum is a part of the traffic that is sampled with one probability.
type Stratum struct {
	Weight float64 // its share of the traffic, known from what nobody had to audit
	Wrong  int
	N      int // audited
}

// UpperStratified bounds the share of wrong ones over all strata. Each is bounded at its
// part of delta, so that together they fail in at most delta of all samples. Weights need
// not add up to one; without weight it is 1.
func UpperStratified(strata []Stratum, delta float64) float64 {
	total, live := 0.0, 0
	for _, s := range strata {
		if s.Weight > 0 {
			total += s.Weight
			live++
		}
	}
	if live == 0 {
		return 1
	}
	bound := 0.0
	for _, s := range strata {
		if s.Weight > 0 {
			bound += s.Weight / total * UpperShare(s.Wrong, s.N, delta/float64(live))
		}
	}
	return bound
}
