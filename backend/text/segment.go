package text

import (
	"slices"
	"strings"
	"unicode"
)

// Terms gives what is indexed and searched, in the order of the text: English words
// stemmed, numbers in one spelling, codes and compounds whole and in parts, Chinese as
// overlapping pairs of characters (a lone character as itself).
func Terms(s string) []string { return segment(Normalise(s), pairs) }

// pairs appends the overlapping pairs of a run of characters.
func pairs(out []string, run []rune) []string {
	if len(run) == 1 {
		return append(out, string(run))
	}
	for i := range len(run) - 1 {
		out = append(out, string(run[i:i+2]))
	}
	return out
}

// Unigrams is Terms with single Chinese characters in place of pairs, for scoring a few
// candidates more finely.
func Unigrams(s string) []string {
	return segment(Normalise(s), func(out []string, run []rune) []string {
		for _, r := range run {
			out = append(out, string(r))
		}
		return out
	})
}

// Characters gives the single characters of scripts that are written without spaces.
func Characters(s string) []string { return characters(Normalise(s)) }

// Split is Terms and Characters in one go.
func Split(s string) (terms, single []string) {
	s = Normalise(s)
	return segment(s, pairs), characters(s)
}

func characters(normalised string) []string {
	var out []string
	for _, r := range normalised {
		if unspaced(r) {
			out = append(out, string(r))
		}
	}
	return out
}

// ContentTerms is Terms without the words that carry no topic. Chinese is cut at them
// first, so that no pair joins a topic to an ending; what is left between two may be a
// lone character, which is then a term although Terms has it in pairs only.
// lang may be "" where it is not known.
func ContentTerms(s, lang string) []string {
	han := contentPairs
	if lang == "en" {
		han = pairs
	}
	return slices.DeleteFunc(segment(Normalise(s), han), stopEnglish)
}

func contentPairs(out []string, run []rune) []string {
	from := 0
	for i := 0; i < len(run); {
		n := stopHan(run[i:])
		if n == 0 {
			i++
			continue
		}
		if i > from {
			out = pairs(out, run[from:i])
		}
		i += n
		from = i
	}
	if from < len(run) {
		out = pairs(out, run[from:])
	}
	return out
}

// Analyse is Terms and ContentTerms, for a language not known, in one go.
func Analyse(s string) (terms, content []string) {
	walk(Normalise(s), func(run []rune) {
		terms, content = pairs(terms, run), contentPairs(content, run)
	}, func(word []rune) {
		n := len(terms)
		terms = wordTerms(terms, word)
		for _, t := range terms[n:] {
			if !stopEnglish(t) {
				content = append(content, t)
			}
		}
	})
	return terms, content
}

// segment gives the terms of normalised text; unspacedTerms appends those of a run of
// characters that are written without spaces.
func segment(s string, unspacedTerms func([]string, []rune) []string) []string {
	out := make([]string, 0, len(s)/4+1)
	walk(s, func(run []rune) { out = unspacedTerms(out, run) }, func(word []rune) { out = wordTerms(out, word) })
	return out
}

// walk meets the runs of unspaced characters and the words of normalised text.
func walk(s string, unspacedRun, word func([]rune)) {
	rs := []rune(s)
	for i := 0; i < len(rs); {
		switch {
		case unspaced(rs[i]):
			end := i
			for end < len(rs) && unspaced(rs[end]) {
				end++
			}
			unspacedRun(rs[i:end])
			i = end
		case wordRune(rs[i]):
			end := wordEnd(rs, i)
			word(rs[i:end])
			i = end
		default:
			i++
		}
	}
}

// unspaced reports characters of scripts that put no spaces between words.
func unspaced(r rune) bool {
	return isHan(r) || r > 0x3040 && unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai)
}

func wordRune(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return !unspaced(r) && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

func joiner(r rune) bool {
	switch r {
	case '-', '_', '/', '.', ',', '\'', '’', '‐', '‑':
		return true
	}
	return false
}

// wordEnd is the end of the word at i with all it is joined to: wh-1000xm4, 1,299.00.
func wordEnd(rs []rune, i int) int {
	for i < len(rs) && wordRune(rs[i]) {
		i++
		if i+1 < len(rs) && joiner(rs[i]) && wordRune(rs[i+1]) && joined(rs, i) {
			i++
		}
	}
	return i
}

// joined tells a comma in a number from one between words.
func joined(rs []rune, i int) bool {
	return rs[i] != ',' || unicode.IsDigit(rs[i-1]) && unicode.IsDigit(rs[i+1])
}

// longestCode is the longest compound that is kept whole; longer ones are addresses.
const longestCode = 24

func wordTerms(out []string, chunk []rune) []string {
	word := dropApostrophes(string(chunk))
	if number, ok := canonicalNumber(word); ok {
		return append(out, number)
	}
	parts := strings.FieldsFunc(word, joiner)
	if len(parts) == 1 {
		return partTerms(out, parts[0])
	}
	compact := strings.Join(parts, "")
	if len(compact) == len(parts) && !hasDigit(compact) { // u.s, a.m
		return append(out, compact)
	}
	if keepWhole(word, compact) {
		out = append(out, stem(compact))
	}
	for _, p := range parts {
		out = partTerms(out, p)
	}
	return out
}

// keepWhole says whether a compound is a term of its own: codes, hyphenated words and
// long numbers such as telephone numbers.
func keepWhole(word, compact string) bool {
	letters := strings.IndexFunc(compact, unicode.IsLetter) >= 0
	switch {
	case len(compact) > longestCode:
		return false
	case letters && hasDigit(compact):
		return true
	case letters:
		return !strings.ContainsAny(word, "/.,")
	}
	return len(compact) >= 7
}

// partTerms appends a word without joiners; 512gb and iphone15 also as number and word.
func partTerms(out []string, p string) []string {
	cut, changes, digits := 0, 0, false
	for i, r := range p {
		if d := unicode.IsDigit(r); i == 0 || d != digits {
			if i > 0 {
				cut, changes = i, changes+1
			}
			digits = d
		}
	}
	switch changes {
	case 0:
		return append(out, stem(p))
	case 1:
		return append(out, p, stem(p[:cut]), stem(p[cut:]))
	}
	return append(out, p)
}

func hasDigit(s string) bool { return strings.IndexFunc(s, unicode.IsDigit) >= 0 }

// dropApostrophes makes don't dont, as customers type it, and driver's driver.
func dropApostrophes(w string) string {
	w = strings.ReplaceAll(w, "’", "'")
	w = strings.TrimSuffix(w, "'s")
	return strings.ReplaceAll(w, "'", "")
}

// canonicalNumber spells 1,299.00 and 1299 alike.
func canonicalNumber(w string) (string, bool) {
	if strings.Trim(w, "0123456789,.") != "" || strings.Count(w, ".") > 1 {
		return "", false
	}
	w = strings.ReplaceAll(w, ",", "")
	if strings.Contains(w, ".") {
		w = strings.TrimRight(strings.TrimRight(w, "0"), ".")
	}
	return w, true
}
