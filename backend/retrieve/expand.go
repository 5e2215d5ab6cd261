package retrieve

import (
	"slices"

	"baihua/backend/index"
	"baihua/backend/text"
)

// expandWeight is what a word counts in the search that only means the same as the
// customer's own. At .6 the public sets lost up to .4 points of hit@1, at .3 a tenth.
const expandWeight = 0.3

// expand adds to a query what its words stand for.
func expand(b *index.Query, swaps []swap) {
	for _, s := range swaps {
		var added []string
		for _, a := range s.also {
			for _, t := range a.terms {
				if slices.Contains(s.terms, t) || slices.Contains(added, t) {
					continue
				}
				added = append(added, t)
				w := expandWeight
				if text.Stop(t) {
					w *= stopWeight
				}
				b.Terms = append(b.Terms, index.Term{Text: t, Passage: w, Group: w})
			}
		}
	}
}
