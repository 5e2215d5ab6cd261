package verify

import (
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

const (
	// keptRest is the share of a statement's content, its condition left out, from which
	// a claim makes the statement.
	keptRest = .8
	// keptCondition is the share of a condition's content from which a claim says it,
	// without the word that opens it.
	keptCondition = .75
)

// conditions: a claim that makes a statement of the sentence must say the condition and
// the exceptions with it.
func (w witness) conditions(claim string) []assist.Veto {
	if conditionsIn(claim) >= conditionsIn(w.sentence) {
		return nil
	}
	said := contentOf(claim)
	var out []assist.Veto
	for _, statement := range statementsOf(w.sentence) {
		for _, c := range text.Conditions(statement) {
			rest, condition := contentOf(c.Rest), contentOf(c.Text)
			for t := range rest {
				delete(condition, t) // said anyhow
			}
			if len(rest) < 2 || len(condition) == 0 || rest.within(said) < keptRest || condition.within(said) >= keptCondition {
				continue
			}
			out = append(out, assist.Veto{Kind: assist.VetoCondition, Found: strings.TrimSpace(c.Text)})
		}
	}
	return out
}

func conditionsIn(s string) int {
	n := 0
	for _, statement := range statementsOf(s) {
		n += len(text.Conditions(statement))
	}
	return n
}

func statementsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '；' })
}
