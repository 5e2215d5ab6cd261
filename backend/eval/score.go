package eval

import (
	"math"
	"slices"

	"baihua/backend/learn"
)

// depth is how far down a ranking counts; runDepth how much of it a run file holds.
const (
	depth    = 10
	runDepth = 10
)

// Result is what one ranker reached on one set. Intervals are at 95 %: Wilson for
// shares, bootstrap over queries for means.
type Result struct {
	Set     string     `json:"set"`
	Split   string     `json:"split"`
	N       int        `json:"n"`
	Hit1    float64    `json:"hit@1"`
	Hit1CI  [2]float64 `json:"hit@1_ci"`
	Hit5    float64    `json:"hit@5"`
	Hit5CI  [2]float64 `json:"hit@5_ci"`
	Hit10   float64    `json:"hit@10"`
	Hit10CI [2]float64 `json:"hit@10_ci"`
	MRR     float64    `json:"mrr@10"`
	MRRCI   [2]float64 `json:"mrr@10_ci"`
	NDCG    float64    `json:"ndcg@10"`
	NDCGCI  [2]float64 `json:"ndcg@10_ci"`
	Ranker  string     `json:"ranker"`
	Above   *Above     `json:"above_bm25,omitempty"`
}

// Above compares with plain BM25 in the same run, query by query: the mean difference and
// the ends of its 95 % interval by paired bootstrap.
type Above struct {
	Hit1 [3]float64 `json:"hit@1"`
	Hit5 [3]float64 `json:"hit@5"`
	MRR  [3]float64 `json:"mrr@10"`
}

func above(scores, floors []score) *Above {
	within := func(k int) func(score) float64 {
		return func(s score) float64 {
			if s.rank > 0 && s.rank <= k {
				return 1
			}
			return 0
		}
	}
	return &Above{Hit1: paired(scores, floors, within(1)), Hit5: paired(scores, floors, within(5)), MRR: paired(scores, floors, reciprocal)}
}

// score is one query's: the rank of the first judged record, 0 = not within depth.
type score struct {
	rank int
	ndcg float64
}

// scoreOf compares a ranking with the graded records. Gain is the grade, as trec_eval
// has it.
func scoreOf(records []string, grades map[string]int) score {
	var s score
	gain := 0.0
	for i, id := range records[:min(len(records), depth)] {
		if g := grades[id]; g > 0 {
			if s.rank == 0 {
				s.rank = i + 1
			}
			gain += discounted(g, i)
		}
	}
	var best []int
	for _, g := range grades {
		best = append(best, g)
	}
	slices.Sort(best)
	slices.Reverse(best)
	ideal := 0.0
	for i, g := range best[:min(len(best), depth)] {
		ideal += discounted(g, i)
	}
	s.ndcg = gain / ideal
	return s
}

func discounted(grade, i int) float64 { return float64(grade) / math.Log2(float64(i)+2) }

func summarise(c collection, ranker string, scores []score) Result {
	r := Result{Set: c.set, Split: c.split, N: len(scores), Ranker: ranker}
	r.Hit1, r.Hit1CI = hits(scores, 1)
	r.Hit5, r.Hit5CI = hits(scores, 5)
	r.Hit10, r.Hit10CI = hits(scores, 10)
	r.MRR, r.MRRCI = mean(scores, reciprocal)
	r.NDCG, r.NDCGCI = mean(scores, func(s score) float64 { return s.ndcg })
	return r
}

// hits is the share of queries with a judged record among the first k.
func hits(scores []score, k int) (float64, [2]float64) {
	n := 0
	for _, s := range scores {
		if s.rank > 0 && s.rank <= k {
			n++
		}
	}
	lo, hi := learn.Wilson(n, len(scores), z95)
	return float64(n) / float64(max(1, len(scores))), [2]float64{lo, hi}
}

// seed makes intervals repeatable.
const seed = 1

func mean(scores []score, of func(score) float64) (float64, [2]float64) {
	xs := make([]float64, len(scores))
	sum := 0.0
	for i, s := range scores {
		xs[i] = of(s)
		sum += xs[i]
	}
	lo, hi := learn.BootstrapMean(xs, seed)
	return sum / float64(max(1, len(xs))), [2]float64{lo, hi}
}
