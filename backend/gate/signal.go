package gate

import (
	"math"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// SignalNames names the columns of Signals, in order.
func SignalNames() []string {
	return []string{
		"similar", "covered", "said", "exact", "missing_rarity", "bm25", "bm25_a_term",
		"score", "lead", "lead_document", "share", "close",
		"similar_lead", "covered_lead", "bm25_lead", "said_lead",
		"best_by_similar", "best_by_covered", "best_by_bm25", "agreement", "same_document",
		"similar_mean", "candidates", "terms", "asks", "follow_up", "chinese", "open", "guesses",
		"answer_terms", "groundedness", "supported_least", "vetoes", "stale",
	}
}

// Signals is what speaks for and against showing what was found: how near the best source
// is, how far before others, whether the ways of ranking agree, what of the question it
// leaves out, how well the draft rests on it. It takes no verdict of any person. The row
// means something to one model; a retrieval score in it is compared with others of the same
// retrieval and never shown.
func Signals(e assist.Evidence) []float32 {
	s := signals{row: make([]float32, 0, len(SignalNames()))}
	cs := e.Retrieval.Candidates
	var top, next assist.Candidate
	if len(cs) > 0 {
		top = cs[0]
	}
	rival := otherDocument(cs)
	if rival > 0 {
		next = cs[rival]
	}
	f := top.Features
	terms := float64(len(text.Terms(e.Query.Text)))
	s.add(f.Similar, f.Covered, f.Said, yes(f.Exact), f.MissingIDF, f.BM25, f.BM25/max(1, terms))

	s.add(logOf(top.Score), f.Margin, logOf(top.Score)-logOf(next.Score), shareOf(cs), closeTo(cs))
	s.add(f.Similar-next.Features.Similar, f.Covered-next.Features.Covered, f.BM25-next.Features.BM25, f.Said-next.Features.Said)
	s.agreement(cs)
	s.crowd(cs)
	s.question(e, terms)
	s.draft(e, top)
	return s.row
}

type signals struct{ row []float32 }

func (s *signals) add(xs ...float64) {
	for _, x := range xs {
		s.row = append(s.row, float32(x))
	}
}

// agreement asks whether each way of ranking puts the same document first.
func (s *signals) agreement(cs []assist.Candidate) {
	sum := 0.0
	for _, by := range []func(assist.Features) float64{
		func(f assist.Features) float64 { return f.Similar },
		func(f assist.Features) float64 { return f.Covered },
		func(f assist.Features) float64 { return f.BM25 },
	} {
		x := yes(firstBy(cs, by))
		s.add(x)
		sum += x
	}
	s.add(sum / 3)
}

func firstBy(cs []assist.Candidate, by func(assist.Features) float64) bool {
	for _, c := range cs {
		if by(c.Features) > by(cs[0].Features) && c.Passage.DocumentID != cs[0].Passage.DocumentID {
			return false
		}
	}
	return len(cs) > 0
}

// nearBy is how many candidates are looked at for the company a best one keeps.
const nearBy = 5

func (s *signals) crowd(cs []assist.Candidate) {
	near := cs[:min(nearBy, len(cs))]
	same, similar := 0.0, 0.0
	for _, c := range near {
		same += yes(c.Passage.DocumentID == cs[0].Passage.DocumentID)
		similar += c.Features.Similar / float64(len(near))
	}
	s.add(same, similar, float64(len(cs)))
}

func (s *signals) question(e assist.Evidence, terms float64) {
	q := e.Query
	s.add(terms, yes(q.Kind == assist.QueryQuestion), yes(q.FollowUp), yes(q.Lang == "zh"), float64(len(q.Open)), float64(len(e.Retrieval.Guesses)))
}

func (s *signals) draft(e assist.Evidence, top assist.Candidate) {
	least := 1.0
	vetoes := len(e.Grounding.Question)
	for _, c := range e.Grounding.Claims {
		least = min(least, c.Safe)
		vetoes += len(c.Vetoes)
	}
	s.add(float64(len(text.Terms(top.Passage.Text))), e.Grounding.Groundedness, least, float64(vetoes), yes(staleness(top.Passage, e.At) != ""))
}

// otherDocument is the place of the best candidate of another document, 0 where there is
// none.
func otherDocument(cs []assist.Candidate) int {
	for i, c := range cs {
		if c.Passage.DocumentID != cs[0].Passage.DocumentID {
			return i
		}
	}
	return 0
}

// shareOf is the best score as a share of all: as if scores were odds.
func shareOf(cs []assist.Candidate) float64 {
	sum := 0.0
	for _, c := range cs {
		sum += c.Score
	}
	if sum <= 0 || math.IsInf(sum, 1) {
		return 0
	}
	return cs[0].Score / sum
}

// closeTo counts the candidates of other documents that score at least half as much.
func closeTo(cs []assist.Candidate) float64 {
	n := 0.0
	for _, c := range cs {
		n += yes(c.Score*2 >= cs[0].Score && c.Passage.DocumentID != cs[0].Passage.DocumentID)
	}
	return n
}

// logOf keeps scores that span many powers comparable; nothing scores far below anything.
func logOf(score float64) float64 { return math.Log(max(score, 1e-6)) }

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
