package ingest

import (
	"strings"
	"unicode"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// passageWeight is how much a passage holds before it is cut between sentences: 150
// words, or 300 Chinese characters.
const passageWeight = 300

// weigh measures text in either language on one scale: a Chinese character weighs 1,
// a word 2.
func weigh(s string) int {
	n, inWord := 0, false
	for _, c := range s {
		switch {
		case unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			n++
			inWord = false
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			if !inWord {
				n += 2
			}
			inWord = true
		default:
			inWord = inWord && (c == '\'' || c == '’' || c == '-' || c == '.' || c == ',')
		}
	}
	return n
}

// cut divides the runes of a paragraph into spans of about equal weight, none much
// over passageWeight, between sentences. A sentence that leans on the one before it
// ("however", 但) stays with it.
func cut(runes []rune, sentences []assist.Span) []assist.Span {
	total := 0
	weights := make([]int, len(sentences))
	for i, s := range sentences {
		weights[i] = weigh(string(runes[s.Start:s.End]))
		total += weights[i]
	}
	if total <= passageWeight {
		return whole(sentences)
	}
	parts := (total + passageWeight - 1) / passageWeight
	target := (total + parts - 1) / parts
	var out []assist.Span
	held := 0
	for i, s := range sentences {
		full := held >= target || held+weights[i] > passageWeight
		leans := held+weights[i] <= 2*passageWeight && leansBack(string(runes[s.Start:s.End]))
		if held > 0 && full && !leans {
			held = 0
		}
		if held == 0 {
			out = append(out, s)
		}
		out[len(out)-1].End = s.End
		held += max(weights[i], 1)
	}
	return out
}

func whole(sentences []assist.Span) []assist.Span {
	if len(sentences) == 0 {
		return nil
	}
	return []assist.Span{{Start: sentences[0].Start, End: sentences[len(sentences)-1].End}}
}

// sentences are the sentences of s, those without an end in sight broken up where a
// reader would breathe.
func sentences(s string, runes []rune) []assist.Span {
	var out []assist.Span
	for _, span := range text.Sentences(s) {
		for span.End-span.Start > 8*passageWeight {
			at := breath(runes[span.Start : span.Start+4*passageWeight])
			out = append(out, assist.Span{Start: span.Start, End: span.Start + at})
			span.Start += at
			for span.Start < span.End && unicode.IsSpace(runes[span.Start]) {
				span.Start++
			}
		}
		if span.Start < span.End {
			out = append(out, span)
		}
	}
	return out
}

// breath is the end of the last clause or word in runes, or all of them.
func breath(runes []rune) int {
	for i := len(runes) - 1; i > len(runes)/2; i-- {
		if strings.ContainsRune(",;，；、", runes[i]) {
			return i + 1
		}
		if unicode.IsSpace(runes[i]) {
			return i
		}
	}
	return len(runes)
}

const leaningZh = "但 不过 然而 除 例外 否则 注意 以上 上述 该 此 其 这 它 另外 同时 因此 所以 并且 且 不過 這 該 否則 此外"

const leaningEn = "however but except unless otherwise note exception exceptions this that these those it its they " +
	"them such therefore also then instead in that case in this case if not and or"

// leansBack says whether a sentence cannot stand without the one before it: it opens
// with a contrast, a condition or a pointing word.
func leansBack(s string) bool {
	first := firstRune(s)
	if wide(first) {
		for word := range strings.FieldsSeq(leaningZh) {
			if strings.HasPrefix(s, word) {
				return true
			}
		}
		return false
	}
	end := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) })
	if end < 0 {
		end = len(s)
	}
	word := strings.ToLower(s[:end])
	switch word {
	case "":
		return false
	case "in", "if":
		rest := strings.ToLower(strings.TrimSpace(s[end:min(len(s), end+8)]))
		return strings.HasPrefix(rest, "that c") || strings.HasPrefix(rest, "this c") || strings.HasPrefix(rest, "not")
	}
	for lean := range strings.FieldsSeq(leaningEn) {
		if word == lean {
			return true
		}
	}
	return false
}
