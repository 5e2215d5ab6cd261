package index

import (
	"fmt"
	"maps"
	"slices"
)

// view is one state of the index: segments with what is dead in them, and the sums that
// scoring needs. It never changes once published.
type view struct {
	parts  []part
	totals totals
	norms  *norms
	mark   string // of the state that it stands for, "" = none
	terms  *termCache
}

// part is a segment as a view sees it. A group is dead as a whole: what stays of it is
// written into a new segment.
type part struct {
	*segment
	dead []uint64 // bit set of groups, nil = none
	lost map[uint32]loss
	live totals

	// how much larger scores may be than the impacts say
	passageSlack, groupSlack float64
}

// loss is how many dead passages and groups hold a term.
type loss struct{ passages, groups uint32 }

func (p *part) alive(group uint32) bool {
	return p.dead == nil || p.dead[group/64]&(1<<(group%64)) == 0
}

// holders is how many living passages and groups hold the term.
func (p *part) holders(term uint32) (passages, groups int) {
	w := p.walk(term)
	lost := p.lost[term]
	return int(w.holders - lost.passages), int(w.groups - lost.groups)
}

// kill marks a group dead in a view that is not published yet.
func (p *part) kill(group uint32) {
	if p.dead == nil {
		p.dead, p.lost = make([]uint64, (p.groups+63)/64), map[uint32]loss{}
	}
	p.dead[group/64] |= 1 << (group % 64)
	gone := totals{groups: 1}
	held := map[uint32]bool{}
	for doc := p.start(group); doc < p.start(group+1); doc++ {
		gone.add(p.length(doc), p.checksum(doc))
		r := p.read(doc)
		for h, ok := r.next(); ok; h, ok = r.next() {
			n := p.lost[h.term]
			n.passages++
			if !held[h.term] && !isFine(p.term(h.term)) {
				held[h.term] = true
				n.groups++
			}
			p.lost[h.term] = n
		}
	}
	p.live = p.live.minus(gone)
}

// clone shares the segments and copies what marks the dead in them.
func (v *view) clone() *view {
	out := &view{parts: slices.Clone(v.parts)}
	for i := range out.parts {
		p := &out.parts[i]
		p.dead, p.lost = slices.Clone(p.dead), maps.Clone(p.lost)
	}
	return out
}

func (v *view) add(s *segment) {
	v.parts = append(v.parts, part{segment: s, live: s.totals})
}

// settle computes what scoring needs once the parts are as they will be.
func (v *view) settle() {
	v.parts = slices.DeleteFunc(v.parts, func(p part) bool { return p.live.docs == 0 })
	v.totals = v.sum()
	m := v.totals.means()
	v.norms, v.terms = newNorms(m), &termCache{}
	for i := range v.parts {
		p := &v.parts[i]
		p.passageSlack, p.groupSlack = m.slack(p.means)
	}
}

func (v *view) sum() totals {
	var t totals
	for _, p := range v.parts {
		t = t.plus(p.live)
	}
	return t
}

func (v *view) docs() int { return int(v.totals.docs) }

func (v *view) version() string { return fmt.Sprintf("index/1:%d:%016x", v.totals.docs, v.totals.sum) }

// found is a term as a view holds it.
type found struct {
	passages, groups int      // living ones that hold it
	numbers          []uint32 // by part; gone where the part does not have it
}

// find looks a term up, once for as long as the view lasts: ranking asks for the same
// ones again and again.
func (v *view) find(term string) found {
	f, ok := v.terms.get(term)
	if !ok {
		f = v.lookUp(term)
		v.terms.put(term, f)
	}
	return f
}

func (v *view) lookUp(term string) found {
	f := found{numbers: make([]uint32, len(v.parts))}
	for i := range v.parts {
		p := &v.parts[i]
		n, ok := p.number(term)
		if !ok {
			f.numbers[i] = gone
			continue
		}
		f.numbers[i] = n
		passages, groups := p.holders(n)
		f.passages += passages
		f.groups += groups
	}
	return f
}
