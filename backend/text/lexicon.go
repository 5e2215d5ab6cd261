package text

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// lexicon finds words in folded text, the longest first. It is built once and read only.
type lexicon[T any] struct {
	first map[rune][]lexeme[T]
}

type lexeme[T any] struct {
	word  []rune
	value T
}

// add enters a word; _ stands for a space.
func (x *lexicon[T]) add(word string, value T) {
	if x.first == nil {
		x.first = map[rune][]lexeme[T]{}
	}
	w := []rune(strings.ReplaceAll(word, "_", " "))
	x.first[w[0]] = append(x.first[w[0]], lexeme[T]{w, value})
}

// done orders the words; call it after the last add.
func (x *lexicon[T]) done() {
	for _, words := range x.first {
		slices.SortStableFunc(words, func(a, b lexeme[T]) int { return len(b.word) - len(a.word) })
	}
}

// find gives the longest word at i that fits accepts.
func (x *lexicon[T]) find(t *source, i int, fits func(end int) bool) (value T, end int) {
	for _, l := range x.first[t.at(i)] {
		if t.has(i, l.word) && fits(i+len(l.word)) {
			return l.value, i + len(l.word)
		}
	}
	return value, i
}

// exact gives the value of a whole word.
func (x *lexicon[T]) exact(word string) (value T, ok bool) {
	first, _ := utf8.DecodeRuneInString(word)
	for _, l := range x.first[first] {
		if string(l.word) == word {
			return l.value, true
		}
	}
	return value, false
}

// words makes a lexicon of lines "name word word ...".
func words(table string) lexicon[string] {
	var x lexicon[string]
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		f := strings.Fields(line)
		for _, w := range f[1:] {
			x.add(w, strings.ReplaceAll(f[0], "_", " "))
		}
	}
	x.done()
	return x
}

// bounded reports whether the latin letters and digits at [from,end) are whole words;
// Chinese needs no bounds.
func (t *source) bounded(from, end int) bool {
	wordy := func(r rune) bool { return latinLetter(r) || digit(r) }
	return !(wordy(t.at(from)) && wordy(t.at(from-1))) && !(wordy(t.at(end-1)) && wordy(t.at(end)))
}

// collect gives the values of the words in t that fits accepts, each once, in order.
func (t *source) collect(x *lexicon[string], fits func(from, end int) bool) []string {
	var out []string
	for i := 0; i < len(t.r); {
		value, end := x.find(t, i, func(end int) bool { return fits(i, end) })
		if end == i {
			i++
			continue
		}
		if value != skipped && !slices.Contains(out, value) {
			out = append(out, value)
		}
		i = end
	}
	return out
}

// skipped is the value of words that contain a word of their lexicon and mean none.
const skipped = "-"
