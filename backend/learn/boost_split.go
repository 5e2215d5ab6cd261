package learn

import (
	"math"
	"slices"
)

// mostBins is into how many parts a feature is cut.
const mostBins = 48

// cutsOf gives the upper ends of a feature's bins, about as many rows in each.
func cutsOf(rows [][]float64, f int) []float64 {
	values := make([]float64, len(rows))
	for i, r := range rows {
		values[i] = r[f]
	}
	slices.Sort(values)
	distinct := slices.Compact(slices.Clone(values))
	if len(distinct) <= mostBins {
		return between(distinct)
	}
	var ends []float64
	for b := 1; b <= mostBins; b++ {
		ends = append(ends, values[(len(values)-1)*b/mostBins])
	}
	return between(slices.Compact(ends))
}

// between moves each end half way to the next value, so that new values near an old one
// fall on its side; the last bin has no end.
func between(ends []float64) []float64 {
	out := make([]float64, len(ends))
	for i, e := range ends {
		out[i] = math.MaxFloat64
		if i+1 < len(ends) {
			out[i] = (e + ends[i+1]) / 2
		}
	}
	return out
}

func binOf(cuts []float64, x float64) uint8 {
	i, _ := slices.BinarySearch(cuts, x)
	return uint8(min(i, len(cuts)-1))
}

type split struct {
	feature int
	bin     uint8
	gain    float64
}

// leastGain is what a split must win to be worth making.
const leastGain = 1e-6

// best finds the split of rows that lowers the loss most.
func (g *grower) best(rows []int, slope, curve float64) (split, bool) {
	top := split{gain: leastGain}
	worth := func(s, c float64) float64 { return s * s / (c + g.o.Ridge) }
	whole := worth(slope, curve)
	for _, f := range g.columns {
		var slopes, curves, weights [mostBins]float64
		bins, all := g.bins[f], 0.0
		for _, i := range rows {
			b := bins[i]
			slopes[b] += g.slope[i]
			curves[b] += g.curve[i]
			weights[b] += g.weight[i]
			all += g.weight[i]
		}
		var ls, lc, lw float64
		for b := range len(g.cuts[f]) - 1 {
			ls, lc, lw = ls+slopes[b], lc+curves[b], lw+weights[b]
			if lw < g.o.Leaf || all-lw < g.o.Leaf {
				continue
			}
			if gain := worth(ls, lc) + worth(slope-ls, curve-lc) - whole; gain > top.gain {
				top = split{feature: f, bin: uint8(b), gain: gain}
			}
		}
	}
	return top, top.gain > leastGain
}
