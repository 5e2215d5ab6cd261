package boost_test

import (
	"math"
	"testing"

	"baihua/backend/learn/boost"
)

func options(seed uint64) boost.Options {
	return boost.Options{Trees: 60, Leaves: 4, Rate: .2, MinRows: 5, Smooth: 1, Lists: .8, Columns: 1, Seed: seed}
}

// crossed is yes where exactly one of two features is high: no single cut tells it.
func crossed(n int) []boost.Case {
	var out []boost.Case
	for i := range n {
		a, b := float32(i%2), float32(i/2%2)
		out = append(out, boost.Case{Row: []float32{a, b, float32(i % 7)}, Yes: a != b, Weight: 1})
	}
	return out
}

func TestTrainLogisticLearnsWhatNoSingleCutTells(t *testing.T) {
	m := boost.TrainLogistic(crossed(200), []string{"a", "b", "noise"}, options(1))
	for _, tt := range []struct {
		row []float32
		yes bool
	}{{[]float32{0, 0, 3}, false}, {[]float32{0, 1, 3}, true}, {[]float32{1, 0, 3}, true}, {[]float32{1, 1, 3}, false}} {
		if odds := m.Score(tt.row); (odds > 0) != tt.yes || math.Abs(odds) < 1 {
			t.Errorf("%v: log-odds %.2f", tt.row, odds)
		}
	}
	if err := m.Check(); err != nil {
		t.Error(err)
	}
}

func TestTrainLogisticWithNothingToTellGivesTheBaseRate(t *testing.T) {
	var cases []boost.Case
	for i := range 100 {
		cases = append(cases, boost.Case{Row: []float32{1}, Yes: i%4 == 0, Weight: 1})
	}
	m := boost.TrainLogistic(cases, []string{"same"}, options(1))
	if got, want := m.Score([]float32{1}), math.Log(1./3); math.Abs(got-want) > 0.05 {
		t.Errorf("log-odds %.3f, want %.3f", got, want)
	}
}

func TestTrainLogisticWeighsCases(t *testing.T) {
	cases := []boost.Case{{Row: []float32{0}, Yes: true, Weight: 3}, {Row: []float32{0}, Yes: false, Weight: 1}}
	if m := boost.TrainLogistic(cases, []string{"x"}, options(1)); m.Score([]float32{0}) <= 0 {
		t.Errorf("log-odds %.3f of what weighs three to one", m.Score([]float32{0}))
	}
}

func TestTrainLogisticRepeatsWithItsSeed(t *testing.T) {
	names := []string{"a", "b", "noise"}
	row := []float32{1, 0, 2}
	a, b := boost.TrainLogistic(crossed(99), names, options(4)), boost.TrainLogistic(crossed(99), names, options(4))
	if a.Score(row) != b.Score(row) {
		t.Error("one seed gave two models")
	}
	if m := boost.TrainLogistic(nil, names, options(4)); m.Score(row) != 0 {
		t.Error("nothing taught something")
	}
}
