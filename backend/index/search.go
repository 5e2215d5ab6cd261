package index

import (
	"cmp"
	"slices"
)

// Term is a query term. Passage weighs it where single passages are scored, Group where
// the larger documents are.
type Term struct {
	Text           string
	Passage, Group float64
}

// Query is what Search is asked. Terms find and score candidates; Fine are single
// characters that only re-score the best of them.
type Query struct {
	Terms []Term
	Fine  []Term
	Limit int
}

// Hit is a passage that was found. Score orders hits and means nothing across queries.
type Hit struct {
	ID    string
	Score float64
	BM25  float64 // the part of Score that the passage earned by itself
	at    place
	norm  [fields]float32
}

// Result is what a search found, best first, with the view it was found in.
type Result struct {
	Hits []Hit
	view *view
}

// Search ranks passages. The order is total: equal scores stand by ID.
func (x *Index) Search(q Query) Result {
	v := x.current.Load()
	if v.docs == 0 || q.Limit <= 0 {
		return Result{view: v}
	}
	s := x.scratch.Get().(*scratch)
	defer x.scratch.Put(s)
	s.reset(v)
	for _, t := range canonical(q.Terms) {
		s.score(v, t)
	}
	hits := s.best(v, max(q.Limit, finePool))
	for _, t := range canonical(q.Fine) {
		v.rescore(hits, t)
	}
	slices.SortFunc(hits, inOrder)
	return Result{Hits: hits[:min(q.Limit, len(hits))], view: v}
}

// canonical merges equal terms and sorts them, so that sums do not depend on the order
// of a query or on the layout of segments.
func canonical(terms []Term) []Term {
	out := slices.Clone(terms)
	slices.SortFunc(out, func(a, b Term) int { return cmp.Compare(a.Text, b.Text) })
	n := 0
	for i, t := range out {
		if i > 0 && t.Text == out[n-1].Text {
			out[n-1].Passage += t.Passage
			out[n-1].Group += t.Group
			continue
		}
		out[n] = t
		n++
	}
	return out[:n]
}

func inOrder(a, b Hit) int {
	if c := cmp.Compare(b.Score, a.Score); c != 0 {
		return c
	}
	return cmp.Compare(a.ID, b.ID)
}

// rescore adds what single characters tell.
func (v *view) rescore(hits []Hit, t Term) {
	df := v.holders(finePrefix + t.Text)
	if df == 0 {
		return
	}
	weight := t.Passage * idf(v.docs, df) * fineWeight
	for i := range hits {
		at := hits[i].at
		tf := frequency(at.seg.counts(finePrefix+t.Text, at.doc), hits[i].norm)
		gain := weight * saturate(tf)
		hits[i].Score += gain
		hits[i].BM25 += gain
	}
}

// holders is the number of living passages that hold the term.
func (v *view) holders(term string) int {
	n := 0
	for _, p := range v.parts {
		docs := p.postings[term].docs
		if p.dead == nil {
			n += len(docs)
			continue
		}
		for _, doc := range docs {
			if p.alive(doc) {
				n++
			}
		}
	}
	return n
}

// IDF says how rare a term or single character is; what no passage holds is rarest.
func (r Result) IDF(term string) float64 {
	if single(term) {
		term = finePrefix + term
	}
	return idf(r.view.docs, r.view.holders(term))
}

// Holds says whether a passage that was found holds the term or single character: in
// its titles or phrasings, and in its body.
func (r Result) Holds(h Hit, term string) (questions, body bool) {
	if single(term) {
		term = finePrefix + term
	}
	c := h.at.seg.counts(term, h.at.doc)
	return c[fieldQuestions] > 0, c[fieldBody] > 0
}
