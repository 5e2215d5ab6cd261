package index_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/text"
)

// zipf makes texts with word frequencies as in real ones, from a seed.
type zipf struct {
	r *rand.Rand
	z *rand.Zipf
}

func newZipf(seed uint64) zipf {
	r := rand.New(rand.NewPCG(seed, 1))
	return zipf{r, rand.NewZipf(r, 1.1, 3, 20_000)}
}

func (z zipf) text(words int) string {
	var b strings.Builder
	chinese := z.r.IntN(2) == 0
	for range words {
		n := z.z.Uint64()
		if chinese {
			b.WriteRune(rune(0x4E00 + n%3000))
		} else {
			fmt.Fprintf(&b, "w%c%c%d ", 'a'+n%26, 'a'+n/26%26, n/676)
		}
	}
	return b.String()
}

func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			z := newZipf(1)
			ps := make([]assist.Passage, n)
			for i := range ps {
				ps[i] = assist.Passage{ID: fmt.Sprint(i), DocumentID: fmt.Sprint(i / 8), Title: z.text(5), Text: z.text(90)}
			}
			x := index.New()
			x.Put(ps...)
			var queries []index.Query
			for range 200 {
				q := index.Query{Limit: 50}
				s := z.text(12)
				for _, t := range text.Terms(s) {
					q.Terms = append(q.Terms, index.Term{Text: t, Passage: 1, Group: 1})
				}
				for _, t := range text.Unigrams(s) {
					q.Fine = append(q.Fine, index.Term{Text: t, Passage: 1})
				}
				queries = append(queries, q)
			}
			for i := 0; b.Loop(); i++ {
				x.Search(queries[i%len(queries)])
			}
		})
	}
}

func BenchmarkPut(b *testing.B) {
	z := newZipf(2)
	ps := make([]assist.Passage, 1000)
	for i := range ps {
		ps[i] = assist.Passage{ID: fmt.Sprint(i), Text: z.text(90)}
	}
	for b.Loop() {
		index.New().Put(ps...)
	}
}
