package retrieve

import (
	"slices"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/text"
)

// How much each part of a conversation weighs beside the question (1), chosen on the
// dev parts of the public sets, dialogues and single questions together.
const (
	openWeight    = 0.7 // the burst's other questions
	earlierWeight = 0.2 // earlier utterances, where single passages are scored
	agentWeight   = 0.5 // of that, when the customer did not say it
	subjectWeight = 0.7 // earlier utterances, where whole documents are scored
	fading        = 0.8 // from one utterance to the one before
	stopWeight    = 0.2 // words that carry no topic

	// steadyTerms is the length from which an earlier utterance weighs no more for
	// being long: an agent's recital must not drown the question.
	steadyTerms = 12
)

// bag makes the weighted terms of a query. Earlier utterances weigh little where
// passages are scored, or they would bring back what was answered already, and more
// where whole documents are: a conversation tends to stay on its subject.
func bag(q assist.Query) index.Query {
	var b index.Query
	add(&b, q.Text, 1, 1)
	for _, open := range q.Open {
		add(&b, open, openWeight, openWeight)
	}
	weight := 1.0
	for i, said := range q.Context {
		terms := text.Terms(said)
		w := weight * min(1, steadyTerms/float64(max(1, len(terms))))
		passage := earlierWeight * w
		if i < len(q.ContextRoles) && q.ContextRoles[i] != assist.RoleCustomer {
			passage *= agentWeight
		}
		addTerms(&b, slices.DeleteFunc(terms, text.Stop), passage, subjectWeight*w)
		weight *= fading
	}
	for _, said := range q.Before {
		addTerms(&b, slices.DeleteFunc(text.Terms(said), text.Stop), 0, subjectWeight*weight)
		weight *= fading
	}
	return b
}

// add puts a text the customer asked into the bag, single characters included.
func add(b *index.Query, said string, passage, group float64) {
	addTerms(b, text.Terms(said), passage, group)
	for _, c := range text.Characters(said) {
		b.Fine = append(b.Fine, index.Term{Text: c, Passage: passage})
	}
}

func addTerms(b *index.Query, terms []string, passage, group float64) {
	for _, t := range terms {
		w := 1.0
		if text.Stop(t) {
			w = stopWeight
		}
		b.Terms = append(b.Terms, index.Term{Text: t, Passage: w * passage, Group: w * group})
	}
}
