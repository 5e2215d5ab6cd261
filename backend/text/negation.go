package text

import (
	"slices"

	"baihua/backend/assist"
)

// Negation is a word that turns its clause into the contrary.
type Negation struct {
	Raw    string // the negating word with what it negates, for people to read
	Span   assist.Span
	Clause assist.Span
}

// Negations finds the negating words of a text. Words that only look negative (不错,
// "not only"), questions (能不能, "isn't it?"), bounds (不超过, "no more than") and double
// negatives (不得不) are none.
func Negations(s string) []Negation {
	t := newSource(s)
	var out []Negation
	for _, c := range t.clauses() {
		out = append(out, t.negations(c)...)
	}
	return out
}

// Negated reports whether s, read as one clause, says the contrary: an odd number of
// negations.
func Negated(s string) bool { return len(Negations(s))%2 == 1 }

func (t *source) negations(c assist.Span) []Negation {
	var out []Negation
	for i := c.Start; i < c.End; {
		if end := t.neutral(i, c); end > i {
			i = end
			continue
		}
		end := t.negator(i, c)
		if end == i {
			i++
			continue
		}
		out = append(out, Negation{Raw: t.negatedPhrase(i, end, c), Span: t.span(i, end), Clause: c})
		i = end
	}
	return out
}

// negatedPhrase is the negator and the next few characters or the next word.
func (t *source) negatedPhrase(i, end int, c assist.Span) string {
	to := t.spaces(end)
	if to < c.End && latinLetter(t.r[to]) {
		to = min(t.wordEnd(to), c.End)
	} else {
		for n := 0; n < 3 && to < c.End && isHan(t.r[to]); n++ {
			to++
		}
	}
	return t.text(i, min(max(to, end), c.End))
}

// neutral is the end of a word or form at i that looks like a negation and is none.
func (t *source) neutral(i int, c assist.Span) int {
	if end := t.askingForm(i, c); end > i {
		return end
	}
	_, end := lexicons.notNegative.find(t, i, func(end int) bool { return end <= c.End && t.bounded(i, end) && !t.undone(i, end) })
	if end > i {
		return end
	}
	if end := t.bound(i); end > i && end <= c.End {
		return end
	}
	return i
}

// undone catches negations that only begin like a neutral word: 没收到 is no 没收,
// 不过敏 no 不过.
func (t *source) undone(i, end int) bool {
	next := t.at(end)
	switch string(t.r[i:end]) {
	case "没收":
		return contains("到货过", next)
	case "不适":
		return contains("合用应", next)
	case "不同":
		return contains("意步", next)
	case "不便":
		return next == '宜'
	case "不过":
		return contains("敏期滤关户时", next)
	case "不管":
		return next == '用'
	case "不等":
		return contains("了到于", next)
	case "无人":
		return next != '机'
	}
	return false
}

// bound reports limits that are written with a negation: 不超过3天, 未满18岁, "no more
// than 3".
func (t *source) bound(i int) int {
	_, end := lexicons.bounds.find(t, i, func(end int) bool {
		if !t.bounded(i, end) {
			return false
		}
		if t.r[end-1] != '满' && t.r[end-1] != '足' && t.r[end-1] != '到' {
			return true
		}
		next := t.at(t.spaces(end))
		_, han := hanDigit(next)
		return digit(next) || han || next == '十'
	})
	return end
}

// askingForm reads the A-not-A questions 能不能, 有没有, 可以不可以, 是否, and a 不 or 没有
// that ends a question or offers the other choice (退还是不退).
func (t *source) askingForm(i int, c assist.Span) int {
	r := t.r[i]
	if r != '不' && r != '没' && !t.hasString(i, "木有") {
		return t.tag(i, c)
	}
	next := i + 1
	if r == '没' && t.at(next) == '有' && t.at(i-1) == '有' {
		return next + 1
	}
	if i > c.Start && next < c.End && t.r[i-1] == t.r[next] && isHan(t.r[next]) {
		return next
	}
	if i >= c.Start+2 && next+2 <= c.End && slices.Equal(t.r[i-2:i], t.r[next:next+2]) && isHan(t.r[next]) {
		return next
	}
	if end := t.particleEnd(i, c); end > i {
		return end
	}
	if t.endsWith(i, "还是") && i-2 > c.Start {
		return next
	}
	return i
}

// particleEnd reads 不, 没 and 没有 as the particle that ends a question.
func (t *source) particleEnd(i int, c assist.Span) int {
	end := i + 1
	if t.r[i] != '不' && t.at(end) == '有' {
		end++
	}
	for end < c.End && contains("啊呀呢吗 ", t.at(end)) {
		end++
	}
	alone := i == c.Start || t.at(i-1) == '还' || t.at(i-1) == '都' || t.at(i-1) == '从' || t.at(i-1) == '绝'
	if end == c.End && !alone {
		return end
	}
	return i
}

// tag reads "isn't it", "don't you", which ask for assent, and "or not".
func (t *source) tag(i int, c assist.Span) int {
	w, end := t.word(i)
	if w == "" {
		return i
	}
	if i == c.Start && contracted(w) && end < c.End {
		pronoun, to := t.word(t.spaces(end))
		if to == c.End && pronounWord(pronoun) && i > 0 {
			return to
		}
	}
	if (w == "not" || w == "no") && t.wordBefore(i) == "or" && (w == "not" || end == c.End) {
		return end
	}
	return i
}

func pronounWord(w string) bool {
	switch w {
	case "i", "you", "it", "he", "she", "we", "they", "there":
		return true
	}
	return false
}

// contracted reports isn't, don't and the like, also as typed without apostrophe.
func contracted(w string) bool {
	n := len(w)
	if n > 3 && w[n-3:] == "n't" {
		return true
	}
	switch w {
	case "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "wont", "cant", "couldnt", "wouldnt", "shouldnt",
		"hasnt", "havent", "hadnt", "mustnt", "neednt", "aint":
		return true
	}
	return false
}

// negator is the end of a negating word at i.
func (t *source) negator(i int, c assist.Span) int {
	if latinLetter(t.r[i]) {
		w, end := t.word(i)
		switch {
		case w == "non" && t.at(end) == '-', contracted(w):
			return end
		case w == "no" && (t.at(end) == '.' || end == c.End && i == c.Start): // No. 5; "No, I mean"
			return i
		}
		if englishNegator(w) {
			return end
		}
		return i
	}
	_, end := lexicons.negators.find(t, i, func(end int) bool { return end <= c.End })
	return end
}

func englishNegator(w string) bool {
	switch w {
	case "not", "no", "never", "without", "unable", "cannot", "none", "nothing", "neither", "nor", "nobody", "nowhere",
		"unavailable", "forbidden", "prohibited", "impossible":
		return true
	}
	return false
}
