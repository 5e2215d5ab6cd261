package boost

import (
	"slices"
	"sort"
)

// maxBins is how many steps a feature's range is cut into.
const maxBins = 64

// table holds rows by column, each value as the number of its bin.
type table struct {
	rows int
	bins [][]uint8   // by feature, then row
	cuts [][]float32 // by feature: bin b holds values up to cuts[b], the last bin the rest
}

// newTable bins the rows of all lists. Cuts lie between distinct values, at quantiles
// where there are many.
func newTable(lists []List, features int) *table {
	t := &table{bins: make([][]uint8, features), cuts: make([][]float32, features)}
	for _, l := range lists {
		t.rows += len(l.Rows)
	}
	column := make([]float32, 0, t.rows)
	for f := range features {
		column = column[:0]
		for _, l := range lists {
			for _, row := range l.Rows {
				column = append(column, row[f])
			}
		}
		t.cuts[f] = cutsOf(column)
		t.bins[f] = binned(column, t.cuts[f])
	}
	return t
}

func cutsOf(column []float32) []float32 {
	sorted := slices.Clone(column)
	slices.Sort(sorted)
	distinct := slices.Compact(slices.Clone(sorted))
	if len(distinct) <= maxBins {
		return between(distinct)
	}
	var at []float32
	for b := 1; b < maxBins; b++ {
		at = append(at, sorted[b*len(sorted)/maxBins])
	}
	return slices.Compact(at)
}

// between gives the means of neighbours.
func between(distinct []float32) []float32 {
	var out []float32
	for i := 1; i < len(distinct); i++ {
		out = append(out, (distinct[i-1]+distinct[i])/2)
	}
	return out
}

func binned(column, cuts []float32) []uint8 {
	out := make([]uint8, len(column))
	for i, x := range column {
		out[i] = uint8(sort.Search(len(cuts), func(b int) bool { return x <= cuts[b] }))
	}
	return out
}
