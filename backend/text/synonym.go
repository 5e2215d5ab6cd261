package text

import (
	_ "embed"
	"slices"
	"strings"

	"baihua/backend/assist"
)

// synonymTable holds what says the same in any trade: a line is words, |, and after = what
// they also stand for. Words that only seem alike are left apart: damage is not fault, to
// ship is not to deliver, a PIN is no password.
//
//go:embed synonym.txt
var synonymTable string

// Lexicon is what is known of words besides the passages: synonyms and the words of the
// dictionary, which count as wholes. It is made once and safe for concurrent use; a nil
// *Lexicon knows nothing.
type Lexicon struct {
	root       *wordNode
	dictionary bool // has words that count as wholes
}

// WordHit is a word of the lexicon found in normalised text.
type WordHit struct {
	Start, End int // runes of the normalised text
	Said       string
	Also       []string // what may stand in its place, in the order of the lists
	Whole      bool     // of the dictionary
}

type wordNode struct {
	next  map[string]*wordNode
	ends  bool
	whole bool
	also  []string
}

// NewLexicon prepares the general synonyms, the given ones and the words of a dictionary.
func NewLexicon(synonyms []assist.Synonym, dictionary []string) *Lexicon {
	x := &Lexicon{root: &wordNode{}}
	for _, s := range append(generalSynonyms(), synonyms...) {
		for i, w := range s.Words {
			others := slices.Concat(s.Words[:i], s.Words[i+1:], s.Means)
			if n := x.node(w); n != nil {
				n.ends = true
				n.mean(w, others)
			}
		}
	}
	for _, w := range dictionary {
		if n := x.node(w); n != nil {
			n.ends, n.whole, x.dictionary = true, true, true
		}
	}
	return x
}

// generalSynonyms reads the embedded list.
func generalSynonyms() []assist.Synonym {
	var out []assist.Synonym
	for line := range strings.Lines(synonymTable) {
		words, means, _ := strings.Cut(strings.TrimSpace(line), "=")
		out = append(out, assist.Synonym{Words: listed(words), Means: listed(means)})
	}
	return out
}

// listed gives what stands between '|'.
func listed(s string) []string {
	var out []string
	for w := range strings.SplitSeq(s, "|") {
		if w = strings.TrimSpace(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// node is the place of a word, nil where the word is empty.
func (x *Lexicon) node(word string) *wordNode {
	at := x.root
	for _, t := range tokens([]rune(Normalise(word))) {
		if at.next == nil {
			at.next = map[string]*wordNode{}
		}
		child := at.next[t.text]
		if child == nil {
			child = &wordNode{}
			at.next[t.text] = child
		}
		at = child
	}
	if at == x.root {
		return nil
	}
	return at
}

// mean adds others, each once and none that is w itself in another form.
func (n *wordNode) mean(w string, others []string) {
	w = Normalise(w)
	for _, o := range others {
		if o = Normalise(o); o != w && !slices.Contains(n.also, o) {
			n.also = append(n.also, o)
		}
	}
}

// Find gives the words of the lexicon in normalised text, the longest at each place.
func (x *Lexicon) Find(normalised string) []WordHit {
	if x == nil {
		return nil
	}
	rs := []rune(normalised)
	ts := tokens(rs)
	var out []WordHit
	for i := 0; i < len(ts); {
		found, last := x.longest(ts, i)
		if found == nil {
			i++
			continue
		}
		from, to := ts[i].start, ts[last-1].end
		out = append(out, WordHit{Start: from, End: to, Said: string(rs[from:to]), Also: found.also, Whole: found.whole})
		i = last
	}
	return out
}

// Cut gives a text without the words of the dictionary, and these. Without a dictionary it
// costs nothing.
func (x *Lexicon) Cut(s string) (rest string, words []string) {
	if x == nil || !x.dictionary {
		return s, nil
	}
	rs := []rune(Normalise(s))
	for _, h := range x.Find(string(rs)) {
		if h.Whole {
			words = append(words, h.Said)
			for i := h.Start; i < h.End; i++ {
				rs[i] = ' '
			}
		}
	}
	return string(rs), words
}

// longest is the longest word at token i and the token after it; nil where there is none.
func (x *Lexicon) longest(ts []token, i int) (found *wordNode, end int) {
	at := x.root
	for k := i; k < len(ts); k++ {
		if k > i && apart(ts[k-1], ts[k]) {
			break
		}
		child := at.next[ts[k].text]
		if child == nil {
			break
		}
		if at = child; at.ends {
			found, end = at, k+1
		}
	}
	return found, end
}

// apart reports two tokens with more than one mark or space between them.
func apart(a, b token) bool { return b.start-a.end > 1 }
