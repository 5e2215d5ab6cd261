package eval

import (
	"context"
	"fmt"
	"io"

	"baihua/backend/assist"
	"baihua/backend/learn"
	"baihua/backend/verify/detect"
)

// GroundResult is how well scores tell what its evidence does not bear out on one set.
// Positives are the unsupported. Intervals are at 95 %: DeLong for areas, bootstrap over
// units for the rest.
type GroundResult struct {
	Set       string     `json:"set"`
	Split     string     `json:"split"`
	N         int        `json:"n"`
	Positives int        `json:"positives"`
	AUROC     float64    `json:"auroc"`
	AUROCCI   [2]float64 `json:"auroc_ci"`
	F1        float64    `json:"f1"`
	F1CI      [2]float64 `json:"f1_ci"`
	Balanced  float64    `json:"balanced_accuracy"`
	BalanceCI [2]float64 `json:"balanced_accuracy_ci"`
	ECE       float64    `json:"ece"`
	TrivialF1 float64    `json:"trivial_f1"` // of calling everything unsupported
	// Overlap is the share of the unit's words that the evidence and the question have.
	OverlapAUROC   float64    `json:"trivial_auroc"`
	OverlapAUROCCI [2]float64 `json:"trivial_auroc_ci"`
}

// GroundOptions may stay zero.
type GroundOptions struct {
	Scores io.Writer // takes lines "id TAB score", a higher score being safer
}

// Groundedness measures the shipped detector on a file in the documented schema. Units
// without a label get a score and no figure.
func Groundedness(ctx context.Context, path, split string, opt GroundOptions) (GroundResult, error) {
	set, err := readGround(path, split)
	if err != nil {
		return GroundResult{}, err
	}
	d, err := detect.Load()
	if err != nil {
		return GroundResult{}, err
	}
	safe, err := scoreGround(ctx, d, set.Units)
	if err != nil {
		return GroundResult{}, err
	}
	if err := writeScores(opt.Scores, set.Units, safe); err != nil {
		return GroundResult{}, err
	}
	return groundFigures(set, safe, map[string]float64{"en": d.Threshold("en"), "zh": d.Threshold("zh")}), nil
}

func writeScores(w io.Writer, units []groundUnit, safe []float64) error {
	if w == nil {
		return nil
	}
	for i, u := range units {
		if _, err := fmt.Fprintf(w, "%s\t%.6f\n", u.ID, safe[i]); err != nil {
			return assist.NewError(assist.CodeUnavailable, "The scores could not be written. Check that there is room on the disk.", err)
		}
	}
	return nil
}

// groundFigures compares safe, each unit's chance of being borne out, with the labels.
// A unit counts as unsupported below its language's threshold.
func groundFigures(set groundSet, safe []float64, thresholds map[string]float64) GroundResult {
	r := GroundResult{Set: set.Name, Split: set.Split}
	var risk, margin, overlap []float64
	var wrong []bool
	for i, u := range set.Units {
		if !u.Labelled {
			continue
		}
		risk, wrong = append(risk, 1-safe[i]), append(wrong, u.Wrong)
		margin = append(margin, thresholds[u.Lang]-safe[i])
		overlap = append(overlap, 1-wordOverlap(u))
		if u.Wrong {
			r.Positives++
		}
	}
	r.N = len(wrong)
	if r.N == 0 {
		return r
	}
	r.AUROC, r.AUROCCI[0], r.AUROCCI[1] = learn.AUROC(risk, wrong)
	c := learn.Confuse(margin, wrong, smallest)
	r.F1, r.Balanced = c.F1(), c.BalancedAccuracy()
	said := make([]bool, len(margin))
	for i, m := range margin {
		said[i] = m >= smallest
	}
	r.F1CI[0], r.F1CI[1] = learn.BootstrapConfusion(said, wrong, learn.Confusion.F1, seed)
	r.BalanceCI[0], r.BalanceCI[1] = learn.BootstrapConfusion(said, wrong, learn.Confusion.BalancedAccuracy, seed)
	r.ECE = learn.ECE(risk, wrong)
	r.TrivialF1 = learn.Confusion{TP: r.Positives, FP: r.N - r.Positives}.F1()
	r.OverlapAUROC, r.OverlapAUROCCI[0], r.OverlapAUROCCI[1] = learn.AUROC(overlap, wrong)
	return r
}

// smallest is just above 0: a unit on the threshold is not below it.
const smallest = 1e-12
