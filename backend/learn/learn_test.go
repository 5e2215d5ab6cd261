package learn_test

import (
	"math"
	"testing"

	"baihua/backend/learn"
)

func near(a, b, tolerance float64) bool { return math.Abs(a-b) <= tolerance }

func TestWilsonGivesPublishedValues(t *testing.T) {
	tests := []struct {
		k, n   int
		lo, hi float64
	}{
		// Newcombe, Statistics in Medicine 17 (1998), table I, method 3
		{81, 263, 0.2553, 0.3662},
		{15, 148, 0.0624, 0.1605},
		{0, 20, 0, 0.1611},
		{1, 29, 0.0061, 0.1718},
		{20, 20, 0.8389, 1},
		{0, 0, 0, 1},
	}
	for _, tt := range tests {
		lo, hi := learn.Wilson(tt.k, tt.n, 1.959964)
		if !near(lo, tt.lo, 5e-5) || !near(hi, tt.hi, 5e-5) {
			t.Errorf("%d of %d: %.4f..%.4f, want %.4f..%.4f", tt.k, tt.n, lo, hi, tt.lo, tt.hi)
		}
	}
}

// steps are 0, 1, ... n-1: mean (n-1)/2, variance (n²-1)/12.
func steps(n int) []float64 {
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = float64(i)
	}
	return xs
}

func TestBootstrapMeanAgreesWithTheNormalInterval(t *testing.T) {
	xs := steps(400)
	mean, se := 199.5, math.Sqrt((400*400-1)/12.0/400)
	lo, hi := learn.BootstrapMean(xs, 1)
	if !near(lo, mean-1.96*se, 0.15*se) || !near(hi, mean+1.96*se, 0.15*se) {
		t.Errorf("%.2f..%.2f, want about %.2f..%.2f", lo, hi, mean-1.96*se, mean+1.96*se)
	}
}

func TestBootstrapRepeatsWithItsSeed(t *testing.T) {
	xs := steps(50)
	lo, hi := learn.BootstrapMean(xs, 9)
	lo2, hi2 := learn.BootstrapMean(xs, 9)
	if lo != lo2 || hi != hi2 {
		t.Error("one seed gave two intervals")
	}
	if lo3, _ := learn.BootstrapMean(xs, 10); lo3 == lo {
		t.Error("two seeds gave one interval")
	}
}

func TestBootstrapOfNothingAndOfOneValue(t *testing.T) {
	if lo, hi := learn.BootstrapMean(nil, 1); lo != 0 || hi != 0 {
		t.Errorf("nothing gave %v..%v", lo, hi)
	}
	if lo, hi := learn.BootstrapMean([]float64{0.5, 0.5}, 1); lo != 0.5 || hi != 0.5 {
		t.Errorf("a constant gave %v..%v", lo, hi)
	}
}

func TestPairedBootstrapSeesWhatUnpairedCannot(t *testing.T) {
	b := steps(100)
	a := make([]float64, len(b))
	for i := range a {
		a[i] = b[i] + 1 + 0.1*float64(i%3-1)
	}
	diff, lo, hi := learn.PairedBootstrap(a, b, 1)
	if !near(diff, 1, 0.01) || lo < 0.95 || hi > 1.05 {
		t.Errorf("difference %.3f in %.3f..%.3f", diff, lo, hi)
	}
}
