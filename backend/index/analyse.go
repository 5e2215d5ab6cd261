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

// finePrefix keeps single characters, which only re-score, apart from terms.
const finePrefix = "\x01"

// analysis is a passage as the index sees it.
type analysis struct {
	id, group string
	lengths   [fields]uint32 // in terms, without single characters
	counts    map[string][fields]uint16
	sum       uint64
}

func analyse(p assist.Passage) analysis {
	a := analysis{id: p.ID, group: p.Group, counts: map[string][fields]uint16{}, sum: checksum(p)}
	if a.group == "" {
		a.group = p.DocumentID
	}
	a.add(fieldQuestions, p.Title)
	for _, s := range slices.Concat(p.Heading, p.Questions) {
		a.add(fieldQuestions, s)
	}
	a.add(fieldBody, p.Text)
	for _, t := range NamesOf(p) {
		a.bump(fieldQuestions, t)
	}
	return a
}

func (a *analysis) add(field int, s string) {
	terms := text.Terms(s)
	a.lengths[field] += uint32(len(terms))
	for _, t := range terms {
		a.bump(field, t)
	}
	for _, c := range text.Characters(s) {
		a.bump(field, finePrefix+c)
	}
}

func (a *analysis) bump(field int, term string) {
	c := a.counts[term]
	if c[field] < math.MaxUint16 {
		c[field]++
	}
	a.counts[term] = c
}

// single reports one character of a script that is written without spaces.
func single(term string) bool {
	return len(term) <= utf8.UTFMax && len(term) > 2 && utf8.RuneCountInString(term) == 1
}

// checksum covers what ranking depends on. Sums of checksums name sets of passages.
func checksum(p assist.Passage) uint64 {
	h := sha256.New()
	for _, s := range slices.Concat([]string{p.ID, p.DocumentID, p.Group, p.Title, p.Text}, p.Heading, []string{""}, p.Questions) {
		var n [8]byte
		binary.LittleEndian.PutUint64(n[:], uint64(len(s)))
		h.Write(n[:])
		h.Write([]byte(s))
	}
	return binary.LittleEndian.Uint64(h.Sum(nil))
}
