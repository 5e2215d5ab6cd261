package store_test

import (
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
)

// BenchmarkAppend shows what group commit is worth. requests/commit is how many callers
// one fsync serves; compare entries/s of "64 writers" with "64 writers, one a commit".
func BenchmarkAppend(b *testing.B) {
	for _, c := range []struct {
		name           string
		writers, limit int
	}{
		{"1 writer", 1, 256},
		{"64 writers, one a commit", 64, 1},
		{"64 writers", 64, 256},
	} {
		b.Run(c.name, func(b *testing.B) {
			l, _ := newLedger(b)
			l.LimitGroups(c.limit)
			payload := make([]byte, 768)
			var next atomic.Int64
			commits, requests := l.Committed()
			b.ResetTimer()
			var writers sync.WaitGroup
			for range c.writers {
				writers.Go(func() {
					for i := next.Add(1); i <= int64(b.N); i = next.Add(1) {
						if _, err := l.Append(b.Context(), entry(strconv.FormatInt(i, 10), "demo/"+strconv.FormatInt(i%50, 10), payload)); err != nil {
							b.Error(err)
						}
					}
				})
			}
			writers.Wait()
			b.StopTimer()
			c, r := l.Committed()
			b.ReportMetric(float64(r-requests)/float64(c-commits), "requests/commit")
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "entries/s")
		})
	}
}
