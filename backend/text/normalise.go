package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalise gives the form in which text is compared: compatibility forms (full-width,
// ligatures, circled numbers) unfolded, lower case, traditional characters simplified,
// invisible characters dropped, white space collapsed to single spaces. Punctuation
// stays. Offsets into the result are not offsets into s.
func Normalise(s string) string {
	s = norm.NFKC.String(visible(s))
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(plain(r))
	}
	out := b.String()
	if !norm.NFKC.IsNormalString(out) { // lower case can need composing
		out = norm.NFKC.String(out)
	}
	return out
}

func plain(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	to, _ := simplify(unicode.ToLower(r))
	return to
}

// visible drops format and control characters and variation selectors; those that
// people use as white space become spaces.
func visible(s string) string {
	if isPrintableASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= hanFirst && r <= 0x9FFF: // ideographs: nearly everything in Chinese text
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r), unicode.IsControl(r), unicode.Is(unicode.Variation_Selector, r):
			return -1
		}
		return r
	}, s)
}

func isPrintableASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}
