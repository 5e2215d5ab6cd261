package text

import "github.com/kljensen/snowball/english"

// stem cuts the endings of an English word in lower case; other words stay.
func stem(word string) string {
	if len(word) < 3 {
		return word
	}
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return word
		}
	}
	return english.Stem(word, false)
}
