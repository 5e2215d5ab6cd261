// Package index is for ranking passages: given weighted terms it finds the passages
// that match best, each by itself and as part of the larger document it belongs to.
//
// It knows neither SQL nor conversations. Everything in it is derived from passages and
// may be thrown away. Data lives in immutable segments; a change makes a new view of
// them, so that readers never wait for writers and a search sees one state throughout.
package index

import (
	"slices"
	"sync"
	"sync/atomic"

	"baihua/backend/assist"
)

// Index ranks passages. It is safe for concurrent use.
type Index struct {
	current atomic.Pointer[view]
	scratch sync.Pool // of *scratch, reused between searches

	writing sync.Mutex // guards what follows: one writer at a time
	places  map[string]place
	groups  map[string]uint32
}

// place is where a passage lives now.
type place struct {
	seg *segment
	doc uint32
}

// New makes an empty index.
func New() *Index {
	x := &Index{places: map[string]place{}, groups: map[string]uint32{}}
	x.scratch.New = func() any { return &scratch{} }
	x.current.Store(&view{})
	return x
}

// Put adds passages; one whose ID is there already is replaced. All of them become
// visible together. Of several with one ID the last counts.
func (x *Index) Put(ps ...assist.Passage) {
	ps = lastOfEach(ps)
	if len(ps) == 0 {
		return
	}
	analysed := make([]analysis, len(ps))
	for i, p := range ps {
		analysed[i] = analyse(p)
	}
	x.writing.Lock()
	defer x.writing.Unlock()
	ids := make([]string, len(ps))
	for i, a := range analysed {
		ids[i] = a.id
	}
	v := x.without(ids)
	seg := newSegment(analysed, x.groupNumber)
	v.add(seg)
	x.moveTo(seg)
	x.merge(v)
	v.count()
	x.current.Store(v)
}

// Remove forgets passages; unknown IDs are ignored.
func (x *Index) Remove(passageIDs ...string) {
	x.writing.Lock()
	defer x.writing.Unlock()
	v := x.without(passageIDs)
	x.merge(v)
	v.count()
	x.current.Store(v)
}

// Len is the number of passages.
func (x *Index) Len() int { return x.current.Load().docs }

// Known reports a term that some passage holds.
func (x *Index) Known(term string) bool { return x.current.Load().holders(term) > 0 }

// Version names the contents: equal versions hold the same passages, however they got there.
func (x *Index) Version() string { return x.current.Load().version() }

// without is a copy of the current view in which the passages are dead.
func (x *Index) without(ids []string) *view {
	v := x.current.Load().clone()
	for _, id := range ids {
		if at, ok := x.places[id]; ok {
			v.kill(at)
			delete(x.places, id)
		}
	}
	return v
}

func (x *Index) moveTo(seg *segment) {
	for doc, id := range seg.ids {
		x.places[id] = place{seg, uint32(doc)}
	}
}

func (x *Index) groupNumber(name string) uint32 {
	n, ok := x.groups[name]
	if !ok {
		n = uint32(len(x.groups))
		x.groups[name] = n
	}
	return n
}

// mergeRatio is how much larger an older segment must be to be left alone.
const mergeRatio = 4

// merge joins the newest segments while the older one is not much larger, so that
// there are few and each passage is copied a logarithmic number of times.
func (x *Index) merge(v *view) {
	v.dropEmpty()
	for n := len(v.parts); n > 1; n = len(v.parts) {
		older, newer := v.parts[n-2], v.parts[n-1]
		if older.live > mergeRatio*newer.live {
			return
		}
		seg := join(older, newer)
		v.parts = append(v.parts[:n-2], part{segment: seg, live: len(seg.ids)})
		x.moveTo(seg)
	}
}

func lastOfEach(ps []assist.Passage) []assist.Passage {
	last := make(map[string]int, len(ps))
	for i, p := range ps {
		last[p.ID] = i
	}
	if len(last) == len(ps) {
		return ps
	}
	at := make([]int, 0, len(last))
	for _, i := range last {
		at = append(at, i)
	}
	slices.Sort(at)
	out := make([]assist.Passage, len(at))
	for i, j := range at {
		out[i] = ps[j]
	}
	return out
}
