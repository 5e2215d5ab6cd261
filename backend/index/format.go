package index

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"math"
)

// A segment is one run of bytes: two streams, then tables, then a trailer that says
// where each ends, with a checksum over all. Passages of a larger document ("group")
// stand together and are numbered in a row; so do the groups of a window (postings.go).
const (
	partPostings   = iota // by term: windows with their passages
	partForward           // by passage: the terms it holds (forward.go)
	partStarts            // u32 by group, and one more: its first passage
	partSizes             // u32 by group: its length in terms
	partWindows           // u32 by window, and one more: its first passage
	partOwners            // u32 by window, and one more: its first group
	partLengths           // u32 by passage
	partSums              // u64 by passage: checksum
	partForwardAt         // u32 by passage, and one more
	partIDAt              // u32 by passage, and one more
	partIDs               // the passages' IDs
	partIDSlots           // hash table of passages by ID
	partNameAt            // u32 by group, and one more
	partNames             // the groups' names
	partNameSlots         // hash table of groups by name
	partTermAt            // u32 by term, and one more; terms are in order
	partTerms             // the terms
	partTermSlots         // hash table of terms
	partPostingsAt        // u32 by term, and one more
	parts
)

const (
	magic       = 0x3147_4553_4855_4142 // "BAUHSEG1"
	trailerSize = 8 + 8*parts + 8*totalsSize + 3*8 + 4
)

var errDamaged = errors.New("index: a segment is damaged")

// totals are sums over the living passages of a segment, or of all of them.
type totals struct {
	docs, groups uint64
	lengths      [fields]uint64
	having       [fields]uint64 // passages that have the field
	sum          uint64         // of checksums
}

const totalsSize = 3 + 2*fields

func (t *totals) each(do func(x *uint64)) {
	do(&t.docs)
	do(&t.groups)
	do(&t.sum)
	for f := range fields {
		do(&t.lengths[f])
		do(&t.having[f])
	}
}

// add counts a passage.
func (t *totals) add(l lengths, sum uint64) {
	t.docs++
	t.sum += sum
	for f := range fields {
		t.lengths[f] += uint64(l.of(f))
		t.having[f] += uint64(min(1, l.of(f)))
	}
}

// plus adds sums; minus takes them away again.
func (t totals) plus(o totals) totals {
	for f := range fields {
		t.lengths[f] += o.lengths[f]
		t.having[f] += o.having[f]
	}
	t.docs, t.groups, t.sum = t.docs+o.docs, t.groups+o.groups, t.sum+o.sum
	return t
}

func (t totals) minus(o totals) totals {
	for f := range fields {
		t.lengths[f] -= o.lengths[f]
		t.having[f] -= o.having[f]
	}
	t.docs, t.groups, t.sum = t.docs-o.docs, t.groups-o.groups, t.sum-o.sum
	return t
}

func (t totals) means() means {
	var m means
	for f := range fields {
		m.fields[f] = float64(t.lengths[f]) / float64(max(t.having[f], 1))
	}
	m.group = float64(t.lengths[fieldQuestions]+t.lengths[fieldBody]) / float64(max(t.groups, 1))
	return m
}

// trailer ends a segment.
type trailer struct {
	ends   [parts]uint64 // of each part, which begins where the one before ends
	totals totals
	means  means // that impacts were computed with
}

func (t *trailer) bytes() []byte {
	b := binary.LittleEndian.AppendUint64(nil, magic)
	for _, end := range t.ends {
		b = binary.LittleEndian.AppendUint64(b, end)
	}
	t.totals.each(func(x *uint64) { b = binary.LittleEndian.AppendUint64(b, *x) })
	for _, x := range []float64{t.means.fields[fieldQuestions], t.means.fields[fieldBody], t.means.group} {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
	}
	return b
}

// readTrailer trusts the checksum: whoever opens a file has verified it.
func readTrailer(b []byte) (t trailer, err error) {
	if len(b) < trailerSize {
		return t, errDamaged
	}
	r := b[len(b)-trailerSize:]
	next := func() uint64 {
		x := binary.LittleEndian.Uint64(r)
		r = r[8:]
		return x
	}
	if next() != magic {
		return t, errDamaged
	}
	before := uint64(0)
	for i := range t.ends {
		t.ends[i] = next()
		if t.ends[i] < before || t.ends[i] > uint64(len(b)) {
			return t, errDamaged
		}
		before = t.ends[i]
	}
	t.totals.each(func(x *uint64) { *x = next() })
	for _, x := range []*float64{&t.means.fields[fieldQuestions], &t.means.fields[fieldBody], &t.means.group} {
		*x = math.Float64frombits(next())
	}
	return t, nil
}

// output writes the parts of a segment in their order.
type output struct {
	w       io.Writer
	sum     uint32
	n       uint64
	part    int
	trailer trailer
	err     error // the first
}

func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

func (o *output) write(b []byte) {
	if o.err != nil {
		return
	}
	o.sum = crc32.Update(o.sum, castagnoli(), b)
	o.n += uint64(len(b))
	_, o.err = o.w.Write(b)
}

// end closes the part at hand.
func (o *output) end() {
	o.trailer.ends[o.part] = o.n
	o.part++
}

// whole writes one part.
func (o *output) whole(b []byte) {
	o.write(b)
	o.end()
}

// numbers writes one part of numbers.
func numbers[T ~uint32](o *output, xs []T) {
	b := make([]byte, 0, 4096)
	for _, x := range xs {
		if b = binary.LittleEndian.AppendUint32(b, uint32(x)); len(b) == cap(b) {
			o.write(b)
			b = b[:0]
		}
	}
	o.whole(b)
}

// finish writes the trailer and gives the size of the segment and its checksum.
func (o *output) finish() (size int64, sum uint32, err error) {
	o.write(o.trailer.bytes())
	sum = o.sum
	o.write(binary.LittleEndian.AppendUint32(nil, sum))
	return int64(o.n), sum, o.err
}
