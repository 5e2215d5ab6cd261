package learn_test

import (
	"math"
	"testing"

	"baihua/backend/learn"
)

func TestAUROCOfSmallCases(t *testing.T) {
	tests := []struct {
		name     string
		scores   []float64
		positive []bool
		want     float64
	}{
		{"all in order", []float64{1, 2, 3, 4}, []bool{false, false, true, true}, 1},
		{"all wrong way round", []float64{4, 3, 2, 1}, []bool{false, false, true, true}, 0},
		{"one pair of four wrong", []float64{1, 3, 2, 4}, []bool{false, false, true, true}, .75},
		{"a tie is half", []float64{1, 1}, []bool{false, true}, .5},
		{"one kind alone says nothing", []float64{1, 2}, []bool{true, true}, .5},
	}
	for _, tt := range tests {
		if got, _, _ := learn.AUROC(tt.scores, tt.positive); !near(got, tt.want, 1e-9) {
			t.Errorf("%s: %.3f, want %.3f", tt.name, got, tt.want)
		}
	}
}

// The placements of {2, 4} among {1, 3} are .5 and 1, those of {1, 3} below 0 and .5: both
// have variance .125, so the standard error is sqrt(.125/2 + .125/2).
func TestAUROCIntervalIsDeLongs(t *testing.T) {
	auc, lo, _ := learn.AUROC([]float64{1, 2, 3, 4}, []bool{false, true, false, true})
	if want := .75 - 1.959964*math.Sqrt(.125); !near(auc, .75, 1e-9) || !near(lo, want, 1e-6) {
		t.Errorf("%.4f from %.4f, want .75 from %.4f", auc, lo, want)
	}
}

func TestConfusionFigures(t *testing.T) {
	tests := []struct {
		c            learn.Confusion
		f1, balanced float64
	}{
		{learn.Confusion{TP: 3, FP: 1, TN: 5, FN: 1}, .75, (.75 + 5./6) / 2},
		{learn.Confusion{TN: 4, FN: 2}, 0, .5},
		{learn.Confusion{TP: 2}, 1, .5},
	}
	for _, tt := range tests {
		if !near(tt.c.F1(), tt.f1, 1e-9) || !near(tt.c.BalancedAccuracy(), tt.balanced, 1e-9) {
			t.Errorf("%+v: F1 %.3f, balanced %.3f", tt.c, tt.c.F1(), tt.c.BalancedAccuracy())
		}
	}
}

func TestBestThresholdLiesBetweenTheKinds(t *testing.T) {
	scores, positive := []float64{.1, .9, .2, .8, .3}, []bool{false, true, false, true, false}
	at := learn.BestThreshold(scores, positive, learn.Confusion.F1)
	if at <= .3 || at >= .8 {
		t.Errorf("threshold %.2f", at)
	}
	if f := learn.Confuse(scores, positive, at).F1(); f != 1 {
		t.Errorf("F1 %.2f at %.2f", f, at)
	}
}

func TestECEIsTheDistanceBetweenSaidAndCome(t *testing.T) {
	said := []float64{.8, .8, .8, .8, .2, .2}
	came := []bool{true, true, true, false, false, false}
	if got, want := learn.ECE(said, came), (4*.05+2*.2)/6; !near(got, want, 1e-9) {
		t.Errorf("%.4f, want %.4f", got, want)
	}
}

func TestAUROCGainIsTheDifferenceOfTheAreas(t *testing.T) {
	positive := []bool{false, true, false, true, false, true}
	a, b := []float64{1, 4, 2, 5, 3, 6}, []float64{1, 2, 3, 4, 6, 5}
	aucA, _, _ := learn.AUROC(a, positive)
	aucB, _, _ := learn.AUROC(b, positive)
	gain, lo, hi := learn.AUROCGain(a, b, positive)
	if !near(gain, aucA-aucB, 1e-9) || lo >= gain || hi <= gain {
		t.Errorf("%.3f in %.3f to %.3f, want %.3f", gain, lo, hi, aucA-aucB)
	}
	if gain, lo, hi := learn.AUROCGain(a, a, positive); gain != 0 || lo != 0 || hi != 0 {
		t.Errorf("the same scores: %.3f in %.3f to %.3f", gain, lo, hi)
	}
	if gain, lo, hi := learn.AUROCGain(a, b, make([]bool, 6)); gain != 0 || lo != -1 || hi != 1 {
		t.Errorf("one kind alone: %.3f in %.3f to %.3f", gain, lo, hi)
	}
}
