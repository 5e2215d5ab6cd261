package retrieve

import (
	"slices"

	"baihua/backend/assist"
	"baihua/backend/index"
)

// What the name of a thing weighs that the conversation is about, beside a question's
// term, and from one utterance to the one before.
const (
	namedWeight = 3.0
	nameFading  = 0.85
)

// called finds the names of things (index.SubjectAttribute) in question and conversation,
// and weighs each by how lately it was said: 1 = in the question.
func (r *Retriever) called(q assist.Query) []index.Term {
	var out []index.Term
	weight := 1.0
	for _, said := range slices.Concat([]string{q.Text}, q.Context, q.Before) {
		words := index.NameWords(said)
		for at := 0; at < len(words); {
			n := r.nameAt(words[at:])
			if n == 0 {
				at++
				continue
			}
			name := index.NameTerm(words[at : at+n])
			if !slices.ContainsFunc(out, func(t index.Term) bool { return t.Text == name }) {
				out = append(out, index.Term{Text: name, Passage: weight})
			}
			at += n
		}
		weight *= nameFading
	}
	return out
}

// nameAt is how many words the longest name has that words begin with.
func (r *Retriever) nameAt(words []string) int {
	if !r.index.Known(index.Opening(words[0])) {
		return 0
	}
	for n := min(index.LongestName, len(words)); n > 0; n-- {
		if r.index.Known(index.NameTerm(words[:n])) {
			return n
		}
	}
	return 0
}
