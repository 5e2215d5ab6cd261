package draft

import (
	"math"
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

const (
	idfCandidates  = 8   // candidates whose sentences say how rare a term is
	contextWeight  = .25 // of a term said in an earlier turn
	contextTurns   = 2
	unigramWeight  = .3  // of a Chinese character against a pair of them
	asksForBonus   = 1.2 // a sentence with an amount, for a question that asks for one
	lengthSoftness = .6  // 0 divides by the length, 1 ignores it
)

// pick finds the sentence that answers best: the one that shares most with the query,
// rare terms counting more. Without anything in common it is the first.
func pick(in assist.DraftInput, all []part) int {
	q := queryTerms(in.Query)
	rare := rarity(in)
	wanted := asksFor(in.Query.Text)
	lengths, mean := make([]float64, len(all)), 0.0
	for i, p := range all {
		lengths[i] = float64(weigh(p))
		mean += lengths[i] / float64(len(all))
	}
	best, bestScore := 0, 0.0
	for i, p := range all {
		score := 0.0
		for t := range termsOf(p.text, in.Query.Lang) {
			score += q[t] * rare.of(t)
		}
		score /= lengthSoftness + (1-lengthSoftness)*lengths[i]/math.Max(mean, 1)
		if wanted != nil && wanted(p.text) {
			score *= asksForBonus
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
}

// queryTerms weighs what was asked, and more lightly what was said before.
func queryTerms(q assist.Query) map[string]float64 {
	out := map[string]float64{}
	for i, utterance := range q.Context[:min(len(q.Context), contextTurns)] {
		if i < len(q.ContextRoles) && q.ContextRoles[i] == assist.RoleSystem {
			continue
		}
		for t := range termsOf(utterance, q.Lang) {
			out[t] = contextWeight * weightOf(t)
		}
	}
	for t := range termsOf(q.Text, q.Lang) {
		out[t] = weightOf(t)
	}
	return out
}

// termsOf is the set of content terms and single characters of a text.
func termsOf(s, lang string) map[string]bool {
	out := map[string]bool{}
	for _, t := range text.ContentTerms(s, lang) {
		out[t] = true
	}
	for _, t := range text.Unigrams(s) {
		if single(t) {
			out[t] = true
		}
	}
	return out
}

func single(term string) bool { return len(term) >= 3 && len([]rune(term)) == 1 }

func weightOf(term string) float64 {
	if single(term) {
		return unigramWeight
	}
	return 1
}

// rarities is how often terms occur in the sentences of the candidates.
type rarities struct {
	sentences int
	count     map[string]int
}

func rarity(in assist.DraftInput) rarities {
	r := rarities{count: map[string]int{}}
	for _, c := range in.Retrieval.Candidates[:min(len(in.Retrieval.Candidates), idfCandidates)] {
		for _, p := range parts(c.Passage) {
			r.sentences++
			for t := range termsOf(p.text, in.Query.Lang) {
				r.count[t]++
			}
		}
	}
	return r
}

func (r rarities) of(term string) float64 {
	n := float64(r.count[term])
	return math.Log(1 + (float64(r.sentences)-n+.5)/(n+.5))
}

// asksFor gives a test for sentences that hold what the question asks for: an amount, a
// time, a size; nil where it asks for none.
func asksFor(question string) func(string) bool {
	q := text.Normalise(question)
	kinds := func(ks ...text.QuantityKind) func(string) bool {
		return func(s string) bool {
			return slices.ContainsFunc(text.Quantities(s), func(x text.Quantity) bool { return slices.Contains(ks, x.Kind) })
		}
	}
	switch {
	case says(q, "多少钱", "多少元", "收费", "费用", "运费", "价格", "how much", "cost", "price", "fee", "charge"):
		return kinds(text.Money, text.Percent)
	case says(q, "多久", "几天", "多长时间", "什么时候", "几时", "何时", "多少天", "how long", "when", "how soon", "how many days", "how many weeks"):
		return func(s string) bool { return kinds(text.Duration, text.Clock)(s) || len(text.Dates(s)) > 0 }
	case says(q, "几点", "what time", "opening hours"):
		return kinds(text.Clock)
	case says(q, "多宽", "多高", "多长", "多深", "尺寸", "多大", "how wide", "how tall", "how deep", "how big", "dimensions", "what size"):
		return kinds(text.Length, text.Area)
	case says(q, "多重", "承重", "多沉", "how heavy", "weigh", "hold"):
		return kinds(text.Weight)
	case says(q, "几片", "几次", "多少", "几个", "几期", "how many", "dose", "dosage"):
		return func(s string) bool { return len(text.Quantities(s)) > 0 }
	}
	return nil
}

func says(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}
