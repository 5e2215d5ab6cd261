package retrieve_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/retrieve"
)

// writer makes texts with the word frequencies of natural ones: the most frequent words
// are those without topic.
type writer struct{ z *rand.Zipf }

func newWriter() writer {
	return writer{rand.NewZipf(rand.New(rand.NewPCG(1, 1)), 1.1, 3, 20_000)}
}

func (w writer) write(words int, chinese bool) string {
	var s strings.Builder
	for range words {
		n := w.z.Uint64()
		switch few, han := strings.Fields("the to and a of is you in it for that i can on be this have with my or how do what we are if not your from at"), []rune("的了是我你在这那们吗呢有不可以一个要到就都什么怎么能请问他她"); {
		case chinese && n < uint64(len(han)):
			s.WriteRune(han[n])
		case chinese:
			s.WriteRune(rune(0x4E00 + n%3000))
		case n < uint64(len(few)):
			s.WriteString(few[n] + " ")
		default:
			fmt.Fprintf(&s, "w%c%c%d ", 'a'+n%26, 'a'+n/26%26, n/676)
		}
	}
	return s.String()
}

// BenchmarkRetrieve measures the whole of retrieval, features included, over 10,000
// passages, half Chinese, a third of them FAQ entries.
func BenchmarkRetrieve(b *testing.B) {
	write := newWriter().write
	var ps []assist.Passage
	for i := range 10_000 {
		zh := i%2 == 0
		p := assist.Passage{ID: fmt.Sprint(i), DocumentID: fmt.Sprint(i / 8), Title: write(5, zh), Heading: []string{write(5, zh)}, Text: write(90, zh)}
		if i%3 == 0 {
			p.Kind, p.Questions = assist.PassageFAQ, []string{write(9, zh), write(9, zh), write(9, zh)}
		}
		ps = append(ps, p)
	}
	x, s := stock(ps...)
	retriever := retrieve.New(x, s)
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		zh := i%2 == 0
		q := assist.Query{Text: write(12, zh), Context: []string{write(30, zh), write(10, zh), write(30, zh), write(10, zh)}}
		start := time.Now()
		if _, err := retriever.Retrieve(b.Context(), q); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}
