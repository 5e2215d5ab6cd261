package retrieve

import (
	"slices"

	"baihua/backend/assist"
	"baihua/backend/index"
)

// measure compares one question with the passages that a search found.
type measure struct {
	result   index.Result
	key      string
	question phrase
	phrases  map[string]phrase // titles and headings come back with every passage
}

func newMeasure(question string, result index.Result) *measure {
	return &measure{result: result, key: plainKey(question), question: newPhrase(question, result), phrases: map[string]phrase{}}
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
	c := assist.Candidate{Passage: p, Lane: assist.LanePassage, Score: h.Score, Features: assist.Features{
		BM25:       h.BM25,
		Covered:    m.question.covered(anywhere),
		MissingIDF: m.question.missing(anywhere),
	}}
	near := m.nearest(p)
	c.Features.Similar, c.Features.Exact = near.similar, near.exact
	switch {
	case p.Kind == assist.PassageTable:
		c.Lane = assist.LaneTable
	case p.Kind == assist.PassageFAQ && near.phrasing != "" && near.share >= m.question.covered(body):
		c.Lane, c.Question = assist.LaneFAQ, near.phrasing
	}
	c.Score += saidBonus * near.said * m.question.sum
	if near.exact {
		c.Score += exactBonus * (h.Score + m.question.sum)
	}
	return c
}

// match says how a question and the phrasings of a passage (title and headings, where it
// has none) meet.
type match struct {
	phrasing string // the most similar
	similar  float64
	share    float64 // of the question that the most similar phrasing says
	said     float64 // of a phrasing that the question says, the largest
	exact    bool
}

func (m *measure) nearest(p assist.Passage) match {
	var best match
	for _, s := range phrasings(p) {
		ph := m.phrase(s)
		sim := similar(m.question, ph)
		if (sim == 1 || m.question.sum == 0) && m.key != "" && plainKey(s) == m.key {
			return match{phrasing: s, similar: 1, share: 1, said: 1, exact: len(p.Questions) > 0}
		}
		best.said = max(best.said, ph.covered(m.question.holds))
		if sim > best.similar {
			best.similar, best.phrasing, best.share = sim, s, m.question.covered(ph.holds)
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
		p = newPhrase(s, m.result)
		m.phrases[s] = p
	}
	return p
}
