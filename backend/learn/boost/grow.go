package boost

// leaf is a set of rows that may still be split.
type leaf struct {
	rows         []int32
	slope, curve float64
	split        split
	parent       int // the node that leads here, -1 = none
	right        bool
}

// split is the best cut found for a leaf; gain 0 = none.
type split struct {
	gain    float64
	feature int
	bin     int
}

// grower grows one tree.
type grower struct {
	table    *table
	grads    gradients
	opt      Options
	features []int // those this tree may use
}

// grow splits the leaf that gains most until there are opt.Leaves.
func (g *grower) grow(rows []int32) Tree {
	var t Tree
	leaves := []leaf{g.newLeaf(rows, -1, false)}
	for len(leaves) < g.opt.Leaves {
		best := 0
		for i := range leaves {
			if leaves[i].split.gain > leaves[best].split.gain {
				best = i
			}
		}
		l := leaves[best]
		if l.split.gain <= 0 {
			break
		}
		node := t.add(l, g.table.cuts[l.split.feature][l.split.bin])
		left, right := g.part(l)
		leaves[best] = g.newLeaf(left, node, false)
		leaves = append(leaves, g.newLeaf(right, node, true))
	}
	for i, l := range leaves {
		t.hang(l, -i-1)
		t.Value = append(t.Value, float32(g.opt.Rate*l.slope/(l.curve+g.opt.Smooth)))
	}
	return t
}

// add makes a node of a leaf.
func (t *Tree) add(l leaf, threshold float32) int {
	node := len(t.Feature)
	t.hang(l, node)
	t.Feature = append(t.Feature, l.split.feature)
	t.Threshold = append(t.Threshold, threshold)
	t.Left, t.Right = append(t.Left, 0), append(t.Right, 0)
	return node
}

func (t *Tree) hang(l leaf, at int) {
	switch {
	case l.parent < 0:
	case l.right:
		t.Right[l.parent] = at
	default:
		t.Left[l.parent] = at
	}
}

func (g *grower) part(l leaf) (left, right []int32) {
	bins := g.table.bins[l.split.feature]
	for _, r := range l.rows {
		if int(bins[r]) <= l.split.bin {
			left = append(left, r)
		} else {
			right = append(right, r)
		}
	}
	return left, right
}

func (g *grower) newLeaf(rows []int32, parent int, right bool) leaf {
	l := leaf{rows: rows, parent: parent, right: right}
	for _, r := range rows {
		l.slope += g.grads.slope[r]
		l.curve += g.grads.curve[r]
	}
	if len(rows) >= 2*g.opt.MinRows {
		for _, f := range g.features {
			if s := g.best(l, f); s.gain > l.split.gain {
				l.split = s
			}
		}
	}
	return l
}

// best tries every cut of one feature.
func (g *grower) best(l leaf, feature int) split {
	var slope, curve [maxBins]float64
	var count [maxBins]int
	bins := g.table.bins[feature]
	for _, r := range l.rows {
		b := bins[r]
		slope[b] += g.grads.slope[r]
		curve[b] += g.grads.curve[r]
		count[b]++
	}
	out := split{feature: feature}
	whole := g.worth(l.slope, l.curve)
	var s, c float64
	n := 0
	for b := range g.table.cuts[feature] {
		s, c, n = s+slope[b], c+curve[b], n+count[b]
		if n < g.opt.MinRows || len(l.rows)-n < g.opt.MinRows {
			continue
		}
		if gain := g.worth(s, c) + g.worth(l.slope-s, l.curve-c) - whole; gain > out.gain {
			out.gain, out.bin = gain, b
		}
	}
	return out
}

func (g *grower) worth(slope, curve float64) float64 { return slope * slope / (curve + g.opt.Smooth) }
