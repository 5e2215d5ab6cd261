package text

import (
	_ "embed"
	"sync"
	"unicode/utf8"
)

// The tables come from Unicode 15.0's Unihan database (Unicode licence), fields
// kSimplifiedVariant and kTraditionalVariant, plus the everyday variants listed in
// gen_fold.go, which writes them. Lines have one width.
//
//go:embed fold.txt
var foldTable string

//go:embed hans.txt
var hansTable string

const (
	foldWidth = 8 // traditional, simplified: 3 bytes each; mark; newline
	hansWidth = 4 // character: 3 bytes; newline
)

// hanBlock is the part of Unicode the tables speak of.
const (
	hanFirst = 0x3400
	hanLast  = 0xFFFF
)

// hanTable is the two embedded tables, one entry a character: import and open fold
// every character of the knowledge base, so a lookup must be one index.
type hanTable struct {
	simple   [hanLast - hanFirst + 1]uint16 // 0: itself
	onlyHant [hanLast - hanFirst + 1]bool   // simplified text never uses it
	onlyHans [hanLast - hanFirst + 1]bool   // traditional text never uses it
}

// han is built on first use and only read from then on.
//
//nolint:gochecknoglobals // a read-only table
var han = sync.OnceValue(func() *hanTable {
	t := &hanTable{}
	for i := 0; i < len(foldTable); i += foldWidth {
		from, n := utf8.DecodeRuneInString(foldTable[i:])
		to, _ := utf8.DecodeRuneInString(foldTable[i+n:])
		t.simple[from-hanFirst] = uint16(to)
		t.onlyHant[from-hanFirst] = foldTable[i+2*n] == 't'
	}
	for i := 0; i < len(hansTable); i += hansWidth {
		r, _ := utf8.DecodeRuneInString(hansTable[i:])
		t.onlyHans[r-hanFirst] = true
	}
	return t
})

// simplify folds a traditional character to its usual simplified one, others to
// themselves. only says that simplified text never uses r.
func simplify(r rune) (to rune, only bool) {
	if r < hanFirst || r > hanLast {
		return r, false
	}
	t := han()
	if to := t.simple[r-hanFirst]; to != 0 {
		return rune(to), t.onlyHant[r-hanFirst]
	}
	return r, false
}

// onlySimplified reports whether traditional text never uses r.
func onlySimplified(r rune) bool {
	return r >= hanFirst && r <= hanLast && han().onlyHans[r-hanFirst]
}
