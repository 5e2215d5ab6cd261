package detect

import (
	"hash/fnv"
	"math"
)

// Background says how common words are: in how many texts of a large collection each
// stem (Chinese: character and pair of characters) stood, by hash and in eighths of the
// logarithm. It holds numbers only; no word can be read from it.
type Background struct {
	Texts int    `json:"texts"`
	Logs  []byte `json:"logs"` // 8 * log2(1 + texts), by hash
}

// buckets is the length of Background.Logs.
const buckets = 1 << 16

func bucket(s string) int {
	h := fnv.New32a()
	h.Write([]byte(s))
	x := h.Sum32()
	return int((x ^ x>>16) % buckets)
}

// texts estimates in how many texts s stood.
func (b *Background) texts(s string) float64 {
	if len(b.Logs) == 0 {
		return 0
	}
	return math.Exp2(float64(b.Logs[bucket(s)])/8) - 1
}

// rarity is the inverse text frequency of s, about 0..10.
func (b *Background) rarity(s string) float64 {
	return math.Log((float64(b.Texts) + 1) / (b.texts(s) + .5))
}

// NewBackground counts texts.
func NewBackground(texts []string) Background {
	counts := make([]int, buckets)
	r := newReader()
	for _, s := range texts {
		seen := map[int]bool{}
		tokens := r.tokens(s)
		for i, t := range tokens {
			seen[bucket(t.stem)] = true
			if i > 0 && t.kind == han && tokens[i-1].kind == han && tokens[i-1].end == t.at {
				seen[bucket(tokens[i-1].stem+t.stem)] = true
			}
		}
		for k := range seen {
			counts[k]++
		}
	}
	b := Background{Texts: len(texts), Logs: make([]byte, buckets)}
	for i, n := range counts {
		b.Logs[i] = byte(min(255, math.Round(8*math.Log2(1+float64(n)))))
	}
	return b
}
