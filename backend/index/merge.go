package index

import (
	"bytes"
	"io"
	"slices"
)

// fanIn is how many segments of about one size are joined into one.
const fanIn = 4

// smallMerge is the number of passages up to which a change merges by itself.
const smallMerge = 4096

// everything is more passages than any segment has.
const everything = 1 << 40

// largestSegment is how many bytes may be joined: places in files have 32 bits.
const largestSegment = 1 << 31

// tier groups segments by size.
func (p *part) tier() int {
	tier := 0
	for n := p.live.docs; n > 64; n /= fanIn {
		tier++
	}
	return tier
}

// due picks parts to join: fanIn of one tier, smallest first, or one that is mostly
// dead. nil = all is well.
func (v *view) due(most int, busy map[*segment]bool) []int {
	tiers := map[int][]int{}
	for i := range v.parts {
		p := &v.parts[i]
		if int(p.live.docs) > most || busy[p.segment] {
			continue
		}
		if 4*p.live.docs < 3*uint64(p.docs) && p.docs > 64 {
			return []int{i}
		}
		tiers[p.tier()] = append(tiers[p.tier()], i)
	}
	for t := range 40 {
		if at := tiers[t]; len(at) >= fanIn && v.size(at) < largestSegment {
			return at
		}
	}
	return nil
}

func (v *view) size(at []int) int {
	n := 0
	for _, i := range at {
		n += len(v.parts[i].raw)
	}
	return n
}

// mergeSmall joins small segments at once.
func (x *Index) mergeSmall() {
	for {
		v := x.current.Load()
		at := v.due(x.small, x.busy)
		if at == nil {
			return
		}
		var b bytes.Buffer
		j := newJoin(v, at)
		_, _, _ = j.write(&b) // memory takes everything
		s, _ := openSegment(b.Bytes(), nil)
		x.publish(v.with(at, s))
	}
}

// with is the view with s in place of some parts.
func (v *view) with(at []int, s *segment) *view {
	out := &view{}
	for i, p := range v.parts {
		if !slices.Contains(at, i) {
			out.parts = append(out.parts, p)
		}
	}
	out.add(s)
	return out
}

// join is several parts on their way into one segment.
type join struct {
	parts   []part
	all     totals
	roster  roster
	numbers [][]uint32 // by part and passage: its number in the new segment
	terms   [][]uint32 // by part and term
}

func newJoin(v *view, at []int) *join {
	j := &join{all: v.totals}
	for _, i := range at {
		j.parts = append(j.parts, v.parts[i])
	}
	for i := range j.parts {
		j.take(&j.parts[i])
	}
	j.roster.close()
	// The assembly adds what it writes to the sums.
	j.all = j.all.minus(j.roster.totals)
	return j
}

// take lists the living passages of a part.
func (j *join) take(p *part) {
	numbers := make([]uint32, p.docs)
	for i := range numbers {
		numbers[i] = gone
	}
	for g := range p.groups {
		if !p.alive(g) {
			continue
		}
		first, end := p.start(g), p.start(g+1)
		j.roster.open(p.name(g), end-first)
		for doc := first; doc < end; doc++ {
			numbers[doc] = j.roster.add(p.id(doc), p.length(doc), p.checksum(doc))
		}
	}
	j.numbers = append(j.numbers, numbers)
	j.terms = append(j.terms, make([]uint32, p.segment.terms))
}

func (j *join) write(w io.Writer) (size int64, sum uint32, err error) {
	a := newAssembly(w, &j.roster, j.all.plus(j.roster.totals))
	j.writeTerms(a)
	a.endTerms()
	for i := range j.parts {
		j.writePassages(a, i)
	}
	return a.finish()
}

// writeTerms goes through the terms of all parts in order.
func (j *join) writeTerms(a *assembly) {
	next := make([]uint32, len(j.parts))
	var list []posting
	for {
		name := j.least(next)
		if name == nil {
			return
		}
		holders := 0
		list = list[:0]
		number := uint32(a.terms.len())
		for i := range j.parts {
			p := &j.parts[i]
			if next[i] == p.segment.terms || !bytes.Equal(p.term(next[i]), name) {
				continue
			}
			n, _ := p.holders(next[i])
			if holders += n; n > 0 && !isFine(name) {
				list = p.list(list, next[i], j.numbers[i])
			}
			j.terms[i][next[i]] = number
			next[i]++
		}
		if holders > 0 {
			a.term(name, holders, list)
		}
	}
}

func (j *join) least(next []uint32) []byte {
	var name []byte
	for i := range j.parts {
		p := &j.parts[i]
		if next[i] == p.segment.terms {
			continue
		}
		if t := p.term(next[i]); name == nil || bytes.Compare(t, name) < 0 {
			name = t
		}
	}
	return name
}

func (j *join) writePassages(a *assembly, i int) {
	p := &j.parts[i]
	for doc, number := range j.numbers[i] {
		if number == gone {
			continue
		}
		a.passage(func(add func(holding)) {
			r := p.read(uint32(doc))
			for h, ok := r.next(); ok; h, ok = r.next() {
				add(holding{j.terms[i][h.term], h.n})
			}
		})
	}
}

// claim keeps changes from merging segments that the keeper merges; false = they are not
// all there any more.
func (x *Index) claim(busy map[*segment]bool) bool {
	x.writing.Lock()
	defer x.writing.Unlock()
	n := 0
	for _, p := range x.current.Load().parts {
		if busy[p.segment] {
			n++
		}
	}
	if n < len(busy) {
		return false
	}
	x.busy = busy
	return true
}

// install puts s in the place of the joined parts; what died in them meanwhile is dead
// in it too. Without s they stay.
func (x *Index) install(j *join, s *segment) {
	x.writing.Lock()
	defer x.writing.Unlock()
	x.busy = nil
	if s == nil {
		return
	}
	now := x.current.Load()
	next := &view{mark: now.mark}
	joined := part{segment: s, live: s.totals}
	for _, p := range now.parts {
		i := slices.IndexFunc(j.parts, func(q part) bool { return q.segment == p.segment })
		if i < 0 {
			next.parts = append(next.parts, p)
			continue
		}
		for g := range p.groups {
			if was := &j.parts[i]; was.alive(g) && !p.alive(g) {
				joined.kill(s.groupOf(j.numbers[i][p.start(g)]))
			}
		}
	}
	// A segment all of whose parts died meanwhile is dropped when the view settles, as are
	// parts without a living passage that are not in the view any more.
	next.parts = append(next.parts, j.dieWith(now, joined))
	x.publish(next)
}

// dieWith kills in the joined part the groups of parts that the view dropped, since all
// in them died.
func (j *join) dieWith(now *view, joined part) part {
	for i := range j.parts {
		was := &j.parts[i]
		if slices.ContainsFunc(now.parts, func(p part) bool { return p.segment == was.segment }) {
			continue
		}
		for g := range was.groups {
			if was.alive(g) {
				joined.kill(joined.groupOf(j.numbers[i][was.start(g)]))
			}
		}
	}
	return joined
}
