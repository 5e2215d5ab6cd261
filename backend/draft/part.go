package draft

import (
	"strings"
	"unicode"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// part is what is quoted whole or not at all: a sentence, a step, a row. Offsets count
// runes in the passage's text.
type part struct {
	text       string
	start, end int
}

// parts cuts a passage. Chinese sentences that a semicolon joins stay together, since
// the second half is often the condition of the first.
func parts(p assist.Passage) []part {
	rs := []rune(p.Text)
	switch p.Kind {
	case assist.PassageList:
		return lines(rs)
	case assist.PassageTable:
		return whole(rs)
	}
	var out []part
	for _, s := range text.Sentences(p.Text) {
		if n := len(out); n > 0 && joinsNext(rs, out[n-1].end, s.Start) {
			out[n-1].end = s.End
			out[n-1].text = string(rs[out[n-1].start:s.End])
			continue
		}
		out = append(out, part{text: string(rs[s.Start:s.End]), start: s.Start, end: s.End})
	}
	return out
}

// joinsNext reports that the sentence ending at end goes on: it ends in a semicolon and
// no line ends there.
func joinsNext(rs []rune, end, next int) bool {
	if last := rs[end-1]; last != '；' && last != ';' {
		return false
	}
	return !strings.ContainsRune(string(rs[end:next]), '\n')
}

// lines are the steps of a list, trimmed, empty ones left out.
func lines(rs []rune) []part {
	var out []part
	start := 0
	for i := 0; i <= len(rs); i++ {
		if i < len(rs) && rs[i] != '\n' {
			continue
		}
		if from, to := trim(rs, start, i); to > from {
			out = append(out, part{text: string(rs[from:to]), start: from, end: to})
		}
		start = i + 1
	}
	return out
}

func whole(rs []rune) []part {
	from, to := trim(rs, 0, len(rs))
	if from == to {
		return nil
	}
	return []part{{text: string(rs[from:to]), start: from, end: to}}
}

func trim(rs []rune, from, to int) (int, int) {
	for from < to && unicode.IsSpace(rs[from]) {
		from++
	}
	for to > from && unicode.IsSpace(rs[to-1]) {
		to--
	}
	return from, to
}

// The lengths that a reply keeps to, in weights: a Chinese character weighs 1, a word of
// another script 2, so that 120 is 120 characters or 60 words. "About" is a quarter
// more; steps may take twice as much, since half of them help nobody.
const (
	aboutWeight = 150
	listWeight  = 240
)

// weigh measures parts as a reader does.
func weigh(ps ...part) int {
	n := 0
	for _, p := range ps {
		inWord := false
		for _, r := range p.text {
			switch {
			case unicode.Is(unicode.Han, r):
				n++
				inWord = false
			case unicode.IsLetter(r) || unicode.IsDigit(r):
				if !inWord {
					n += 2
				}
				inWord = true
			default:
				inWord = inWord && strings.ContainsRune("'’-.,", r)
			}
		}
	}
	return n
}
