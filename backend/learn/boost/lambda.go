package boost

import (
	"cmp"
	"math"
	"slices"
)

// rankDepth is how far down a ranking counts for training.
const rankDepth = 10

// gradients holds, by row, which way and how surely a score should move.
type gradients struct{ slope, curve []float64 }

// push compares every pair of a list that is in the wrong or right order and pushes its
// scores apart by what swapping the two would change in nDCG.
func (g gradients) push(l List, scores []float64, first int) {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	place := make([]int, len(scores))
	for at, i := range order {
		place[i] = at
	}
	ideal := idealGain(l.Grades)
	if ideal == 0 {
		return
	}
	for i, gi := range l.Grades {
		if gi == 0 {
			continue
		}
		for j, gj := range l.Grades {
			if gi <= gj {
				continue
			}
			swap := math.Abs((gain(gi)-gain(gj))*(discount(place[i])-discount(place[j]))) / ideal
			wrong := 1 / (1 + math.Exp(scores[i]-scores[j]))
			push, curve := l.Weight*swap*wrong, l.Weight*swap*wrong*(1-wrong)
			g.slope[first+i] += push
			g.slope[first+j] -= push
			g.curve[first+i] += curve
			g.curve[first+j] += curve
		}
	}
}

func gain(grade int) float64 { return math.Exp2(float64(grade)) - 1 }

// discount falls with the place; what stands below rankDepth still pulls a little, so
// that a judged row far down is not given up.
func discount(place int) float64 {
	if place >= rankDepth {
		return 0.5 / math.Log2(float64(place)+2)
	}
	return 1 / math.Log2(float64(place)+2)
}

func idealGain(grades []int) float64 {
	sorted := slices.Clone(grades)
	slices.Sort(sorted)
	slices.Reverse(sorted)
	sum := 0.0
	for at, g := range sorted[:min(len(sorted), rankDepth)] {
		sum += gain(g) * discount(at)
	}
	return sum
}
