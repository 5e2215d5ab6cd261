package eval

import (
	"context"
	"io/fs"
	"slices"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/library"
	"baihua/backend/retrieve"
)

// LeftOutResult counts what became of the phrasings of one language: shown their own
// answer, shown another passage of the same document, shown another document's.
type LeftOutResult struct {
	Set      string  `json:"set"`
	Lang     string  `json:"lang"`
	N        int     `json:"n"`
	Own      Share   `json:"own"`
	Document Share   `json:"same_document"`
	Wrong    Share   `json:"wrong"`
	Cases    []Asked `json:"-"`
}

// LeftOut asks every FAQ phrasing of a pack's customer passages while the knowledge base
// does not hold it; its passage keeps the others. It is how a customer asks who words the
// question as the author would, and not as any line of the pack does: thousands of cases
// that no golden file knows. A passage with one phrasing only is left alone.
func LeftOut(ctx context.Context, packs fs.FS, id string) ([]LeftOutResult, error) {
	s, done, err := trial(ctx, packs, id)
	if err != nil {
		return nil, err
	}
	defer done()
	var all []assist.Passage
	most := 0
	for p, err := range s.Knowledge().AllPassages(ctx) {
		if err != nil {
			return nil, err
		}
		all = append(all, p)
		most = max(most, len(p.Questions))
	}
	var asked []Asked
	for n := range most {
		pipeline := *s.Desk.Pipeline
		pipeline.Retriever = without(s.Library(), all, n)
		for _, p := range all {
			if n >= len(p.Questions) || len(p.Questions) < 2 || p.Audience != assist.AudienceCustomer {
				continue
			}
			a := Asked{Passage: p, Phrasing: p.Questions[n], Said: p.Questions[n]}
			if a.Suggestion, err = suggest(ctx, &pipeline, p.ID, single(p.ID, a.Said)); err != nil {
				return nil, err
			}
			asked = append(asked, a)
		}
	}
	return countLeftOut(id, asked), nil
}

// without ranks all passages without the phrasing at place n of each that has others.
func without(lib *library.Library, all []assist.Passage, n int) assist.Retriever {
	kept := make(shelf, len(all))
	list := make([]assist.Passage, len(all))
	for i, p := range all {
		if n < len(p.Questions) && len(p.Questions) > 1 {
			p.Questions = slices.Delete(slices.Clone(p.Questions), n, n+1)
		}
		kept[p.ID], list[i] = p, p
	}
	x := index.New()
	x.Put(list...)
	return retrieve.New(x, kept).With(func() retrieve.Words {
		names, lexicon, version := lib.Words()
		return retrieve.Words{Names: names, Lexicon: lexicon, Version: version}
	})
}

func countLeftOut(set string, asked []Asked) []LeftOutResult {
	var out []LeftOutResult
	for _, lang := range []string{"en", "zh"} {
		r := LeftOutResult{Set: set, Lang: lang}
		own, document, wrong := 0, 0, 0
		for _, a := range asked {
			if a.Passage.Lang != lang {
				continue
			}
			r.N++
			r.Cases = append(r.Cases, a)
			switch {
			case a.Suggestion.Ruling.Route != assist.Show:
			case a.Own():
				own++
			case slices.ContainsFunc(a.Suggestion.Citations, func(c assist.Citation) bool { return c.DocumentID == a.Passage.DocumentID }):
				document++
			default:
				wrong++
			}
		}
		if r.N > 0 {
			r.Own, r.Document, r.Wrong = share(own, r.N), share(document, r.N), share(wrong, r.N)
			out = append(out, r)
		}
	}
	return out
}
