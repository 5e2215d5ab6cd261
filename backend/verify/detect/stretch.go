package detect

import (
	"strings"
	"unicode"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// stretch measures one stretch of a Chinese claim: a word or a few.
func (c *claim) stretch(f *Features, span assist.Span) {
	s := c.runes[span.Start:span.End]
	word, evidence := string(s), c.e.text
	f.yes("verbatim", strings.Contains(evidence, word))
	f.add("times", log1p(strings.Count(evidence, word)))
	f.add("span_length", float64(len(s)))
	longest := c.e.longestIn(s)
	f.add("longest", float64(longest))
	f.add("longest_share", ratio(float64(longest), float64(len(s))))
	head, tail := c.e.edges(s)
	f.add("head", float64(head))
	f.add("tail", float64(tail))
	f.add("middle", float64(max(0, len(s)-head-tail)))
	left, right := c.extend(span)
	f.add("left", float64(left))
	f.add("right", float64(right))
	f.add("around", float64(left+right))
	p := c.tokensOf(span)
	m := c.measure(p)
	f.add("s.words", m.words)
	f.add("s.pairs", m.pairs)
	f.add("s.rare", m.rare)
	f.add("s.novel", float64(len(m.novel)))
	f.add("s.novel_max", nth(m.novel, 0))
	f.add("s.asked", c.askedShare(p))
	least, mean, novelLeast := c.pairRarity(p)
	f.add("pair_most", least)
	f.add("pair_mean", mean)
	f.add("pair_novel", novelLeast)
	f.add("place", float64(span.Start)/float64(max(1, len(c.runes))))
	f.add("place_at", float64(span.Start))
	f.add("to_end", float64(len(c.runes)-span.End))
	c.spanFacts(f, word, p)
	c.surroundings(f, p)
}

// longestIn is the longest run of s that the evidence has.
func (e *Evidence) longestIn(s []rune) int {
	best := 0
	for i := range s {
		for n := best + 1; i+n <= len(s) && strings.Contains(e.text, string(s[i:i+n])); n++ {
			best = n
		}
	}
	return best
}

// edges is how many characters at the beginning and at the end of s the evidence has
// together.
func (e *Evidence) edges(s []rune) (head, tail int) {
	for head < len(s) && strings.Contains(e.text, string(s[:head+1])) {
		head++
	}
	for tail < len(s) && strings.Contains(e.text, string(s[len(s)-tail-1:])) {
		tail++
	}
	return head, tail
}

// mostAround is how far a copied stretch is followed.
const mostAround = 12

// extend is how many characters before and after the stretch the evidence has together
// with its edge.
func (c *claim) extend(span assist.Span) (left, right int) {
	evidence := c.e.text
	for left < mostAround && span.Start-left-1 >= 0 && strings.Contains(evidence, string(c.runes[span.Start-left-1:min(span.End, span.Start+2)])) {
		left++
	}
	for right < mostAround && span.End+right+1 <= len(c.runes) && strings.Contains(evidence, string(c.runes[max(span.Start, span.End-2):span.End+right+1])) {
		right++
	}
	return left, right
}

// tokensOf are the tokens of the stretch.
func (c *claim) tokensOf(span assist.Span) part {
	p := part{len(c.tokens), 0}
	for i, t := range c.tokens {
		if t.end > span.Start && t.at < span.End {
			p.from, p.to = min(p.from, i), max(p.to, i+1)
		}
	}
	if p.from > p.to {
		return part{}
	}
	return p
}

func (c *claim) askedShare(p part) float64 {
	n, have := 0., 0.
	for i := p.from; i < p.to; i++ {
		n++
		if c.e.asked[c.tokens[i].stem] {
			have++
		}
	}
	return ratio(have, n)
}

// pairRarity is the rarity of the stretch's pairs of characters: most, mean, and most of
// those that the evidence does not have.
func (c *claim) pairRarity(p part) (most, mean, novel float64) {
	n := 0.
	for i := p.from + 1; i < p.to; i++ {
		a, b := c.tokens[i-1], c.tokens[i]
		if a.kind != han || b.kind != han {
			continue
		}
		r := c.e.background.rarity(a.stem + b.stem)
		n++
		mean += r
		most = max(most, r)
		if c.e.pairs[[2]string{a.stem, b.stem}] == 0 {
			novel = max(novel, r)
		}
	}
	return most, mean / max(1, n), novel
}

// spanFacts are figures, dates, names and other specifics of the stretch.
func (c *claim) spanFacts(f *Features, word string, p part) {
	figures, missing := 0., 0.
	for i := p.from; i < p.to; i++ {
		if c.tokens[i].kind == figure {
			figures++
			if !c.in[i] {
				missing++
			}
		}
	}
	f.add("figures", figures)
	f.add("figures_missing", missing)
	f.add("quantities", float64(len(text.Quantities(word))))
	f.add("dates", float64(len(text.Dates(word))))
	f.yes("quoted", strings.ContainsAny(word, "《》“”「」\""))
	f.yes("latin", strings.ContainsFunc(word, func(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) }))
	f.yes("numeral", strings.ContainsAny(word, "一二三四五六七八九十百千万亿两"))
	f.yes("denies", len(text.Negations(word)) > 0)
	last, first := "", ""
	if p.to > p.from {
		last, first = c.tokens[p.to-1].stem, c.tokens[p.from].stem
	}
	f.yes("ends_place", strings.Contains("国省市县区州村镇城", last) && last != "")
	f.yes("ends_body", strings.Contains("部局院会司厂社团队组校委行所", last) && last != "")
	f.yes("ends_person", strings.Contains("人员长者家席理记生师", last) && last != "")
	f.yes("ends_measure", strings.Contains("年月日时元个名次倍吨米里岁万亿度成", last) && last != "")
	f.add("first_rare", c.e.background.rarity(first))
	f.add("last_rare", c.e.background.rarity(last))
}

// aroundLength is how many tokens on either side count as the surroundings.
const aroundLength = 6

// surroundings say whether what stands around the stretch is the evidence's.
func (c *claim) surroundings(f *Features, p part) {
	before := part{max(0, p.from-aroundLength), p.from}
	after := part{p.to, min(len(c.tokens), p.to+aroundLength)}
	wide := part{before.from, after.to}
	b, a := c.measure(before), c.measure(after)
	f.add("before_pairs", b.pairs)
	f.add("before_rare", b.rare)
	f.add("after_pairs", a.pairs)
	f.add("after_rare", a.rare)
	at, best, window := c.bestSentence(wide)
	f.add("wide_best", best)
	f.add("wide_window", window)
	here := 0.
	if at >= 0 {
		here = c.within(p, at, at)
	}
	f.add("wide_here", here)
	f.add("wide_window_here", c.within(p, at-1, at+1))
	clause := c.clauseOf(p)
	m := c.measure(clause)
	f.add("clause_pairs", m.pairs)
	f.add("clause_rare", m.rare)
	f.add("clause_novel", sum(m.novel))
	f.add("clause_length", float64(clause.to-clause.from))
	f.add("clause_place", float64(p.from-clause.from))
	f.add("clause_left", float64(clause.to-p.to))
}

// clauseOf widens a part to the marks around it.
func (c *claim) clauseOf(p part) part {
	for p.from > 0 && p.from < len(c.tokens) && !c.marked(p.from-1) {
		p.from--
	}
	for p.to > 0 && p.to < len(c.tokens) && !c.marked(p.to-1) {
		p.to++
	}
	return p
}

// marked reports a mark between token i and the next.
func (c *claim) marked(i int) bool {
	return strings.ContainsAny(string(c.runes[c.tokens[i].end:c.tokens[i+1].at]), "，。；：！？,;:!?、")
}
