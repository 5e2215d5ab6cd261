package learn

import (
	"math"
	"math/rand/v2"
)

// Boost is a sum of small trees fitted to the log-odds of a yes-or-no question, each to
// what the ones before left over (Friedman, Annals of Statistics 29, 2001, with the
// second-order leaves and histograms of Chen and Guestrin, KDD 2016).
type Boost struct {
	Base  float64 `json:"base"` // log-odds before any tree
	Trees []Tree  `json:"trees"`
}

// Tree is a list of nodes; the first is the root.
type Tree []Node

// Node either asks (Left > 0) or answers (Value).
type Node struct {
	Feature int     `json:"f,omitempty"`
	Cut     float64 `json:"c,omitempty"` // at most Cut goes left
	Left    int     `json:"l,omitempty"`
	Right   int     `json:"r,omitempty"`
	Value   float64 `json:"v,omitempty"`
}

// LogOdds of the positive class for one row of features.
func (b Boost) LogOdds(row []float64) float64 {
	sum := b.Base
	for _, t := range b.Trees {
		sum += t.value(row)
	}
	return sum
}

func (t Tree) value(row []float64) float64 {
	at := 0
	for t[at].Left > 0 {
		if row[t[at].Feature] <= t[at].Cut {
			at = t[at].Left
		} else {
			at = t[at].Right
		}
	}
	return t[at].Value
}

// BoostOptions say how trees are grown. All fields are needed.
type BoostOptions struct {
	Trees   int     `json:"trees"`
	Depth   int     `json:"depth"`
	Rate    float64 `json:"rate"`    // share of each tree's answer that is taken
	Leaf    float64 `json:"leaf"`    // least weight of rows in a leaf
	Ridge   float64 `json:"ridge"`   // pulls answers to 0
	Rows    float64 `json:"rows"`    // share of rows each tree sees
	Columns float64 `json:"columns"` // share of features each tree may ask
	Seed    uint64  `json:"seed"`
}

// FitBoost grows the trees. rows are equally long; weights may be nil. The same input
// and seed give the same trees.
func FitBoost(rows [][]float64, positive []bool, weights []float64, o BoostOptions) Boost {
	g := newGrower(rows, positive, weights, o)
	b := Boost{Base: g.base()}
	for i := range g.margin {
		g.margin[i] = b.Base
	}
	for range o.Trees {
		b.Trees = append(b.Trees, g.tree())
	}
	return b
}

// grower holds what growing needs, feature by feature.
type grower struct {
	o       BoostOptions
	rng     *rand.Rand
	bins    [][]uint8   // bins[feature][row]
	cuts    [][]float64 // cuts[feature][bin]: upper end of the bin
	target  []float64
	weight  []float64
	margin  []float64
	slope   []float64 // weighted gradient of each row
	curve   []float64 // weighted second derivative
	columns []int
}

func newGrower(rows [][]float64, positive []bool, weights []float64, o BoostOptions) *grower {
	n := len(rows)
	g := &grower{o: o, rng: rand.New(rand.NewPCG(o.Seed, uint64(n))), target: make([]float64, n), weight: make([]float64, n),
		margin: make([]float64, n), slope: make([]float64, n), curve: make([]float64, n)}
	for i := range rows {
		g.weight[i] = 1
		if weights != nil {
			g.weight[i] = weights[i]
		}
		if positive[i] {
			g.target[i] = 1
		}
	}
	for f := range rows[0] {
		cuts := cutsOf(rows, f)
		bins := make([]uint8, n)
		for i, r := range rows {
			bins[i] = binOf(cuts, r[f])
		}
		g.cuts, g.bins = append(g.cuts, cuts), append(g.bins, bins)
	}
	return g
}

func (g *grower) base() float64 {
	var yes, all float64
	for i, w := range g.weight {
		yes += w * g.target[i]
		all += w
	}
	p := min(1-1e-6, max(1e-6, yes/all))
	return math.Log(p / (1 - p))
}

// tree grows one and adds its answers to the margins.
func (g *grower) tree() Tree {
	var sample []int
	for i := range g.target {
		p := Sigmoid(g.margin[i])
		g.slope[i] = g.weight[i] * (p - g.target[i])
		g.curve[i] = g.weight[i] * max(p*(1-p), 1e-6)
		if g.rng.Float64() < g.o.Rows {
			sample = append(sample, i)
		}
	}
	g.columns = g.columns[:0]
	for f := range g.bins {
		if g.rng.Float64() < g.o.Columns {
			g.columns = append(g.columns, f)
		}
	}
	var t Tree
	t = g.grow(t, sample, g.o.Depth)
	for i := range g.margin {
		g.margin[i] += g.answer(t, i)
	}
	return t
}

// answer is Tree.value on binned rows.
func (g *grower) answer(t Tree, row int) float64 {
	at := 0
	for t[at].Left > 0 {
		f := t[at].Feature
		if g.cuts[f][g.bins[f][row]] <= t[at].Cut {
			at = t[at].Left
		} else {
			at = t[at].Right
		}
	}
	return t[at].Value
}

// grow appends a node for rows, and its children.
func (g *grower) grow(t Tree, rows []int, depth int) Tree {
	at := len(t)
	t = append(t, Node{})
	var slope, curve float64
	for _, i := range rows {
		slope += g.slope[i]
		curve += g.curve[i]
	}
	s, ok := split{}, false
	if depth > 0 {
		s, ok = g.best(rows, slope, curve)
	}
	if !ok {
		t[at].Value = -g.o.Rate * slope / (curve + g.o.Ridge)
		return t
	}
	var left, right []int
	for _, i := range rows {
		if g.bins[s.feature][i] <= s.bin {
			left = append(left, i)
		} else {
			right = append(right, i)
		}
	}
	t[at].Feature, t[at].Cut, t[at].Left = s.feature, g.cuts[s.feature][s.bin], len(t)
	t = g.grow(t, left, depth-1)
	t[at].Right = len(t)
	return g.grow(t, right, depth-1)
}
