package index

import (
	"runtime"
	"slices"
)

// Result is what a search found, best first, with the view it was found in. It is one
// goroutine's: it remembers what it was asked.
type Result struct {
	Hits []Hit
	view *view
	held map[place][]holding
}

// IDF says how rare a term or single character is; what no passage holds is rarest.
func (r Result) IDF(term string) float64 {
	x := idf(r.view.docs(), r.view.find(indexed(term)).passages)
	runtime.KeepAlive(r.view)
	return x
}

// Holds says whether a passage that was found holds the term or single character: in
// its titles or phrasings, and in its body.
func (r Result) Holds(h Hit, term string) (questions, body bool) {
	number := r.view.find(indexed(term)).numbers[h.at.part]
	if number == gone {
		return false, false
	}
	held, ok := r.held[h.at]
	if !ok {
		held = r.view.parts[h.at.part].holdings(h.at.doc)
		r.held[h.at] = held
	}
	runtime.KeepAlive(r.view)
	i, ok := slices.BinarySearchFunc(held, number, func(h holding, n uint32) int { return int(h.term) - int(n) })
	if !ok {
		return false, false
	}
	return held[i].n[fieldQuestions] > 0, held[i].n[fieldBody] > 0
}

func indexed(term string) string {
	if single(term) {
		return finePrefix + term
	}
	return term
}
