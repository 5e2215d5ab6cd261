package retrieve

import (
	"slices"
	"strings"
	"unicode/utf8"

	"baihua/backend/index"
	"baihua/backend/text"
)

// spelling is a word with its letters in threes, so that slips of the keyboard and of the
// ear still leave most of it.
type spelling struct {
	word   string
	grams  []uint32 // sorted
	rarity float64  // in a question
}

// longWord is from how many letters on a word is compared by its letters.
const longWord = 4

// spellings gives the Latin words of s that are long enough to tell by their letters.
func spellings(s string) []spelling {
	var out []spelling
	for _, w := range wordsOf(text.Normalise(s)) {
		if w[0] < 0x80 && utf8.RuneCountInString(w) >= longWord && !strings.ContainsAny(w, "0123456789") && !text.Stop(w) {
			out = append(out, spelling{word: w, grams: threes(w)})
		}
	}
	return out
}

// threes gives the runs of three letters of a word that begins and ends with a space.
func threes(word string) []uint32 {
	padded := " " + word + " "
	out := make([]uint32, 0, len(padded))
	for i := range len(padded) - 2 {
		out = append(out, uint32(padded[i])<<16|uint32(padded[i+1])<<8|uint32(padded[i+2]))
	}
	slices.Sort(out)
	return out
}

// askedSpellings are the long words of a question with how rare they are.
func askedSpellings(question string, r index.Result) []spelling {
	out := spellings(question)
	for i, s := range out {
		if terms := text.Terms(s.word); len(terms) > 0 {
			out[i].rarity = r.IDF(terms[0])
		}
	}
	return out
}

// slip is from which likeness on two words may be one, misspelled.
const slip = 0.5

// alike is the share of threes that two words share, 0 below slip.
func (s spelling) alike(o spelling) float64 {
	if s.word == o.word {
		return 1
	}
	shared, i, j := 0, 0, 0
	for i < len(s.grams) && j < len(o.grams) {
		switch a, b := s.grams[i], o.grams[j]; {
		case a == b:
			shared, i, j = shared+1, i+1, j+1
		case a < b:
			i++
		default:
			j++
		}
	}
	if dice := 2 * float64(shared) / float64(len(s.grams)+len(o.grams)); dice >= slip {
		return dice
	}
	return 0
}

// letters is the share of the question's long words that titles and phrasings spell
// about alike.
func letters(asked, held []spelling) float64 {
	met, sum := 0.0, 0.0
	for _, a := range asked {
		best := 0.0
		for _, h := range held {
			best = max(best, a.alike(h))
		}
		met += best * a.rarity
		sum += a.rarity
	}
	if sum == 0 {
		return 0
	}
	return met / sum
}
