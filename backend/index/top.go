package index

import "bytes"

// top keeps the n best candidates, the worst of them first, as a heap does.
type top struct {
	n    int
	heap []candidate
}

type candidate struct {
	score, own float64
	at         place
}

func (t *top) reset(n int)    { t.n, t.heap = n, t.heap[:0] }
func (t *top) full() bool     { return len(t.heap) == t.n }
func (t *top) worst() float64 { return t.heap[0].score }

// offer takes c in if it is better than the worst.
func (t *top) offer(v *view, c candidate) {
	if !t.full() {
		t.heap = append(t.heap, c)
		t.up(v, len(t.heap)-1)
		return
	}
	if !worse(v, t.heap[0], c) {
		return
	}
	t.heap[0] = c
	t.down(v, 0)
}

// worse orders candidates as inOrder does hits.
func worse(v *view, a, b candidate) bool {
	if a.score != b.score {
		return a.score < b.score
	}
	return bytes.Compare(v.parts[a.at.part].id(a.at.doc), v.parts[b.at.part].id(b.at.doc)) > 0
}

func (t *top) up(v *view, i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !worse(v, t.heap[i], t.heap[parent]) {
			return
		}
		t.heap[i], t.heap[parent] = t.heap[parent], t.heap[i]
		i = parent
	}
}

func (t *top) down(v *view, i int) {
	for {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(t.heap); child++ {
			if worse(v, t.heap[child], t.heap[least]) {
				least = child
			}
		}
		if least == i {
			return
		}
		t.heap[i], t.heap[least] = t.heap[least], t.heap[i]
		i = least
	}
}

func (t *top) hits(v *view) []Hit {
	out := make([]Hit, len(t.heap))
	for i, c := range t.heap {
		out[i] = Hit{ID: string(v.parts[c.at.part].id(c.at.doc)), Score: c.score, BM25: c.own, at: c.at}
	}
	return out
}
