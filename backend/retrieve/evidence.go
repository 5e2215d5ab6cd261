package retrieve

import (
	"hash/fnv"
	"math"
	"strings"

	"baihua/backend/text"
)

// What many phrasings of one entry say together: a naive Bayes classifier over the pool,
// smoothed with the words of all its entries (Dirichlet smoothing: Zhai and Lafferty, ACM
// TOIS 22, 2004).

// smoothing is how many words of the pool's mixture each entry is given.
const smoothing = 30.0

// bag of an entry's phrasings: words, neighbouring pairs, letters in fours.
type evidence struct {
	counts []float64 // by what the question holds
	total  float64
}

// evidences weighs each entry: how much likelier it says what the question says than the
// pool as a whole does. 0 for passages without phrasings.
func evidences(es []evidence) []float64 {
	out := make([]float64, len(es))
	if len(es) == 0 {
		return out
	}
	pool, total := make([]float64, len(es[0].counts)), 0.0
	for _, e := range es {
		for i, n := range e.counts {
			pool[i] += n
		}
		total += e.total
	}
	for at, e := range es {
		if e.total == 0 {
			continue
		}
		for i, n := range e.counts {
			if share := pool[i] / total; share > 0 {
				out[at] += math.Log((n + smoothing*share) / ((e.total + smoothing) * share))
			}
		}
	}
	return out
}

// lettersLong is how many letters a run has that stands for a piece of a word.
const lettersLong = 4

// gramsOf gives the runs of letters of a text's Latin words, each word between spaces.
func gramsOf(s string) []uint32 {
	var out []uint32
	for _, w := range wordsOf(text.Normalise(s)) {
		if w[0] >= 0x80 {
			continue
		}
		padded := " " + strings.TrimSpace(w) + " "
		for i := 0; i+lettersLong <= len(padded); i++ {
			h := fnv.New32a()
			_, _ = h.Write([]byte(padded[i : i+lettersLong])) // never fails
			out = append(out, h.Sum32())
		}
	}
	return out
}
