package learn

import (
	"math"
	"slices"
)

// fewestForSteps is how many positives an isotonic fit needs: below it two numbers are
// all that can be learned (Niculescu-Mizil and Caruana, ICML 2005, cross near 1,000).
const fewestForSteps = 1000

// Calibration turns a score into a probability: Platt's two numbers, or steps.
type Calibration struct {
	A float64 `json:"a,omitempty"`
	B float64 `json:"b,omitempty"`
	// At and P are the isotonic fit: P[i] holds for scores around At[i], straight lines
	// between. Empty with Platt.
	At []float64 `json:"at,omitempty"`
	P  []float64 `json:"p,omitempty"`
}

// Calibrate fits Platt where positives are few, isotonic steps where they are many.
func Calibrate(scores []float64, positive []bool) Calibration {
	n := 0
	for _, p := range positive {
		if p {
			n++
		}
	}
	if min(n, len(positive)-n) < fewestForSteps {
		return Platt(scores, positive)
	}
	return Isotonic(scores, positive)
}

// Probability of the positive class at a score.
func (c Calibration) Probability(score float64) float64 {
	if len(c.At) == 0 {
		return Sigmoid(c.A*score + c.B)
	}
	i, _ := slices.BinarySearch(c.At, score)
	switch {
	case i == 0:
		return c.P[0]
	case i == len(c.At):
		return c.P[i-1]
	}
	share := (score - c.At[i-1]) / (c.At[i] - c.At[i-1])
	return c.P[i-1] + share*(c.P[i]-c.P[i-1])
}

// Platt fits a sigmoid to scores with softened targets, by Newton steps: Platt 1999 as
// corrected by Lin, Lin and Weng, Machine Learning 68 (2007).
func Platt(scores []float64, positive []bool) Calibration {
	var np, nn float64
	for _, p := range positive {
		if p {
			np++
		} else {
			nn++
		}
	}
	high, low := (np+1)/(np+2), 1/(nn+2)
	c := Calibration{A: 1, B: math.Log((np + 1) / (nn + 1))}
	for range plattSteps {
		var gA, gB, hAA, hAB, hBB float64
		for i, s := range scores {
			target := low
			if positive[i] {
				target = high
			}
			p := c.Probability(s)
			d, w := p-target, p*(1-p)
			gA, gB = gA+d*s, gB+d
			hAA, hAB, hBB = hAA+w*s*s, hAB+w*s, hBB+w
		}
		hAA, hBB = hAA+ridge, hBB+ridge
		det := hAA*hBB - hAB*hAB
		stepA, stepB := (hBB*gA-hAB*gB)/det, (hAA*gB-hAB*gA)/det
		c.A, c.B = c.A-limited(stepA), c.B-limited(stepB)
	}
	return c
}

const (
	plattSteps = 60
	ridge      = 1e-3
)

// surest is how near to certain steps may come.
const surest = .002

// limited keeps a Newton step from overshooting where the curve is flat.
func limited(step float64) float64 { return min(2, max(-2, step)) }

// Isotonic fits rising steps by pooling neighbours that fall (Ayer et al., 1955).
func Isotonic(scores []float64, positive []bool) Calibration {
	type block struct{ at, sum, n float64 }
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		if d := scores[a] - scores[b]; d != 0 {
			return int(math.Copysign(1, d))
		}
		return a - b
	})
	var blocks []block
	for _, i := range order {
		b := block{at: scores[i], n: 1}
		if positive[i] {
			b.sum = 1
		}
		blocks = append(blocks, b)
		for k := len(blocks) - 1; k > 0 && (blocks[k-1].sum*blocks[k].n >= blocks[k].sum*blocks[k-1].n || blocks[k-1].at == blocks[k].at); k-- {
			l, r := blocks[k-1], blocks[k]
			n := l.n + r.n
			blocks[k-1] = block{at: (l.at*l.n + r.at*r.n) / n, sum: l.sum + r.sum, n: n}
			blocks = blocks[:k]
		}
	}
	var c Calibration
	for _, b := range blocks {
		c.At = append(c.At, b.at)
		c.P = append(c.P, min(1-surest, max(surest, b.sum/b.n)))
	}
	return c
}

// Sigmoid is the logistic function.
func Sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
