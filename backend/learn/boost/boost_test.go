package boost_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"baihua/backend/learn/boost"
)

// taste makes lists whose right row is the one with the largest product of two features,
// among noise: no single feature tells it.
func taste(seed uint64, n int) []boost.List {
	draw := rand.New(rand.NewPCG(seed, 0))
	var out []boost.List
	for range n {
		l := boost.List{Weight: 1}
		best, at := -1.0, 0
		for i := range 8 {
			a, b := draw.Float64()*2-1, draw.Float64()*2-1
			l.Rows = append(l.Rows, []float32{float32(a), float32(b), draw.Float32()})
			l.Grades = append(l.Grades, 0)
			if a*b > best {
				best, at = a*b, i
			}
		}
		l.Grades[at] = 1
		out = append(out, l)
	}
	return out
}

func rankOptions() boost.Options {
	return boost.Options{Trees: 60, Leaves: 8, Rate: 0.2, MinRows: 10, Smooth: 1, Lists: 0.8, Columns: 1, Seed: 1}
}

func first(m *boost.Model, l boost.List) int {
	best := 0
	for i, row := range l.Rows {
		if m.Score(row) > m.Score(l.Rows[best]) {
			best = i
		}
	}
	return l.Grades[best]
}

func TestTrainLearnsAnOrderThatNoFeatureTellsAlone(t *testing.T) {
	m := boost.Train(taste(1, 600), []string{"a", "b", "noise"}, rankOptions())
	right := 0
	for _, l := range taste(2, 300) {
		right += first(&m, l)
	}
	if right < 200 { // by chance 38
		t.Errorf("%d of 300 right", right)
	}
	if err := m.Check(); err != nil {
		t.Error(err)
	}
}

func TestTrainRepeatsWithItsSeed(t *testing.T) {
	a, b := boost.Train(taste(1, 100), []string{"a", "b", "noise"}, rankOptions()), boost.Train(taste(1, 100), []string{"a", "b", "noise"}, rankOptions())
	if !reflect.DeepEqual(a, b) {
		t.Error("the same lists and seed gave two models")
	}
}

func TestTrainWithoutAnythingToLearnKeepsTheBase(t *testing.T) {
	opt := rankOptions()
	opt.Base = boost.Base{Feature: 1, Weight: 2}
	for name, lists := range map[string][]boost.List{
		"no list":     nil,
		"empty list":  {{Weight: 1}},
		"all right":   {{Rows: [][]float32{{1}, {2}}, Grades: []int{1, 1}, Weight: 1}},
		"nothing has": {{Rows: [][]float32{{1}, {2}}, Grades: []int{0, 0}, Weight: 1}},
	} {
		if m := boost.Train(lists, []string{"a", "b"}, opt); len(m.Trees) != 0 || m.Score([]float32{5, 3}) != 6 {
			t.Errorf("%s: %+v", name, m)
		}
	}
}

func TestCheckFindsWhatScoreCouldNotWalk(t *testing.T) {
	sound := boost.Tree{Feature: []int{0}, Threshold: []float32{1}, Left: []int{-1}, Right: []int{-2}, Value: []float32{1, 2}}
	for name, change := range map[string]func(*boost.Tree){
		"a ring":            func(t *boost.Tree) { t.Left = []int{0} },
		"no such leaf":      func(t *boost.Tree) { t.Right = []int{-3} },
		"no such feature":   func(t *boost.Tree) { t.Feature = []int{1} },
		"thresholds lacked": func(t *boost.Tree) { t.Threshold = nil },
		"no values":         func(t *boost.Tree) { t.Value = nil },
	} {
		tree := sound
		change(&tree)
		if m := (boost.Model{Features: []string{"a"}, Trees: []boost.Tree{tree}}); m.Check() == nil {
			t.Errorf("%s: not found", name)
		}
	}
	m := boost.Model{Features: []string{"a"}, Trees: []boost.Tree{sound}}
	if err := m.Check(); err != nil || m.Score([]float32{1}) != 1 || m.Score([]float32{1.5}) != 2 {
		t.Errorf("a sound tree: %v", err)
	}
}
