package eval

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"

	"baihua/backend/assist"
	"baihua/backend/gate"
	"baihua/backend/learn"
)

// RiskOptions of Risk; zero values are those of the issue: 5 %, 10 %, 300 draws.
type RiskOptions struct {
	Alpha, Delta float64
	Draws        int
	Scores       io.Writer // takes lines "id TAB score", a higher score being safer
}

// RiskResult says whether a risk budget holds on one set. Coverages are shares of all
// questions that would be shown, means over draws; Broken are shares of draws in which
// more than alpha of what was shown was wrong. Intervals are at 95 %.
type RiskResult struct {
	Set       string     `json:"set"`
	Split     string     `json:"split"`
	N         int        `json:"n"` // questions audits are drawn from
	Fitted    int        `json:"fitted"`
	Wrong     int        `json:"wrong"` // of N, if everything were shown
	AUROC     float64    `json:"auroc"`
	AUROCCI   [2]float64 `json:"auroc_ci"`
	RawAUROC  float64    `json:"raw_auroc"`
	Gain      float64    `json:"auroc_gain"`
	GainCI    [2]float64 `json:"auroc_gain_ci"`
	AURC      float64    `json:"aurc"`
	RawAURC   float64    `json:"raw_aurc"`
	Coverage5 float64    `json:"coverage@5"` // by a threshold chosen with all labels known
	Cover10   float64    `json:"coverage@10"`
	RawCover5 float64    `json:"raw_coverage@5"`
	Alpha     float64    `json:"alpha"`
	Delta     float64    `json:"delta"`
	Draws     int        `json:"draws"`
	Broken    Share      `json:"broken_all_looks"`
	Looks     []RiskLook `json:"looks"`
}

// RiskLook is one number of audits: as one look of all that are planned, as the only look,
// and by the naive threshold.
type RiskLook struct {
	Audits        int     `json:"audits"`
	Planned       float64 `json:"planned_coverage"`
	PlannedBroken Share   `json:"planned_broken"`
	One           float64 `json:"one_look_coverage"`
	OneBroken     Share   `json:"one_look_broken"`
	Naive         float64 `json:"naive_coverage"`
	NaiveBroken   Share   `json:"naive_broken"`
}

// gridSize is how many thresholds are tried.
const gridSize = 40

// Risk fits a confidence model on one part of a set, draws audits from the other, and asks
// of each draw whether the certified threshold keeps the budget.
func Risk(ctx context.Context, path, split string, opt RiskOptions) (RiskResult, error) {
	if opt.Alpha == 0 {
		opt.Alpha = .05
	}
	if opt.Delta == 0 {
		opt.Delta = .10
	}
	if opt.Draws == 0 {
		opt.Draws = 300
	}
	if err := (learn.Plan{Alpha: opt.Alpha, Delta: opt.Delta, Looks: learn.PlannedLooks()}).Valid(); err != nil {
		return RiskResult{}, assist.NewError(assist.CodeInvalid, "alpha and delta must lie between 0 and 1", err)
	}
	set, err := readRisk(ctx, path, split)
	if err != nil {
		return RiskResult{}, err
	}
	if len(set.pool) == 0 || len(set.fit) == 0 {
		return RiskResult{}, assist.NewError(assist.CodeInvalid, fmt.Sprintf("%s has too few questions to fit on some and certify on others", path), nil)
	}
	sure := scored(set)
	if err := writeRiskScores(opt.Scores, set.pool, sure); err != nil {
		return RiskResult{}, err
	}
	return riskFigures(set, sure, opt), nil
}

// scored fits on the one part and scores the other.
func scored(set riskSet) []float64 {
	cases := make([]gate.FittedCase, len(set.fit))
	for i, c := range set.fit {
		cases[i] = gate.FittedCase{Row: c.Row, Right: c.Right, Part: c.Fold}
	}
	m := gate.FitSureness(cases, seed)
	out := make([]float64, len(set.pool))
	for i, c := range set.pool {
		out[i] = m.OfRow(c.Row)
	}
	return out
}

func writeRiskScores(w io.Writer, pool []riskCase, sure []float64) error {
	if w == nil {
		return nil
	}
	for i, c := range pool {
		if _, err := fmt.Fprintf(w, "%s\t%.6f\n", c.ID, sure[i]); err != nil {
			return assist.NewError(assist.CodeUnavailable, "The scores could not be written. Check that there is room on the disk.", err)
		}
	}
	return nil
}

func riskFigures(set riskSet, sure []float64, opt RiskOptions) RiskResult {
	r := RiskResult{Set: set.name, Split: set.split, N: len(set.pool), Fitted: len(set.fit), Alpha: opt.Alpha, Delta: opt.Delta, Draws: opt.Draws}
	right, raw := make([]bool, len(sure)), make([]float64, len(sure))
	for i, c := range set.pool {
		right[i], raw[i] = c.Right, c.Raw
		if !c.Right {
			r.Wrong++
		}
	}
	r.AUROC, r.AUROCCI[0], r.AUROCCI[1] = learn.AUROC(sure, right)
	r.RawAUROC, _, _ = learn.AUROC(raw, right)
	r.Gain, r.GainCI[0], r.GainCI[1] = learn.AUROCGain(sure, raw, right)
	curve, rawCurve := newRiskCurve(sure, right), newRiskCurve(raw, right)
	r.AURC, r.RawAURC = curve.area(), rawCurve.area()
	r.Coverage5, r.Cover10, r.RawCover5 = curve.coverage(.05), curve.coverage(.10), rawCurve.coverage(.05)
	drawRisk(&r, sure, right, curve)
	return r
}

// drawn counts one way of choosing thresholds.
type drawn struct {
	coverage float64
	broken   int
}

func (d *drawn) add(c learn.Certificate, curve riskCurve, alpha float64) bool {
	if !c.Open {
		return false
	}
	risk, coverage := curve.at(c.At)
	d.coverage += coverage
	if risk > alpha {
		d.broken++
		return true
	}
	return false
}

// drawRisk audits random questions, each drawn from all, so that the whole set is the
// truth that the promise is about.
func drawRisk(r *RiskResult, sure []float64, right []bool, curve riskCurve) {
	looks := learn.PlannedLooks()
	planned := learn.Plan{Alpha: r.Alpha, Delta: r.Delta, Looks: looks}
	grid := learn.Grid(sure, gridSize)
	draw := rand.New(rand.NewPCG(seed, uint64(len(sure))))
	var all int
	ways := make([][3]drawn, len(looks))
	for range r.Draws {
		audits := make([]learn.Audited, looks[len(looks)-1])
		for i := range audits {
			at := draw.IntN(len(sure))
			audits[i] = learn.Audited{Score: sure[at], Wrong: !right[at]}
		}
		bad := false
		for i, look := range looks {
			one := learn.Plan{Alpha: r.Alpha, Delta: r.Delta, Looks: []int{look}}
			bad = ways[i][0].add(planned.Certify(grid, audits[:look]), curve, r.Alpha) || bad
			ways[i][1].add(one.Certify(grid, audits[:look]), curve, r.Alpha)
			ways[i][2].add(planned.Naive(grid, audits[:look]), curve, r.Alpha)
		}
		if bad {
			all++
		}
	}
	r.Broken = share(all, r.Draws)
	for i, look := range looks {
		w, n := ways[i], float64(r.Draws)
		r.Looks = append(r.Looks, RiskLook{Audits: look,
			Planned: w[0].coverage / n, PlannedBroken: share(w[0].broken, r.Draws),
			One: w[1].coverage / n, OneBroken: share(w[1].broken, r.Draws),
			Naive: w[2].coverage / n, NaiveBroken: share(w[2].broken, r.Draws)})
	}
}
