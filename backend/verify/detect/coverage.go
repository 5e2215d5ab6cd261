package detect

import "slices"

// measured is what of a part the evidence has.
type measured struct {
	words, content, rare, rareAsked float64 // shares: of tokens, of content, weighted by rarity, with the question's words
	pairs, triples, letters         float64
	best, window                    float64 // rarity-weighted share in the best sentence, and with its neighbours
	bestAt                          int
	novel                           []float64 // rarities of content that is missing, rarest first
	novelFirst, novelLast           float64   // where it stands, 0..1
	run, gap                        float64   // longest stretch of tokens copied, and missing
}

func (c *claim) measure(p part) measured {
	var m measured
	var n, have, content, contentHave, w, wHave, wAsked, pairs, pairsHave, triples, triplesHave, letters, run, gap float64
	m.novelFirst = 1
	for i := p.from; i < p.to; i++ {
		t := c.tokens[i]
		n++
		if c.in[i] {
			have++
			gap = 0
		} else if !t.stop {
			gap++
			m.gap = max(m.gap, gap)
		}
		if i > p.from {
			pairs++
			pair := c.e.pairs[[2]string{c.tokens[i-1].stem, t.stem}] > 0
			if pair {
				pairsHave++
				run++
			} else {
				run = 0
			}
			m.run = max(m.run, run+1)
		}
		if i > p.from+1 {
			triples++
			if c.e.triples[[3]string{c.tokens[i-2].stem, c.tokens[i-1].stem, t.stem}] {
				triplesHave++
			}
		}
		if t.stop {
			continue
		}
		content++
		w += c.weight[i]
		switch {
		case c.in[i]:
			contentHave++
			wHave += c.weight[i]
			wAsked += c.weight[i]
			letters++
		default:
			m.novel = append(m.novel, c.weight[i])
			place := float64(i-p.from) / float64(p.to-p.from)
			m.novelFirst, m.novelLast = min(m.novelFirst, place), max(m.novelLast, place)
			if c.e.asked[t.stem] {
				wAsked += c.weight[i]
			}
			letters += c.e.near(t.word)
		}
	}
	slices.Sort(m.novel)
	slices.Reverse(m.novel)
	m.words, m.content, m.rare, m.rareAsked = ratio(have, n), ratio(contentHave, content), ratio(wHave, w), ratio(wAsked, w)
	m.pairs, m.triples, m.letters = ratio(pairsHave, pairs), ratio(triplesHave, triples), ratio(letters, content)
	m.bestAt, m.best, m.window = c.bestSentence(p)
	return m
}

// bestSentence finds the sentence of the evidence that has most of a part.
func (c *claim) bestSentence(p part) (at int, best, window float64) {
	if b, ok := c.best[p]; ok {
		return b.at, b.share, b.window
	}
	at = -1
	for s := range c.e.sentences {
		if x := c.within(p, s, s); x > best || at < 0 {
			at, best = s, x
		}
	}
	if at >= 0 {
		window = c.within(p, at-1, at+1)
	}
	c.best[p] = bestPlace{at, best, window}
	return at, best, window
}

// bestPlace is where a part was found to rest.
type bestPlace struct {
	at            int
	share, window float64
}

// within is the share of a part's content, by rarity, in sentences from..to.
func (c *claim) within(p part, from, to int) float64 {
	var w, have float64
	for i := p.from; i < p.to; i++ {
		if c.tokens[i].stop {
			continue
		}
		w += c.weight[i]
		if !c.in[i] {
			continue
		}
		for s := max(0, from); s <= min(to, len(c.e.sentences)-1); s++ {
			if c.e.sentences[s][c.tokens[i].stem] {
				have += c.weight[i]
				break
			}
		}
	}
	return ratio(have, w)
}

func (c *claim) coverage(f *Features, prefix string, p part) {
	m := c.measure(p)
	f.add(prefix+"words", m.words)
	f.add(prefix+"content", m.content)
	f.add(prefix+"rare", m.rare)
	f.add(prefix+"rare_asked", m.rareAsked)
	f.add(prefix+"pairs", m.pairs)
	f.add(prefix+"triples", m.triples)
	f.add(prefix+"letters", m.letters)
	f.add(prefix+"best", m.best)
	f.add(prefix+"window", m.window)
	f.add(prefix+"window_gain", m.window-m.best)
	f.add(prefix+"rest_gain", m.rare-m.window)
	f.add(prefix+"run", m.run)
	f.add(prefix+"run_share", ratio(m.run, float64(p.to-p.from)))
	f.add(prefix+"gap", m.gap)
	f.add(prefix+"novel", float64(len(m.novel)))
	f.add(prefix+"novel_sum", sum(m.novel))
	f.add(prefix+"novel_max", nth(m.novel, 0))
	f.add(prefix+"novel_second", nth(m.novel, 1))
	f.add(prefix+"novel_mean", sum(m.novel)/float64(max(1, len(m.novel))))
	f.add(prefix+"novel_least", nth(m.novel, len(m.novel)-1))
	f.add(prefix+"novel_first", m.novelFirst)
	f.add(prefix+"novel_last", m.novelLast)
}

// worst are the lowest shares of any sentence of the claim.
func (c *claim) worst(f *Features) {
	rare, best, pairs, words, novel := 1., 1., 1., 1., 0.
	meanBest, n := 0., 0.
	for _, p := range c.bySentence() {
		m := c.measure(p)
		rare, best, pairs, words = min(rare, m.rare), min(best, m.best), min(pairs, m.pairs), min(words, m.words)
		novel = max(novel, sum(m.novel))
		meanBest += m.best
		n++
	}
	f.add("worst_rare", rare)
	f.add("worst_best", best)
	f.add("worst_pairs", pairs)
	f.add("worst_words", words)
	f.add("worst_novel", novel)
	f.add("mean_best", ratio(meanBest, n))
}

func sum(xs []float64) float64 {
	s := 0.0
	for _, x := range xs {
		s += x
	}
	return s
}

func nth(xs []float64, i int) float64 {
	if i < 0 || i >= len(xs) {
		return 0
	}
	return xs[i]
}

func (c *claim) lengths(f *Features) {
	asked, content := 0., 0.
	for _, t := range c.tokens {
		if !t.stop {
			content++
			if c.e.asked[t.stem] {
				asked++
			}
		}
	}
	f.add("length", float64(len(c.tokens)))
	f.add("content_length", content)
	f.add("sentences", float64(len(c.bySentence())))
	f.add("question_length", log1p(len(c.e.question)))
	f.add("asked", ratio(asked, content))
}
