package text

// token is a word of normalised text as words are compared: a Latin word or number by its
// stem, or one character of a script that is written without spaces.
type token struct {
	text       string
	start, end int // runes
}

// tokens cuts normalised text. Marks and spaces fall away.
func tokens(rs []rune) []token {
	var out []token
	for i := 0; i < len(rs); {
		switch {
		case unspaced(rs[i]):
			out = append(out, token{string(rs[i]), i, i + 1})
			i++
		case wordRune(rs[i]):
			end := i
			for end < len(rs) && (wordRune(rs[end]) || apostrophe(rs, end)) {
				end++
			}
			out = append(out, token{stem(dropApostrophes(string(rs[i:end]))), i, end})
			i = end
		default:
			i++
		}
	}
	return out
}

// apostrophe reports the mark inside a word: don't.
func apostrophe(rs []rune, i int) bool {
	return (rs[i] == '\'' || rs[i] == '’') && i+1 < len(rs) && wordRune(rs[i+1])
}
