package boost

import (
	"errors"
	"fmt"
)

// Model is a sum of trees. Its zero value scores everything 0.
type Model struct {
	Features []string `json:"features"` // names, in the order of a row
	Base     Base     `json:"base"`
	Trees    []Tree   `json:"trees"`
}

// Base is what a score is before any tree corrects it: Weight times one feature.
type Base struct {
	Feature int     `json:"feature"`
	Weight  float64 `json:"weight"`
}

// Tree is a binary tree in arrays. Node i goes to Left[i] where the feature is at most
// the threshold, else to Right[i]; a negative index -k-1 is leaf k.
type Tree struct {
	Feature   []int     `json:"f"`
	Threshold []float32 `json:"t"`
	Left      []int     `json:"l"`
	Right     []int     `json:"r"`
	Value     []float32 `json:"v"`
}

// Score orders rows of one list; it means nothing across lists.
func (m *Model) Score(row []float32) float64 {
	sum := 0.0
	if m.Base.Weight != 0 {
		sum = m.Base.Weight * float64(row[m.Base.Feature])
	}
	for i := range m.Trees {
		sum += float64(m.Trees[i].score(row))
	}
	return sum
}

func (t *Tree) score(row []float32) float32 {
	at := 0
	for len(t.Feature) > 0 {
		if row[t.Feature[at]] <= t.Threshold[at] {
			at = t.Left[at]
		} else {
			at = t.Right[at]
		}
		if at < 0 {
			return t.Value[-at-1]
		}
	}
	return t.Value[0]
}

// Check reports a model that Score could not walk: a file written by hand or cut short.
func (m *Model) Check() error {
	if m.Base.Weight != 0 && (m.Base.Feature < 0 || m.Base.Feature >= len(m.Features)) {
		return errors.New("the base is no feature")
	}
	for i, t := range m.Trees {
		if !t.sound(len(m.Features)) {
			return fmt.Errorf("tree %d points outside itself or its features", i)
		}
	}
	return nil
}

func (t *Tree) sound(features int) bool {
	n := len(t.Feature)
	if len(t.Threshold) != n || len(t.Left) != n || len(t.Right) != n || len(t.Value) == 0 {
		return false
	}
	for i := range n {
		if t.Feature[i] < 0 || t.Feature[i] >= features {
			return false
		}
		for _, next := range [...]int{t.Left[i], t.Right[i]} {
			// children come after their parent, so that no walk runs in a ring
			if next >= 0 && (next <= i || next >= n) || next < -len(t.Value) {
				return false
			}
		}
	}
	return true
}
