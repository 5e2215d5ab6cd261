package verify

import (
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// names: a name in the question must be one of the matched question's or, where that and
// the title name none of its kind, of the passage's. A name in the matched
// question or the title must be one of the conversation's, unless the same answer is
// given to a phrasing without one. A brand may stand for its one ingredient; the form it
// is sold in must then not be another one than the answer's.
func (in inquiry) names(names *text.Names) []assist.Veto {
	heading := names.Find(in.heading())
	phrased := names.Find(strings.Join(in.phrasing, "\n"))
	frame := names.Find(in.frame)
	all := names.Find(in.everything())
	asked := in.askedNames(names)
	var out []assist.Veto
	for _, group := range bySpan(asked) {
		switch {
		case saidFor(group, phrased):
		case in.matched != "" && rival(group, heading) != "":
			out = append(out, assist.Veto{Kind: assist.VetoName, Ours: group[0].Raw, Found: rival(group, heading)})
		case !saidFor(group, frame) && rival(group, frame) != "":
			out = append(out, assist.Veto{Kind: assist.VetoName, Ours: group[0].Raw, Found: rival(group, frame)})
		case !saidFor(group, all):
			out = append(out, assist.Veto{Kind: assist.VetoName, Ours: group[0].Raw, Found: rival(group, all)})
		}
	}
	said := names.Find(in.conversation())
	for _, form := range implied(asked) {
		if group := []text.NameHit{form}; !anySame(group, heading) && rival(group, heading) != "" {
			out = append(out, assist.Veto{Kind: assist.VetoName, Ours: form.Raw, Found: rival(group, heading)})
		}
	}
	for _, group := range bySpan(heading) {
		named := func(p string) bool { return hasKind(names.Find(p), group[0].Kind) }
		if saidFor(said, group) || anySame(group, implied(said)) || rival(group, asked) != "" && len(out) > 0 || in.freePhrasing(named) {
			continue
		}
		out = append(out, assist.Veto{Kind: assist.VetoName, Found: group[0].Raw})
	}
	return out
}

// askedNames are the names in the question and, where it leaves its subject open, those
// of the newest earlier utterance that has a kind which the question does not name.
func (in inquiry) askedNames(names *text.Names) []text.NameHit {
	out := names.Find(in.asked)
	if !in.open {
		return out
	}
	for i, u := range in.earlier {
		found := names.Find(u)
		var add []text.NameHit
		for _, h := range found {
			if !hasKind(out, h.Kind) {
				h.Span.Start += (i + 1) << 20 // apart from those of other utterances
				add = append(add, h)
			}
		}
		out = append(out, add...)
	}
	return out
}
