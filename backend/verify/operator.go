package verify

import (
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// operatorGroups are the classes that exclude each other: a claim that is else the
// sentence again and has one where the sentence has another says something else.
func operatorGroups() map[assist.VetoKind][][]string {
	return map[assist.VetoKind][][]string{
		assist.VetoModality: {{text.Must, text.May, text.Ban, text.Care, text.Free}},
		assist.VetoBound:    {{text.AtLeast, text.AtMost, text.Before, text.After, text.Outside}},
		assist.VetoOpposite: {{text.Gratis, text.Charged}, {text.Hot, text.Cold}},
	}
}

// operators: must, may and must not, at least and at most, before and after.
func (w witness) operators(claim string, denied, opposed bool) []assist.Veto {
	if !w.whole {
		return nil
	}
	ours, theirs := operatorsOf(claim), operatorsOf(w.sentence)
	var out []assist.Veto
	for kind, groups := range operatorGroups() {
		if kind == assist.VetoModality && denied || kind != assist.VetoModality && opposed {
			continue // said already
		}
		for _, group := range groups {
			gained, lost := "", ""
			for _, class := range group {
				switch a, b := ours[class], theirs[class]; {
				case len(a) > len(b) && gained == "":
					gained = newest(a, b)
				case len(a) < len(b) && lost == "":
					lost = newest(b, a)
				}
			}
			if gained != "" && lost != "" {
				out = append(out, assist.Veto{Kind: kind, Ours: gained, Found: lost})
			}
		}
	}
	if a, b := ours[text.Only], theirs[text.Only]; len(a) < len(b) {
		out = append(out, assist.Veto{Kind: assist.VetoCondition, Ours: "", Found: newest(b, a)})
	}
	return out
}

func operatorsOf(s string) map[string][]string {
	out := map[string][]string{}
	for _, o := range text.Operators(s) {
		out[o.Class] = append(out[o.Class], o.Raw)
	}
	return out
}

// newest is the first of more that is not among fewer.
func newest(more, fewer []string) string {
	left := append([]string(nil), fewer...)
	for _, m := range more {
		at := -1
		for i, f := range left {
			if strings.EqualFold(f, m) {
				at = i
				break
			}
		}
		if at < 0 {
			return m
		}
		left = append(left[:at], left[at+1:]...)
	}
	return more[0]
}
