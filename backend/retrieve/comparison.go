package retrieve

// The fields that features look at.
const (
	inTitles = iota
	inAsked
	inBody
	places
)

// comparison is where a passage holds the terms of a conversation.
type comparison struct {
	asking     *asking
	counts     [][places]int // by term of the asking
	spots      []spot        // the question's terms in the body, in order
	length     [places]int
	askedPairs map[[2]int]int // neighbouring terms of the question in the phrasings
	nears      []float64      // by phrasing
	says       []float64      // by phrasing: its share that the question says
}

// spot is an occurrence of a term.
type spot struct{ at, term int }

func compare(a *asking, l *layout) *comparison {
	c := &comparison{asking: a, counts: make([][places]int, len(a.terms)), askedPairs: map[[2]int]int{}}
	c.count(l.titles, inTitles)
	for _, p := range l.asked {
		c.count(p.keys, inAsked)
		near, said := c.near(p)
		c.nears, c.says = append(c.nears, near), append(c.says, said)
	}
	c.count(l.body, inBody)
	for i, k := range l.body {
		if t, ok := a.at[k]; ok && a.terms[t].in[partQuestion] {
			c.spots = append(c.spots, spot{i, t})
		}
	}
	return c
}

func (c *comparison) count(ks []key, place int) {
	c.length[place] += len(ks)
	for _, k := range ks {
		if t, ok := c.asking.at[k]; ok {
			c.counts[t][place]++
		}
	}
}

// The constants of BM25 over single fields; lengths are held against those of the pool.
const (
	fieldK1 = 1.2
	fieldB  = 0.6
)

// bm25 scores one field by the terms of a part.
func (c *comparison) bm25(part, place int, mean float64) float64 {
	norm := fieldK1 * (1 - fieldB + fieldB*float64(c.length[place])/max(1, mean))
	sum := 0.0
	for t, w := range c.asking.terms {
		if n := float64(c.counts[t][place]); n > 0 && w.in[part] {
			sum += w.rarity * n * (fieldK1 + 1) / (n + norm)
		}
	}
	return sum
}

// all scores the fields together by the terms of a part.
func (c *comparison) all(part int, means [places]float64) float64 {
	length, mean := 0.0, 0.0
	for place := range places {
		length += float64(c.length[place])
		mean += means[place]
	}
	norm := fieldK1 * (1 - fieldB + fieldB*length/max(1, mean))
	sum := 0.0
	for t, w := range c.asking.terms {
		if !w.in[part] {
			continue
		}
		if n := float64(c.counts[t][inTitles] + c.counts[t][inAsked] + c.counts[t][inBody]); n > 0 {
			sum += w.rarity * n * (fieldK1 + 1) / (n + norm)
		}
	}
	return sum
}

// cover is the share of the terms that want chooses which met finds.
func (c *comparison) cover(sum float64, want func(wanted) bool, met func([places]int) bool) float64 {
	if sum == 0 {
		return 0
	}
	found := 0.0
	for t, w := range c.asking.terms {
		if want(w) && met(c.counts[t]) {
			found += w.rarity
		}
	}
	return found / sum
}

func (c *comparison) coverOf(part int, met func([places]int) bool) float64 {
	return c.cover(c.asking.sums[part], func(w wanted) bool { return w.in[part] }, met)
}

func within(place int) func([places]int) bool {
	return func(n [places]int) bool { return n[place] > 0 }
}

func anywhere(n [places]int) bool { return n[inTitles]+n[inAsked]+n[inBody] > 0 }

// missing is the rarest term of the question that the passage lacks, against the rarest
// of the question.
func (c *comparison) missing() float64 {
	worst, rarest := 0.0, 0.0
	for t, w := range c.asking.terms {
		if !w.in[partQuestion] {
			continue
		}
		rarest = max(rarest, w.rarity)
		if !anywhere(c.counts[t]) {
			worst = max(worst, w.rarity)
		}
	}
	if rarest == 0 {
		return 0
	}
	return worst / rarest
}
