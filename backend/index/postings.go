package index

import "encoding/binary"

// Postings are kept in cells, one for each window that holds the term. Of a term they
// tell how many passages hold it and, of single characters, nothing else. Of other terms
// follow: how many groups, and how many bytes the heads of the cells take; then the
// heads, then the cells. A term of one passage has only the window and the cell.
//
// A head is the step to the window, times two, plus one where a single passage of it
// holds the term, and the bytes of its counts. Where several do, there follow how many,
// in how many groups, and the largest impacts on a passage and on a group.
//
// A cell is the places of the passages in their window, a byte each, their impacts, a
// byte each, the same of the groups, and the counts of the passages. A single passage
// has no place of a group: it is that of its window's passage.

type posting struct {
	doc uint32
	n   counts
}

// coder writes the postings of one term after the other. Its fields are reused.
type coder struct {
	roster *roster
	norms  *norms
	heads  []byte
	cells  []byte
	out    []byte

	groups  int // of the term, so far
	group   uint32
	impacts []byte // of the groups of a cell
	places  []byte
	counts  []byte
	total   byte // impact of the group at hand, all its windows together
}

// encode gives the bytes of a term's postings, good until the next call. A single
// character has only its holders.
func (c *coder) encode(holders int, list []posting) []byte {
	c.out = binary.AppendUvarint(c.out[:0], uint64(holders))
	if len(list) == 0 {
		return c.out
	}
	c.heads, c.cells = c.heads[:0], c.cells[:0]
	c.groups, c.group = 0, gone
	last := uint32(0)
	for i := 0; i < len(list); {
		w := c.roster.windowOf[list[i].doc]
		end := i + 1
		for end < len(list) && c.roster.windowOf[list[end].doc] == w {
			end++
		}
		c.cell(w, w-last, list[i:], end-i)
		last, i = w, end
	}
	if holders == 1 {
		return append(binary.AppendUvarint(c.out, uint64(last)), c.cells...)
	}
	c.out = binary.AppendUvarint(c.out, uint64(c.groups))
	c.out = binary.AppendUvarint(c.out, uint64(len(c.heads)))
	return append(append(c.out, c.heads...), c.cells...)
}

// cell writes the first n of list, which are a window's, step after the last one; after
// them may come others of the same group.
func (c *coder) cell(w, step uint32, list []posting, n int) {
	r := c.roster
	first, owner := r.windows[w], r.owners[w]
	c.places, c.impacts, c.counts = c.places[:0], c.impacts[:0], c.counts[:0]
	passage, group := byte(0), byte(0)
	for _, p := range list[:n] {
		c.cells = append(c.cells, byte(p.doc-first))
		c.counts = appendCounts(c.counts, p.n)
	}
	for i, p := range list[:n] {
		x := impact(c.norms.passage(p.n, r.lengths[p.doc]))
		c.cells = append(c.cells, x)
		passage = max(passage, x)
		g := r.groupOf[p.doc]
		if g != c.group {
			c.enter(g, list[i:])
		}
		if place := byte(g - owner); len(c.places) == 0 || c.places[len(c.places)-1] != place {
			c.places, c.impacts = append(c.places, place), append(c.impacts, c.total)
			group = max(group, c.total)
		}
	}
	if n == 1 {
		c.heads = binary.AppendUvarint(c.heads, uint64(step)<<1|1)
		c.heads = binary.AppendUvarint(c.heads, uint64(len(c.counts)))
		c.cells = append(append(c.cells, c.impacts...), c.counts...)
		return
	}
	c.heads = binary.AppendUvarint(c.heads, uint64(step)<<1)
	c.heads = binary.AppendUvarint(c.heads, uint64(len(c.counts)))
	c.heads = binary.AppendUvarint(c.heads, uint64(n))
	c.heads = binary.AppendUvarint(c.heads, uint64(len(c.places)))
	c.heads = append(c.heads, passage, group)
	c.cells = append(append(append(c.cells, c.places...), c.impacts...), c.counts...)
}

// enter begins a group, whose passages come first in list.
func (c *coder) enter(g uint32, list []posting) {
	occurrences := 0
	for _, p := range list {
		if c.roster.groupOf[p.doc] != g {
			break
		}
		occurrences += p.n.occurrences()
	}
	c.group, c.total = g, impact(c.norms.group(occurrences, c.roster.sizes[g]))
	c.groups++
}

// cell is where a term's passages in a window stand in its postings.
type cell struct {
	window         uint32
	from, size     uint32
	docs, groups   uint16
	passage, group byte // largest impacts
}

// parts takes a cell apart. A single passage's group has no place: groupOf tells it.
func (c *cell) parts(b []byte, groupOf *[256]byte) (places, impacts, groups, groupImpacts, counts []byte) {
	b = b[c.from : c.from+c.size]
	if c.docs == 1 {
		place := int(b[0])
		return b[:1], b[1:2], groupOf[place : place+1], b[2:3], b[3:]
	}
	n, m := uint32(c.docs), uint32(c.groups)
	return b[:n], b[n : 2*n], b[2*n : 2*n+m], b[2*n+m : 2*n+2*m], b[2*n+2*m:]
}

// held are the places and counts of the passages of a cell.
func (c *cell) held(b []byte) (places, counts []byte) {
	b = b[c.from : c.from+c.size]
	if c.docs == 1 {
		return b[:1], b[3:]
	}
	return b[:c.docs], b[2*(uint32(c.docs)+uint32(c.groups)):]
}

// walker goes through the cells of a term.
type walker struct {
	b               []byte
	i, heads        int // the next head, and where they end
	at              uint32
	holders, groups uint32
	cell            cell
}

func (s *segment) walk(term uint32) walker {
	w := walker{b: s.postings(term)}
	w.holders, w.i = uvarint(w.b, 0)
	switch {
	case w.i == len(w.b): // a single character
		w.heads = w.i
	case w.holders == 1:
		w.groups, w.heads = 1, w.i+1
	default:
		var size uint32
		w.groups, w.i = uvarint(w.b, w.i)
		size, w.i = uvarint(w.b, w.i)
		w.heads = w.i + int(size)
		w.at = uint32(w.heads)
	}
	return w
}

func (w *walker) next() bool {
	if w.i >= w.heads {
		return false
	}
	c := &w.cell
	step, i := uvarint(w.b, w.i)
	if w.holders == 1 {
		c.window = step
		c.from, c.size, c.docs, c.groups = uint32(i), uint32(len(w.b)-i), 1, 1
		c.passage, c.group = w.b[i+1], w.b[i+2]
		w.i = len(w.b)
		return true
	}
	counts, i := uvarint(w.b, i)
	c.window += step >> 1
	c.from = w.at
	if step&1 == 1 {
		c.docs, c.groups = 1, 1
		c.passage, c.group = w.b[w.at+1], w.b[w.at+2]
		c.size = 3 + counts
	} else {
		var n uint32
		n, i = uvarint(w.b, i)
		c.docs = uint16(n)
		n, i = uvarint(w.b, i)
		c.groups = uint16(n)
		c.passage, c.group = w.b[i], w.b[i+1]
		i += 2
		c.size = 2*(uint32(c.docs)+uint32(c.groups)) + counts
	}
	w.i = i
	w.at += c.size
	return true
}

// list reads all postings of a term, passages numbered anew by number; those that are
// gone are left out.
func (s *segment) list(out []posting, term uint32, number []uint32) []posting {
	w := s.walk(term)
	for w.next() {
		first := s.firstOf(w.cell.window)
		places, held := w.cell.held(w.b)
		at := 0
		for _, place := range places {
			var n counts
			n, at = readCounts(held, at)
			if to := number[first+uint32(place)]; to != gone {
				out = append(out, posting{to, n})
			}
		}
	}
	return out
}
