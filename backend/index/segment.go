package index

import (
	"encoding/binary"
	"sort"
)

// segment is an immutable set of passages with its postings, in memory or in a mapped
// file. What it hands out as bytes is only good while the segment is in use.
type segment struct {
	trailer
	bytes   [parts][]byte
	raw     []byte // all of it
	docs    uint32
	groups  uint32
	terms   uint32
	windows uint32
	shared  []bool // by window: some group in it has several passages
	split   []bool // by window: its group is spread over several
	file    *file  // nil = in memory
}

func openSegment(b []byte, f *file) (*segment, error) {
	t, err := readTrailer(b)
	if err != nil {
		return nil, err
	}
	s := &segment{trailer: t, raw: b, file: f}
	start := uint64(0)
	for i, end := range t.ends {
		s.bytes[i] = b[start:end:end]
		start = end
	}
	s.docs = uint32(len(s.bytes[partLengths]) / 4)
	s.groups = uint32(len(s.bytes[partSizes]) / 4)
	s.windows = uint32(len(s.bytes[partWindows])/4) - 1
	s.terms = uint32(len(s.bytes[partPostingsAt])/4) - 1
	s.shared, s.split = make([]bool, s.windows), make([]bool, s.windows)
	for w := range s.windows {
		owner, docs := s.ownerOf(w), s.firstOf(w+1)-s.firstOf(w)
		s.split[w] = s.start(owner+1)-s.start(owner) > splitAbove
		s.shared[w] = s.split[w] || docs > s.ownerOf(w+1)-owner
	}
	return s, nil
}

func (s *segment) start(group uint32) uint32    { return u32(s.bytes[partStarts], group) }
func (s *segment) groupLength(g uint32) uint32  { return u32(s.bytes[partSizes], g) }
func (s *segment) firstOf(window uint32) uint32 { return u32(s.bytes[partWindows], window) }
func (s *segment) ownerOf(window uint32) uint32 { return u32(s.bytes[partOwners], window) }
func (s *segment) length(doc uint32) lengths    { return lengths(u32(s.bytes[partLengths], doc)) }
func (s *segment) checksum(doc uint32) uint64   { return u64(s.bytes[partSums], doc) }
func (s *segment) id(doc uint32) []byte         { return s.entry(partIDAt, partIDs, doc) }
func (s *segment) name(group uint32) []byte     { return s.entry(partNameAt, partNames, group) }
func (s *segment) term(number uint32) []byte    { return s.entry(partTermAt, partTerms, number) }
func (s *segment) postings(term uint32) []byte  { return s.entry(partPostingsAt, partPostings, term) }

// storedSum is the checksum at the end.
func (s *segment) storedSum() uint32 { return binary.LittleEndian.Uint32(s.raw[len(s.raw)-4:]) }

func (s *segment) entry(at, in int, i uint32) []byte {
	return s.bytes[in][u32(s.bytes[at], i):u32(s.bytes[at], i+1)]
}

// groupOf finds the group of a passage.
func (s *segment) groupOf(doc uint32) uint32 {
	return uint32(sort.Search(int(s.groups), func(g int) bool { return s.start(uint32(g)+1) > doc }))
}

// windowOf finds the window of a passage.
func (s *segment) windowOf(doc uint32) uint32 {
	return uint32(sort.Search(int(s.windows), func(w int) bool { return s.firstOf(uint32(w)+1) > doc }))
}

// find gives the number of a passage.
func (s *segment) find(id string) (doc uint32, ok bool) {
	return lookup(s.bytes[partIDSlots], id, s.id)
}

// findGroup gives the number of a group.
func (s *segment) findGroup(name string) (group uint32, ok bool) {
	return lookup(s.bytes[partNameSlots], name, s.name)
}

// number gives the number of a term.
func (s *segment) number(term string) (uint32, bool) {
	return lookup(s.bytes[partTermSlots], term, s.term)
}
