package index

import (
	"fmt"
	"slices"
)

// view is one state of the index: segments with what is dead in them, and the sums that
// scoring needs. It never changes once published.
type view struct {
	parts   []part
	docs    int
	lengths [fields]uint64  // sums over living passages
	means   [fields]float64 // length of a field, over the passages that have it
	sizes   []groupSize     // by group number
	groups  int             // with a living passage
	sum     uint64
}

// groupSize sums the living passages of a larger document.
type groupSize struct {
	passages uint32
	length   uint32
}

// part is a segment as a view sees it.
type part struct {
	*segment
	dead  []uint64 // bit set, nil = none
	live  int
	norms [][fields]float32 // what one occurrence counts in each field of each passage
}

func (p part) alive(doc uint32) bool {
	return p.dead == nil || p.dead[doc/64]&(1<<(doc%64)) == 0
}

// clone shares the segments and copies what marks the dead in them.
func (v *view) clone() *view {
	out := &view{parts: slices.Clone(v.parts)}
	for i := range out.parts {
		out.parts[i].dead = slices.Clone(out.parts[i].dead)
	}
	return out
}

func (v *view) add(seg *segment) {
	v.parts = append(v.parts, part{segment: seg, live: len(seg.ids)})
}

// kill marks a passage dead in a view that is not published yet.
func (v *view) kill(at place) {
	i := slices.IndexFunc(v.parts, func(p part) bool { return p.segment == at.seg })
	p := &v.parts[i]
	if p.dead == nil {
		p.dead = make([]uint64, (len(p.ids)+63)/64)
	}
	p.dead[at.doc/64] |= 1 << (at.doc % 64)
	p.live--
}

func (v *view) dropEmpty() {
	v.parts = slices.DeleteFunc(v.parts, func(p part) bool { return p.live == 0 })
}

// count computes the sums anew, so that removing leaves nothing behind.
func (v *view) count() {
	var having [fields]int
	for _, p := range v.parts {
		for doc := range p.ids {
			if !p.alive(uint32(doc)) {
				continue
			}
			v.docs++
			v.sum += p.sums[doc]
			g, length := int(p.groups[doc]), uint32(0)
			for f, n := range p.lengths[doc] {
				v.lengths[f] += uint64(n)
				if n > 0 {
					having[f]++
				}
				length += n
			}
			for g >= len(v.sizes) {
				v.sizes = append(v.sizes, groupSize{})
			}
			if v.sizes[g].passages == 0 {
				v.groups++
			}
			v.sizes[g].passages++
			v.sizes[g].length += length
		}
	}
	for f, n := range having {
		v.means[f] = float64(v.lengths[f]) / float64(max(n, 1))
	}
	for i := range v.parts {
		v.normalise(&v.parts[i])
	}
}

// normalise holds the length of each field against the mean of its field.
func (v *view) normalise(p *part) {
	p.norms = make([][fields]float32, len(p.ids))
	for doc, lengths := range p.lengths {
		p.norms[doc] = v.norm(lengths)
	}
}

func (v *view) version() string { return fmt.Sprintf("index/1:%d:%016x", v.docs, v.sum) }

// at finds a passage by its number through all parts.
func (v *view) at(i uint32) (part, uint32) {
	for _, p := range v.parts {
		if int(i) < len(p.ids) {
			return p, i
		}
		i -= uint32(len(p.ids))
	}
	panic("index: passage number out of range")
}
