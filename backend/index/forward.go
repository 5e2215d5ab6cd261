package index

import "encoding/binary"

// The forward stream tells of each passage which terms it holds, ascending. It is what
// re-scoring and removing read. An entry is the step to the term, times two, plus one
// where the body holds it once; else counts follow.

type holding struct {
	term uint32
	n    counts
}

func appendHolding(b []byte, h holding, last uint32) []byte {
	step := uint64(h.term-last) << 1
	if h.n.once() {
		return binary.AppendUvarint(b, step|1)
	}
	return appendCounts(binary.AppendUvarint(b, step), h.n)
}

// reader walks through the terms of one passage.
type reader struct {
	b    []byte
	i    int
	last uint32
}

func (s *segment) read(doc uint32) reader {
	at := s.bytes[partForwardAt]
	return reader{b: s.bytes[partForward][u32(at, doc):u32(at, doc+1)]}
}

func (r *reader) next() (h holding, ok bool) {
	if r.i >= len(r.b) {
		return h, false
	}
	step, i := uvarint(r.b, r.i)
	r.last += step >> 1
	h.term, h.n = r.last, counts{fieldBody: 1}
	if step&1 == 0 {
		h.n, i = readCounts(r.b, i)
	}
	r.i = i
	return h, true
}

// holdings reads all of a passage.
func (s *segment) holdings(doc uint32) []holding {
	var out []holding
	r := s.read(doc)
	for h, ok := r.next(); ok; h, ok = r.next() {
		out = append(out, h)
	}
	return out
}
