package index

import (
	"cmp"
	"runtime"
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
}

// place is where a passage lives in a view.
type place struct {
	part int
	doc  uint32
}

// Search ranks passages. The order is total: equal scores stand by ID. It equals scoring
// every passage, but only those are scored whose window may hold one of the best.
func (x *Index) Search(q Query) Result {
	v := x.current.Load()
	r := Result{view: v, held: map[place][]holding{}}
	if v.docs() == 0 || q.Limit <= 0 {
		return r
	}
	s := x.scratch.Get().(*scratch)
	defer x.scratch.Put(s)
	r.Hits = s.best(v, r.asked(q.Terms), max(q.Limit, finePool))
	r.rescore(q.Fine)
	slices.SortFunc(r.Hits, inOrder)
	r.Hits = r.Hits[:min(q.Limit, len(r.Hits))]
	runtime.KeepAlive(v)
	return r
}

// asked is a term of a query with its weights.
type asked struct {
	numbers []uint32 // by part
	passage float64  // times 0..most
	group   float64  // the same for a document of several passages
	whole   float64  // and for one that is a single passage: history would count twice for it
}

func (r *Result) asked(terms []Term) []asked {
	var out []asked
	for _, t := range canonical(terms) {
		f := r.view.find(t.Text)
		if f.passages == 0 {
			continue
		}
		rarity := idf(int(r.view.totals.groups), f.groups)
		out = append(out, asked{
			numbers: f.numbers, passage: t.Passage * idf(r.view.docs(), f.passages), group: t.Group * rarity, whole: t.Passage * rarity,
		})
	}
	return out
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
