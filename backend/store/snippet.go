package store

import (
	"slices"
	"strings"
	"unicode"

	"baihua/backend/text"
)

// Characters of a snippet before the first hit, and in all.
const (
	snippetBefore = 16
	snippetLength = 80
)

// snippet is the part of passage around the first word of query in it, on one line,
// with an ellipsis where something was left out. Without a word in it (the hit is in a
// title) it is the beginning.
func snippet(passage, query string) string {
	line := []rune(strings.Join(strings.Fields(passage), " "))
	start := max(0, firstHit(line, query)-snippetBefore)
	if start <= 2 {
		start = 0
	}
	for start > 0 && start < len(line) && !unspaced(line[start]) && !unicode.IsSpace(line[start-1]) {
		start-- // not in the middle of a word
	}
	end := min(len(line), start+snippetLength)
	out := strings.TrimSpace(string(line[start:end]))
	if start > 0 {
		out = "…" + out
	}
	if end < len(line) {
		out += "…"
	}
	return out
}

// firstHit is where the first word of query stands in line, 0 when none does. Both are
// compared normalised, as the index does; words may be longer in the query than in the
// text (refunds, refund), as the index cuts endings off.
func firstHit(line []rune, query string) int {
	plain, origin := normalised(line)
	first := -1
	for _, word := range split(beginning(text.Normalise(query), longestQuery)) {
		if i := find(plain, stem(word)); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	if first < 0 {
		return 0
	}
	return origin[first]
}

// stem drops a usual English ending.
func stem(word []rune) []rune {
	s := string(word)
	for _, ending := range []string{"ing", "ed", "es", "s"} {
		if cut, ok := strings.CutSuffix(s, ending); ok && len(cut) > 2 {
			return []rune(cut)
		}
	}
	return word
}

// normalised is line character by character, with the place each came from.
func normalised(line []rune) (plain []rune, origin []int) {
	for i, r := range line {
		for _, n := range text.Normalise(string(r)) {
			plain, origin = append(plain, n), append(origin, i)
		}
		if r == ' ' {
			plain, origin = append(plain, ' '), append(origin, i)
		}
	}
	return plain, origin
}

func find(in, what []rune) int {
	for i := 0; i+len(what) <= len(in); i++ {
		if slices.Equal(in[i:i+len(what)], what) {
			return i
		}
	}
	return -1
}
