package index

import "slices"

// segment is an immutable set of passages with its postings.
type segment struct {
	ids      []string
	groups   []uint32
	lengths  [][fields]uint32
	sums     []uint64
	postings map[string]postings
}

// postings are the passages that hold a term, ascending, with how often each field does.
type postings struct {
	docs   []uint32
	counts [][fields]uint16
}

func newSegment(as []analysis, groupNumber func(string) uint32) *segment {
	s := emptySegment(len(as))
	for doc, a := range as {
		s.addDoc(a.id, groupNumber(a.group), a.lengths, a.sum)
		for term, c := range a.counts {
			s.addPosting(term, uint32(doc), c)
		}
	}
	return s
}

func emptySegment(docs int) *segment {
	return &segment{
		ids:      make([]string, 0, docs),
		groups:   make([]uint32, 0, docs),
		lengths:  make([][fields]uint32, 0, docs),
		sums:     make([]uint64, 0, docs),
		postings: map[string]postings{},
	}
}

func (s *segment) addDoc(id string, group uint32, lengths [fields]uint32, sum uint64) {
	s.ids = append(s.ids, id)
	s.groups = append(s.groups, group)
	s.lengths = append(s.lengths, lengths)
	s.sums = append(s.sums, sum)
}

func (s *segment) addPosting(term string, doc uint32, c [fields]uint16) {
	p := s.postings[term]
	p.docs = append(p.docs, doc)
	p.counts = append(p.counts, c)
	s.postings[term] = p
}

// join copies the living passages of two parts into one segment.
func join(older, newer part) *segment {
	out := emptySegment(older.live + newer.live)
	first, second := out.take(older), out.take(newer)
	for term, p := range older.postings {
		joined := postings{}.extend(p, older, first)
		if q, ok := newer.postings[term]; ok {
			joined = joined.extend(q, newer, second)
		}
		out.keep(term, joined)
	}
	for term, q := range newer.postings {
		if _, ok := older.postings[term]; !ok {
			out.keep(term, postings{}.extend(q, newer, second))
		}
	}
	return out
}

// take copies the living passages of a part and gives their new numbers.
func (s *segment) take(from part) []uint32 {
	numbers := make([]uint32, len(from.ids))
	for doc := range from.ids {
		if from.alive(uint32(doc)) {
			numbers[doc] = uint32(len(s.ids))
			s.addDoc(from.ids[doc], from.groups[doc], from.lengths[doc], from.sums[doc])
		}
	}
	return numbers
}

// extend adds the living ones of q under their new numbers, which are all larger.
func (p postings) extend(q postings, from part, numbers []uint32) postings {
	p.docs = slices.Grow(p.docs, len(q.docs))
	p.counts = slices.Grow(p.counts, len(q.docs))
	for i, doc := range q.docs {
		if from.alive(doc) {
			p.docs = append(p.docs, numbers[doc])
			p.counts = append(p.counts, q.counts[i])
		}
	}
	return p
}

func (s *segment) keep(term string, p postings) {
	if len(p.docs) > 0 {
		s.postings[term] = p
	}
}

// counts says how often each field of doc holds the term.
func (s *segment) counts(term string, doc uint32) [fields]uint16 {
	p := s.postings[term]
	if i, ok := search(p.docs, doc); ok {
		return p.counts[i]
	}
	return [fields]uint16{}
}

func search(docs []uint32, doc uint32) (int, bool) {
	lo, hi := 0, len(docs)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if docs[mid] < doc {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(docs) && docs[lo] == doc
}
