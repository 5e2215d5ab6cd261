package retrieve

import (
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// guessed is what a similarity keeps for each word that was guessed.
const guessed = 0.9

// mend gives a normalised question with the words that the knowledge base does not hold
// put right where that can be told: a slip of the keyboard in English, a homophone in
// Chinese. No word becomes a name of a pack's list that way, and no word of the lexicon
// changes.
func mend(s string, known func(term string) bool, w Words) (mended string, guesses []assist.Guess) {
	if text.Lang(s) == "en" {
		return mendEnglish(s, known, w)
	}
	return mendChinese(s, known, w)
}

// mendChinese looks at pairs of characters that the knowledge base does not hold.
func mendChinese(s string, known func(string) bool, w Words) (string, []assist.Guess) {
	rs := []rune(s)
	kept := w.Lexicon.Find(s)
	holds := func(i int) bool { // a pair at i that is a word here
		return i >= 0 && i+1 < len(rs) && pair(rs[i], rs[i+1]) && known(string(rs[i:i+2]))
	}
	var guesses []assist.Guess
	for i := 0; i+1 < len(rs); i++ {
		if !pair(rs[i], rs[i+1]) || holds(i) || overlaps(kept, i, i+2) {
			continue
		}
		// A character that makes a word with its other neighbour is no slip.
		meant := homophone(rs[i], rs[i+1], !holds(i-1), !holds(i+1), known)
		if meant == "" {
			continue
		}
		try := slices.Concat(rs[:i], []rune(meant), rs[i+2:])
		if len(w.Names.Find(string(try))) != len(w.Names.Find(string(rs))) {
			continue
		}
		guesses = append(guesses, assist.Guess{Said: string(rs[i : i+2]), Read: meant})
		rs = try
		i++
	}
	return string(rs), guesses
}

// pair reports two characters that can be a word.
func pair(a, b rune) bool {
	return len(text.Readings(a)) > 0 && len(text.Readings(b)) > 0 && !text.Stop(string([]rune{a, b}))
}

// homophone is the one known pair that a and b become when one of them is changed for a
// character that sounds like it; "" where there is none or no telling.
func homophone(a, b rune, changeA, changeB bool, known func(string) bool) string {
	found := ""
	several := false
	try := func(x, y rune) {
		if p := string([]rune{x, y}); known(p) {
			several = several || found != ""
			found = p
		}
	}
	if changeA {
		for _, x := range text.Homophones(a) {
			try(x, b)
		}
	}
	if changeB {
		for _, y := range text.Homophones(b) {
			try(a, y)
		}
	}
	if several {
		return ""
	}
	return found
}

// The shortest English words in which a slip is looked for, and a wrong letter: shorter
// ones are too often another word (coach is no couch).
const (
	shortestTyped = 5
	shortestWrong = 8
)

// mendEnglish mends words that the knowledge base does not hold, and holds with two
// letters swapped, one left out, one put in after the first, or, in a long word, one
// wrong.
func mendEnglish(s string, known func(string) bool, w Words) (string, []assist.Guess) {
	words := strings.Fields(s)
	var guesses []assist.Guess
	for i, word := range words {
		bare := strings.Trim(word, ".,?!;:()\"'")
		if len(bare) < shortestTyped || strings.Trim(bare, "abcdefghijklmnopqrstuvwxyz") != "" || len(w.Lexicon.Find(bare)) > 0 {
			continue
		}
		if terms := text.Terms(bare); len(terms) != 1 || known(terms[0]) || text.Stop(terms[0]) {
			continue
		}
		if meant := mistyped(bare, known); meant != "" && len(w.Names.Find(meant)) == len(w.Names.Find(bare)) {
			words[i] = strings.Replace(word, bare, meant, 1)
			guesses = append(guesses, assist.Guess{Said: bare, Read: meant})
		}
	}
	if len(guesses) == 0 {
		return s, nil
	}
	return strings.Join(words, " "), guesses
}

// mistyped is the one known word that is a slip away, "" where there is none or are several.
func mistyped(w string, known func(string) bool) string {
	found, stem, several := "", "", false
	try := func(candidate string) {
		terms := text.Terms(candidate)
		if len(terms) != 1 || terms[0] == stem || !known(terms[0]) {
			return
		}
		several = several || found != ""
		found, stem = candidate, terms[0]
	}
	const letters = "abcdefghijklmnopqrstuvwxyz"
	for i := 1; i <= len(w); i++ {
		for _, c := range letters {
			try(w[:i] + string(c) + w[i:])
			if i < len(w) && len(w) >= shortestWrong {
				try(w[:i] + string(c) + w[i+1:])
			}
		}
		if i < len(w) {
			try(w[:i] + w[i+1:])
		}
		if i+1 < len(w) {
			try(w[:i] + string(w[i+1]) + string(w[i]) + w[i+2:])
		}
	}
	if several {
		return ""
	}
	return found
}
