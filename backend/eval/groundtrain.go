package eval

import (
	"context"
	"math"
	"path/filepath"
	"slices"

	"baihua/backend/learn"
	"baihua/backend/learn/boost"
	"baihua/backend/verify/detect"
	"baihua/kb"
)

// GroundTrainOptions of TrainGround. Progress may be nil.
type GroundTrainOptions struct {
	Seed     uint64
	Made     string // the day to write into the weights
	Progress func(what string, n int)
}

// GroundTraining is a detector and what cross-validation says of its kind.
type GroundTraining struct {
	Sets    []GroundResult
	Weights detect.Weights
}

// packsName names what was made from the packs.
const packsName = "packs"

// packsShare is what a made claim counts beside a judged one.
const packsShare = .25

// groundSettings are those of training a detector.
func groundSettings(seed uint64) boost.Options {
	return boost.Options{Trees: 200, Leaves: 10, Rate: 0.06, MinRows: 15, Smooth: 5, Lists: 0.7, Columns: 0.4, Seed: seed}
}

// TrainGround learns one detector a language from every set in DIR/groundedness
// together; DIR/retrieval says how common words are. The figures come from five folds:
// replies to one source are in one.
func TrainGround(ctx context.Context, dir string, opt GroundTrainOptions) (GroundTraining, error) {
	sets, background, err := groundData(dir)
	if err != nil {
		return GroundTraining{}, err
	}
	out := GroundTraining{Weights: detect.Weights{
		Version: "detector/1", Made: opt.Made, Command: "baihuactl train verify", Seed: opt.Seed,
		Options: map[string]boost.Options{}, Background: background, Models: map[string]detect.Model{},
	}}
	d := detect.New(background, nil)
	for _, lang := range []string{"en", "zh"} {
		of := slices.DeleteFunc(slices.Clone(sets), func(s groundSet) bool { return s.Units[0].Lang != lang })
		made, err := packUnits(ctx, kb.Packs(), d, lang, opt.Seed)
		if err != nil {
			return GroundTraining{}, err
		}
		of = append(of, groundSet{Name: packsName, Split: lang, Units: made})
		cases, names, err := groundCases(ctx, d, of, opt.Progress)
		if err != nil {
			return GroundTraining{}, err
		}
		settings := groundSettings(opt.Seed)
		model, safe := trainGround(cases, names, settings)
		out.Weights.Options[lang], out.Weights.Models[lang] = settings, model
		for i, s := range of {
			r := groundFigures(s, safe[i], map[string]float64{lang: model.Threshold})
			out.Sets = append(out.Sets, r)
			out.Weights.Data = append(out.Weights.Data, taughtBy(lang, r))
		}
	}
	return out, ctx.Err()
}

func taughtBy(lang string, r GroundResult) detect.TaughtBy {
	round := func(x float64) float64 { return math.Round(x*1e4) / 1e4 }
	return detect.TaughtBy{Set: r.Set, Lang: lang, N: r.N, Positives: r.Positives, Figures: map[string]float64{
		"auroc": round(r.AUROC), "auroc_low": round(r.AUROCCI[0]), "auroc_high": round(r.AUROCCI[1]), "f1": round(r.F1),
		"balanced_accuracy": round(r.Balanced), "ece": round(r.ECE), "overlap_auroc": round(r.OverlapAUROC),
	}}
}

// trainGround learns each branch from its cases; safe is what models that saw nothing of
// a case's source say of it, by set. The threshold rests on those of judged replies.
func trainGround(cases []groundCase, names []string, o boost.Options) (detect.Model, [][]float64) {
	risk := make([]float64, len(cases))
	m := detect.Model{}
	for _, asked := range []bool{true, false} {
		var of []groundCase
		var at []int
		for i, c := range cases {
			if (c.unit.Question != "") == asked {
				of, at = append(of, c), append(at, i)
			}
		}
		branch, risks := trainBranch(of, names, o)
		if len(branch.Trees.Trees) == 0 {
			continue
		}
		if asked {
			m.Asked = branch
		} else {
			m.Unasked = branch
		}
		for k, i := range at {
			risk[i] = risks[k]
		}
	}
	m.Threshold = 1 - groundThreshold(cases, risk)
	var safe [][]float64
	for i, c := range cases {
		for len(safe) <= c.set {
			safe = append(safe, nil)
		}
		safe[c.set] = append(safe[c.set], 1-risk[i])
	}
	return m, safe
}

// trainBranch learns from cases; risk is what models that saw nothing of a case's source
// say of it. The calibration rests on those of judged replies; without any there is no
// branch.
func trainBranch(cases []groundCase, names []string, o boost.Options) (b detect.Branch, risk []float64) {
	odds := crossGround(cases, names, o)
	var judged []float64
	var wrong []bool
	for i, c := range cases {
		if !c.made {
			judged, wrong = append(judged, odds[i]), append(wrong, c.unit.Wrong)
		}
	}
	if len(judged) == 0 {
		return b, nil
	}
	b = detect.Branch{Trees: boost.TrainLogistic(weighted(cases, -1), names, o), Calibration: learn.Calibrate(judged, wrong)}
	for _, x := range odds {
		risk = append(risk, b.Calibration.Probability(x))
	}
	return b, risk
}

// groundThreshold is the risk from which a case counts as unsupported: where the sum of
// the judged sets' F1 is highest, so that no set outvotes another.
func groundThreshold(cases []groundCase, risk []float64) float64 {
	sets := 0
	for _, c := range cases {
		sets = max(sets, c.set+1)
	}
	best, bestAt := -1.0, 0.5
	for step := 10; step < 190; step++ {
		at := float64(step) / 200
		counts := make([]learn.Confusion, sets)
		for i, c := range cases {
			if !c.made {
				counts[c.set].Add(risk[i] >= at, c.unit.Wrong)
			}
		}
		worth := 0.0
		for _, c := range counts {
			worth += c.F1()
		}
		if worth > best {
			best, bestAt = worth, at
		}
	}
	return bestAt
}

// crossGround gives every case the log-odds of a model that saw nothing of its source.
func crossGround(cases []groundCase, names []string, o boost.Options) []float64 {
	odds := make([]float64, len(cases))
	for fold := range folds {
		m := boost.TrainLogistic(weighted(cases, fold), names, o)
		for i, c := range cases {
			if c.fold == fold {
				odds[i] = m.Score(c.row)
			}
		}
	}
	return odds
}

// weighted are the cases outside a fold; sets weigh by the root of their size.
func weighted(cases []groundCase, fold int) []boost.Case {
	n := map[int]int{}
	for _, c := range cases {
		n[c.set]++
	}
	var out []boost.Case
	for _, c := range cases {
		if c.fold != fold {
			w := 30 / math.Sqrt(float64(n[c.set]))
			if c.made {
				w *= packsShare
			}
			out = append(out, boost.Case{Row: c.row, Yes: c.unit.Wrong, Weight: w})
		}
	}
	return out
}

// groundData reads every labelled set, and counts how common words are in the retrieval
// sets, which no reply was written from.
func groundData(dir string) ([]groundSet, detect.Background, error) {
	var sets []groundSet
	var texts []string
	files, _ := filepath.Glob(filepath.Join(dir, "groundedness", "*.dev.jsonl.gz")) // the pattern is sound
	for _, f := range files {
		s, err := readGround(f, "")
		if err != nil {
			return nil, detect.Background{}, err
		}
		s.Units = slices.DeleteFunc(s.Units, func(u groundUnit) bool { return !u.Labelled })
		if len(s.Units) > 0 {
			sets = append(sets, s)
		}
	}
	corpora, _ := filepath.Glob(filepath.Join(dir, "retrieval", "*", "corpus.jsonl.gz"))
	for _, f := range corpora {
		more, err := readGroundTexts(f)
		if err != nil {
			return nil, detect.Background{}, err
		}
		texts = append(texts, more...)
	}
	if len(sets) == 0 || len(texts) == 0 {
		return nil, detect.Background{}, missingGround(dir)
	}
	return sets, detect.NewBackground(texts), nil
}
