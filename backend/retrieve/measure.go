package retrieve

import (
	"math"
	"slices"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/text"
)

// measure compares one question with the passages that a search found.
type measure struct {
	result   index.Result
	key      string
	read     reading
	lexicon  *text.Lexicon
	question phrase
	swapped  map[string]phrase // the question in other words, by reading.as
	phrases  map[string]phrase // titles and headings come back with every passage
}

func newMeasure(read reading, lexicon *text.Lexicon, result index.Result) *measure {
	m := &measure{result: result, key: plainKey(read.said), read: read, lexicon: lexicon, swapped: map[string]phrase{}, phrases: map[string]phrase{}}
	m.question = m.asked(read.said)
	return m
}

// asked prepares a wording of the question. A word that is nearly a name is one word, and
// no part of the name.
func (m *measure) asked(said string) phrase {
	p := newPhrase(said, m.lexicon, m.result)
	for _, n := range m.read.near {
		p.addWhole(n.Said, m.result)
		p.sum += p.units[len(p.units)-1].idf
	}
	return p
}

// as is the question in the words of what holds.
func (m *measure) as(holds func(term string) bool) phrase {
	said, key := m.read.as(holds)
	if key == "" {
		return m.question
	}
	p, ok := m.swapped[key]
	if !ok {
		p = m.asked(said)
		m.swapped[key] = p
	}
	return p
}

func (m *measure) candidate(h index.Hit, p assist.Passage) assist.Candidate {
	anywhere := func(t string) bool {
		titles, body := m.result.Holds(h, t)
		return titles || body
	}
	body := func(t string) bool {
		_, ok := m.result.Holds(h, t)
		return ok
	}
	question := m.as(anywhere)
	c := assist.Candidate{Passage: p, Lane: assist.LanePassage, Score: h.Score, Features: assist.Features{
		BM25:       h.BM25,
		Covered:    question.covered(anywhere),
		MissingIDF: question.missing(anywhere),
	}}
	near := m.nearest(p)
	c.Features.Similar, c.Features.Exact = near.similar*math.Pow(guessed, float64(len(m.read.guesses))), near.exact && len(m.read.guesses) == 0
	c.Features.Said = near.said
	switch {
	case p.Kind == assist.PassageTable:
		c.Lane = assist.LaneTable
	case p.Kind == assist.PassageFAQ && near.phrasing != "" && (near.said >= wholly || near.share >= m.as(body).covered(body)):
		c.Lane, c.Question = assist.LaneFAQ, near.phrasing
	}
	c.Score += saidBonus * near.most * m.question.sum
	if near.exact {
		c.Score += exactBonus * (h.Score + m.question.sum)
	}
	return c
}

// wholly is the share of a phrasing from which a question says all of it.
const wholly = .85

// match says how a question and the phrasings of a passage (title and headings, where it
// has none) meet.
type match struct {
	phrasing string // the most similar
	similar  float64
	share    float64 // of the question that the most similar phrasing says
	said     float64 // of the most similar phrasing that the question says, less where they ask for different things
	most     float64 // of any phrasing that the question says, the largest
	exact    bool
}

func (m *measure) nearest(p assist.Passage) match {
	var best match
	for _, s := range phrasings(p) {
		ph := m.phrase(s)
		question := m.as(ph.holds)
		sim := similar(question, ph)
		if (sim == 1 || m.question.sum == 0) && m.key != "" && plainKey(text.Standard(s)) == m.key {
			return match{phrasing: s, similar: 1, share: 1, said: 1, most: 1, exact: len(p.Questions) > 0}
		}
		said := ph.covered(question.holds)
		best.most = max(best.most, said)
		if sim > best.similar {
			best.similar, best.phrasing, best.share = sim, s, question.covered(ph.holds)
			if best.said = said; strictly(question.asked, ph.asked) {
				best.said *= otherwise
			}
		}
	}
	return best
}

func phrasings(p assist.Passage) []string {
	if len(p.Questions) > 0 {
		return p.Questions
	}
	return append(slices.Clone(p.Heading), p.Title)
}

func (m *measure) phrase(s string) phrase {
	p, ok := m.phrases[s]
	if !ok {
		p = newPhrase(text.Standard(s), m.lexicon, m.result)
		m.phrases[s] = p
	}
	return p
}
