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
	asked, share := m.bestPhrasing(p, &c.Features)
	switch {
	case p.Kind == assist.PassageTable:
		c.Lane = assist.LaneTable
	case p.Kind == assist.PassageFAQ && asked != "" && (c.Features.Exact || share >= m.question.covered(body)):
		c.Lane, c.Question = assist.LaneFAQ, asked
	}
	c.Score *= 1 + similarBonus*c.Features.Similar
	if c.Features.Exact {
		c.Score += exactBonus * h.Score
	}
	return c
}

// bestPhrasing sets Similar and Exact from the phrasing, or title or heading where
// there is none, that is nearest the question. share is how much of the question it meets.
func (m *measure) bestPhrasing(p assist.Passage, f *assist.Features) (asked string, share float64) {
	for _, s := range phrasings(p) {
		if m.key != "" && plainKey(s) == m.key {
			f.Exact, f.Similar = true, 1
			return s, 1
		}
		near := m.phrase(s)
		if sim := similar(m.question, near); sim > f.Similar {
			f.Similar, asked = sim, s
			share = m.question.covered(func(t string) bool { return near.terms[t] })
		}
	}
	return asked, share
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
