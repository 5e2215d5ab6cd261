package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"baihua/backend/assist"
)

// corpus makes passages and questions with the word frequencies of natural texts, from a
// seed. Documents have eight passages and a topic: words of their own that return in
// them. One half is Chinese.
type corpus struct {
	r    *rand.Rand
	head *rand.Zipf
}

const (
	vocabulary = 60_000
	together   = 8    // passages of a document
	topicWords = 60   // of a document
	topical    = 0.3  // share of a text's words
	asked      = 0.45 // share of a question's words that are of the topic
)

func newCorpus(seed uint64) *corpus {
	r := rand.New(rand.NewPCG(seed, 2))
	return &corpus{r, rand.NewZipf(r, 1.05, 2.7, vocabulary-1)}
}

var (
	stopEnglish = strings.Fields("the to and a of is you in it for that i can on be this have with my or how do what we are if not your from at will has was as by an they when there")
	stopChinese = strings.Fields("的 了 是 我 你 在 这 那 们 吗 呢 有 不 可以 一 个 要 到 就 都 什么 怎么 能 请问 他 她 和 也 会 还 没 对 给 把 从 很 上 下 为")
	syllables   = strings.Fields("ba ke lo mi nu pa re si to vu da fe go hi ja ku la me no pu ra se ti wo xa yu za bri clo dra fle gri")
)

// word is the word of a rank.
func word(rank uint64, chinese bool) string {
	if chinese {
		if rank < uint64(len(stopChinese)) {
			return stopChinese[rank]
		}
		a, b := rank*7919%3500, rank*104729%3500 // common characters, most words have two
		if rank%9 == 0 {
			return string(rune(0x4E00 + a))
		}
		return string(rune(0x4E00+a)) + string(rune(0x4E00+b))
	}
	if rank < uint64(len(stopEnglish)) {
		return stopEnglish[rank]
	}
	n := uint64(len(syllables))
	return syllables[rank%n] + syllables[rank/n%n] + syllables[rank/n/n%n]
}

// topic is the ranks of a document's own words.
func (c *corpus) topic() []uint64 {
	out := make([]uint64, topicWords)
	for i := range out {
		out[i] = 100 + c.r.Uint64N(vocabulary-100)
	}
	return out
}

func (c *corpus) write(words int, topic []uint64, share float64, chinese bool) string {
	var b strings.Builder
	for range words {
		rank := c.head.Uint64()
		if c.r.Float64() < share {
			rank = topic[c.r.IntN(len(topic))]
		}
		b.WriteString(word(rank, chinese))
		if !chinese {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// document gives the next document and a question about it.
func (c *corpus) document(n int) ([]assist.Passage, string) {
	topic, chinese := c.topic(), n%2 == 0
	id, title := fmt.Sprint("d", n), c.write(4, topic, 0.8, chinese)
	ps := make([]assist.Passage, together)
	for i := range ps {
		ps[i] = assist.Passage{
			ID: fmt.Sprint(id, "#", i), DocumentID: id, Kind: assist.PassageText, Ordinal: i, Title: title,
			Heading: []string{c.write(3, topic, 0.6, chinese)}, Text: c.write(70+c.r.IntN(40), topic, topical, chinese),
		}
	}
	return ps, c.write(5+c.r.IntN(8), topic, asked, chinese)
}

// each hands out n passages in batches, and gives questions about some of them.
func each(n, batch, questions int, put func([]assist.Passage) error) ([]string, error) {
	c := newCorpus(1)
	var out []string
	var ps []assist.Passage
	every := max(1, n/together/questions)
	for d := range n / together {
		more, q := c.document(d)
		if ps = append(ps, more...); len(ps) >= batch || d == n/together-1 {
			if err := put(ps); err != nil {
				return nil, err
			}
			ps = ps[:0]
		}
		if d%every == d/every%2 && len(out) < questions {
			out = append(out, q)
		}
	}
	return out, nil
}
