package retrieve

import "slices"

// window is how many terms a sentence has, more or less.
const window = 20

// neighbours are the pairs of terms that follow each other in the question, each once.
func (a *asking) neighbours() map[[2]int]float64 {
	out := map[[2]int]float64{}
	for i := 1; i < len(a.sequence); i++ {
		first, second := a.sequence[i-1], a.sequence[i]
		out[[2]int{first, second}] = min(a.terms[first].rarity, a.terms[second].rarity)
	}
	return out
}

// pairs is the share of the question's neighbours that are neighbours in the passage,
// and the weightiest run of them against the whole question.
func (c *comparison) pairs(l *layout) (share, run float64) {
	pairs, sum := c.asking.pairs, 0.0
	for _, p := range sortedPairs(pairs) {
		sum += pairs[p]
	}
	if sum == 0 {
		return 0, 0
	}
	met := make(map[[2]int]bool, len(pairs))
	best := max(c.runIn(l.titles, pairs, met), c.runIn(l.body, pairs, met))
	for _, p := range l.asked {
		best = max(best, c.runIn(p.keys, pairs, met))
	}
	found := 0.0
	for _, p := range sortedPairs(met) {
		found += pairs[p]
	}
	return found / sum, best / sum
}

// runIn notes the neighbours met in one text and gives its weightiest run.
func (c *comparison) runIn(ks []key, pairs map[[2]int]float64, met map[[2]int]bool) float64 {
	best, run, before := 0.0, 0.0, -1
	for _, k := range ks {
		t, ok := c.asking.at[k]
		if !ok {
			run, before = 0, -1
			continue
		}
		if w, follows := pairs[[2]int{before, t}]; follows && before >= 0 {
			met[[2]int{before, t}] = true
			run += w
			best = max(best, run)
		} else {
			run = 0
		}
		before = t
	}
	return best
}

// sortedPairs makes sums independent of a map's order.
func sortedPairs[V any](met map[[2]int]V) [][2]int {
	out := make([][2]int, 0, len(met))
	for p := range met {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return out
}

// densest is the largest share of the question's terms that one window of the body holds.
func (c *comparison) densest() float64 {
	if c.asking.sums[partQuestion] == 0 {
		return 0
	}
	held := make(map[int]int, len(c.spots))
	best, sum, from := 0.0, 0.0, 0
	for _, s := range c.spots {
		for c.spots[from].at <= s.at-window {
			t := c.spots[from].term
			if held[t]--; held[t] == 0 {
				sum -= c.asking.terms[t].rarity
			}
			from++
		}
		if held[s.term]++; held[s.term] == 1 {
			sum += c.asking.terms[s.term].rarity
		}
		best = max(best, sum)
	}
	return best / c.asking.sums[partQuestion]
}

// first says how early the body speaks of the question: 1 at its start, 0 never.
func (c *comparison) first() float64 {
	for _, s := range c.spots {
		if !c.asking.terms[s.term].key.stop() {
			return 1 / (1 + float64(s.at)/window)
		}
	}
	return 0
}
