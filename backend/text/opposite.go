package text

import (
	"strings"

	"baihua/backend/assist"
)

// Opposite is a word of a pair of contraries, such as 开通/关闭.
type Opposite struct {
	Pair string // the pair's name
	Side int    // 0 or 1: words on different sides of one pair exclude each other
	Raw  string
	Span assist.Span
}

// pole is one side of a pair. A word can stand in several: 退货 is opposed to 换货 and
// to 送货.
type pole struct {
	pair string
	side int
}

// Opposites finds the words that have a contrary, in the order of the text. A word that
// belongs to several pairs is reported once for each.
func Opposites(s string) []Opposite {
	t := newSource(s)
	var out []Opposite
	for i := 0; i < len(t.r); {
		poles, end := lexicons.opposites.find(t, i, func(end int) bool { return t.bounded(i, end) })
		if end == i {
			i++
			continue
		}
		for _, p := range poles {
			out = append(out, Opposite{Pair: p.pair, Side: p.side, Raw: t.text(i, end), Span: t.span(i, end)})
		}
		i = end
	}
	return out
}

func readOpposites(table string) lexicon[[]pole] {
	poles := map[string][]pole{}
	var order []string
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		name, sides, _ := strings.Cut(line, ":")
		for side, list := range strings.Split(sides, "|") {
			for _, w := range strings.Fields(list) {
				for _, form := range inflections(w) {
					if _, known := poles[form]; !known {
						order = append(order, form)
					}
					if name != "-" { // the line of words that look like a pole and are none
						poles[form] = append(poles[form], pole{name, side})
					} else {
						poles[form] = nil
					}
				}
			}
		}
	}
	var x lexicon[[]pole]
	for _, w := range order {
		x.add(w, poles[w])
	}
	x.done()
	return x
}

// inflections gives the forms of an English verb; Chinese words and phrases stay. A
// trailing ! keeps a word as it is.
func inflections(w string) []string {
	if fixed, ok := strings.CutSuffix(w, "!"); ok {
		return []string{fixed}
	}
	if w[0] < 'a' || w[0] > 'z' || strings.ContainsAny(w, "_-") {
		return []string{w}
	}
	last, before := w[len(w)-1], w[len(w)-2]
	double := ""
	switch {
	case last == 'e':
		base := w[:len(w)-1]
		return []string{w, w + "s", w + "d", base + "ing", base + "ation", base + "ment"}
	case last == 'y' && !strings.ContainsRune("aeou", rune(before)):
		base := w[:len(w)-1]
		return []string{w, base + "ies", base + "ied", w + "ing"}
	case strings.ContainsRune("ltprdbgm", rune(last)) && strings.ContainsRune("aeiou", rune(before)):
		double = w + string(last)
	}
	out := []string{w, w + "s", w + "es", w + "ed", w + "ing", w + "ation", w + "ment"}
	if double != "" {
		out = append(out, double+"ed", double+"ing", double+"ation", double+"er")
	}
	return out
}
