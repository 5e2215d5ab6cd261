package text

import (
	"slices"
	"unicode"

	"baihua/backend/assist"
)

// source is a text made ready for fact finding: one folded rune for each rune of the
// original, so that every offset found here is an offset of the original.
type source struct {
	raw   []rune
	r     []rune // half width, lower case, simplified
	taken []bool // runes that belong to something else: a code, a date, a list number
}

func newSource(s string) *source {
	raw := []rune(s)
	t := &source{raw: raw, r: make([]rune, len(raw)), taken: make([]bool, len(raw))}
	for i, r := range raw {
		t.r[i] = plain(narrowForm(r))
	}
	return t
}

// narrowForm folds full-width forms. The Chinese comma stays: it never groups digits.
func narrowForm(r rune) rune {
	switch {
	case r == '，':
		return r
	case 0xFF01 <= r && r <= 0xFF5E:
		return r - 0xFEE0
	case r == 0x3000 || r == 0x00A0 || r == 0x202F || r == 0x2009:
		return ' '
	case r == '￥':
		return '¥'
	case r == '’' || r == '‘':
		return '\''
	case r == '‐' || r == '‑' || r == '−' || r == '﹣':
		return '-'
	case r == '〇':
		return '零'
	}
	return r
}

func (t *source) at(i int) rune {
	if i < 0 || i >= len(t.r) {
		return 0
	}
	return t.r[i]
}

func (t *source) text(from, to int) string { return string(t.raw[from:to]) }

// has reports whether w stands at i.
func (t *source) has(i int, w []rune) bool {
	if i < 0 || i+len(w) > len(t.r) {
		return false
	}
	return slices.Equal(t.r[i:i+len(w)], w)
}

// hasString is has for a literal.
func (t *source) hasString(i int, w string) bool {
	for _, r := range w {
		if t.at(i) != r {
			return false
		}
		i++
	}
	return true
}

// endsWith reports whether w stands right before i.
func (t *source) endsWith(i int, w string) bool {
	return t.hasString(i-len([]rune(w)), w)
}

func (t *source) take(from, to int) {
	for i := max(from, 0); i < to && i < len(t.taken); i++ {
		t.taken[i] = true
	}
}

func (t *source) free(from, to int) bool {
	for i := from; i < to; i++ {
		if t.taken[i] {
			return false
		}
	}
	return true
}

// maxSpaces is how far looking across a gap goes; it keeps hostile input linear.
const maxSpaces = 8

// spaces skips spaces (not line ends) from i.
func (t *source) spaces(i int) int {
	for n := 0; n < maxSpaces && i < len(t.r) && (t.r[i] == ' ' || t.r[i] == '\t'); n++ {
		i++
	}
	return i
}

// back skips spaces backwards: the result is after the last rune that is none.
func (t *source) back(i int) int {
	for n := 0; n < maxSpaces && i > 0 && (t.r[i-1] == ' ' || t.r[i-1] == '\t'); n++ {
		i--
	}
	return i
}

// maxWord is the longest word that is read backwards.
const maxWord = 24

// word is the latin word at i, apostrophes inside included; "" if none starts there.
func (t *source) word(i int) (w string, end int) {
	if !latinLetter(t.at(i)) || latinLetter(t.at(i-1)) || t.at(i-1) == '\'' && latinLetter(t.at(i-2)) {
		return "", i
	}
	end = t.wordEnd(i)
	return string(t.r[i:end]), end
}

func (t *source) wordEnd(i int) int {
	for i < len(t.r) && (latinLetter(t.r[i]) || t.r[i] == '\'' && latinLetter(t.at(i+1)) && latinLetter(t.at(i-1))) {
		i++
	}
	return i
}

// wordBefore is the latin word that ends before i, spaces between them ignored.
func (t *source) wordBefore(i int) string {
	end := t.back(i)
	from := end
	for from > max(0, end-maxWord) && (latinLetter(t.r[from-1]) || t.r[from-1] == '\'') {
		from--
	}
	return string(t.r[from:end])
}

// near reports whether any of the words stands within n runes before i or after j.
func (t *source) near(i, j, n int, words ...string) bool {
	return t.within(max(0, i-n), i, words...) || t.within(j, min(len(t.r), j+n), words...)
}

func (t *source) within(from, to int, words ...string) bool {
	for _, w := range words {
		rs := []rune(w)
		for k := from; k+len(rs) <= to; k++ {
			if t.has(k, rs) {
				return true
			}
		}
	}
	return false
}

// hanAround reports whether the text is written in Chinese around i.
func (t *source) hanAround(i, j int) bool {
	for k := max(0, i-8); k < min(len(t.r), j+8); k++ {
		if isHan(t.r[k]) {
			return true
		}
	}
	return false
}

func (t *source) latinAround(i, j int) bool {
	for k := max(0, i-12); k < min(len(t.r), j+12); k++ {
		if (k < i || k >= j) && latinLetter(t.r[k]) {
			return true
		}
	}
	return false
}

func (t *source) span(from, to int) assist.Span { return assist.Span{Start: from, End: to} }

func latinLetter(r rune) bool {
	return 'a' <= r && r <= 'z' || r >= 0xC0 && r < 0x250 && unicode.IsLetter(r)
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// contains is membership in a short list of runes written as a string.
func contains(set string, r rune) bool {
	for _, s := range set {
		if s == r {
			return r != 0
		}
	}
	return false
}
