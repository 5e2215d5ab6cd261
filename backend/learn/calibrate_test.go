package learn_test

import (
	"testing"

	"baihua/backend/learn"
)

// drawn gives n scores 0..1 of which every case comes true with the score's square.
func drawn(n int) (scores []float64, came []bool) {
	owed := 0.0
	for i := range n {
		s := float64(i) / float64(n)
		owed += s * s
		came = append(came, owed >= 1)
		if owed >= 1 {
			owed--
		}
		scores = append(scores, s)
	}
	return scores, came
}

func TestCalibrationsComeNearTheTruth(t *testing.T) {
	scores, came := drawn(4000)
	for name, c := range map[string]learn.Calibration{"platt": learn.Platt(scores, came), "isotonic": learn.Isotonic(scores, came)} {
		said := make([]float64, len(scores))
		for i, s := range scores {
			said[i] = c.Probability(s)
			if i > 0 && said[i] < said[i-1] {
				t.Fatalf("%s: falls from %.3f to %.3f", name, said[i-1], said[i])
			}
		}
		if e := learn.ECE(said, came); e > .05 {
			t.Errorf("%s: calibration error %.3f", name, e)
		}
	}
}

func TestFewPositivesGetTwoNumbers(t *testing.T) {
	scores, came := drawn(300)
	if c := learn.Calibrate(scores, came); len(c.At) != 0 {
		t.Error("steps from 100 positives")
	}
	scores, came = drawn(9000)
	if c := learn.Calibrate(scores, came); len(c.At) == 0 {
		t.Error("two numbers from 3,000 positives")
	}
}

func TestCalibrationsOfOneKindAlone(t *testing.T) {
	scores, came := []float64{0, 1, 2}, []bool{true, true, true}
	for name, c := range map[string]learn.Calibration{"platt": learn.Platt(scores, came), "isotonic": learn.Isotonic(scores, came)} {
		if p := c.Probability(1); p < .5 || p > 1 {
			t.Errorf("%s: %.3f", name, p)
		}
	}
}
