package learn_test

import (
	"math/rand/v2"
	"testing"

	"baihua/backend/learn"
)

// Figures of research/retrieval.md 3: alpha 5 %, delta 10 %.
func TestFewestAuditsIsTheTableOfTheResearch(t *testing.T) {
	for wrong, want := range map[int]int{0: 45, 1: 77, 2: 105, 3: 132, 5: 184, 8: 258, 10: 306, 20: 538} {
		if got := learn.FewestAudits(wrong, .05, .10); got != want {
			t.Errorf("%d wrong: %d audits, want %d", wrong, got, want)
		}
	}
	if got := learn.FewestAudits(0, .02, .10); got != 114 {
		t.Errorf("alpha 2 %%: %d, want 114", got)
	}
	if got := learn.FewestAudits(0, 0, .10); got != 0 {
		t.Errorf("a budget of nothing: %d audits, want 0 for never", got)
	}
}

func TestUpperShareAtItsEdges(t *testing.T) {
	tests := []struct {
		name  string
		k, n  int
		delta float64
		want  float64
	}{
		{"nothing audited", 0, 0, .1, 1},
		{"all wrong", 5, 5, .1, 1},
		{"none wrong is 1 minus the root of delta", 0, 45, .1, .04988},
		{"three of 150", 3, 150, .1, .0440},
		{"no chance to be wrong", 1, 10, 0, 1},
	}
	for _, tt := range tests {
		if got := learn.UpperShare(tt.k, tt.n, tt.delta); !near(got, tt.want, 1e-4) {
			t.Errorf("%s: %.5f, want %.5f", tt.name, got, tt.want)
		}
	}
}

// A bound that is exact is missed in at most delta of all samples, whatever the truth.
func TestUpperShareIsMissedInAtMostDeltaOfSamples(t *testing.T) {
	const runs, delta = 4000, .1
	r := rand.New(rand.NewPCG(5, 1))
	for _, n := range []int{20, 77, 400} {
		for _, p := range []float64{.01, .05, .2, .5} {
			missed := 0
			for range runs {
				if learn.UpperShare(wrongOf(r, n, p), n, delta) < p {
					missed++
				}
			}
			if lo, _ := learn.Wilson(missed, runs, 3); lo > delta {
				t.Errorf("n %d, p %.2f: missed in %d of %d", n, p, missed, runs)
			}
		}
	}
}

func TestStratifiedBoundIsMissedInAtMostDeltaOfSamples(t *testing.T) {
	const runs, delta = 2000, .1
	r := rand.New(rand.NewPCG(5, 2))
	for _, c := range []struct{ wA, pA, pB float64 }{{.8, .02, .2}, {.5, .05, .05}, {.95, .01, .6}} {
		missed := 0
		for range runs {
			strata := []learn.Stratum{
				{Weight: c.wA, N: 120, Wrong: wrongOf(r, 120, c.pA)},
				{Weight: 1 - c.wA, N: 60, Wrong: wrongOf(r, 60, c.pB)},
			}
			if learn.UpperStratified(strata, delta) < c.wA*c.pA+(1-c.wA)*c.pB {
				missed++
			}
		}
		if lo, _ := learn.Wilson(missed, runs, 3); lo > delta {
			t.Errorf("%+v: missed in %d of %d", c, missed, runs)
		}
	}
}

func TestAStratumNobodyAuditedCountsAsWrong(t *testing.T) {
	got := learn.UpperStratified([]learn.Stratum{{Weight: .9, N: 1000}, {Weight: .1}}, .1)
	if got < .1 {
		t.Errorf("bound %.3f although a tenth of the traffic is unknown", got)
	}
	if got := learn.UpperStratified(nil, .1); got != 1 {
		t.Errorf("no strata: %.3f, want 1", got)
	}
}

func wrongOf(r *rand.Rand, n int, p float64) int {
	k := 0
	for range n {
		if r.Float64() < p {
			k++
		}
	}
	return k
}
