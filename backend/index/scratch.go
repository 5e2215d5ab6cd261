package index

import "slices"

// scratch is what one search works with. Windows are numbered through all parts.
type scratch struct {
	bounds  []float64 // by window: what no passage in it can exceed
	heads   []uint32  // by window: its first link, plus one
	links   []link
	order   []uint32 // windows, most promising first
	buckets []uint32
	bases   []int // by part: its first window

	top top

	// of the window at hand, by place in it
	own         [256]float64
	title, body [256]float32 // what one occurrence counts
	groupOf     [256]byte    // group in the window
	groups      [256]float64 // by group in the window
	wanted      [256]bool

	splitBounds map[place]float64 // of groups that are spread over windows
	split       map[place]float64 // their scores
	occurrences []int             // of such a group, by term
}

// link leads to the cell of a term in a window.
type link struct {
	cell cell
	term uint32
	next uint32 // plus one
}

// best finds the n best passages, in no order.
func (s *scratch) best(v *view, terms []asked, n int) []Hit {
	s.bound(v, terms)
	s.top.reset(n)
	clear(s.split)
	s.rank()
	for _, w := range s.order {
		if s.top.full() && s.bounds[w] < s.top.worst() {
			continue
		}
		part := s.partOf(int(w))
		s.window(v, terms, part, w)
	}
	return s.top.hits(v)
}

func (s *scratch) partOf(window int) int {
	i, ok := slices.BinarySearch(s.bases, window)
	if !ok {
		i--
	}
	return i
}

// bound adds up the largest impacts of all terms in each window. Terms are linked last
// first, so that windows meet them in order.
func (s *scratch) bound(v *view, terms []asked) {
	windows := 0
	s.bases = s.bases[:0]
	for _, p := range v.parts {
		s.bases = append(s.bases, windows)
		windows += int(p.windows)
	}
	s.bounds, s.heads = zeroed(s.bounds, windows), zeroed(s.heads, windows)
	s.links = s.links[:0]
	clear(s.splitBounds)
	for t := len(terms) - 1; t >= 0; t-- {
		for i := range v.parts {
			if number := terms[t].numbers[i]; number != gone {
				s.boundPart(&v.parts[i], i, uint32(t), &terms[t], number)
			}
		}
	}
	for at, bound := range s.splitBounds {
		p := &v.parts[at.part]
		for w := p.windowOf(p.start(at.doc)); w < p.windows && p.ownerOf(w) == at.doc; w++ {
			s.bounds[s.bases[at.part]+int(w)] += bound
		}
	}
}

func (s *scratch) boundPart(p *part, at int, t uint32, term *asked, number uint32) {
	passage := term.passage * p.passageSlack * impactUnit
	shared, whole := term.groupUnit(p, true), term.groupUnit(p, false)
	base, owner := s.bases[at], uint32(gone)
	bounds, heads := s.bounds[base:base+int(p.windows)], s.heads[base:base+int(p.windows)]
	w := p.walk(number)
	for w.next() {
		c := &w.cell
		group := whole * float64(c.group)
		if p.shared[c.window] {
			group = shared * float64(c.group)
		}
		if p.split[c.window] { // the term counts in all windows of the group, once
			if o := p.ownerOf(c.window); o != owner {
				owner = o
				s.splitBounds[place{at, o}] += group
			}
			group = 0
		}
		bounds[c.window] += passage*float64(c.passage) + group
		s.links = append(s.links, link{*c, t, heads[c.window]})
		heads[c.window] = uint32(len(s.links))
	}
}

// groupUnit is what an impact of one brings to the groups of a window at most.
func (t *asked) groupUnit(p *part, shared bool) float64 {
	weight := t.whole
	if shared {
		weight = max(t.group, t.whole)
	}
	return groupWeight * weight * p.groupSlack * impactUnit
}

// rank orders the windows with any term by bucket of their bound.
func (s *scratch) rank() {
	const buckets = 1024
	s.buckets = zeroed(s.buckets, buckets+1)
	highest := 0.0
	n := 0
	for _, b := range s.bounds {
		highest = max(highest, b)
	}
	scale := (buckets - 1) / max(highest, 1e-30)
	bucket := func(b float64) int { return buckets - 1 - int(b*scale) } // best first
	for w, b := range s.bounds {
		if s.heads[w] != 0 {
			s.buckets[bucket(b)+1]++
			n++
		}
	}
	for i := range buckets {
		s.buckets[i+1] += s.buckets[i]
	}
	s.order = slices.Grow(s.order[:0], n)[:n]
	for w, b := range s.bounds {
		if s.heads[w] != 0 {
			i := bucket(b)
			s.order[s.buckets[i]] = uint32(w)
			s.buckets[i]++
		}
	}
}

// zeroed is xs with n zeros.
func zeroed[T any](xs []T, n int) []T {
	if cap(xs) < n {
		return make([]T, n)
	}
	xs = xs[:n]
	clear(xs)
	return xs
}
