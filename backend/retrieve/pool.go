package retrieve

import (
	"context"
	"slices"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/text"
)

// How many candidates each search puts into the pool that features order.
const (
	poolSize    = 50 // by question and conversation
	aloneSize   = 20 // by the question alone
	subjectSize = 30 // by the question, within what the conversation is about
)

// subjectBoost is what whole documents weigh in the search by subject.
const subjectBoost = 6.0

// pool is what a query found, by the searches' scores, best first.
type pool struct {
	read     reading
	asking   *asking
	result   index.Result
	hits     []index.Hit
	cs       []assist.Candidate
	layouts  []*layout
	compared []*comparison
}

func (r *Retriever) pool(ctx context.Context, q assist.Query, words Words) (pool, error) {
	p := pool{read: r.read(q.Text, words)}
	q.Text = p.read.said
	p.result = r.search(q, p.read, poolSize)
	p.hits = p.result.Hits
	if len(q.Context)+len(q.Open) > 0 {
		p.join(r.search(assist.Query{Text: q.Text}, p.read, aloneSize).Hits)
	}
	if len(q.Context)+len(q.Before) > 0 {
		p.join(r.bySubject(q))
	}
	passages, err := r.fetch(ctx, p.hits)
	if err != nil {
		return pool{}, err
	}
	p.hits = slices.DeleteFunc(p.hits, func(h index.Hit) bool { _, ok := passages[h.ID]; return !ok })
	p.compare(q, r.called(q), words.Lexicon, passages, func(of assist.Passage) *layout { return r.layouts.of(r.index.Version(), of, p.result) })
	return p, nil
}

// compare measures every hit.
func (p *pool) compare(q assist.Query, called []index.Term, lexicon *text.Lexicon, passages map[string]assist.Passage, layoutOf func(assist.Passage) *layout) {
	p.asking = newAsking(q, p.result)
	p.asking.called = called
	p.asking.alias(p.read.swaps)
	m := newMeasure(p.read, lexicon, p.result)
	for _, h := range p.hits {
		of := passages[h.ID]
		l := layoutOf(of)
		c := compare(p.asking, l)
		measured := of
		measured.Questions = c.promising(of.Questions)
		found := m.candidate(h, measured)
		found.Passage = of
		p.cs, p.layouts, p.compared = append(p.cs, found), append(p.layouts, l), append(p.compared, c)
	}
}

// join adds hits that are not there yet: what the question finds by itself and the
// conversation around it hid.
func (p *pool) join(hits []index.Hit) {
	known := p.hits
	for _, h := range hits {
		if !slices.ContainsFunc(known, func(k index.Hit) bool { return k.ID == h.ID }) {
			p.hits = append(p.hits, h)
		}
	}
}

// bySubject searches with the conversation's documents far in front, so that "what time
// is check-in" finds the one hotel among hundreds that was named ten turns before.
func (r *Retriever) bySubject(q assist.Query) []index.Hit {
	b := bag(q)
	for i := range b.Terms {
		b.Terms[i].Group *= subjectBoost
	}
	b.Limit = subjectSize
	hits := r.index.Search(b).Hits
	for i, h := range hits { // as the other searches score them
		hits[i].Score = h.BM25 + (h.Score-h.BM25)/subjectBoost
	}
	return hits
}

// Measured is a candidate with its row of features, in the order of FeatureNames.
type Measured struct {
	Candidate assist.Candidate
	Row       []float32
}

// Measure gives the pool of a query with its features, for training and for looking at:
// best first by the searches, before learned ranking.
func (r *Retriever) Measure(ctx context.Context, q assist.Query) ([]Measured, error) {
	p, err := r.pool(ctx, q, r.words())
	if err != nil {
		return nil, err
	}
	out := make([]Measured, len(p.cs))
	for i, row := range p.rows() {
		out[i] = Measured{p.cs[i], row}
	}
	return out, nil
}
