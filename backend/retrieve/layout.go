package retrieve

import (
	"hash/fnv"
	"slices"
	"sync"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/text"
)

// key stands for a term where terms are compared by the thousand. Its lowest bit marks a
// term that carries no topic.
type key uint32

func keyOf(term string) key {
	h := fnv.New32a()
	_, _ = h.Write([]byte(term)) // never fails
	k := key(h.Sum32()) &^ 1
	if text.Stop(term) {
		k |= 1
	}
	return k
}

func (k key) stop() bool { return k&1 == 1 }

func keysOf(s string) []key {
	terms := text.Terms(s)
	out := make([]key, len(terms))
	for i, t := range terms {
		out[i] = keyOf(t)
	}
	return out
}

// layout is a passage with its terms in order, as features compare it.
type layout struct {
	titles []key      // title and headings
	asked  []phrasing // each phrasing
	body   []key
	chars  map[key]bool   // single characters of unspaced scripts, anywhere
	grams  map[uint32]int // runs of letters of the phrasings
	gramN  int
	words  []spelling // the longer Latin words of titles and phrasings
	name   phrasing   // the lowest heading, else the title: what a conversation may call it
}

// phrasing is a line of a passage with how rare its terms are together.
type phrasing struct {
	keys     []key
	rarities []float32 // by key
	sum      float64
}

func newLayout(p assist.Passage, r index.Result) *layout {
	title := newPhrasing(p.Title, r)
	l := &layout{titles: title.keys, body: keysOf(p.Text), name: title, chars: map[key]bool{}, grams: map[uint32]int{}}
	l.words = spellings(p.Title)
	for _, h := range p.Heading {
		l.name = newPhrasing(h, r)
		l.titles = append(l.titles[:len(l.titles):len(l.titles)], l.name.keys...)
		l.words = append(l.words, spellings(h)...)
	}
	for i, q := range p.Questions {
		l.asked = append(l.asked, newPhrasing(q, r))
		for _, g := range gramsOf(q) {
			l.grams[g]++
			l.gramN++
		}
		if i < spokenFor {
			l.words = append(l.words, spellings(q)...)
		}
	}
	for _, s := range slices.Concat([]string{p.Title, p.Text}, p.Heading, p.Questions[:min(spokenFor, len(p.Questions))]) {
		for _, c := range text.Characters(s) {
			l.chars[keyOf(c)] = true
		}
	}
	return l
}

// spokenFor is how many phrasings lend their letters and characters.
const spokenFor = 3

func newPhrasing(s string, r index.Result) phrasing {
	var p phrasing
	for _, t := range text.Terms(s) {
		k := keyOf(t)
		rarity := r.IDF(t)
		if k.stop() {
			rarity *= stopWeight
		}
		p.keys, p.rarities = append(p.keys, k), append(p.rarities, float32(rarity))
		p.sum += rarity
	}
	return p
}

// cached is how many layouts are kept; a fresh one takes some ten microseconds a
// hundred words.
const cached = 8192

// layouts keeps the layouts of passages met lately. They hold for one version of the
// index: an ID may come back with other words.
type layouts struct {
	mu      sync.Mutex
	version string
	byID    map[string]*layout
}

func (ls *layouts) of(version string, p assist.Passage, r index.Result) *layout {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	if ls.version != version || len(ls.byID) >= cached {
		ls.version, ls.byID = version, map[string]*layout{}
	}
	l, ok := ls.byID[p.ID]
	if !ok {
		l = newLayout(p, r)
		ls.byID[p.ID] = l
	}
	return l
}
