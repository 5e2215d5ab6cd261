package eval

import (
	"context"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// Swap is a sentence of a pack's passage with one thing changed.
type Swap struct {
	Kind     string // what was changed
	Lang     string
	Harmless bool // it says the same as before
	Passage  assist.Passage
	From, To string
}

// SwapResult counts the swaps of one kind and language: vetoed by a hard check, withheld
// by that or by any doubt.
type SwapResult struct {
	Kind     string   `json:"kind"`
	Lang     string   `json:"lang"`
	Harmless bool     `json:"harmless"`
	Vetoed   Share    `json:"vetoed"`
	Withheld Share    `json:"withheld"`
	Missed   []Swap   `json:"-"` // wrong and not vetoed, or harmless and vetoed
	Vetoes   []string `json:"-"` // of Missed, the first veto
}

// swapper changes a sentence in every way of its kind: each result is one swap.
type swapper struct {
	kind     string
	harmless bool
	make     func(w swapWords, s string) []string
}

// swapWords is what a swapper may put into a sentence.
type swapWords struct {
	lang    string
	names   map[assist.NameKind][]string // forms in the language
	same    [][]string                   // words that stand for each other
	mention []string                     // all forms, longest first
	draw    *rand.Rand
}

// SwapOptions choose what is made.
type SwapOptions struct {
	Seed uint64
	Most int // of one kind and language, and pack
}

// Swaps edits the customer passages of a pack, one fact at a time and harmlessly, and
// holds each result against its passage as Verify would hold a draft that cites it.
func Swaps(ctx context.Context, packs fs.FS, id string, opt SwapOptions) ([]SwapResult, error) {
	s, done, err := trial(ctx, packs, id)
	if err != nil {
		return nil, err
	}
	defer done()
	var passages []assist.Passage
	for p, err := range s.Knowledge().AllPassages(ctx) {
		if err != nil {
			return nil, err
		}
		if p.Kind != assist.PassageTable {
			passages = append(passages, p)
		}
	}
	slices.SortFunc(passages, func(a, b assist.Passage) int { return strings.Compare(a.ID, b.ID) })
	var out []SwapResult
	for _, lang := range []string{"zh", "en"} {
		words, err := wordsFor(packs, id, lang, opt.Seed)
		if err != nil {
			return nil, err
		}
		for _, k := range swappers() {
			r, err := judgeSwaps(ctx, s.Desk.Pipeline.Verifier, k, lang, pick(words, k, passages, opt.Most))
			if err != nil {
				return nil, err
			}
			out = append(out, r)
		}
	}
	return out, nil
}

// pick makes at most most swaps of a kind, one of a sentence, in a random order of
// sentences.
func pick(w swapWords, k swapper, passages []assist.Passage, most int) []Swap {
	var out []Swap
	seen := map[string]bool{}
	for _, i := range w.draw.Perm(len(passages)) {
		p := passages[i]
		if p.Lang != w.lang {
			continue
		}
		rs := []rune(p.Text)
		for _, span := range text.Sentences(p.Text) {
			from := strings.TrimSpace(string(rs[span.Start:span.End]))
			made := slices.DeleteFunc(k.make(w, from), func(to string) bool {
				return to == from || strings.Contains(p.Text, to) || strings.TrimSpace(to) == ""
			})
			if len(made) == 0 || seen[from] {
				continue
			}
			seen[from] = true
			out = append(out, Swap{k.kind, w.lang, k.harmless, p, from, made[w.draw.IntN(len(made))]})
			if len(out) == most {
				return out
			}
		}
	}
	return out
}

func judgeSwaps(ctx context.Context, v assist.Verifier, k swapper, lang string, swaps []Swap) (SwapResult, error) {
	r := SwapResult{Kind: k.kind, Lang: lang, Harmless: k.harmless}
	vetoed, withheld := 0, 0
	for _, s := range swaps {
		c, err := checkSwap(ctx, v, s)
		if err != nil {
			return r, err
		}
		if len(c.Vetoes) > 0 {
			vetoed++
		}
		if c.Verdict != assist.Supported {
			withheld++
		}
		if len(c.Vetoes) > 0 == s.Harmless {
			r.Missed = append(r.Missed, s)
			why := ""
			if s.Harmless {
				why = string(c.Vetoes[0].Kind) + ":" + c.Vetoes[0].Ours + ":" + c.Vetoes[0].Found
			}
			r.Vetoes = append(r.Vetoes, why)
		}
	}
	r.Vetoed, r.Withheld = share(vetoed, len(swaps)), share(withheld, len(swaps))
	return r, nil
}

// checkSwap is what Verify says of a draft of this one sentence.
func checkSwap(ctx context.Context, v assist.Verifier, s Swap) (assist.Claim, error) {
	g, err := v.Verify(ctx, assist.VerifyInput{
		Query: assist.Query{Kind: assist.QueryQuestion, Lang: s.Lang},
		Draft: assist.Draft{
			Lang: s.Lang, Text: s.To, Sentences: []assist.Sentence{{Text: s.To, Citations: []int{1}}},
			Citations: []assist.Citation{{N: 1, PassageID: s.Passage.ID, DocumentID: s.Passage.DocumentID}},
		},
		Candidates: []assist.Candidate{{Passage: s.Passage, Lane: assist.LanePassage}},
	})
	if err != nil {
		return assist.Claim{}, err
	}
	return g.Claims[0], nil
}

// JoinSwaps adds up the results of several packs, kind by kind.
func JoinSwaps(results []SwapResult) []SwapResult {
	var out []SwapResult
	for _, r := range results {
		at := slices.IndexFunc(out, func(o SwapResult) bool { return o.Kind == r.Kind && o.Lang == r.Lang && o.Harmless == r.Harmless })
		if at < 0 {
			out = append(out, r)
			continue
		}
		o := &out[at]
		o.Vetoed, o.Withheld = share(o.Vetoed.K+r.Vetoed.K, o.Vetoed.N+r.Vetoed.N), share(o.Withheld.K+r.Withheld.K, o.Withheld.N+r.Withheld.N)
		o.Missed, o.Vetoes = append(o.Missed, r.Missed...), append(o.Vetoes, r.Vetoes...)
	}
	slices.SortStableFunc(out, func(a, b SwapResult) int {
		switch {
		case a.Harmless != b.Harmless && b.Harmless:
			return -1
		case a.Harmless != b.Harmless:
			return 1
		case a.Kind != b.Kind:
			return strings.Compare(a.Kind, b.Kind)
		}
		return strings.Compare(b.Lang, a.Lang)
	})
	return out
}
