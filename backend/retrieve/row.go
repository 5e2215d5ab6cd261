package retrieve

import (
	"cmp"
	"math"
	"slices"

	"baihua/backend/assist"
	"baihua/backend/index"
)

// rows measures the features of a pool: one row a candidate, in the pool's order.
func (p *pool) rows() [][]float32 {
	var means [places]float64
	for _, c := range p.compared {
		for place, n := range c.length {
			means[place] += float64(n) / float64(len(p.compared))
		}
	}
	out := make([][]float32, len(p.cs))
	flat := make([]float32, len(p.cs)*features)
	place := 0
	for i := range p.cs {
		out[i] = flat[i*features : (i+1)*features]
		b := &rowBuilder{asking: p.asking, row: out[i], comparison: p.compared[i], layout: p.layouts[i], means: means}
		if i == 0 || p.hits[i].Score != p.hits[i-1].Score { // equals share a place
			place = i
		}
		b.search(p.hits[i], place)
		b.fields()
		b.proximity()
		b.overlap(p.cs[i])
		b.phrasings()
		b.context(p.cs[i].Passage)
		b.shape(p.cs[i].Passage)
	}
	documents(out, p.hits, p.cs)
	p.vote(out)
	p.weigh(out)
	relate(out)
	return out
}

// rowBuilder fills one row.
type rowBuilder struct {
	asking     *asking
	row        []float32
	comparison *comparison
	layout     *layout
	means      [places]float64
}

func (b *rowBuilder) set(feature int, x float64) { b.row[feature] = float32(x) }

// perQuestion divides a sum of rarities by the question's.
func (b *rowBuilder) perQuestion(x float64) float64 { return x / max(1, b.asking.sums[partQuestion]) }

func (b *rowBuilder) search(h index.Hit, place int) {
	b.set(fScore, b.perQuestion(h.Score))
	b.set(fScoreBest, h.Score)
	b.set(fPlace, math.Log1p(float64(place)))
	b.set(fOwn, b.perQuestion(h.BM25))
	b.set(fOwnBest, h.BM25)
	b.set(fGroup, b.perQuestion(h.Score-h.BM25))
	b.set(fGroupBest, h.Score-h.BM25)
}

func (b *rowBuilder) fields() {
	c := b.comparison
	for _, f := range [...]struct{ raw, best, cover, place int }{
		{fTitleBM25, fTitleBest, fTitleCover, inTitles}, {fAskedBM25, fAskedBest, fAskedCover, inAsked}, {fBodyBM25, fBodyBest, fBodyCover, inBody},
	} {
		score := c.bm25(partQuestion, f.place, b.means[f.place])
		b.set(f.raw, b.perQuestion(score))
		b.set(f.best, score)
		b.set(f.cover, c.coverOf(partQuestion, within(f.place)))
	}
	all := c.all(partQuestion, b.means)
	b.set(fAllBM25, b.perQuestion(all))
	b.set(fAllBest, all)
	b.set(fAnyCover, c.coverOf(partQuestion, anywhere))
	b.set(fMissing, c.missing())
	if b.asking.charSum > 0 {
		met := 0.0
		for _, w := range b.asking.chars {
			if b.layout.chars[w.key] {
				met += w.rarity
			}
		}
		b.set(fCharCover, met/b.asking.charSum)
	}
}

func (b *rowBuilder) proximity() {
	c := b.comparison
	share, run := c.pairs(b.layout)
	b.set(fPairs, share)
	b.set(fPairsBest, share)
	b.set(fRun, run)
	densest := c.densest()
	b.set(fWindow, densest)
	b.set(fWindowBest, densest)
	b.set(fFirst, c.first())
}

func (b *rowBuilder) overlap(c assist.Candidate) {
	b.set(fRule, b.perQuestion(c.Score))
	b.set(fRuleBest, c.Score)
	b.set(fSimilar, c.Features.Similar)
	b.set(fSimilarBest, c.Features.Similar)
	if c.Features.Exact {
		b.set(fExact, 1)
	}
	said, n := 0, 0
	for _, k := range b.layout.titles {
		if k.stop() {
			continue
		}
		n++
		if t, ok := b.asking.at[k]; ok && b.asking.terms[t].in[partQuestion] {
			said++
		}
	}
	if n > 0 {
		b.set(fTitleSaid, float64(said)/float64(n))
	}
	near := letters(b.asking.words, b.layout.words)
	b.set(fLetters, near)
	b.set(fLettersBest, near)
}

func (b *rowBuilder) phrasings() {
	n := b.comparison.nearness()
	b.set(fNearest, n.nearest)
	b.set(fNearestBest, n.nearest)
	b.set(fNearThree, n.three)
	b.set(fNearThreeBest, n.three)
	b.set(fNearMean, n.mean)
	b.set(fSaid, n.said)
	b.set(fPhrasings, math.Log1p(float64(len(b.layout.asked))))
}

func (b *rowBuilder) context(p assist.Passage) {
	c, a := b.comparison, b.asking
	for _, f := range [...]struct{ cover, best, part int }{
		{fAgentCover, fAgentBest, partAgent}, {fCustomerCover, fCustomerBest, partCustomer}, {fEarlierCover, fEarlierBest, partEarlier},
	} {
		b.set(f.cover, c.coverOf(f.part, anywhere))
		b.set(f.best, c.all(f.part, b.means))
	}
	b.set(fJointCover, c.cover(a.joint, func(w wanted) bool { return w.in[partQuestion] || w.in[partAgent] }, anywhere))
	if a.sums[partEarlier] > 0 {
		b.set(fContext, 1)
	}
	spoken, n := 0, 0
	for _, k := range b.layout.body {
		if k.stop() {
			continue
		}
		n++
		if t, ok := a.at[k]; ok && a.terms[t].in[partEarlier] {
			spoken++
		}
	}
	if n > 0 {
		b.set(fSpoken, float64(spoken)/float64(n))
	}
	called := a.calls(p)
	b.set(fCalled, called)
	b.set(fCalledBest, called)
	share, lately := a.named(b.layout.name)
	b.set(fNamed, share)
	b.set(fNamedBest, share*b.layout.name.sum)
	b.set(fNamedLately, lately)
}

func (b *rowBuilder) shape(p assist.Passage) {
	b.set(fBodyLength, math.Log1p(float64(len(b.layout.body))))
	b.set(fTitleLength, math.Log1p(float64(len(b.layout.titles))))
	b.set(fQuestionLength, math.Log1p(float64(b.asking.content)))
	if b.asking.chinese {
		b.set(fChinese, 1)
	}
	if p.Kind == assist.PassageFAQ {
		b.set(fFAQ, 1)
	}
}

// voters is how many phrasings of the pool have a vote, the nearest.
const voters = 12

// vote lets the phrasings nearest to the question vote for their entry, the nearer the
// louder.
func (p *pool) vote(rows [][]float32) {
	type voter struct {
		near float64
		of   int
	}
	var all []voter
	for i, c := range p.compared {
		for _, near := range c.nears {
			all = append(all, voter{near, i})
		}
	}
	slices.SortStableFunc(all, func(a, b voter) int { return cmp.Compare(b.near, a.near) })
	all = all[:min(voters, len(all))]
	sum := 0.0
	for _, v := range all {
		sum += v.near * v.near
	}
	if sum == 0 {
		return
	}
	for _, v := range all {
		rows[v.of][fVotes] += float32(v.near * v.near / sum)
	}
}

// weigh compares what the phrasings of each entry say together.
func (p *pool) weigh(rows [][]float32) {
	a := p.asking
	pairs := sortedPairs(a.pairs)
	var kinds [3][]evidence
	for i, c := range p.compared {
		words, neighbours, grams := evidence{total: float64(c.length[inAsked])}, evidence{total: float64(c.length[inAsked])}, evidence{total: float64(p.layouts[i].gramN)}
		for t, w := range a.terms {
			if w.in[partQuestion] {
				words.counts = append(words.counts, float64(c.counts[t][inAsked]))
			}
		}
		for _, pair := range pairs {
			neighbours.counts = append(neighbours.counts, float64(c.askedPairs[pair]))
		}
		for _, g := range a.grams {
			grams.counts = append(grams.counts, float64(p.layouts[i].grams[g]))
		}
		kinds[0], kinds[1], kinds[2] = append(kinds[0], words), append(kinds[1], neighbours), append(kinds[2], grams)
	}
	for k, es := range kinds {
		for i, e := range belowBest(evidences(es)) {
			rows[i][[...]int{fWordEvidence, fPairEvidence, fGramEvidence}[k]] = float32(e)
			rows[i][fAllEvidence] += float32(e * [...]float64{1, 1, 0.25}[k])
		}
	}
}

// belowBest gives the distance of each to the largest.
func belowBest(xs []float64) []float64 {
	if len(xs) == 0 {
		return xs
	}
	best := slices.Max(xs)
	for i := range xs {
		xs[i] -= best
	}
	return xs
}

// documents counts the candidates of each larger document, and places them in it; equals
// share a place.
func documents(rows [][]float32, hits []index.Hit, cs []assist.Candidate) {
	type seen struct {
		count, place int
		score        float64
	}
	of := map[string]seen{}
	for i, c := range cs {
		s := of[c.Passage.Group]
		if s.count == 0 || hits[i].Score != s.score {
			s.place, s.score = s.count, hits[i].Score
		}
		rows[i][fGroupPlace] = float32(math.Log1p(float64(s.place)))
		s.count++
		of[c.Passage.Group] = s
	}
	for i, c := range cs {
		rows[i][fGroupShare] = float32(math.Log1p(float64(of[c.Passage.Group].count)))
	}
}

// relate divides the columns that compare candidates by their best.
func relate(rows [][]float32) {
	for _, f := range [...]int{
		fScoreBest, fOwnBest, fRuleBest, fGroupBest, fTitleBest, fAskedBest, fBodyBest, fAllBest, fPairsBest, fWindowBest, fSimilarBest,
		fNearestBest, fNearThreeBest, fAgentBest, fCustomerBest, fEarlierBest, fNamedBest, fCalledBest, fLettersBest,
	} {
		best := float32(0)
		for _, row := range rows {
			best = max(best, row[f])
		}
		if best > 0 {
			for _, row := range rows {
				row[f] /= best
			}
		}
	}
}
