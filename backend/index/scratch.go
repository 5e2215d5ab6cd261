package index

import "container/heap"

// scratch holds the sums of one search: by passage, numbered through all parts, and by
// group. What was touched is listed, so that clearing costs no more than the search.
type scratch struct {
	scores  []float64
	touched []uint32 // passages with a score
	groups  []float64
	reached []uint32  // groups with a score
	within  []float64 // of the term at hand, by group
	held    []uint32  // groups that hold the term at hand
}

func (s *scratch) reset(v *view) {
	for _, i := range s.touched {
		s.scores[i] = 0
	}
	for _, g := range s.reached {
		s.groups[g] = 0
	}
	s.touched, s.reached = s.touched[:0], s.reached[:0]
	size := 0
	for _, p := range v.parts {
		size += len(p.ids)
	}
	s.scores = grow(s.scores, size)
	s.groups = grow(s.groups, len(v.sizes))
	s.within = grow(s.within, len(v.sizes))
}

func grow(xs []float64, n int) []float64 {
	if n > len(xs) {
		return append(xs, make([]float64, n-len(xs))...)
	}
	return xs
}

// score adds what one term brings to the passages and groups that hold it.
func (s *scratch) score(v *view, t Term) {
	df := v.holders(t.Text)
	if df == 0 {
		return
	}
	weight := t.Passage * idf(v.docs, df)
	base := 0
	for _, p := range v.parts {
		s.scorePart(p, p.postings[t.Text], base, weight)
		base += len(p.ids)
	}
	s.scoreGroups(v, t)
}

// scorePart is the inner loop of a search; base is the number of its first passage.
func (s *scratch) scorePart(p part, found postings, base int, weight float64) {
	scores := s.scores[base : base+len(p.ids)]
	for i, doc := range found.docs {
		if p.dead != nil && !p.alive(doc) {
			continue
		}
		if weight > 0 { // else only groups are scored by it
			if scores[doc] == 0 {
				s.touched = append(s.touched, uint32(base)+doc)
			}
			scores[doc] += weight * saturate(frequency(found.counts[i], p.norms[doc]))
		}
		s.hold(p.groups[doc], found.counts[i])
	}
}

// hold notes that a group holds the term at hand.
func (s *scratch) hold(g uint32, counts [fields]uint16) {
	if s.within[g] == 0 {
		s.held = append(s.held, g)
	}
	s.within[g] += weightQuestions*float64(counts[fieldQuestions]) + weightBody*float64(counts[fieldBody])
}

// scoreGroups adds what the term brings to the groups that hold it. A passage that is
// its whole document is weighed as a passage, or history would count twice for it.
func (s *scratch) scoreGroups(v *view, t Term) {
	rarity := idf(v.groups, len(s.held))
	for _, g := range s.held {
		weight := t.Group
		if v.sizes[g].passages == 1 {
			weight = t.Passage
		}
		if s.groups[g] == 0 {
			s.reached = append(s.reached, g)
		}
		s.groups[g] += weight * rarity * saturate(v.groupFrequency(s.within[g], v.sizes[g]))
		s.within[g] = 0
	}
	s.held = s.held[:0]
}

// best picks the n best passages, worst first, as a heap does.
func (s *scratch) best(v *view, n int) []Hit {
	top := make(worstFirst, 0, n+1)
	for _, at := range s.touched {
		p, doc := v.at(at)
		h := Hit{BM25: s.scores[at], at: place{p.segment, doc}, norm: p.norms[doc]}
		h.Score = h.BM25 + groupWeight*s.groups[p.groups[doc]]
		if len(top) == n && h.Score < top[0].Score {
			continue
		}
		h.ID = p.ids[doc]
		heap.Push(&top, h)
		if len(top) > n {
			heap.Pop(&top)
		}
	}
	return top
}

type worstFirst []Hit

func (w worstFirst) Len() int           { return len(w) }
func (w worstFirst) Less(i, j int) bool { return inOrder(w[j], w[i]) < 0 }
func (w worstFirst) Swap(i, j int)      { w[i], w[j] = w[j], w[i] }
func (w *worstFirst) Push(h any)        { *w = append(*w, h.(Hit)) }
func (w *worstFirst) Pop() any {
	old := *w
	h := old[len(old)-1]
	*w = old[:len(old)-1]
	return h
}
