// Package index is for ranking passages: given weighted terms it finds the passages
// that match best, each by itself and as part of the larger document it belongs to.
//
// It knows neither SQL nor conversations. Everything in it is derived from passages and
// may be thrown away. Data lives in immutable segments, in memory or in files; a change
// makes a new view of them, so that readers never wait for writers and a search sees one
// state throughout. The passages of a larger document are always in one segment: a
// change to one of them writes the others again.
package index

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"baihua/backend/assist"
)

// Index ranks passages. It is safe for concurrent use.
type Index struct {
	current atomic.Pointer[view]
	scratch sync.Pool // of *scratch, reused between searches

	writing sync.Mutex        // one writer at a time
	small   int               // passages of a segment up to which changes merge by themselves
	busy    map[*segment]bool // segments that the keeper merges
	keeper  *keeper           // nil = in memory alone
}

// New makes an empty index in memory.
func New() *Index {
	x := &Index{small: everything}
	x.scratch.New = func() any { return &scratch{splitBounds: map[place]float64{}, split: map[place]float64{}} }
	x.publish(&view{})
	return x
}

// Put adds passages; one whose ID is there already is replaced. All of them become
// visible together. Of several with one ID the last counts.
func (x *Index) Put(ps ...assist.Passage) {
	x.Change(nil, ps)
}

// Remove forgets passages; unknown IDs are ignored.
func (x *Index) Remove(passageIDs ...string) {
	x.Change(passageIDs, nil)
}

// Change removes and puts passages in one step; what is in both is put.
func (x *Index) Change(remove []string, put []assist.Passage) {
	d := newDraft()
	for _, p := range lastOfEach(put) {
		d.analyse(p)
	}
	x.writing.Lock()
	defer x.writing.Unlock()
	x.change(remove, d)
}

func (x *Index) change(remove []string, d *draft) {
	v := x.current.Load().clone()
	v.replace(remove, d)
	if len(d.passages) > 0 {
		v.add(d.segment(v.sum()))
	}
	x.publish(v)
	x.mergeSmall()
}

func (x *Index) publish(v *view) {
	v.settle()
	x.current.Store(v)
}

// Clear forgets everything.
func (x *Index) Clear() {
	x.writing.Lock()
	defer x.writing.Unlock()
	x.publish(&view{})
}

// Len is the number of passages.
func (x *Index) Len() int { return x.current.Load().docs() }

// Known reports a term that some passage holds.
func (x *Index) Known(term string) bool {
	v := x.current.Load()
	known := v.find(term).passages > 0
	runtime.KeepAlive(v)
	return known
}

// Holders is the number of passages that hold a term or single character.
func (x *Index) Holders(term string) int {
	v := x.current.Load()
	n := v.find(indexed(term)).passages
	runtime.KeepAlive(v)
	return n
}

// Version names the contents: equal versions hold the same passages, however they got there.
func (x *Index) Version() string { return x.current.Load().version() }

// replace takes passages out of the view, and the groups that the drafted ones belong
// to; what stays of those groups is drafted as well.
func (v *view) replace(remove []string, d *draft) {
	leave := make(map[string]bool, len(remove)+len(d.passages))
	for _, id := range remove {
		leave[id] = true
	}
	groups := map[string]bool{}
	for _, p := range d.passages {
		leave[p.id], groups[p.group] = true, true
	}
	for i := range v.parts {
		for _, g := range v.parts[i].touched(leave, groups) {
			v.parts[i].move(g, leave, d)
		}
	}
}

// touched lists the living groups with one of the names or of the passages, ascending.
func (p *part) touched(ids, names map[string]bool) []uint32 {
	var out []uint32
	for name := range names {
		if g, ok := p.findGroup(name); ok && p.alive(g) {
			out = append(out, g)
		}
	}
	for id := range ids {
		if doc, ok := p.find(id); ok {
			if g := p.groupOf(doc); p.alive(g) {
				out = append(out, g)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// move kills a group and drafts its passages but those that leave.
func (p *part) move(group uint32, leave map[string]bool, d *draft) {
	for doc := p.start(group); doc < p.start(group+1); doc++ {
		if !leave[string(p.id(doc))] {
			d.adopt(p.segment, doc, group)
		}
	}
	p.kill(group)
}

func lastOfEach(ps []assist.Passage) []assist.Passage {
	last := make(map[string]int, len(ps))
	for i, p := range ps {
		last[p.ID] = i
	}
	if len(last) == len(ps) {
		return ps
	}
	out := make([]assist.Passage, 0, len(last))
	for i, p := range ps {
		if last[p.ID] == i {
			out = append(out, p)
		}
	}
	return out
}
