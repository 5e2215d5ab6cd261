package app

import (
	"context"
	"strings"
	"time"

	"baihua/backend/assist"
)

// longestTry is how many characters of a question are tried.
const longestTry = 2000

// Try says what would be done with a customer's question, and on what that rests. It is a
// preview: nothing is recorded, shown at the desk or sent.
func (l *Library) Try(req TryRequest) (out TryView, err error) {
	defer l.guard(&err)
	question := strings.TrimSpace(req.Question)
	if question == "" || len([]rune(question)) > longestTry {
		return TryView{}, assist.NewError(assist.CodeInvalid, "type a question of at most 2,000 characters", nil)
	}
	began := time.Now()
	s, e := l.seat.Try(context.Background(), question)
	out = TryView{Kind: string(e.Query.Kind), Candidates: candidates(e), Ms: float64(time.Since(began).Microseconds()) / 1000}
	if !e.Query.Kind.Silent() {
		out.Card = card(cardInput{s: &s})
	}
	return out, nil
}

func candidates(e assist.Evidence) []CandidateView {
	cited := map[string]bool{}
	for _, c := range e.Draft.Citations {
		cited[c.PassageID] = true
	}
	out := make([]CandidateView, 0, len(e.Retrieval.Candidates))
	for i, c := range e.Retrieval.Candidates {
		f := c.Features
		out = append(out, CandidateView{
			Place: citations([]assist.Citation{assist.Cite(c.Passage, i+1)})[0], Lane: string(c.Lane), Question: c.Question, Score: c.Score,
			Exact: f.Exact, Similar: f.Similar, Covered: f.Covered, Margin: f.Margin, BM25: f.BM25, Missing: f.MissingIDF, Cited: cited[c.Passage.ID],
		})
	}
	return out
}
