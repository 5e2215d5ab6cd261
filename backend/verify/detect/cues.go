package detect

import (
	"math"
	"strings"

	"baihua/backend/text"
)

// facts counts figures and names, and those that the evidence does not have.
func (c *claim) facts(f *Features) {
	var figures, missing, names, unknown, unasked float64
	for i, t := range c.tokens {
		switch {
		case t.kind == figure:
			figures++
			if !c.in[i] {
				missing++
				if !c.e.asked[t.stem] {
					unasked++
				}
			}
		case t.capital:
			names++
			if !c.in[i] {
				unknown++
				if !c.e.asked[t.stem] {
					unasked++
				}
			}
		}
	}
	f.add("figures", figures)
	f.add("figures_missing", missing)
	f.add("names", names)
	f.add("names_missing", unknown)
	f.add("facts_unasked", unasked)
}

// cueWords are groups of words that turn, narrow, hedge or colour what is said.
func cueWords() []struct {
	name  string
	words string
} {
	return []struct{ name, words string }{
		{"no", " not no never none nothing neither nor without cannot can't don't doesn't didn't won't isn't aren't wasn't weren't hasn't haven't unable lack lacks fail fails failed failing refuse refuses refused deny denies denied avoid avoids prevent prevents hinder hinders ignore ignores "},
		{"only", " only solely merely exclusively just limited "},
		{"all", " all every always entire entirely completely everyone totally fully any both "},
		{"some", " some few several various certain many most often sometimes usually generally partially "},
		{"contrast", " but however although though despite instead rather whereas while unlike yet regardless "},
		{"may", " may might could can possibly perhaps probably likely should would "},
		{"must", " must will shall need needs required requires "},
		{"self", " i i'm i've my me we our us mine "},
		{"you", " you your yours "},
		{"because", " because since due therefore thus hence so cause causes caused "},
		{"less", " less fewer lower decrease decreases decreased decline reduce reduced reduction drop worse bad poor small low minor slow difficult hard expensive "},
		{"more", " more higher increase increases increased rise improve improved growth better good great large high major fast easy cheap "},
		{"also", " also additionally moreover furthermore another other further "},
		{"time", " before after first last previous next later earlier new old former current future past "},
	}
}

// cues counts what turns the sense of a claim, beside the same in its best sentences.
func (c *claim) cues(f *Features) {
	near := c.nearby()
	for _, g := range cueWords() {
		ours, novel, beside := 0., 0., 0.
		for i, t := range c.tokens {
			if strings.Contains(g.words, " "+t.word+" ") {
				ours++
				if !c.in[i] {
					novel++
				}
				if !near[t.stem] {
					beside++
				}
			}
		}
		f.add("cue_"+g.name, ours)
		f.add("cue_"+g.name+"_novel", novel)
		f.add("cue_"+g.name+"_beside", beside)
	}
	ours, theirs := len(text.Negations(c.text)), 0
	for _, p := range c.bySentence() {
		if at, _, _ := c.bestSentence(p); at >= 0 {
			theirs += len(text.Negations(c.e.sentence(at)))
		}
	}
	f.add("negations", float64(ours))
	f.add("negations_more", float64(ours-theirs))
	f.add("negations_odd", math.Abs(float64(ours%2-theirs%2)))
	f.yes("asks", strings.ContainsAny(c.text, "?？"))
	f.yes("calls", strings.ContainsAny(c.text, "!！"))
}

// nearby are the stems of the best sentences and their neighbours.
func (c *claim) nearby() map[string]bool {
	out := map[string]bool{}
	for _, p := range c.bySentence() {
		at, _, _ := c.bestSentence(p)
		for s := max(0, at-1); s <= min(at+1, len(c.e.sentences)-1); s++ {
			for w := range c.e.sentences[s] {
				out[w] = true
			}
		}
	}
	return out
}

// sentence is the text of the evidence's sentence at.
func (e *Evidence) sentence(at int) string {
	from, to := e.first[at], len(e.tokens)
	if at+1 < len(e.first) {
		to = e.first[at+1]
	}
	if from >= to {
		return ""
	}
	return string(e.runes[e.tokens[from].at:e.tokens[to-1].end])
}

// order looks at words that the evidence has, but not together: swapped facts.
func (c *claim) order(f *Features) {
	last := -1
	var n, close5, close20, total, farthest float64
	for i, t := range c.tokens {
		if t.stop || !c.in[i] {
			continue
		}
		if last >= 0 && c.tokens[last].sentence == t.sentence {
			d := math.Log1p(float64(c.e.distance(c.tokens[last].stem, t.stem)))
			n++
			total += d
			farthest = max(farthest, d)
			if d <= math.Log1p(5) {
				close5++
			}
			if d <= math.Log1p(20) {
				close20++
			}
		}
		last = i
	}
	f.add("apart_mean", total/max(1, n))
	f.add("apart_most", farthest)
	f.add("apart_5", ratio(close5, n))
	f.add("apart_20", ratio(close20, n))
	f.add("apart_far", n-close20)
}

// distance is the fewest tokens between a and b in the evidence.
func (e *Evidence) distance(a, b string) int {
	as, bs := e.at[a], e.at[b]
	best := len(e.tokens)
	for i, k := 0, 0; i < len(as) && k < len(bs); {
		best = min(best, max(as[i]-bs[k], bs[k]-as[i]))
		if as[i] < bs[k] {
			i++
		} else {
			k++
		}
	}
	return best
}

// words looks at the letters of words that the evidence does not have.
func (c *claim) words(f *Features) {
	var long, undone, common, n float64
	for i, t := range c.tokens {
		if c.in[i] || t.stop || t.kind != latinWord {
			continue
		}
		n++
		long += float64(len(t.word))
		for _, p := range []string{"un", "in", "dis", "non", "im", "ir", "mis"} {
			if rest, ok := strings.CutPrefix(t.word, p); ok && len(rest) > 2 && c.e.has(token{stem: c.e.reader.stem(rest)}) {
				undone++
			}
		}
		if c.weight[i] < 4 {
			common++
		}
	}
	f.add("novel_letters", long/max(1, n))
	f.add("novel_undone", undone)
	f.add("novel_common", common)
	f.add("novel_common_share", common/max(1, n))
}
