// Package retrieve is for reading a query from a conversation and finding the passages
// that may answer it, with what ranking measured about each.
//
// Scores order the candidates of one query. They are no probabilities; whoever decides
// what is shown uses the features, which keep their meaning across queries.
package retrieve

import (
	"cmp"
	"context"
	"slices"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/text"
)

// version names the rules of this package in every retrieval.
const version = "rank/2"

// limit is how many candidates a retrieval has at most.
const limit = 20

// What a phrasing, title or heading that the question says in full adds to a score, as a
// share of the rarity of the question's terms. One asked word for word goes first.
const (
	saidBonus  = 0.25
	exactBonus = 2.0
)

// Shelf hands out passages by ID; those it does not have are left out, the order is free.
type Shelf interface {
	Passages(ctx context.Context, ids []string) ([]assist.Passage, error)
}

// Retriever implements assist.Retriever on an index and the shelf it was built from.
type Retriever struct {
	index   *index.Index
	shelf   Shelf
	layouts *layouts
	words   func() Words
}

// New makes a retriever that knows the general synonyms. It is safe for concurrent use.
func New(x *index.Index, shelf Shelf) *Retriever {
	general := Words{Lexicon: text.NewLexicon(nil, nil), Version: "general"}
	return &Retriever{index: x, shelf: shelf, layouts: &layouts{}, words: func() Words { return general }}
}

// With is the retriever with the names and words that words gives at each question.
func (r *Retriever) With(words func() Words) *Retriever {
	return &Retriever{index: r.index, shelf: r.shelf, layouts: &layouts{}, words: words}
}

// Retrieve implements assist.Retriever.
func (r *Retriever) Retrieve(ctx context.Context, q assist.Query) (assist.Retrieval, error) {
	words := r.words()
	p, err := r.pool(ctx, q, words)
	if err != nil {
		return assist.Retrieval{}, err
	}
	if Learned() {
		learn(ranking, p.cs, p.rows())
	}
	out := assist.Retrieval{Version: r.index.Version() + "+" + words.Version + "+" + version, Candidates: p.cs, NearNames: p.read.near, Guesses: p.read.guesses}
	slices.SortStableFunc(out.Candidates, func(a, b assist.Candidate) int { return cmp.Compare(b.Score, a.Score) })
	margins(out.Candidates)
	out.Candidates = out.Candidates[:min(limit, len(out.Candidates))]
	return out, nil
}

func (r *Retriever) search(q assist.Query, read reading, n int) index.Result {
	b := bag(q)
	expand(&b, read)
	for _, name := range r.called(q) {
		name.Passage *= namedWeight
		b.Terms = append(b.Terms, name)
	}
	b.Limit = n
	return r.index.Search(b)
}

func (r *Retriever) fetch(ctx context.Context, hits []index.Hit) (map[string]assist.Passage, error) {
	if len(hits) == 0 {
		return nil, ctx.Err()
	}
	ids := make([]string, len(hits))
	for i, h := range hits {
		ids[i] = h.ID
	}
	ps, err := r.shelf.Passages(ctx, ids)
	if err != nil {
		return nil, assist.NewError(assist.CodeUnavailable, "The knowledge base could not be read. Check that its file is in place, then try again.", err)
	}
	out := make(map[string]assist.Passage, len(ps))
	for _, p := range ps {
		out[p.ID] = p
	}
	return out, nil
}

// margins compares each candidate with the next.
func margins(cs []assist.Candidate) {
	for i := range cs {
		next := 0.0
		if i+1 < len(cs) {
			next = cs[i+1].Score
		}
		if cs[i].Score > 0 {
			cs[i].Features.Margin = (cs[i].Score - next) / cs[i].Score
		}
	}
}
