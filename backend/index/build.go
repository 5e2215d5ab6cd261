package index

import (
	"bytes"
	"io"
)

// assembly writes one segment: first its terms with their postings, then its passages
// with the terms they hold.
type assembly struct {
	out        output
	roster     *roster
	coder      coder
	terms      table
	postingsAt []uint32
	forwardAt  []uint32
	buffer     []byte
}

// newAssembly takes a closed roster. all are the sums of the index that the segment
// will be part of.
func newAssembly(w io.Writer, r *roster, all totals) *assembly {
	m := all.means()
	return &assembly{
		out: output{w: w, trailer: trailer{totals: r.totals, means: m}}, roster: r, coder: coder{roster: r, norms: newNorms(m)},
	}
}

// term adds the next term in order; a single character comes without its postings.
func (a *assembly) term(name []byte, holders int, list []posting) {
	a.terms.add(name)
	a.postingsAt = append(a.postingsAt, uint32(a.out.n))
	a.out.write(a.coder.encode(holders, list))
}

// endTerms comes between terms and passages.
func (a *assembly) endTerms() {
	a.postingsAt = append(a.postingsAt, uint32(a.out.n))
	a.out.end()
}

// passage adds the next passage: the terms it holds, ascending.
func (a *assembly) passage(each func(add func(holding))) {
	a.forwardAt = append(a.forwardAt, a.forwardEnd())
	a.buffer = a.buffer[:0]
	last := uint32(0)
	each(func(h holding) {
		a.buffer = appendHolding(a.buffer, h, last)
		last = h.term
	})
	a.out.write(a.buffer)
}

func (a *assembly) forwardEnd() uint32 { return uint32(a.out.n - a.out.trailer.ends[partPostings]) }

// finish writes the tables and gives size and checksum.
func (a *assembly) finish() (size int64, sum uint32, err error) {
	a.forwardAt = append(a.forwardAt, a.forwardEnd())
	a.out.end()
	r := a.roster
	numbers(&a.out, r.starts)
	numbers(&a.out, r.sizes)
	numbers(&a.out, r.windows)
	numbers(&a.out, r.owners)
	numbers(&a.out, r.lengths)
	a.out.whole(r.sums)
	numbers(&a.out, a.forwardAt)
	for _, t := range []*table{&r.ids, &r.names, &a.terms} {
		numbers(&a.out, t.ends())
		a.out.whole(t.bytes)
		numbers(&a.out, t.slots())
	}
	numbers(&a.out, a.postingsAt)
	return a.out.finish()
}

// segment makes one in memory of everything drafted. before are the sums of the index
// without it.
func (d *draft) segment(before totals) *segment {
	d.gather()
	d.sortTerms()
	r := d.roster()
	var b bytes.Buffer
	a := newAssembly(&b, r, before.plus(r.totals))
	starts, flat := d.invert()
	for t, name := range d.terms {
		list := flat[starts[t]:starts[t+1]]
		holders := len(list)
		if isFine(name) {
			list = nil
		}
		a.term([]byte(name), holders, list)
	}
	a.endTerms()
	for _, p := range d.passages {
		a.passage(func(add func(holding)) {
			for _, h := range d.holdings[p.from:p.to] {
				add(h)
			}
		})
	}
	_, _, _ = a.finish()                // memory takes everything
	s, _ := openSegment(b.Bytes(), nil) // just written
	return s
}

func (d *draft) roster() *roster {
	r := &roster{}
	for i := 0; i < len(d.passages); {
		end := i + 1
		for end < len(d.passages) && d.passages[end].group == d.passages[i].group {
			end++
		}
		r.open([]byte(d.passages[i].group), uint32(end-i))
		for _, p := range d.passages[i:end] {
			r.add([]byte(p.id), p.lengths, p.sum)
		}
		i = end
	}
	r.close()
	return r
}

// invert gives the postings of all terms in a row, and where each term's begin.
func (d *draft) invert() (starts []int, flat []posting) {
	starts = make([]int, len(d.terms)+1)
	for _, h := range d.holdings {
		starts[h.term+1]++
	}
	for t := range d.terms {
		starts[t+1] += starts[t]
	}
	next := append([]int(nil), starts...)
	flat = make([]posting, len(d.holdings))
	for doc, p := range d.passages {
		for _, h := range d.holdings[p.from:p.to] {
			flat[next[h.term]] = posting{uint32(doc), h.n}
			next[h.term]++
		}
	}
	return starts, flat
}
