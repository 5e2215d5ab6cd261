package text

import "unicode"

// Lang tells the language a text is written in: "zh", "en" (any Latin script), or ""
// where neither shows. Mixed text is zh unless Latin function words carry the sentence:
// product names do not make a Chinese question English.
func Lang(s string) string {
	var han, other int
	var latin float64
	word := make([]rune, 0, 16)
	flush := func() {
		switch {
		case len(word) == 0:
		case stopEnglish(string(word)):
			latin += 2
		default:
			latin += 1.0 / 3
		}
		word = word[:0]
	}
	for _, r := range s {
		switch {
		case isLatin(r):
			word = append(word, unicode.ToLower(r))
			continue
		case isHan(r):
			han++
		case unicode.IsLetter(r):
			other++
		}
		flush()
	}
	flush()
	switch {
	case han > other && float64(han) >= latin:
		return "zh"
	case latin > float64(other):
		return "en"
	}
	return ""
}

// Script tells the script of the customer's words: "latn" for Latin text, else "hant"
// where more characters are only traditional than only simplified, else "hans".
func Script(s string) string {
	if Lang(s) == "en" {
		return "latn"
	}
	hant, hans := 0, 0
	for _, r := range s {
		if !isHan(r) {
			continue
		}
		if _, only := simplify(r); only {
			hant++
		} else if onlySimplified(r) {
			hans++
		}
	}
	if hant > hans {
		return "hant"
	}
	return "hans"
}

func isHan(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || r > 0x2E7F && unicode.Is(unicode.Han, r)
}

func isLatin(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r > 0x7F && unicode.Is(unicode.Latin, r)
}
