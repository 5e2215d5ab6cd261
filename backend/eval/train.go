package eval

import (
	"context"
	"math"
	"slices"
	"sync"

	"baihua/backend/learn"
	"baihua/backend/learn/boost"
	"baihua/backend/retrieve"
)

// TrainOptions of Train. Progress may be nil.
type TrainOptions struct {
	Ablate   bool
	Seed     uint64
	Progress func(set string, n int)
}

// TrainResult is a model and what cross-validation says of its kind.
type TrainResult struct {
	Order  retrieve.Order
	Sets   []TrainFigure
	Ablate []Ablation
}

// Weights is what the product embeds: the model with its data and figures.
func (r TrainResult) Weights(made string, seed uint64) retrieve.Weights {
	w := retrieve.Weights{Made: made, Seed: seed, Command: "make train-rank", Options: settings(seed), Order: r.Order}
	for _, s := range r.Sets {
		w.Data = append(w.Data, retrieve.TaughtBy{Set: s.Set, Queries: s.Learned.N, Figures: map[string]float64{
			"bm25_hit@1": s.Plain.Hit1, "bm25_hit@5": s.Plain.Hit5, "bm25_mrr@10": s.Plain.MRR,
			"hit@1": s.Learned.Hit1, "hit@5": s.Learned.Hit5, "mrr@10": s.Learned.MRR,
		}})
	}
	return w
}

// TrainFigure compares plain BM25, the rules alone and the learned order on one set; the
// learned one by models that saw neither dialogue nor document of the query.
type TrainFigure struct {
	Set     string
	Plain   Result
	Rules   Result
	Learned Result
	Pool    float64 // share of the queries whose judged record is in the pool
	Above   Above   // learned against plain
}

// Ablation is the change of MRR@10 by set when a group of features is missing.
type Ablation struct {
	Group string
	MRR   map[string]float64
}

// taught is how many queries of a set teach at most: a large set must not outvote others.
const taught = 1200

func settings(seed uint64) boost.Options {
	return boost.Options{Trees: 150, Leaves: 12, Rate: 0.1, MinRows: 40, Smooth: 1, Lists: 0.7, Columns: 0.6, Seed: seed,
		Base: boost.Base{Feature: slices.Index(retrieve.FeatureNames(), "rule_best"), Weight: 6}}
}

// Train learns one order for all sets below dir, and says by cross-validation how good
// it is.
func Train(ctx context.Context, dir string, opt TrainOptions) (TrainResult, error) {
	if opt.Progress == nil {
		opt.Progress = func(string, int) {}
	}
	sets, err := trainSets(ctx, dir, opt.Progress)
	if err != nil {
		return TrainResult{}, err
	}
	out := TrainResult{Order: order(sets, -1, "", opt.Seed)}
	full := crossValidate(sets, "", opt.Seed)
	rule := slices.Index(retrieve.FeatureNames(), "rule")
	for i, s := range sets {
		out.Sets = append(out.Sets, figure(s, full[i], rule))
	}
	if opt.Ablate {
		out.Ablate = ablate(sets, opt)
	}
	return out, ctx.Err()
}

// ablate cross-validates without each group of features in turn.
func ablate(sets []trainSet, opt TrainOptions) []Ablation {
	var out []Ablation
	for _, group := range append([]string{""}, slices.Compact(slices.Sorted(slices.Values(retrieve.FeatureGroups())))...) {
		a := Ablation{Group: group, MRR: map[string]float64{}}
		for i, scores := range crossValidate(sets, group, opt.Seed) {
			a.MRR[sets[i].name] = meanOf(scores, reciprocal)
		}
		opt.Progress("without "+group, 0)
		out = append(out, a)
	}
	return out
}

// order learns from the examples outside one fold.
func order(sets []trainSet, fold int, without string, seed uint64) retrieve.Order {
	english, chinese := lists(sets, fold, without)
	return retrieve.Order{
		English: boost.Train(english, retrieve.FeatureNames(), settings(seed)),
		Chinese: boost.Train(chinese, retrieve.FeatureNames(), settings(seed)),
	}
}

// lists are the examples outside one fold, without the features of a group. Sets weigh
// by the root of their size.
func lists(sets []trainSet, fold int, without string) (english, chinese []boost.List) {
	for _, s := range sets {
		var of []boost.List
		for _, e := range s.examples {
			if e.fold != fold && len(of) < taught && len(e.list.Rows) > 0 {
				of = append(of, e.list)
			}
		}
		for _, l := range of {
			l.Rows = blank(l.Rows, without)
			l.Weight = 30 / math.Sqrt(float64(len(of)))
			if retrieve.Chinese(l.Rows[0]) {
				chinese = append(chinese, l)
			} else {
				english = append(english, l)
			}
		}
	}
	return english, chinese
}

// blank is rows with a group's columns at 0.
func blank(rows [][]float32, group string) [][]float32 {
	if group == "" {
		return rows
	}
	out := make([][]float32, len(rows))
	for i, row := range rows {
		out[i] = slices.Clone(row)
		for f, g := range retrieve.FeatureGroups() {
			if g == group {
				out[i][f] = 0
			}
		}
	}
	return out
}

// crossValidate scores every query by the model of the other folds.
func crossValidate(sets []trainSet, without string, seed uint64) [][]score {
	out := make([][]score, len(sets))
	for i, s := range sets {
		out[i] = make([]score, len(s.examples))
	}
	var all sync.WaitGroup
	for fold := range folds {
		all.Go(func() {
			o := order(sets, fold, without, seed)
			for i, s := range sets {
				for j, e := range s.examples {
					if e.fold == fold {
						e.list.Rows = blank(e.list.Rows, without)
						out[i][j] = scoreOf(e.order(o.Score), e.grades)
					}
				}
			}
		})
	}
	all.Wait()
	return out
}

func figure(s trainSet, learned []score, rule int) TrainFigure {
	plain, rules, inPool := make([]score, len(learned)), make([]score, len(learned)), 0
	for i, e := range s.examples {
		plain[i] = scoreOf(e.plain, e.grades)
		rules[i] = scoreOf(e.order(func(row []float32) float64 { return float64(row[rule]) }), e.grades)
		if slices.Contains(e.list.Grades, 1) {
			inPool++
		}
	}
	c := collection{set: s.name, split: "dev"}
	f := TrainFigure{Set: s.name, Plain: summarise(c, RankerBM25, plain), Rules: summarise(c, "rules", rules), Learned: summarise(c, RankerBaihua, learned)}
	f.Pool = float64(inPool) / float64(len(learned))
	f.Above = *above(learned, plain)
	return f
}

func paired(a, b []score, of func(score) float64) [3]float64 {
	d, lo, hi := learn.PairedBootstrap(valuesOf(a, of), valuesOf(b, of), seed)
	return [3]float64{d, lo, hi}
}

func valuesOf(scores []score, of func(score) float64) []float64 {
	out := make([]float64, len(scores))
	for i, s := range scores {
		out[i] = of(s)
	}
	return out
}

func meanOf(scores []score, of func(score) float64) float64 {
	sum := 0.0
	for _, x := range valuesOf(scores, of) {
		sum += x
	}
	return sum / float64(max(1, len(scores)))
}

func reciprocal(s score) float64 {
	if s.rank == 0 {
		return 0
	}
	return 1 / float64(s.rank)
}
