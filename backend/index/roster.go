package index

// gone marks a passage or term that a new segment does not have.
const gone = ^uint32(0)

// Windows hold whole groups, up to windowSize passages together; a group may be larger,
// and one above splitAbove gets windows of its own, splitSize passages each. A window
// has at most 256 passages: its cells number them with a byte.
const (
	windowSize = 32
	splitAbove = 128
	splitSize  = 64
)

// roster is the passages of a segment in the making, in the order of their groups.
type roster struct {
	starts   []uint32 // by group and one more: its first passage
	sizes    []uint32 // by group: its length in terms
	windows  []uint32 // by window and one more: its first passage
	owners   []uint32 // by window and one more: the group of its first passage
	lengths  []lengths
	groupOf  []uint32
	windowOf []uint32
	totals   totals
	split    bool // the group at hand

	ids, names table
	sums       []byte
}

// open begins a group of so many passages.
func (r *roster) open(name []byte, passages uint32) {
	first, was := uint32(len(r.lengths)), r.split
	r.starts = append(r.starts, first)
	r.sizes = append(r.sizes, 0)
	r.names.add(name)
	r.totals.groups++
	r.split = passages > splitAbove
	if n := len(r.windows); n == 0 || was || r.split || first+passages-r.windows[n-1] > windowSize {
		r.window()
	}
}

func (r *roster) window() {
	r.windows = append(r.windows, uint32(len(r.lengths)))
	r.owners = append(r.owners, uint32(len(r.sizes)-1))
}

// add puts a passage into the group at hand and gives its number.
func (r *roster) add(id []byte, l lengths, sum uint64) uint32 {
	doc, group := uint32(len(r.lengths)), len(r.sizes)-1
	if r.split && doc-r.windows[len(r.windows)-1] == splitSize {
		r.window()
	}
	r.lengths = append(r.lengths, l)
	r.groupOf = append(r.groupOf, uint32(group))
	r.windowOf = append(r.windowOf, uint32(len(r.windows)-1))
	r.sizes[group] += l.sum()
	r.ids.add(id)
	r.sums = appendU64(r.sums, sum)
	r.totals.add(l, sum)
	return doc
}

// close ends the last group.
func (r *roster) close() {
	r.starts = append(r.starts, uint32(len(r.lengths)))
	r.windows = append(r.windows, uint32(len(r.lengths)))
	r.owners = append(r.owners, uint32(len(r.sizes)))
}
