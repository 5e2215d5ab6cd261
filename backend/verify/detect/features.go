package detect

import "baihua/backend/assist"

// Features of a claim against its evidence, by name; the order is that of adding.
type Features struct {
	Names  []string
	Values []float32
}

func (f *Features) add(name string, x float64) {
	f.Names = append(f.Names, name)
	f.Values = append(f.Values, float32(x))
}

func (f *Features) yes(name string, is bool) {
	if is {
		f.add(name, 1)
	} else {
		f.add(name, 0)
	}
}

// Features measures a claim, or one stretch of it: span in characters, zero for all.
func (e *Evidence) Features(claim, lang string, span assist.Span) Features {
	return e.read(claim).features(lang, span)
}

// usual is about how many features there are.
const usual = 100

func (c *claim) features(lang string, span assist.Span) Features {
	f := Features{Names: make([]string, 0, usual), Values: make([]float32, 0, usual)}
	if lang == "zh" {
		c.stretch(&f, c.wholeIfZero(span))
		if c.whole.Values == nil {
			c.coverage(&c.whole, "c.", c.all())
			c.lengths(&c.whole)
		}
		f.Names, f.Values = append(f.Names, c.whole.Names...), append(f.Values, c.whole.Values...)
		return f
	}
	c.coverage(&f, "", c.all())
	c.worst(&f)
	c.facts(&f)
	c.cues(&f)
	c.order(&f)
	c.words(&f)
	c.lengths(&f)
	return f
}

// claim is a claim beside its evidence.
type claim struct {
	e      *Evidence
	text   string
	runes  []rune
	tokens []token
	in     []bool    // the evidence has the token
	weight []float64 // rarity of the token
	best   map[part]bestPlace
	whole  Features // of a Chinese claim, the same for all its stretches
}

func (e *Evidence) read(s string) *claim {
	c := &claim{e: e, text: s, runes: []rune(s), tokens: e.reader.tokens(s), best: map[part]bestPlace{}}
	for _, t := range c.tokens {
		c.in = append(c.in, e.has(t))
		c.weight = append(c.weight, e.rarity(t))
	}
	return c
}

func (c *claim) wholeIfZero(span assist.Span) assist.Span {
	if span.End == 0 {
		return assist.Span{Start: 0, End: len(c.runes)}
	}
	return span
}

// part is a range of a claim's tokens.
type part struct{ from, to int }

func (c *claim) all() part { return part{0, len(c.tokens)} }

// bySentence gives the parts that are sentences.
func (c *claim) bySentence() []part {
	var out []part
	for i, t := range c.tokens {
		if i == 0 || t.sentence != c.tokens[i-1].sentence {
			out = append(out, part{i, i})
		}
		out[len(out)-1].to = i + 1
	}
	return out
}

// ratio of nothing is whole: what says nothing is borne out.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 1
	}
	return a / b
}
