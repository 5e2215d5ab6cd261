package eval

import (
	"context"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"

	"baihua/backend/verify/detect"
)

// MadeResult is what the detector alone, without vetoes, makes of one kind of edit of the
// packs' own sentences. It learned from claims of that sort: the figure shows what moved,
// not what it is worth.
type MadeResult struct {
	Lang, Kind string
	Wrong      bool  // the edit says what the passage does not
	Held       Share // told unsupported
}

// DetectorOnPacks counts, by language and kind of edit, the claims that the shipped
// detector tells unsupported.
func DetectorOnPacks(ctx context.Context, packs fs.FS, seed uint64) ([]MadeResult, error) {
	d, err := detect.Load()
	if err != nil {
		return nil, err
	}
	var out []MadeResult
	for _, lang := range []string{"en", "zh"} {
		claims, err := packClaims(ctx, packs, lang, rand.New(rand.NewPCG(seed, uint64(len(lang)))))
		if err != nil {
			return nil, err
		}
		held, n, wrong := map[string]int{}, map[string]int{}, map[string]bool{}
		for _, c := range claims {
			n[c.kind]++
			wrong[c.kind] = c.wrong
			if safe, _ := d.Claim(d.NewEvidence(c.of.words, c.of.title), c.claim, lang); safe < d.Threshold(lang) {
				held[c.kind]++
			}
		}
		for kind, k := range n {
			out = append(out, MadeResult{Lang: lang, Kind: kind, Wrong: wrong[kind], Held: share(held[kind], k)})
		}
	}
	slices.SortFunc(out, func(a, b MadeResult) int { return strings.Compare(a.Lang+a.Kind, b.Lang+b.Kind) })
	return out, nil
}
