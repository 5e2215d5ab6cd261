package index_test

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"unicode/utf8"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/text"
)

// naive scores every passage straight from the formulas, with nothing indexed.
type naive map[string]assist.Passage

func (n naive) put(ps ...assist.Passage) {
	for _, p := range ps {
		n[p.ID] = p
	}
}

type bag struct {
	counts map[string]float64
	length float64
}

func newBag(texts ...string) bag {
	b := bag{counts: map[string]float64{}}
	for _, s := range texts {
		for _, t := range text.Terms(s) {
			b.counts[t]++
			b.length++
		}
		for _, t := range text.Unigrams(s) {
			if utf8.RuneCountInString(t) == 1 && t >= "\u3000" {
				b.counts["single "+t]++
			}
		}
	}
	return b
}

func (b bag) join(c bag) bag {
	out := bag{counts: maps.Clone(b.counts), length: b.length + c.length}
	if out.counts == nil {
		out.counts = map[string]float64{}
	}
	for t, n := range c.counts {
		out.counts[t] += n
	}
	return out
}

type naivePassage struct {
	id, group string
	title     bag
	body      bag
}

type naiveGroup struct {
	passages    int
	title, body bag
}

type collection struct {
	passages              []naivePassage
	groups                map[string]*naiveGroup
	titleMean, bodyMean   float64
	groupMean             float64
	withTitle, withBodies float64
	passageDF, groupDF    map[string]int
}

func (n naive) collect() collection {
	c := collection{groups: map[string]*naiveGroup{}, passageDF: map[string]int{}, groupDF: map[string]int{}}
	for _, id := range slices.Sorted(maps.Keys(n)) {
		p := n[id]
		np := naivePassage{id: id, group: cmp.Or(p.Group, p.DocumentID), body: newBag(p.Text)}
		np.title = newBag(slices.Concat([]string{p.Title}, p.Heading, p.Questions)...)
		c.passages = append(c.passages, np)
		g := c.groups[np.group]
		if g == nil {
			g = &naiveGroup{}
			c.groups[np.group] = g
		}
		g.passages++
		g.title, g.body = g.title.join(np.title), g.body.join(np.body)
		c.titleMean += np.title.length
		c.bodyMean += np.body.length
		c.withTitle += min(1, np.title.length)
		c.withBodies += min(1, np.body.length)
	}
	c.groupMean = (c.titleMean + c.bodyMean) / float64(len(c.groups))
	c.titleMean /= max(1, c.withTitle)
	c.bodyMean /= max(1, c.withBodies)
	for _, p := range c.passages {
		for t := range p.title.join(p.body).counts {
			c.passageDF[t]++
		}
	}
	for _, g := range c.groups {
		for t := range g.title.join(g.body).counts {
			c.groupDF[t]++
		}
	}
	return c
}

func rarity(n, df int) float64 { return math.Log(1 + (float64(n-df)+0.5)/(float64(df)+0.5)) }

func (c collection) frequency(p naivePassage, term string) float64 {
	tf := 0.0
	if k := p.title.counts[term]; k > 0 {
		tf += 2 * k / (0.1 + 0.9*p.title.length/c.titleMean)
	}
	if k := p.body.counts[term]; k > 0 {
		tf += k / (0.3 + 0.7*p.body.length/c.bodyMean)
	}
	return tf
}

func (c collection) bm25(p naivePassage, term string) float64 {
	tf := c.frequency(p, term)
	return rarity(len(c.passages), c.passageDF[term]) * tf * 2.2 / (tf + 1.2)
}

func (c collection) groupBM25(g *naiveGroup, term string) float64 {
	tf := (2*g.title.counts[term] + g.body.counts[term]) / (0.1 + 0.9*(g.title.length+g.body.length)/c.groupMean)
	return rarity(len(c.groups), c.groupDF[term]) * tf * 2.2 / (tf + 1.2)
}

// scores gives every passage that any term finds, without the limit of re-scoring.
func (c collection) scores(q index.Query) map[string]float64 {
	out := map[string]float64{}
	for _, p := range c.passages {
		own, group, g := 0.0, 0.0, c.groups[p.group]
		for _, t := range q.Terms {
			own += t.Passage * c.bm25(p, t.Text)
			weight := t.Group
			if g.passages == 1 {
				weight = t.Passage
			}
			group += weight * c.groupBM25(g, t.Text)
		}
		if own == 0 {
			continue
		}
		for _, t := range q.Fine {
			own += 0.7 * t.Passage * c.bm25(p, "single "+t.Text)
		}
		out[p.id] = own + 0.5*group
	}
	return out
}
