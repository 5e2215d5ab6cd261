package retrieve

import (
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// Words is what a retriever knows of words besides the passages: names of the packs,
// synonyms, the dictionary. Version names the contents.
type Words struct {
	Names   *text.Names
	Lexicon *text.Lexicon
	Version string
}

// reading is a question as it is searched for: the words that may stand in the place of
// the customer's own, and what of it is a guess.
type reading struct {
	said    string // normalised, slips of the keyboard mended
	swaps   []swap
	near    []assist.NearName
	guesses []assist.Guess
}

// swap is a piece of a question with what says the same.
type swap struct {
	start, end int // runes of the question
	terms      []string
	also       []alternative
}

type alternative struct {
	said  string
	terms []string
}

// read finds what the words of a question stand for. A word that is nearly a name stays
// what it is.
func (r *Retriever) read(question string, w Words) reading {
	out := reading{said: text.Normalise(text.Standard(question))}
	for _, n := range w.Names.Near(question, r.index.Known) {
		if !isWord(n.Said, w.Lexicon) {
			out.near = append(out.near, assist.NearName{Said: n.Said, Listed: n.Listed})
		}
	}
	out.said, out.guesses = mend(out.said, r.index.Holders, w)
	names := nameSwaps(out.said, text.Lang(out.said), w.Names)
	for _, h := range w.Lexicon.Find(out.said) {
		covered := slices.ContainsFunc(names, func(s swap) bool { return s.start < h.End && h.Start < s.end })
		if len(h.Also) > 0 && !covered {
			out.swaps = append(out.swaps, newSwap(h.Start, h.End, h.Said, h.Also))
		}
	}
	out.swaps = append(out.swaps, names...)
	slices.SortFunc(out.swaps, func(a, b swap) int { return a.start - b.start })
	return out
}

// isWord reports a word of the lexicon.
func isWord(s string, lexicon *text.Lexicon) bool {
	s = text.Normalise(s)
	hits := lexicon.Find(s)
	return len(hits) == 1 && hits[0].Said == s
}

func overlaps(hits []text.WordHit, start, end int) bool {
	return slices.ContainsFunc(hits, func(h text.WordHit) bool { return h.Start < end && start < h.End })
}

func newSwap(start, end int, said string, also []string) swap {
	s := swap{start: start, end: end, terms: text.Terms(said)}
	for _, a := range also {
		s.also = append(s.also, alternative{a, text.Terms(a)})
	}
	return s
}

// nameSwaps gives the other spellings of the names in a question, and for a brand of one
// ingredient those of the ingredient, in the question's language: the others would only
// bring passages that the customer cannot read. A spelling that means several names means none here.
func nameSwaps(said, lang string, names *text.Names) []swap {
	hits := names.Find(said)
	var out []swap
	for i, h := range hits {
		if i > 0 && hits[i-1].Span == h.Span || i+1 < len(hits) && hits[i+1].Span == h.Span {
			continue
		}
		also := names.Forms(h.Canonical)
		if only, ok := ingredient(h); ok {
			also = append(also, names.Forms(only)...)
		}
		raw := text.Normalise(h.Raw)
		also = slices.DeleteFunc(also, func(f string) bool { return text.Normalise(f) == raw || text.Lang(f) != lang })
		if len(also) > 0 {
			out = append(out, newSwap(h.Span.Start, h.Span.End, raw, also))
		}
	}
	return out
}

// ingredient is the canonical of the one ingredient that a brand contains.
func ingredient(h text.NameHit) (canonical string, ok bool) {
	n := 0
	for _, in := range h.Contained {
		if in.Kind == assist.NameIngredient {
			canonical = in.Canonical
			n++
		}
	}
	return canonical, n == 1
}

// as is the question in the words of a text that holds certain terms: a piece that the
// text does not hold gives way to the first that it does. key is one for each outcome.
func (q reading) as(holds func(term string) bool) (said, key string) {
	choice := make([]byte, len(q.swaps))
	changed := false
	for i, s := range q.swaps {
		if all(s.terms, holds) {
			continue
		}
		at := slices.IndexFunc(s.also, func(a alternative) bool { return all(a.terms, holds) })
		choice[i] = byte(at + 1)
		changed = changed || at >= 0
	}
	if !changed {
		return q.said, ""
	}
	rs := []rune(q.said)
	var b strings.Builder
	from := 0
	for i, s := range q.swaps {
		if choice[i] == 0 {
			continue
		}
		b.WriteString(string(rs[from:s.start]))
		b.WriteString(s.also[choice[i]-1].said)
		from = s.end
	}
	b.WriteString(string(rs[from:]))
	return b.String(), string(choice)
}

func all(terms []string, holds func(string) bool) bool {
	for _, t := range terms {
		if !holds(t) {
			return false
		}
	}
	return len(terms) > 0
}
