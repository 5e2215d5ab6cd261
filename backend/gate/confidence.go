package gate

import (
	"baihua/backend/assist"
	"baihua/backend/learn"
	"baihua/backend/learn/boost"
)

// Sureness is the confidence model of one lane: the chance that what would be shown is
// right. It must be fitted on cases that never certify a threshold.
type Sureness struct {
	Model  boost.Model       `json:"model"`
	Scale  learn.Calibration `json:"scale"` // of the model's log-odds
	Fitted int               `json:"fitted"`
}

// FittedCase is one case for FitSureness: what was seen, and whether it was right.
type FittedCase struct {
	Row   []float32 // of Signals
	Right bool
	Part  int // cases of one part are learned from together; 0..surenessParts-1
}

// surenessParts is how many parts a fit is checked on: the scale is that of cases the model
// had not seen.
const surenessParts = 3

// fewestToFit is the least number of cases that a model is fitted on.
const fewestToFit = 100

// FitSureness fits a lane's model. Too few cases, or all of one kind, give the zero value,
// which says .5 to everything.
func FitSureness(cases []FittedCase, seed uint64) Sureness {
	right := 0
	for _, c := range cases {
		if c.Right {
			right++
		}
	}
	if len(cases) < fewestToFit || right == 0 || right == len(cases) {
		return Sureness{Model: boost.Model{Features: SignalNames()}, Scale: learn.Calibration{A: 1}}
	}
	var scores []float64
	var came []bool
	for part := range surenessParts {
		m := trained(cases, seed, func(c FittedCase) bool { return c.Part%surenessParts != part })
		for _, c := range cases {
			if c.Part%surenessParts == part {
				scores, came = append(scores, m.Score(c.Row)), append(came, c.Right)
			}
		}
	}
	all := trained(cases, seed, func(FittedCase) bool { return true })
	return Sureness{Model: all, Scale: learn.Platt(scores, came), Fitted: len(cases)}
}

func trained(cases []FittedCase, seed uint64, of func(FittedCase) bool) boost.Model {
	var rows []boost.Case
	for _, c := range cases {
		if of(c) {
			rows = append(rows, boost.Case{Row: c.Row, Yes: c.Right, Weight: 1})
		}
	}
	return boost.TrainLogistic(rows, SignalNames(), surenessSettings(len(rows), seed))
}

// surenessSettings are those of shallow trees: few cases teach few branches.
func surenessSettings(n int, seed uint64) boost.Options {
	return boost.Options{Trees: 120, Leaves: 6, Rate: .05, MinRows: max(5, min(30, n/40)), Smooth: 5, Lists: .7, Columns: .5, Seed: seed}
}

// Of is the chance that what is drafted from the evidence is right.
func (s *Sureness) Of(e assist.Evidence) float64 { return s.OfRow(Signals(e)) }

// OfRow is Of for a row of Signals.
func (s *Sureness) OfRow(row []float32) float64 { return s.Scale.Probability(s.Model.Score(row)) }
