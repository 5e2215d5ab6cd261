package text

import "unicode"

// Words gives Latin words whole and other letters singly, without marks and symbols.
func Words(s string) []string { return WordsOf(Normalise(s)) }

// WordsOf is Words for normalised text.
func WordsOf(s string) []string {
	var out []string
	word := ""
	flush := func() {
		if word != "" {
			out = append(out, word)
			word = ""
		}
	}
	for _, r := range s {
		switch {
		case r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)), r >= 0x80 && (unicode.Is(unicode.Latin, r) || unicode.IsDigit(r)):
			word += string(r)
		case r == '\'', r == '’':
		case unicode.IsLetter(r):
			flush()
			out = append(out, string(r))
		default:
			flush()
		}
	}
	flush()
	return out
}
