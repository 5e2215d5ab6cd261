package detect

import (
	"strconv"
	"strings"
	"unicode"

	"baihua/backend/text"
)

// token is a word, a number or one Chinese character.
type token struct {
	word     string // folded: lower case, half width, simplified
	stem     string
	at, end  int // runes of the text
	sentence int
	kind     kind
	capital  bool // begins with a capital that no sentence start explains
	stop     bool
}

type kind uint8

const (
	latinWord kind = iota
	figure
	han
)

// reader cuts texts into tokens and remembers stems, which are dear.
type reader struct{ stems map[string]string }

func newReader() *reader { return &reader{stems: map[string]string{}} }

// tokens of s in order, with the sentence each stands in.
func (r *reader) tokens(s string) []token {
	rs := []rune(s)
	spans := text.Sentences(s)
	var out []token
	at := 0
	for n, span := range spans {
		for i := max(at, span.Start); i < span.End; {
			t, ok := r.next(rs, i, span.End)
			if !ok {
				i++
				continue
			}
			t.sentence = n
			t.capital = t.kind == latinWord && unicode.IsUpper(rs[t.at]) && (t.at > span.Start || allCapitals(rs[t.at:t.end]))
			i = t.end
			if base, ok := denied(t.word); ok { // can't is can and not
				not := t
				t.word, t.stem, t.stop = base, r.stem(base), true
				not.word, not.stem, not.at = "not", "not", t.end
				out = append(out, t, not)
				continue
			}
			out = append(out, t)
		}
		at = span.End
	}
	return out
}

func (r *reader) next(rs []rune, i, end int) (token, bool) {
	switch c := rs[i]; {
	case unicode.Is(unicode.Han, c):
		w := string(text.Normalise(string(c)))
		return token{word: w, stem: spelt(w), at: i, end: i + 1, kind: han, stop: strings.ContainsAny(w, hanStops)}, true
	case unicode.IsDigit(c):
		k := i
		for k < end && (unicode.IsDigit(rs[k]) || k+1 < end && strings.ContainsRune(",.，．", rs[k]) && unicode.IsDigit(rs[k+1])) {
			k++
		}
		w := figureOf(text.Normalise(string(rs[i:k])))
		return token{word: w, stem: w, at: i, end: k, kind: figure}, true
	case unicode.IsLetter(c):
		k := i
		for k < end && wordRune(rs[k]) || k+1 < end && k > i && (rs[k] == '\'' || rs[k] == '’') && unicode.IsLetter(rs[k+1]) {
			k++
		}
		w := strings.ToLower(strings.ReplaceAll(string(rs[i:k]), "’", "'"))
		return token{word: w, stem: r.stem(w), at: i, end: k, kind: latinWord, stop: text.Stop(w) || stopWord(w)}, true
	}
	return token{}, false
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) || unicode.IsDigit(r)
}

func (r *reader) stem(w string) string {
	s, ok := r.stems[w]
	if !ok {
		s = spelt(shortened(w))
		if terms := text.Unigrams(s); len(terms) > 0 {
			s = terms[0]
		}
		r.stems[w] = s
	}
	return s
}

func allCapitals(rs []rune) bool {
	for _, r := range rs {
		if unicode.IsLower(r) {
			return false
		}
	}
	return len(rs) > 1
}

// figureOf spells 1,200.50 and 1200.5 alike.
func figureOf(s string) string {
	s = strings.ReplaceAll(s, ",", "")
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// hanStops hold a Chinese sentence together and say little.
const hanStops = "的了在是和与及或之其而于也就都并对为将被把从到这那该此有以等中上下着过地得"

// stopWord adds to text.Stop what English sentences are held together by.
func stopWord(w string) bool {
	switch w {
	case "a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "is", "are", "was", "were", "be",
		"been", "being", "it", "its", "this", "that", "these", "those", "he", "she", "they", "his", "her", "their", "them", "we", "our",
		"you", "your", "i", "my", "me", "us", "him", "do", "does", "did", "has", "have", "had", "will", "would", "can", "could", "may",
		"might", "should", "shall", "which", "who", "whom", "whose", "what", "when", "where", "how", "also", "so", "than", "then", "there",
		"here", "into", "out", "up", "about", "such", "some", "any", "if", "but", "while", "during", "through", "over", "more", "most",
		"very", "too", "well", "just", "other", "both", "each", "s", "t", "re", "ve", "ll", "it's", "i'm", "that's", "one":
		return true
	}
	return false
}

// denied takes the not out of can't, cannot and their like.
func denied(w string) (base string, ok bool) {
	switch w {
	case "can't", "cannot":
		return "can", true
	case "won't":
		return "will", true
	case "shan't":
		return "shall", true
	}
	return strings.CutSuffix(w, "n't")
}

// shortened is a word without the verb that hangs on it: it's, you'll, they've.
func shortened(w string) string {
	if at := strings.IndexByte(w, '\''); at > 0 {
		return w[:at]
	}
	return w
}

// spelt writes small numbers in figures, so that two days are 2 days.
func spelt(w string) string {
	for i, names := range [...]string{"一 one", "二 两 two", "三 three", "四 four", "五 five", "六 six", "七 seven", "八 eight", "九 nine", "十 ten", "eleven", "twelve"} {
		for _, n := range strings.Fields(names) {
			if n == w {
				return strconv.Itoa(i + 1)
			}
		}
	}
	return w
}
