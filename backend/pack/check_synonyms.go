package pack

import (
	"slices"

	"baihua/backend/text"
)

// synonymList wants words that say the same and no two names among them: names are told
// apart by the list of names alone.
func (c *checker) synonymList() {
	names := text.NewNames(c.names)
	met := map[string]bool{}
	for _, s := range c.synonyms {
		var named []string
		if len(s.Words) == 0 || len(s.Words)+len(s.Means) < 2 {
			c.add("synonyms.csv", 0, "synonym", first(s.Words, s.Means)+": a row needs two words at least")
		}
		for _, w := range slices.Concat(s.Words, s.Means) {
			for _, h := range names.Find(w) {
				if h.Raw == w && !slices.Contains(named, h.Canonical) {
					named = append(named, h.Canonical)
				}
			}
		}
		if len(named) > 1 {
			c.add("synonyms.csv", 0, "synonym", s.Words[0]+" joins two names of names.csv, which are two things")
		}
		for _, w := range s.Words {
			key := text.Normalise(w)
			if met[key] {
				c.add("synonyms.csv", 0, "synonym", w+" stands in two rows: put all that say the same into one")
			}
			met[key] = true
		}
	}
}

// first is the first word there is.
func first(lists ...[]string) string {
	for _, l := range lists {
		if len(l) > 0 {
			return l[0]
		}
	}
	return "an empty row"
}
