package text

import (
	_ "embed"
	"sort"
	"unicode/utf8"
)

// The tables come from Unicode 15.0's Unihan database (Unicode licence), fields
// kSimplifiedVariant and kTraditionalVariant, plus the everyday variants listed in
// gen_fold.go, which writes them. Lines have one width and ascend, so a lookup is a
// binary search in the text itself.
//
//go:embed fold.txt
var foldTable string

//go:embed hans.txt
var hansTable string

const (
	foldWidth = 8 // traditional, simplified: 3 bytes each; mark; newline
	hansWidth = 4 // character: 3 bytes; newline
)

// simplify folds a traditional character to its usual simplified one, others to
// themselves. only says that simplified text never uses r.
func simplify(r rune) (to rune, only bool) {
	line, ok := find(foldTable, foldWidth, r)
	if !ok {
		return r, false
	}
	to, _ = utf8.DecodeRuneInString(line[3:])
	return to, line[6] == 't'
}

// onlySimplified reports whether traditional text never uses r.
func onlySimplified(r rune) bool {
	_, ok := find(hansTable, hansWidth, r)
	return ok
}

func find(table string, width int, r rune) (line string, ok bool) {
	if r < 0x3400 || r > 0xFFFF {
		return "", false
	}
	key := string(r)
	n := len(table) / width
	i := sort.Search(n, func(i int) bool { return table[i*width:i*width+3] >= key })
	if i == n {
		return "", false
	}
	line = table[i*width : (i+1)*width]
	return line, line[:3] == key
}
