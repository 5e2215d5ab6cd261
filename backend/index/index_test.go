package index_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/text"
)

func words() []string {
	return strings.Fields("sofa 沙发 return 退货 refund 退款 delivery 送货 fee 运费 warranty 保修 the 的 color 颜色 grey 灰色 leg 腿 days 天 seven 七")
}

func pick(r *rand.Rand) string {
	ws := words()
	return ws[r.IntN(len(ws))]
}

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range r.IntN(n + 1) {
		b.WriteString(pick(r))
		if r.IntN(3) > 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func randomPassage(r *rand.Rand) assist.Passage {
	p := assist.Passage{ID: fmt.Sprintf("p%02d", r.IntN(60)), Text: randomText(r, 30)}
	p.DocumentID = fmt.Sprintf("d%d", r.IntN(15))
	if r.IntN(4) == 0 {
		p.Group = fmt.Sprintf("g%d", r.IntN(4))
	}
	if r.IntN(2) == 0 {
		p.Title = randomText(r, 5)
		p.Questions = []string{randomText(r, 6), randomText(r, 6)}
	}
	return p
}

func randomQuery(r *rand.Rand) index.Query {
	q := index.Query{Limit: 1000}
	for range 1 + r.IntN(6) {
		t := index.Term{Text: pick(r), Passage: float64(r.IntN(3)) / 2, Group: 1}
		if r.IntN(3) == 0 {
			t.Text = "发退"
		}
		q.Terms = append(q.Terms, t)
	}
	q.Fine = []index.Term{{Text: "退", Passage: 1}, {Text: "色", Passage: 1}}
	return q
}

func ids(r index.Result) []string {
	var out []string
	for _, h := range r.Hits {
		out = append(out, h.ID)
	}
	return out
}

func TestSearchEqualsExhaustiveScoringThroughEveryChange(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		x, all := index.New(), naive{}
		for range 25 {
			change(r, x, all)
			q := randomQuery(r)
			compareScores(t, x.Search(q), all.collect().scores(q))
		}
		if x.Len() != len(all) {
			t.Fatalf("seed %d: Len %d, want %d", seed, x.Len(), len(all))
		}
	}
}

// TestTheBestOfManyAreThoseOfExhaustiveScoring asks for few of many, so that most windows
// are passed over: groups of every size, also larger than a window, both languages,
// segments of several sizes, and passages that went.
func TestTheBestOfManyAreThoseOfExhaustiveScoring(t *testing.T) {
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 2))
		x, all := index.New(), naive{}
		for range 8 {
			changeMany(r, x, all)
			c := all.collect()
			for range 8 {
				compareBest(t, x, c, manyTerms(r))
			}
		}
	}
}

func changeMany(r *rand.Rand, x *index.Index, all naive) {
	var ps []assist.Passage
	for range 1 + r.IntN(500) {
		p := assist.Passage{ID: fmt.Sprintf("p%04d", r.IntN(3000)), Text: skewedText(r, 40), DocumentID: fmt.Sprintf("d%d", r.IntN(1000))}
		switch r.IntN(4) {
		case 0:
			p.DocumentID = p.ID
		case 1:
			p.Group = "large"
		case 2:
			p.Title = skewedText(r, 5)
		}
		ps = append(ps, p)
	}
	x.Put(ps...)
	all.put(ps...)
	var gone []string
	for range r.IntN(100) {
		gone = append(gone, fmt.Sprintf("p%04d", r.IntN(3000)))
		delete(all, gone[len(gone)-1])
	}
	x.Remove(gone...)
}

// skewedText has few frequent words and many rare ones, as real texts do.
func skewedText(r *rand.Rand, n int) string {
	z := rand.NewZipf(r, 1.3, 2, 800)
	var b strings.Builder
	for range r.IntN(n + 1) {
		if k := z.Uint64(); k%2 == 0 {
			fmt.Fprintf(&b, "w%d ", k)
		} else {
			b.WriteRune(rune(0x4E00 + k))
		}
	}
	return b.String()
}

func manyTerms(r *rand.Rand) index.Query {
	q := index.Query{Limit: 1 + r.IntN(20)}
	for _, t := range text.Terms(skewedText(r, 20)) {
		q.Terms = append(q.Terms, index.Term{Text: t, Passage: r.Float64(), Group: r.Float64()})
	}
	return q
}

// compareBest leaves open which of equals, up to rounding, stands first.
func compareBest(t *testing.T, x *index.Index, c collection, q index.Query) {
	t.Helper()
	want := c.scores(q)
	best := slices.Sorted(maps.Values(want))
	slices.Reverse(best)
	got := x.Search(q).Hits
	if len(got) != min(q.Limit, len(best)) {
		t.Fatalf("%d hits, want %d of %d", len(got), q.Limit, len(best))
	}
	for i, h := range got {
		if math.Abs(h.Score-want[h.ID]) > 1e-5 || math.Abs(h.Score-best[i]) > 1e-5 {
			t.Fatalf("hit %d is %s with %v, should be %v; the best there has %v", i, h.ID, h.Score, want[h.ID], best[i])
		}
	}
}

// change puts, replaces or removes passages in both.
func change(r *rand.Rand, x *index.Index, all naive) {
	if r.IntN(3) == 0 {
		for range r.IntN(5) {
			id := fmt.Sprintf("p%02d", r.IntN(60))
			x.Remove(id)
			delete(all, id)
		}
		return
	}
	var ps []assist.Passage
	for range 1 + r.IntN(8) {
		ps = append(ps, randomPassage(r))
	}
	x.Put(ps...)
	all.put(ps...)
}

func compareScores(t *testing.T, got index.Result, want map[string]float64) {
	t.Helper()
	if len(got.Hits) != len(want) {
		t.Fatalf("%d hits, want %d", len(got.Hits), len(want))
	}
	last := math.Inf(1)
	for _, h := range got.Hits {
		if math.Abs(h.Score-want[h.ID]) > 1e-5 { // norms are kept in single precision
			t.Fatalf("%s scores %v, want %v", h.ID, h.Score, want[h.ID])
		}
		if h.Score > last {
			t.Fatalf("%s stands after a worse one", h.ID)
		}
		last = h.Score
	}
}

func TestHistoryLeavesNoTrace(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	grown, all := index.New(), naive{}
	for range 60 {
		change(r, grown, all)
	}
	fresh := index.New()
	for _, p := range all {
		fresh.Put(p)
	}
	if grown.Version() != fresh.Version() {
		t.Errorf("versions %s and %s of one content", grown.Version(), fresh.Version())
	}
	for range 50 {
		q := randomQuery(r)
		a, b := grown.Search(q), fresh.Search(q)
		if !slices.Equal(ids(a), ids(b)) {
			t.Fatalf("order differs: %v and %v", ids(a), ids(b))
		}
		for i := range a.Hits {
			if a.Hits[i].Score != b.Hits[i].Score {
				t.Fatalf("%s scores %v and %v", a.Hits[i].ID, a.Hits[i].Score, b.Hits[i].Score)
			}
		}
	}
}

func TestEqualScoresStandByID(t *testing.T) {
	x := index.New()
	x.Put(assist.Passage{ID: "b", Text: "sofa"}, assist.Passage{ID: "c", Text: "sofa"}, assist.Passage{ID: "a", Text: "sofa"})
	got := ids(x.Search(index.Query{Terms: []index.Term{{Text: "sofa", Passage: 1, Group: 1}}, Limit: 2}))
	if want := []string{"a", "b"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestReplacingAndRemovingIsExact(t *testing.T) {
	x := index.New()
	find := func(term string) []string {
		return ids(x.Search(index.Query{Terms: []index.Term{{Text: term, Passage: 1, Group: 1}}, Limit: 9}))
	}
	empty := x.Version()
	x.Put(assist.Passage{ID: "a", Text: "sofa"}, assist.Passage{ID: "a", Text: "lamp"})
	if len(find("sofa")) != 0 || len(find("lamp")) != 1 {
		t.Error("the last of one ID must count")
	}
	x.Put(assist.Passage{ID: "a", Text: "chair"})
	if len(find("lamp")) != 0 || len(find("chair")) != 1 || x.Len() != 1 {
		t.Error("a replaced passage must go")
	}
	x.Remove("a", "unknown")
	if len(find("chair")) != 0 || x.Len() != 0 || x.Version() != empty {
		t.Error("a removed passage must go")
	}
}

func TestResultTellsWhereATermStands(t *testing.T) {
	x := index.New()
	x.Put(assist.Passage{ID: "a", Title: "退货", Text: "seven days"}, assist.Passage{ID: "b", Text: "seven"})
	r := x.Search(index.Query{Terms: []index.Term{{Text: "退货", Passage: 1}}, Limit: 1})
	for term, want := range map[string][2]bool{"退货": {true, false}, "退": {true, false}, "seven": {false, true}, "lamp": {}} {
		q, b := r.Holds(r.Hits[0], term)
		if got := [2]bool{q, b}; got != want {
			t.Errorf("%s: %v, want %v", term, got, want)
		}
	}
	if r.IDF("seven") >= r.IDF("退") || r.IDF("退") >= r.IDF("lamp") {
		t.Error("rarer terms must weigh more")
	}
}

func TestReadersSeeOneStateWhileWritersWork(t *testing.T) {
	x := index.New()
	both := func(n int) []assist.Passage {
		return []assist.Passage{{ID: "a", Text: fmt.Sprint("sofa ", n)}, {ID: "b", Text: fmt.Sprint("sofa ", n)}}
	}
	x.Put(both(0)...)
	var wg sync.WaitGroup
	wg.Go(func() {
		for n := range 300 {
			x.Put(both(n)...)
			x.Put(assist.Passage{ID: fmt.Sprint("c", n), Text: "lamp"})
			x.Remove(fmt.Sprint("c", n-3))
		}
	})
	for range 3 {
		wg.Go(func() {
			for range 300 {
				r := x.Search(index.Query{Terms: []index.Term{{Text: "sofa", Passage: 1, Group: 1}}, Limit: 5})
				if len(r.Hits) != 2 || r.Hits[0].Score != r.Hits[1].Score {
					t.Errorf("a reader saw half a change: %v", r.Hits)
					return
				}
			}
		})
	}
	wg.Wait()
}
