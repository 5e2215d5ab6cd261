package retrieve

import (
	"slices"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/text"
)

// The parts of a conversation that are compared with a passage one by one.
const (
	partQuestion = iota
	partAgent    // what the agent said last
	partCustomer // what the customer said before
	partEarlier  // all that was said before the question
	parts
)

// oldestTurn is the last turn that is told apart from those before it.
const oldestTurn = 31

// asking is a query prepared for comparing with passages.
type asking struct {
	terms    []wanted
	at       map[key]int // into terms
	sums     [parts]float64
	joint    float64 // of question and agent together
	sequence []int   // the question's terms in order, into terms
	chars    []wanted
	charSum  float64
	pairs    map[[2]int]float64
	words    []spelling // the question's longer Latin words
	grams    []uint32
	called   []index.Term   // the names of things said, by how lately
	said     map[key]uint32 // the turns before the question that hold a term, newest = lowest bit
	content  int            // terms of the question that carry a topic
	chinese  bool
}

// wanted is a term of the conversation.
type wanted struct {
	key    key
	rarity float64
	in     [parts]bool
}

func newAsking(q assist.Query, r index.Result) *asking {
	a := &asking{at: map[key]int{}, said: map[key]uint32{}, words: askedSpellings(q.Text, r), chinese: text.Lang(q.Text) == "zh"}
	a.sequence = a.add(q.Text, partQuestion, r)
	for _, k := range a.sequence {
		if !a.terms[k].key.stop() {
			a.content++
		}
	}
	agent, customer := false, false
	for i, said := range q.Context {
		a.add(said, partEarlier, r)
		byAgent := i < len(q.ContextRoles) && q.ContextRoles[i] != assist.RoleCustomer
		switch {
		case byAgent && !agent:
			agent = true
			a.add(said, partAgent, r)
		case !byAgent && !customer:
			customer = true
			a.add(said, partCustomer, r)
		}
	}
	for i, said := range slices.Concat(q.Context, q.Before) {
		for _, k := range keysOf(said) {
			a.said[k] |= 1 << min(i, oldestTurn)
		}
	}
	for _, t := range a.terms {
		for p, in := range t.in {
			if in {
				a.sums[p] += t.rarity
			}
		}
		if t.in[partQuestion] || t.in[partAgent] {
			a.joint += t.rarity
		}
	}
	a.addCharacters(q.Text, r)
	a.pairs = a.neighbours()
	a.grams = gramsOf(q.Text)
	return a
}

// add notes the terms of a text and gives their places in order.
func (a *asking) add(s string, part int, r index.Result) []int {
	terms := text.Terms(s)
	out := make([]int, 0, len(terms))
	for _, t := range terms {
		k := keyOf(t)
		at, ok := a.at[k]
		if !ok {
			at = len(a.terms)
			w := wanted{key: k, rarity: r.IDF(t)}
			if k.stop() {
				w.rarity *= stopWeight
			}
			a.at[k] = at
			a.terms = append(a.terms, w)
		}
		a.terms[at].in[part] = true
		out = append(out, at)
	}
	return out
}

// alias lets what says the same as a piece of the question count as that piece.
func (a *asking) alias(swaps []swap) {
	for _, s := range swaps {
		for _, also := range s.also {
			for i, t := range also.terms {
				at, asked := a.at[keyOf(s.terms[min(i, len(s.terms)-1)])]
				if _, own := a.at[keyOf(t)]; asked && !own {
					a.at[keyOf(t)] = at
				}
			}
		}
	}
}

func (a *asking) addCharacters(s string, r index.Result) {
	for _, c := range text.Characters(s) {
		k := keyOf(c)
		if k.stop() || slices.ContainsFunc(a.chars, func(w wanted) bool { return w.key == k }) {
			continue
		}
		rarity := r.IDF(c)
		a.chars = append(a.chars, wanted{key: k, rarity: rarity})
		a.charSum += rarity
	}
}
