package detect

import (
	"strings"

	"baihua/backend/assist"
)

// longestStretch is how many tokens a stretch may have: judged ones have two to nine.
const longestStretch = 8

// Stretches cuts a claim into what Claim judges one by one.
func (e *Evidence) Stretches(claim string) []assist.Span { return e.read(claim).stretches() }

// Has reports whether the evidence holds s as it is written.
func (e *Evidence) Has(s string) bool { return strings.Contains(e.text, s) }

// stretches cuts a claim into words or a few: at marks and at characters that only hold
// a sentence together, and where what the evidence has side by side ends.
func (c *claim) stretches() []assist.Span {
	var out []assist.Span
	from := -1
	cut := func(to int) {
		if from >= 0 && to > from {
			out = append(out, assist.Span{Start: c.tokens[from].at, End: c.tokens[to-1].end})
		}
		from = -1
	}
	for i, t := range c.tokens {
		if t.stop {
			cut(i)
			continue
		}
		if from >= 0 && (i-from >= longestStretch || c.marked(i-1) || i-from >= 2 && c.copied(i) != c.copied(i-1)) {
			cut(i)
		}
		if from < 0 {
			from = i
		}
	}
	cut(len(c.tokens))
	return out
}

// copied reports that the evidence has token i right after the one before it.
func (c *claim) copied(i int) bool {
	return i > 0 && c.e.pairs[[2]string{c.tokens[i-1].stem, c.tokens[i].stem}] > 0
}
