package index

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
	"slices"
	"unicode/utf8"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// The fields of a passage: what announces it and what it says.
const (
	fieldQuestions = iota // title, headings, phrasings
	fieldBody
	fields
)

// finePrefix keeps single characters, which only re-score, apart from terms. They sort
// before every term.
const finePrefix = "\x01"

// draft is passages on their way into a segment. Its terms are numbered as they come.
type draft struct {
	numbers  map[string]uint32
	terms    []string
	passages []drafted
	holdings []holding
	slots    []int // by term: where in holdings it was seen last, plus one
}

// drafted is a passage as the index sees it.
type drafted struct {
	id, group string
	sum       uint64
	lengths   lengths // without single characters
	from, to  int     // in holdings
}

func newDraft() *draft { return &draft{numbers: map[string]uint32{}} }

// analyse adds a passage.
func (d *draft) analyse(p assist.Passage) {
	a := drafted{id: p.ID, group: p.Group, sum: checksum(p), from: len(d.holdings)}
	if a.group == "" {
		a.group = p.DocumentID
	}
	questions := d.count(a.from, fieldQuestions, p.Title)
	for _, s := range p.Heading {
		questions += d.count(a.from, fieldQuestions, s)
	}
	for _, s := range p.Questions {
		questions += d.count(a.from, fieldQuestions, s)
	}
	a.lengths = newLengths(questions, d.count(a.from, fieldBody, p.Text))
	for _, t := range NamesOf(p) {
		d.bump(a.from, fieldQuestions, t)
	}
	a.to = len(d.holdings)
	d.passages = append(d.passages, a)
}

// adopt adds a passage of a segment as it is.
func (d *draft) adopt(s *segment, doc, group uint32) {
	a := drafted{
		id: string(s.id(doc)), group: string(s.name(group)), sum: s.checksum(doc), lengths: s.length(doc), from: len(d.holdings),
	}
	r := s.read(doc)
	for h, ok := r.next(); ok; h, ok = r.next() {
		d.holdings = append(d.holdings, holding{d.number(string(s.term(h.term))), h.n})
	}
	a.to = len(d.holdings)
	d.passages = append(d.passages, a)
}

// count adds what s holds to the passage whose holdings begin at from, and says how
// long it is.
func (d *draft) count(from, field int, s string) int {
	terms, characters := text.Split(s)
	for _, t := range terms {
		d.bump(from, field, t)
	}
	for _, c := range characters {
		d.bump(from, field, finePrefix+c)
	}
	return len(terms)
}

func (d *draft) bump(from, field int, term string) {
	t := d.number(term)
	if d.slots[t] <= from {
		d.holdings = append(d.holdings, holding{term: t})
		d.slots[t] = len(d.holdings)
	}
	if n := &d.holdings[d.slots[t]-1].n[field]; *n < math.MaxUint16 {
		*n++
	}
}

func (d *draft) number(term string) uint32 {
	t, ok := d.numbers[term]
	if !ok {
		t = uint32(len(d.terms))
		d.numbers[term] = t
		d.terms = append(d.terms, term)
		d.slots = append(d.slots, 0)
	}
	return t
}

// gather brings the passages of each group together, groups in the order they came.
func (d *draft) gather() {
	first := map[string]int{}
	for i, p := range d.passages {
		if _, met := first[p.group]; !met {
			first[p.group] = i
		}
	}
	slices.SortStableFunc(d.passages, func(a, b drafted) int { return first[a.group] - first[b.group] })
}

// sortTerms numbers the terms by their order.
func (d *draft) sortTerms() {
	order := make([]uint32, len(d.terms))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int {
		if d.terms[a] < d.terms[b] {
			return -1
		}
		return 1
	})
	sorted, renumbered := make([]string, len(order)), make([]uint32, len(order))
	for now, was := range order {
		sorted[now], renumbered[was] = d.terms[was], uint32(now)
	}
	d.terms = sorted
	for i := range d.holdings {
		d.holdings[i].term = renumbered[d.holdings[i].term]
	}
	for _, p := range d.passages {
		slices.SortFunc(d.holdings[p.from:p.to], func(a, b holding) int { return int(a.term) - int(b.term) })
	}
}

// isFine reports a single character under its prefix.
func isFine[S string | []byte](term S) bool { return len(term) > 0 && term[0] == finePrefix[0] }

// single reports one character of a script that is written without spaces.
func single(term string) bool {
	return len(term) <= utf8.UTFMax && len(term) > 2 && utf8.RuneCountInString(term) == 1
}

// checksum covers what ranking depends on. Sums of checksums name sets of passages.
func checksum(p assist.Passage) uint64 {
	h := sha256.New()
	for _, s := range slices.Concat([]string{p.ID, p.DocumentID, p.Group, p.Title, p.Text, p.Attributes[SubjectAttribute]}, p.Heading, []string{""}, p.Questions) {
		var n [8]byte
		binary.LittleEndian.PutUint64(n[:], uint64(len(s)))
		h.Write(n[:])
		h.Write([]byte(s))
	}
	return binary.LittleEndian.Uint64(h.Sum(nil))
}
