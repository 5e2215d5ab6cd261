package store

import (
	"slices"
	"strings"
	"unicode"

	"baihua/backend/text"
)

// searchable is s as the search index keeps it.
func searchable(s string) string { return paired(text.Normalise(s)) }

// paired writes every run of Chinese as overlapping pairs of characters. The last
// character stands alone as well, so that every character begins a term and can be
// found by itself.
func paired(s string) string {
	var b strings.Builder
	b.Grow(2 * len(s))
	run := rune(0) // the character before, inside a run
	for _, r := range s {
		if unspaced(r) {
			if run == 0 {
				b.WriteByte(' ')
			} else {
				b.WriteRune(run)
				b.WriteRune(r)
				b.WriteByte(' ')
			}
			run = r
			continue
		}
		if run != 0 {
			b.WriteRune(run)
			b.WriteByte(' ')
			run = 0
		}
		b.WriteRune(r)
	}
	if run != 0 {
		b.WriteRune(run)
	}
	return b.String()
}

// split parts s at white space and between Chinese and other writing.
func split(s string) [][]rune {
	var out [][]rune
	var word []rune
	flush := func() {
		if len(word) > 0 {
			out = append(out, word)
		}
		word = nil
	}
	for _, r := range s {
		if unicode.IsSpace(r) {
			flush()
			continue
		}
		if len(word) > 0 && unspaced(r) != unspaced(word[0]) {
			flush()
		}
		word = append(word, r)
	}
	flush()
	return out
}

// unspaced says whether r belongs to a writing without spaces between words.
func unspaced(r rune) bool {
	const firstOfAll, common, lastCommon = '\u2e80', '\u4e00', '\u9fff'
	switch {
	case r < firstOfAll:
		return false
	case common <= r && r <= lastCommon:
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// longestQuery is how many characters of a query are looked at: the index takes time
// with the square of its words, and people paste whole pages.
const longestQuery = 200

// matchExpression asks for every word of query: Chinese as written, other words also
// as a beginning, since people search while they type. "" = there is nothing to ask.
func matchExpression(query string) string {
	var parts []string
	for _, word := range split(beginning(text.Normalise(query), longestQuery)) {
		if !slices.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			continue
		}
		phrase, prefix := strings.TrimSpace(paired(string(word))), "*"
		if len(word) > 1 && unspaced(word[0]) { // the pairs say it all
			phrase, prefix = phrase[:strings.LastIndexByte(phrase, ' ')], ""
		}
		parts = append(parts, `"`+strings.ReplaceAll(phrase, `"`, `""`)+`"`+prefix)
	}
	return strings.Join(parts, " AND ")
}

// beginning is the first n characters of s.
func beginning(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
