package text

import (
	"slices"

	"baihua/backend/assist"
)

// NearName is a word that is nearly a name of the list, and none of it: names are told
// apart by people, never by a slip of the keyboard (他巴唑 is not 地巴唑).
type NearName struct {
	Said   string
	Span   assist.Span
	Listed []string // the forms it may be mistaken for, as the list spells them
}

// Which words can be a name mistyped, in characters. Shorter ones are too often another
// word, longer ones cost time and are never names.
const (
	shortestSound = 2 // typed by pinyin, all of them homophones
	shortestEdit  = 3 // Chinese, one character wrong
	shortestGap   = 4 // Chinese, one character left out or put in
	shortestLatin = 5
	longestNear   = 10
)

// nearForms finds the forms of a list that a word is near to.
type nearForms struct {
	forms  []nearForm
	runes  map[rune]bool    // of all forms
	spoken map[string]bool  // syllables of all forms
	edits  map[string][]int // by the form, and by the form without one of its characters
	sounds map[string][]int // by the pinyin of all its characters
}

type nearForm struct {
	runes  []rune
	said   string // as the list spells it
	latin  bool
	strict bool // a name that means nothing by its parts, so that one character makes it another
}

func newNearForms() nearForms {
	return nearForms{runes: map[rune]bool{}, spoken: map[string]bool{}, edits: map[string][]int{}, sounds: map[string][]int{}}
}

func (n *nearForms) add(form string, kind assist.NameKind) {
	t := newSource(form)
	f := nearForm{runes: t.r, said: form, latin: !slices.ContainsFunc(t.r, isHan),
		strict: kind == assist.NameBrand || kind == assist.NameIngredient}
	if len(t.r) < shortestSound || len(t.r) > 2*longestNear || slices.ContainsFunc(t.r, func(r rune) bool { return !isHan(r) && !latinLetter(r) && !digit(r) }) {
		return
	}
	i := len(n.forms)
	n.forms = append(n.forms, f)
	for _, key := range withoutOne(t.r) {
		n.edits[key] = append(n.edits[key], i)
	}
	for _, key := range soundKeys(t.r) {
		n.sounds[key] = append(n.sounds[key], i)
	}
	for _, r := range t.r {
		n.runes[r] = true
		for _, s := range Readings(r) {
			n.spoken[s] = true
		}
	}
}

// strangers counts, up to each rune of a text, those that no form holds and those that no
// form sounds like: most words need no closer look.
func (n *nearForms) strangers(rs []rune) (written, spoken []int) {
	written, spoken = make([]int, len(rs)+1), make([]int, len(rs)+1)
	for i, r := range rs {
		written[i+1], spoken[i+1] = written[i], spoken[i]
		if !n.runes[r] {
			written[i+1]++
		}
		if !slices.ContainsFunc(Readings(r), func(s string) bool { return n.spoken[s] }) {
			spoken[i+1]++
		}
	}
	return written, spoken
}

// withoutOne gives a word and all that it is with one character left out: two words one
// edit apart have one of these in common.
func withoutOne(rs []rune) []string {
	out := []string{string(rs)}
	for i := range rs {
		if key := string(rs[:i]) + string(rs[i+1:]); !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

// mostKeys bounds the readings of one word.
const mostKeys = 8

// soundKeys gives the ways in which a Chinese word can be read; none for any other.
func soundKeys(rs []rune) []string {
	keys := []string{""}
	for _, r := range rs {
		readings := Readings(r)
		if len(readings) == 0 {
			return nil
		}
		next := make([]string, 0, len(keys)*len(readings))
		for _, k := range keys {
			for _, s := range readings {
				next = append(next, k+" "+s)
			}
		}
		keys = next[:min(len(next), mostKeys)]
	}
	return keys
}

// Near gives the words of s that are nearly a name and none of the list, in the order of
// the text. known reports the terms of the knowledge base: an everyday word that is spelt
// like the name of a product is that word.
func (n *Names) Near(s string, known func(term string) bool) []NearName {
	if n == nil || len(n.near.forms) == 0 {
		return nil
	}
	t := newSource(s)
	for _, h := range n.Find(s) {
		t.take(h.Span.Start, h.Span.End)
	}
	written, spoken := n.near.strangers(t.r)
	var out []NearName
	for i := 0; i < len(t.r); i++ {
		for end := min(len(t.r), i+2*longestNear); end >= i+shortestSound; end-- {
			if written[end]-written[i] > 1 && spoken[end] > spoken[i] || !t.solid(i, end) {
				continue
			}
			if listed := n.near.to(t, i, end, known); len(listed) > 0 {
				out = append(out, NearName{Said: t.text(i, end), Span: t.span(i, end), Listed: listed})
				i = end - 1
				break
			}
		}
	}
	return out
}

// solid reports letters, digits and Chinese characters alone, whole words of them, that
// belong to nothing else.
func (t *source) solid(from, end int) bool {
	han := false
	for i := from; i < end; i++ {
		if t.taken[i] || !isHan(t.r[i]) && !latinLetter(t.r[i]) && !digit(t.r[i]) {
			return false
		}
		han = han || isHan(t.r[i])
	}
	return (!han || end-from <= longestNear) && t.bounded(from, end)
}

// to gives the forms that the word at [from,end) is near to.
func (n *nearForms) to(t *source, from, end int, known func(string) bool) []string {
	word := t.r[from:end]
	strange := !familiar(word, known)
	var out []string
	try := func(i int, sound bool) {
		f := n.forms[i]
		if slices.Contains(out, f.said) || string(f.runes) == string(word) {
			return
		}
		if sound && (strange || f.strict && len(word) >= shortestEdit) || !sound && f.mistyped(word, strange) {
			out = append(out, f.said)
		}
	}
	if latin := !slices.ContainsFunc(word, isHan); !latin || strange && len(word) >= shortestLatin {
		for _, key := range withoutOne(word) {
			for _, i := range n.edits[key] {
				try(i, false)
			}
		}
	}
	if len(word) >= shortestEdit || t.standsAlone(from, end, known) {
		for _, key := range soundKeys(word) {
			for _, i := range n.sounds[key] {
				try(i, true)
			}
		}
	}
	return out
}

// standsAlone reports a word whose first and last characters make no known pair with what
// stands beside them.
func (t *source) standsAlone(from, end int, known func(string) bool) bool {
	pair := func(i int) bool {
		return i >= 0 && i+1 < len(t.r) && isHan(t.r[i]) && isHan(t.r[i+1]) && !Stop(string(t.r[i:i+2])) && known(string(t.r[i:i+2]))
	}
	return !pair(from-1) && !pair(end-1)
}

// mistyped reports one edit between a form and a word, where that makes it likely that
// the one was meant for the other.
func (f nearForm) mistyped(word []rune, strange bool) bool {
	at, kind := oneEdit(f.runes, word)
	if kind == noEdit || f.latin == slices.ContainsFunc(word, isHan) {
		return false
	}
	if f.latin {
		return strange && len(f.runes) >= shortestLatin
	}
	if !f.strict {
		return false
	}
	inside := at > 0 && at < max(len(f.runes), len(word))-1
	switch kind {
	case oneWrong:
		beside := at == len(word)-1 && (stopCharacter(word[at]) || contains(everydayEdges, word[at]))
		return len(word) >= shortestEdit && isHan(word[at]) && !beside
	case oneMore, oneLess: // at an end it is the word beside it, or a name cut short
		return len(f.runes) >= shortestGap && inside
	}
	return false
}

// everydayEdges are characters that follow a name cut short and are no part of one. No
// name cut short at its front is a word, so there any character counts.
const everydayEdges = "能要会有没不可吃用服和跟与或在买卖给对把被让就还也都再又只什怎多几一二三两每日次片粒包盒瓶药"

type edit int

const (
	noEdit edit = iota
	oneWrong
	oneMore // the word has one more than the form
	oneLess
	swapped
)

// OneEdit reports two words that one slip of the keyboard makes the other: a letter wrong,
// left out or put in, or two swapped.
func OneEdit(a, b string) bool {
	_, kind := oneEdit([]rune(a), []rune(b))
	return kind != noEdit
}

// oneEdit says how word differs from form, and where, if by one edit.
func oneEdit(form, word []rune) (at int, kind edit) {
	for at < len(form) && at < len(word) && form[at] == word[at] {
		at++
	}
	rest, ours := form[at:], word[at:]
	switch {
	case len(rest) == len(ours) && len(rest) > 0 && slices.Equal(rest[1:], ours[1:]):
		return at, oneWrong
	case len(rest) == len(ours) && len(rest) > 1 && rest[0] == ours[1] && rest[1] == ours[0] && slices.Equal(rest[2:], ours[2:]):
		return at, swapped
	case len(ours) == len(rest)+1 && slices.Equal(rest, ours[1:]):
		return at, oneMore
	case len(rest) == len(ours)+1 && slices.Equal(rest[1:], ours):
		return at, oneLess
	}
	return at, noEdit
}

// familiar reports a word whose terms the knowledge base holds, or that has no topic.
func familiar(word []rune, known func(string) bool) bool {
	for _, term := range Terms(string(word)) {
		if !known(term) && !Stop(term) {
			return false
		}
	}
	return true
}
