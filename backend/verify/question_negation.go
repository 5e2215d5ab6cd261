package verify

import (
	"strings"

	"baihua/backend/assist"
)

// negations: the question and the matched phrasing must have the same polarity where
// they speak of the same thing (能退 against 不能退), a negation of the question must be
// found somewhere, and one of the matched phrasing in the question. A plain question
// may be answered by a negative passage: the answer is then no.
func (in inquiry) negations() []assist.Veto {
	asked := clausesOf(in.asked)
	if in.matched == "" {
		return in.unmet(asked, clausesOf(in.frame+"\n"+in.passage))
	}
	matched, phrased := clausesOf(in.matched), clausesOf(strings.Join(in.phrasing, "\n"))
	var out []assist.Veto
	var left []clause
	for _, a := range asked {
		m, ok := a.counterpart(matched)
		switch {
		case ok && m.negated == a.negated:
		case in.phrasedSo(a, phrased):
		case ok && (a.negated && a.denies(m) || m.negated && m.denies(a)):
			out = append(out, negationVeto(a, m))
		case a.negated:
			left = append(left, a)
		}
	}
	out = append(out, in.unmet(left, clausesOf(in.frame+"\n"+in.passage))...)
	if len(out) > 0 {
		return out
	}
	for _, m := range matched {
		if !m.negated || in.plainPhrasing(asked) {
			continue
		}
		if a, ok := m.counterpart(asked); ok && a.negated {
			continue
		}
		out = append(out, assist.Veto{Kind: assist.VetoNegation, Found: m.negation})
	}
	return out
}

// phrasedSo reports that another phrasing says the clause with the same polarity.
func (in inquiry) phrasedSo(a clause, phrased []clause) bool {
	p, ok := a.counterpart(phrased)
	return ok && p.negated == a.negated
}

// plainPhrasing reports that another phrasing, without negation, asks what was asked.
func (in inquiry) plainPhrasing(asked []clause) bool {
	for _, p := range in.phrasing[1:] {
		theirs := clausesOf(p)
		plain := true
		for _, c := range theirs {
			plain = plain && !c.negated
		}
		for _, a := range asked {
			if _, ok := a.counterpart(theirs); plain && ok {
				return true
			}
		}
	}
	return false
}

// unmet gives a veto for each negated clause that nothing negative in theirs speaks of.
func (in inquiry) unmet(asked, theirs []clause) []assist.Veto {
	var negative []clause
	for _, c := range theirs {
		if c.negated {
			negative = append(negative, c)
		}
	}
	var out []assist.Veto
	for _, a := range asked {
		if !a.negated {
			continue
		}
		if n, ok := a.counterpart(negative); ok && a.denies(n) {
			continue
		}
		v := assist.Veto{Kind: assist.VetoNegation, Ours: a.negation}
		if other, ok := a.counterpart(theirs); ok {
			v.Found = other.words
		}
		out = append(out, v)
	}
	return out
}
