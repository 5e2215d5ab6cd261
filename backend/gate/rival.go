package gate

import (
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

const (
	// asNear is how much less similar another document's question may be and still
	// count as nearly as near. Within one document only an equal one counts: its
	// questions are meant to be told apart.
	asNear = .05
	// sameWords is the share of common characters from which two answers, with the same
	// figures and polarity, are one.
	sameWords = .8
	// sameTopic is the share of common characters, those without topic left out, from
	// which two questions or headings are about one thing.
	sameTopic = .55
)

// rivals looks for another answer to the question at hand.
func rivals(e assist.Evidence, top assist.Candidate) (assist.Reason, []string, []string) {
	for _, c := range e.Retrieval.Candidates {
		if c.Passage.ID == top.Passage.ID || cites(e.Draft, c.Passage.ID) || within(top, c) || !counts(e, c) && !crowds(e, top, c) || sameAnswer(top.Passage.Text, c.Passage.Text) {
			continue
		}
		sides := []string{top.Passage.ID, c.Passage.ID}
		disputes := text.Disputes(e.Draft.Text, c.Passage.Text)
		switch {
		case exact(top) && exact(c), c.Question != "" && text.Normalise(c.Question) == text.Normalise(top.Question):
			return assist.ReasonConflict, disputeCodes(disputes), sides
		case exact(top), !crowds(e, top, c) && c.Features.Similar < top.Features.Similar-tolerance(top, c):
		case len(disputes) > 0 && c.Passage.DocumentID != top.Passage.DocumentID && oneTopic(top, c):
			return assist.ReasonConflict, disputeCodes(disputes), sides
		default:
			return assist.ReasonAmbiguous, nil, sides
		}
	}
	return "", nil, nil
}

// disputed looks, where the question is not asked in the knowledge base, for the best
// passages of two documents that say all of it and tell it differently: the agent then
// sees both instead of the first alone.
func disputed(e assist.Evidence, top assist.Candidate) (assist.Reason, []string, []string) {
	ours := nearestClause(e.Query.Text, top.Passage.Text)
	for _, c := range e.Retrieval.Candidates[:min(fewBest, len(e.Retrieval.Candidates))] {
		if c.Passage.DocumentID == top.Passage.DocumentID || !inForce(e, c) || top.Features.Covered < allSaid || c.Features.Covered < allSaid {
			continue
		}
		theirs := nearestClause(e.Query.Text, c.Passage.Text)
		if disputes := text.Disputes(ours, theirs); len(disputes) > 0 && sameStatement(ours, theirs) {
			return assist.ReasonConflict, disputeCodes(disputes), []string{top.Passage.ID, c.Passage.ID}
		}
	}
	return "", nil, nil
}

const (
	// fewBest is how many candidates disputed looks at: what ranks lower is about
	// something else.
	fewBest = 4
	// allSaid is the share of a question that a passage must hold to speak of all of it.
	allSaid = .95
	// sameClause is the share of its characters from which a clause states what another
	// one does.
	sameClause = .6
)

// nearestClause is the clause of a passage that has most of the question in it.
func nearestClause(question, passage string) string {
	wanted, rs := topic(question), []rune(passage)
	ends := strings.NewReplacer("，", "\n", "；", "\n", ", ", "\n", "; ", "\n")
	best, most := passage, 0
	for _, span := range text.Sentences(passage) {
		for clause := range strings.SplitSeq(ends.Replace(string(rs[span.Start:span.End])), "\n") {
			if said := shared(topic(clause), wanted); said > most {
				best, most = clause, said
			}
		}
	}
	return best
}

// sameStatement reports two clauses that state something of the same things: most of the
// shorter one is in the other.
func sameStatement(a, b string) bool {
	x, y := topic(a), topic(b)
	return min(len(x), len(y)) > 0 && float64(shared(x, y)) >= sameClause*float64(min(len(x), len(y)))
}

// oneTopic reports two matches that are headed with the same question: it says the same and
// takes no other side of a pair.
func oneTopic(a, b assist.Candidate) bool {
	x, y := heading(a), heading(b)
	if overlap(topic(x), topic(y)) < sameTopic || text.Negated(x) != text.Negated(y) || len(text.Disputes(x, y)) > 0 {
		return false
	}
	sides := map[string]int{}
	for _, o := range text.Opposites(x) {
		sides[o.Pair] |= 1 << o.Side
	}
	for _, o := range text.Opposites(y) {
		if s := sides[o.Pair]; s != 0 && s&(1<<o.Side) == 0 {
			return false
		}
	}
	return true
}

// heading is the question that matched, or the nearest heading of a passage.
func heading(c assist.Candidate) string {
	if c.Question != "" {
		return c.Question
	}
	if n := len(c.Passage.Heading); n > 0 {
		return c.Passage.Heading[n-1]
	}
	return c.Passage.Title
}

// topic is what a text is about: the characters and stems of its words with a topic.
func topic(s string) map[string]bool {
	return characters(strings.Join(text.ContentTerms(s, text.Lang(s)), " "))
}

// overlap is the share of two sets that both hold.
func overlap(x, y map[string]bool) float64 {
	if len(x)+len(y) == 0 {
		return 0
	}
	n := shared(x, y)
	return float64(n) / float64(len(x)+len(y)-n)
}

// shared counts what two sets both hold.
func shared(x, y map[string]bool) int {
	n := 0
	for t := range x {
		if y[t] {
			n++
		}
	}
	return n
}

func disputeCodes(ds []text.Dispute) []string {
	var out []string
	for _, d := range ds {
		out = append(out, code("conflict", string(d.Kind), d.Ours, d.Theirs))
	}
	return out
}

// within reports a passage of the document that the matched question stands in: that its
// title or heading is as near says only that the document is the right one.
func within(top, c assist.Candidate) bool {
	return top.Lane == assist.LaneFAQ && c.Lane != assist.LaneFAQ && c.Passage.DocumentID == top.Passage.DocumentID
}

// counts reports a candidate that could have been shown itself: near enough, in the
// draft's language, and in force.
func counts(e assist.Evidence, c assist.Candidate) bool {
	return inForce(e, c) && (exact(c) || near(e, c))
}

// crowds reports another question so similar to what was asked that the nearest one does
// not stand out.
func crowds(e assist.Evidence, top, c assist.Candidate) bool {
	return !exact(top) && e.Policy.NearMargin > 0 && inForce(e, c) && c.Passage.Kind == assist.PassageFAQ && c.Features.Similar > top.Features.Similar-e.Policy.NearMargin
}

func inForce(e assist.Evidence, c assist.Candidate) bool {
	p := c.Passage
	if p.Lang != "" && e.Draft.Lang != "" && p.Lang != e.Draft.Lang {
		return false
	}
	return staleness(p, e.At) == ""
}

func tolerance(top, c assist.Candidate) float64 {
	if c.Passage.DocumentID == top.Passage.DocumentID {
		return 0
	}
	return asNear
}

// sameAnswer reports two texts that tell a customer the same.
func sameAnswer(a, b string) bool {
	if text.Normalise(a) == text.Normalise(b) {
		return true
	}
	if overlap(characters(a), characters(b)) < sameWords || len(text.Negations(a)) != len(text.Negations(b)) {
		return false
	}
	return met(text.Quantities(a), text.Quantities(b)) && met(text.Quantities(b), text.Quantities(a))
}

func characters(s string) map[string]bool {
	out := map[string]bool{}
	for _, t := range text.Unigrams(s) {
		out[t] = true
	}
	return out
}

func met(ours, theirs []text.Quantity) bool {
	for _, q := range ours {
		if !slices.ContainsFunc(theirs, q.Same) {
			return false
		}
	}
	return true
}
