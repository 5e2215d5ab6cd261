package gate

import (
	"baihua/backend/assist"
	"baihua/backend/learn"
)

// fewestCases is how many checked cases a confidence must rest on.
const fewestCases = 30

// z95 gives a 95 % interval.
const z95 = 1.959964

// Calibration is what has been checked so far: of how many suggestions of each case how
// many were right. It must not change after the gate was made.
type Calibration struct {
	Source string // what was checked, for people: "golden", "audits"
	Counts map[Case]Count
}

// Case is a kind of suggestion that is counted by itself.
type Case struct {
	Pack  string
	Lane  assist.Lane
	Basis assist.Basis
}

// Count is Right of N checked.
type Count struct {
	Right, N int
}

// confidence is nil until enough cases were checked. The probability leans a little to
// the middle (one right and one wrong more), so that it never says certain.
func (c Calibration) confidence(k Case) *assist.Confidence {
	n := c.Counts[k]
	if n.N < fewestCases || n.Right < 0 || n.Right > n.N {
		return nil
	}
	low, _ := learn.Wilson(n.Right, n.N, z95)
	return &assist.Confidence{P: float64(n.Right+1) / float64(n.N+2), Low: low, N: n.N, Source: c.Source}
}
