package eval

import (
	"io/fs"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/pack"
	"baihua/backend/text"
)

// wordsFor gathers the names of a pack and the packs' synonyms in one language.
func wordsFor(packs fs.FS, id, lang string, seed uint64) (swapWords, error) {
	w := swapWords{lang: lang, names: map[assist.NameKind][]string{}, draw: rand.New(rand.NewPCG(seed, uint64(len(id))))}
	names, err := pack.Names(packs, id)
	if err != nil {
		return w, err
	}
	for _, n := range names {
		for _, form := range n.Forms {
			if text.Lang(form) == lang && len(form) > 3 {
				w.names[n.Kind] = append(w.names[n.Kind], form)
				w.mention = append(w.mention, form)
				break // one form a name: two forms of one name would be no swap
			}
		}
	}
	slices.SortStableFunc(w.mention, func(a, b string) int { return len(b) - len(a) })
	w.same, err = packSynonyms(packs)
	return w, err
}

// turn is what word swaps make of a word.
type turn struct{ from, to string }

// turned gives the sentence with one occurrence of one word turned, each way. Words that
// skip matches are left alone.
func turned(lang, s string, turns []turn, skip *regexp.Regexp) []string {
	var out []string
	var taken [][2]int
	if skip != nil {
		for _, at := range skip.FindAllStringIndex(s, -1) {
			taken = append(taken, [2]int{at[0], at[1]})
		}
	}
	for _, t := range turns {
		for at := 0; at < len(s); {
			i := strings.Index(s[at:], t.from)
			if i < 0 {
				break
			}
			from, to := at+i, at+i+len(t.from)
			at = to
			inside := func(x [2]int) bool { return from < x[1] && x[0] < to }
			if slices.ContainsFunc(taken, inside) || lang == "en" && !apart(s[:from], s[to:]) {
				continue
			}
			taken = append(taken, [2]int{from, to})
			out = append(out, s[:from]+t.to+s[to:])
		}
	}
	return out
}

// matched gives the sentence with one match of a pattern replaced, for every match.
// replace gets the submatches and says "" for none.
func matchedSwaps(s string, pattern *regexp.Regexp, replace func(m []string) []string) []string {
	var out []string
	for _, at := range pattern.FindAllStringSubmatchIndex(s, -1) {
		m := make([]string, len(at)/2)
		for i := range m {
			if at[2*i] >= 0 {
				m[i] = s[at[2*i]:at[2*i+1]]
			}
		}
		for _, r := range replace(m) {
			out = append(out, s[:at[0]]+r+s[at[1]:])
		}
	}
	return out
}
