package retrieve

import (
	"cmp"
	"slices"

	"baihua/backend/assist"
	"baihua/backend/index"
)

// nearness says how near the phrasings of a passage are to the question: the nearest, the
// mean of the nearest three and of all; and the largest share of one that the question says.
type nearness struct{ nearest, three, mean, said float64 }

// pairsCount is what a pair of neighbouring terms counts beside its rarer term.
const pairsCount = 0.5

func (c *comparison) nearness() nearness {
	if len(c.nears) == 0 {
		return nearness{}
	}
	near := slices.Clone(c.nears)
	slices.Sort(near)
	slices.Reverse(near)
	three, sum := 0.0, 0.0
	for i := range 3 {
		three += near[min(i, len(near)-1)] / 3
	}
	for _, n := range near {
		sum += n
	}
	return nearness{near[0], three, sum / float64(len(near)), slices.Max(c.says)}
}

// promisingLimit is how many phrasings are compared in full; of more, the nearest.
const promisingLimit = 8

// promising are the phrasings that may be the most similar one.
func (c *comparison) promising(questions []string) []string {
	if len(questions) <= promisingLimit {
		return questions
	}
	type scored struct {
		near float64
		at   int
	}
	all := make([]scored, len(c.nears))
	for i, near := range c.nears {
		all[i] = scored{near, i}
	}
	slices.SortFunc(all, func(a, b scored) int { return cmp.Or(cmp.Compare(b.near, a.near), cmp.Compare(a.at, b.at)) })
	var out []string
	for _, s := range all[:promisingLimit] {
		out = append(out, questions[s.at])
	}
	return out
}

// near is what question and phrasing share of all that both hold, and what the question
// says of the phrasing.
func (c *comparison) near(p phrasing) (shared, said float64) {
	a := c.asking
	whole := a.sums[partQuestion] + p.sum
	if whole == 0 {
		return 0, 0
	}
	before := -1
	for i, k := range p.keys {
		t, ok := a.at[k]
		if !ok || !a.terms[t].in[partQuestion] {
			before = -1
			continue
		}
		if !slices.Contains(p.keys[:i], k) {
			shared += 2 * a.terms[t].rarity
			said += a.terms[t].rarity
		}
		if w, ok := a.pairs[[2]int{before, t}]; ok {
			shared += pairsCount * w
			c.askedPairs[[2]int{before, t}]++
		}
		before = t
	}
	return shared / whole, said / max(p.sum, said)
}

// named says how much of what a passage is called was said before the question, and how
// lately: 1 = in the turn before.
func (a *asking) named(name phrasing) (share, lately float64) {
	if name.sum == 0 || len(a.said) == 0 {
		return 0, 0
	}
	var met [oldestTurn + 1]float64
	for i, k := range name.keys {
		for turns, at := a.said[k], 0; turns != 0; turns, at = turns>>1, at+1 {
			if turns&1 == 1 {
				met[at] += float64(name.rarities[i])
			}
		}
	}
	for at, m := range met {
		if m > share*name.sum {
			share, lately = m/name.sum, 1/float64(1+at)
		}
	}
	return share, lately
}

// calls says how lately the thing that a passage is about was called by its name: 1 = in
// the question, 0 = never.
func (a *asking) calls(p assist.Passage) float64 {
	lately := 0.0
	for _, t := range a.called {
		if t.Passage > lately && slices.Contains(index.NamesOf(p), t.Text) {
			lately = t.Passage
		}
	}
	return lately
}
