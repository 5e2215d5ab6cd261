package index

import (
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// SubjectAttribute is the attribute of a record that names the thing it is about: the
// hotel, the product, the branch.
const SubjectAttribute = "entity"

// namePrefix keeps whole names, as one term each, apart from the words in them; so does
// openingPrefix their first words, which tell quickly where no name begins.
const (
	namePrefix    = "\x02"
	openingPrefix = "\x03"
)

// LongestName is how many words or characters of a name count.
const LongestName = 10

// NameTerm is the term that stands for a name in postings, given its words as NameWords
// cuts them. Opening is the same for its first word alone.
func NameTerm(words []string) string { return namePrefix + strings.Join(words, " ") }

// Opening is the term of every name that begins with word.
func Opening(word string) string { return openingPrefix + word }

// NameWords cuts a text into the words that names are compared by: Latin words, and other
// letters one by one, without articles and what joins.
func NameWords(s string) []string {
	var out []string
	for _, w := range text.Words(s) {
		switch w {
		case "the", "a", "an", "and", "of", "at":
		default:
			out = append(out, w)
		}
	}
	return out
}

// NamesOf gives the terms that find a passage by the name of what it is about: its whole name, and the name without
// what follows a dash, comma or bracket.
func NamesOf(p assist.Passage) []string {
	name := p.Attributes[SubjectAttribute]
	if name == "" {
		return nil
	}
	short := name
	if at := strings.IndexAny(name, ",，(（"); at > 0 {
		short = name[:at]
	}
	short, _, _ = strings.Cut(short, " - ")
	var out []string
	for _, s := range []string{name, short} {
		words := NameWords(s)
		if len(words) == 0 {
			continue
		}
		for _, t := range []string{Opening(words[0]), NameTerm(words[:min(len(words), LongestName)])} {
			if !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	return out
}
