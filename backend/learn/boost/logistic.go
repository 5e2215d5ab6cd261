package boost

import (
	"math"
	"math/rand/v2"
)

// Case is one row with its answer to a yes-or-no question. Weight says what it counts
// beside others.
type Case struct {
	Row    []float32
	Yes    bool
	Weight float64
}

// steepest is the least curvature of a case, so that one told rightly for long does not
// make a leaf leap.
const steepest = 1e-6

// TrainLogistic learns the log-odds of yes from cases whose rows all have the named
// features: Score of the model is log-odds. Options.Lists is the share of cases that
// each tree sees. Nothing to learn from gives the zero model.
func TrainLogistic(cases []Case, features []string, opt Options) Model {
	m := Model{Features: features}
	if len(cases) == 0 {
		return m
	}
	rows := make([]List, len(cases))
	for i, c := range cases {
		rows[i].Rows = [][]float32{c.Row}
	}
	t := newTable(rows, len(features))
	draw := rand.New(rand.NewPCG(opt.Seed, 1))
	scores := make([]float64, len(cases))
	first := constant(logOdds(cases))
	m.Trees = append(m.Trees, first)
	t.apply(&first, scores)
	for range opt.Trees {
		g := &grower{table: t, opt: opt, grads: lossOf(cases, scores)}
		var seen []int32
		for i := range cases {
			if draw.Float64() < opt.Lists {
				seen = append(seen, int32(i))
			}
		}
		g.features = some(len(features), opt.Columns, draw)
		tree := g.grow(seen)
		m.Trees = append(m.Trees, tree)
		t.apply(&tree, scores)
	}
	return m
}

// constant is a tree that always answers the same.
func constant(x float64) Tree { return Tree{Value: []float32{float32(x)}} }

func logOdds(cases []Case) float64 {
	var yes, all float64
	for _, c := range cases {
		all += c.Weight
		if c.Yes {
			yes += c.Weight
		}
	}
	p := min(1-steepest, max(steepest, yes/all))
	return math.Log(p / (1 - p))
}

// lossOf is which way and how surely each score should move.
func lossOf(cases []Case, scores []float64) gradients {
	g := gradients{make([]float64, len(cases)), make([]float64, len(cases))}
	for i, c := range cases {
		p := 1 / (1 + math.Exp(-scores[i]))
		target := 0.0
		if c.Yes {
			target = 1
		}
		g.slope[i] = c.Weight * (target - p)
		g.curve[i] = c.Weight * max(p*(1-p), steepest)
	}
	return g
}
