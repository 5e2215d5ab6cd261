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
func mend(s string, holders func(term string) int, w Words) (mended string, guesses []assist.Guess) {
	if text.Lang(s) == "en" {
		return mendEnglish(s, func(term string) bool { return holders(term) > 0 }, w)
	}
	return mendChinese(s, holders, w)
}

// mendChinese looks at pairs of characters that the knowledge base does not hold.
func mendChinese(s string, holders func(string) int, w Words) (string, []assist.Guess) {
	rs := []rune(s)
	kept, content := w.Lexicon.Find(s), text.ContentTerms(s, "zh")
	holds := func(i int) bool { // a pair at i that is a word here
		return i >= 0 && i+1 < len(rs) && pair(rs[i], rs[i+1]) && holders(string(rs[i:i+2])) > 0
	}
	var guesses []assist.Guess
	for i := 0; i+1 < len(rs); i++ {
		typed := string(rs[i:min(i+2, len(rs))])
		if !slices.Contains(content, typed) || !pair(rs[i], rs[i+1]) || holds(i) || strings.ContainsAny(typed, betweenWords) || overlaps(kept, i, i+2) {
			continue
		}
		// A character that makes a word with its other neighbour is no slip.
		meant := homophone(rs[i], rs[i+1], !holds(i-1), !holds(i+1), holders)
		if meant == "" {
			continue
		}
		try := slices.Concat(rs[:i], []rune(meant), rs[i+2:])
		if len(w.Names.Find(string(try))) != len(w.Names.Find(string(rs))) {
			continue
		}
		guesses = append(guesses, assist.Guess{Said: typed, Read: meant})
		rs = try
		i++
	}
	return string(rs), guesses
}

// betweenWords are characters that mostly stand by themselves: a pair with one of them is
// two words.
const betweenWords = "在能有要个和收大小多少咋几就都也不没会可到去来上下给把被让对从买卖用吃喝还再又才只得做办过里外前后"

// pair reports two characters that can be a word.
func pair(a, b rune) bool {
	return len(text.Readings(a)) > 0 && len(text.Readings(b)) > 0 && !text.Stop(string([]rune{a, b}))
}

// wordShare is the share of the passages with its rarer character that hold a pair which is
// a word, and not two words side by side.
const wordShare = 0.25

// homophone is the one word that a and b become when one of them is changed for a
// character that sounds like it; "" where there is none or no telling.
func homophone(a, b rune, changeA, changeB bool, holders func(string) int) string {
	found := ""
	several := false
	try := func(x, y rune) {
		p := string([]rune{x, y})
		n := holders(p)
		if n == 0 || float64(n) < wordShare*float64(min(holders(string(x)), holders(string(y)))) {
			return
		}
		several = several || found != ""
		found = p
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

// The shortest English words in which two letters can be swapped or one doubled, one left
// out or put in, and one wrong: shorter ones are too often another word (steam is no
// stream, coach no couch). longestEnding is what stemming may cut off a word for its stem to
// be compared.
const (
	shortestTyped = 5
	shortestGap   = 7
	shortestWrong = 8
	longestEnding = 3
)

// mendEnglish mends words that the knowledge base does not hold, and holds with a slip
// after the first letter.
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
	own := text.Terms(w)
	if len(own) != 1 || len(own[0])+longestEnding < len(w) {
		return "" // too little of it is stem to go by
	}
	try := func(candidate string) {
		terms := text.Terms(candidate)
		if len(terms) != 1 || terms[0] == stem || len(terms[0]) < shortestTyped || !known(terms[0]) {
			return
		}
		if !text.OneEdit(own[0], terms[0]) { // dresser is no dress: only its ending went
			return
		}
		several = several || found != ""
		found, stem = candidate, terms[0]
	}
	const letters = "abcdefghijklmnopqrstuvwxyz"
	for i := 1; i <= len(w); i++ {
		for _, c := range letters {
			if len(w) >= shortestGap || w[i-1] == byte(c) || i < len(w) && w[i] == byte(c) {
				try(w[:i] + string(c) + w[i:])
			}
			if i < len(w) && len(w) >= shortestWrong {
				try(w[:i] + string(c) + w[i+1:])
			}
		}
		if i < len(w) && (len(w) >= shortestGap || w[i-1] == w[i]) {
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
