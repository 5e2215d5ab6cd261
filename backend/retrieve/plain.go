package retrieve

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"baihua/backend/assist"
)

// Plain is BM25 as textbooks have it, the floor that ranking is compared with: k1 1.2,
// b .75, words or Chinese pairs of characters, no stemming, one field, the question and
// all the context in one bag.
type Plain struct {
	passages []assist.Passage
	lengths  []float64
	mean     float64
	postings map[string][]occurrence
}

type occurrence struct {
	passage int
	count   float64
}

const (
	plainK1 = 1.2
	plainB  = 0.75
)

// NewPlain makes a plain ranker over passages.
func NewPlain(ps []assist.Passage) *Plain {
	r := &Plain{passages: ps, lengths: make([]float64, len(ps)), postings: map[string][]occurrence{}}
	for i, p := range ps {
		counts, n := count(strings.Join(slices.Concat([]string{p.Title}, p.Heading, p.Questions, []string{p.Text}), "\n"))
		r.lengths[i] = n
		r.mean += n / float64(len(ps))
		for term, c := range counts {
			r.postings[term] = append(r.postings[term], occurrence{i, c})
		}
	}
	return r
}

// Retrieve implements assist.Retriever, with no features but BM25.
func (r *Plain) Retrieve(_ context.Context, q assist.Query) (assist.Retrieval, error) {
	counts, _ := count(strings.Join(append(slices.Clone(q.Context), q.Text), "\n"))
	terms := make([]string, 0, len(counts))
	for t := range counts {
		terms = append(terms, t)
	}
	slices.Sort(terms)
	scores := map[int]float64{}
	for _, t := range terms {
		found := r.postings[t]
		n, df := float64(len(r.passages)), float64(len(found))
		idf := math.Log1p((n - df + 0.5) / (df + 0.5))
		for _, o := range found {
			norm := 1 - plainB + plainB*r.lengths[o.passage]/r.mean
			scores[o.passage] += counts[t] * idf * o.count * (plainK1 + 1) / (o.count + plainK1*norm)
		}
	}
	return assist.Retrieval{Version: "bm25/1", Candidates: r.best(scores)}, nil
}

func (r *Plain) best(scores map[int]float64) []assist.Candidate {
	found := slices.Collect(maps.Keys(scores))
	slices.SortFunc(found, func(a, b int) int {
		return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(r.passages[a].ID, r.passages[b].ID))
	})
	var out []assist.Candidate
	for _, i := range found[:min(limit, len(found))] {
		s := scores[i]
		out = append(out, assist.Candidate{Passage: r.passages[i], Lane: assist.LanePassage, Score: s, Features: assist.Features{BM25: s}})
	}
	return out
}

// count gives words of ASCII letters and digits, and pairs of Chinese characters.
func count(s string) (map[string]float64, float64) {
	counts, n := map[string]float64{}, 0.0
	rs := []rune(strings.ToLower(s))
	for i := 0; i < len(rs); {
		is := plainClass(rs[i])
		end := i + 1
		for is != nil && end < len(rs) && is(rs[end]) {
			end++
		}
		if is != nil {
			for _, t := range plainTerms(rs[i:end]) {
				counts[t]++
				n++
			}
		}
		i = end
	}
	return counts, n
}

func plainClass(r rune) func(rune) bool {
	word := func(r rune) bool { return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' }
	han := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	switch {
	case word(r):
		return word
	case han(r):
		return han
	}
	return nil
}

func plainTerms(run []rune) []string {
	if run[0] < 0x80 || len(run) == 1 {
		return []string{string(run)}
	}
	out := make([]string, 0, len(run)-1)
	for i := range len(run) - 1 {
		out = append(out, string(run[i:i+2]))
	}
	return out
}
