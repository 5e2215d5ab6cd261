package index

import "encoding/binary"

// Numbers in files are little endian; small ones are written as varints.

func u32(b []byte, i uint32) uint32 { return binary.LittleEndian.Uint32(b[4*int(i):]) }
func u64(b []byte, i uint32) uint64 { return binary.LittleEndian.Uint64(b[8*int(i):]) }

func appendU64(b []byte, x uint64) []byte { return binary.LittleEndian.AppendUint64(b, x) }

// uvarint reads the number at i and says where the next one begins.
func uvarint(b []byte, i int) (uint32, int) {
	if c := b[i]; c < 0x80 {
		return uint32(c), i + 1
	}
	return longVarint(b, i)
}

func longVarint(b []byte, i int) (uint32, int) {
	x := uint32(0)
	for shift := uint(0); ; shift += 7 {
		c := b[i]
		i++
		if c < 0x80 || shift > 28 {
			return x | uint32(c)<<shift, i
		}
		x |= uint32(c&0x7f) << shift
	}
}

// counts is how often the fields of a passage hold a term.
type counts [fields]uint16

// once is what most postings say: the body holds the term one time.
func (n counts) once() bool { return n == counts{fieldBody: 1} }

// occurrences weighs the fields, for the larger document.
func (n counts) occurrences() int {
	return weightQuestions*int(n[fieldQuestions]) + weightBody*int(n[fieldBody])
}

// Counts up to 14 and 15 share one byte; larger ones follow it as varints.
const manyMark = 0xF0

func appendCounts(b []byte, n counts) []byte {
	q, body := n[fieldQuestions], n[fieldBody]
	if q < 15 && body < 16 {
		return append(b, byte(q<<4|body))
	}
	b = append(b, manyMark)
	b = binary.AppendUvarint(b, uint64(q))
	return binary.AppendUvarint(b, uint64(body))
}

func readCounts(b []byte, i int) (counts, int) {
	c := b[i]
	if c < manyMark {
		return counts{uint16(c >> 4), uint16(c & 15)}, i + 1
	}
	q, i := uvarint(b, i+1)
	body, i := uvarint(b, i)
	return counts{uint16(q), uint16(body)}, i
}

// hash is FNV-1a, its halves folded: tables in files are made with it, so it must not
// change.
func hash[S string | []byte](s S) uint32 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return uint32(h ^ h>>32)
}
