package verify

import (
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// subjects: what a sentence says of one name a claim must not say of another one of the
// same kind, although it names both: "debit cards 10 years, credit cards 5".
func (w witness) subjects(names *text.Names, claim string) []assist.Veto {
	theirs := namedParts(names, w.sentence)
	var out []assist.Veto
	for _, ours := range namedParts(names, claim) {
		if len(ours.names) == 0 || len(ours.speaks) == 0 {
			continue
		}
		other, known := "", false
		for _, o := range theirs {
			if len(o.names) != len(ours.names) || ours.speaks.within(o.speaks) < sameSegment || o.speaks.within(ours.speaks) < sameSegment {
				continue
			}
			changed := slices.IndexFunc(o.names, func(h text.NameHit) bool {
				return !anySame([]text.NameHit{h}, ours.names) && hasKind(ours.names, h.Kind)
			})
			if known = changed < 0; known {
				break
			}
			other = o.names[changed].Raw
		}
		if !known && other != "" {
			out = append(out, assist.Veto{Kind: assist.VetoName, Ours: ours.names[0].Raw, Found: other})
		}
	}
	return out
}

// namedPart is what stands between two marks, with the names in it.
type namedPart struct {
	speaks content // without the names
	names  []text.NameHit
}

func namedParts(names *text.Names, s string) []namedPart {
	var out []namedPart
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("，；;、。（）()", r) }) {
		for _, p := range strings.Split(part, ", ") {
			hits := names.Find(p)
			rs := []rune(p)
			for _, h := range hits {
				for i := h.Span.Start; i < h.Span.End; i++ {
					rs[i] = ' '
				}
			}
			out = append(out, namedPart{contentOf(string(rs)), hits})
		}
	}
	return out
}
