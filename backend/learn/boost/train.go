package boost

import (
	"math/rand/v2"
	"slices"
)

// List is one query's rows to be ordered. Grades are 0 for rows that do not answer;
// Weight says what the list counts beside others.
type List struct {
	Rows   [][]float32
	Grades []int
	Weight float64
}

// Options are the settings of training.
type Options struct {
	Trees   int
	Leaves  int     // of each tree
	Rate    float64 // how much of each tree's correction is taken
	MinRows int     // in a leaf
	Smooth  float64 // holds back leaves that few gradients speak for
	Lists   float64 // share of the lists that each tree sees
	Columns float64 // share of the features that each tree may use
	Base    Base    // what the trees correct
	Seed    uint64
}

// Train learns from lists whose rows all have the named features. Lists without two
// different grades teach nothing.
func Train(lists []List, features []string, opt Options) Model {
	lists = slices.DeleteFunc(slices.Clone(lists), func(l List) bool {
		return len(l.Grades) == 0 || slices.Min(l.Grades) == slices.Max(l.Grades)
	})
	m := Model{Features: features, Base: opt.Base}
	if len(lists) == 0 {
		return m
	}
	t := newTable(lists, len(features))
	draw := rand.New(rand.NewPCG(opt.Seed, 0))
	scores := make([]float64, 0, t.rows)
	for _, l := range lists {
		for _, row := range l.Rows {
			scores = append(scores, m.Score(row))
		}
	}
	for range opt.Trees {
		g := &grower{table: t, opt: opt, grads: gradients{make([]float64, t.rows), make([]float64, t.rows)}}
		rows := g.slopes(lists, scores, draw)
		g.features = some(len(features), opt.Columns, draw)
		tree := g.grow(rows)
		m.Trees = append(m.Trees, tree)
		t.apply(&tree, scores)
	}
	return m
}

// slopes fills the gradients of a share of the lists and gives their rows.
func (g *grower) slopes(lists []List, scores []float64, draw *rand.Rand) []int32 {
	var rows []int32
	first := 0
	for _, l := range lists {
		n := len(l.Rows)
		if draw.Float64() < g.opt.Lists {
			g.grads.push(l, scores[first:first+n], first)
			for i := range n {
				rows = append(rows, int32(first+i))
			}
		}
		first += n
	}
	return rows
}

// some draws a share of 0..n-1, in order.
func some(n int, share float64, draw *rand.Rand) []int {
	out := draw.Perm(n)[:max(1, int(share*float64(n)))]
	slices.Sort(out)
	return out
}

// apply adds what a tree says to the scores, also of rows it has not seen.
func (t *table) apply(tree *Tree, scores []float64) {
	for r := range scores {
		scores[r] += float64(tree.Value[t.leafOf(tree, r)])
	}
}

func (t *table) leafOf(tree *Tree, row int) int {
	at := 0
	for len(tree.Feature) > 0 {
		f := tree.Feature[at]
		if t.below(f, row, tree.Threshold[at]) {
			at = tree.Left[at]
		} else {
			at = tree.Right[at]
		}
		if at < 0 {
			return -at - 1
		}
	}
	return 0
}

// below compares by bin, as the tree was grown.
func (t *table) below(feature, row int, threshold float32) bool {
	b := int(t.bins[feature][row])
	return b < len(t.cuts[feature]) && t.cuts[feature][b] <= threshold
}
