package verify

import (
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// quantities: every figure of the question must be met by the matched question or the
// passage, and a figure of the matched question by the conversation, unless the same
// answer is also given to a phrasing without one.
func (in inquiry) quantities() []assist.Veto {
	var out []assist.Veto
	asked := text.Quantities(in.asked)
	phrased := text.Quantities(strings.Join(in.phrasing, "\n"))
	here := text.Quantities(in.everything())
	heading := text.Quantities(in.matched)
	for _, q := range asked {
		other, rival := differs(q, heading)
		switch {
		case q.Loose && !rival:
		case slices.ContainsFunc(phrased, q.Same):
		case rival:
			out = append(out, quantityVeto(q, other))
		case !slices.ContainsFunc(here, q.Same):
			other, _ := differs(q, here)
			out = append(out, quantityVeto(q, other))
		}
	}
	said := append(asked, text.Quantities(strings.Join(in.earlier, "\n"))...)
	for _, q := range heading {
		met := func(a text.Quantity) bool { return a.Same(q) || a.Alike(q) && slices.ContainsFunc(phrased, a.Same) }
		if q.Loose || policyName(in.matched, q) || slices.ContainsFunc(said, met) || in.freePhrasing(counts) {
			continue
		}
		if !slices.ContainsFunc(out, func(v assist.Veto) bool { return v.Found == q.Raw }) {
			out = append(out, assist.Veto{Kind: assist.VetoNumber, Found: q.Raw})
		}
	}
	return out
}

func counts(s string) bool { return len(text.Quantities(s)) > 0 }

// policyName reports the figure of 七天无理由, which is a name that people drop.
func policyName(s string, q text.Quantity) bool {
	rs := []rune(s)
	return strings.HasPrefix(string(rs[q.Span.End:]), "无理由")
}

// freePhrasing reports that the FAQ has a phrasing without what has finds: its answer
// is then not for that case only.
func (in inquiry) freePhrasing(has func(string) bool) bool {
	return slices.ContainsFunc(in.phrasing, func(p string) bool { return !has(p) })
}

// dates: only two dates of one kind that differ are a veto; most customers say when
// they bought without asking about it.
func (in inquiry) dates() []assist.Veto {
	theirs := text.Dates(in.heading())
	if len(theirs) == 0 {
		return nil
	}
	var out []assist.Veto
	for _, d := range text.Dates(in.asked) {
		agrees := func(o text.Date) bool { return o.Says(d) || d.Says(o) }
		at := slices.IndexFunc(theirs, d.Alike)
		if at >= 0 && !slices.ContainsFunc(theirs, agrees) && !slices.ContainsFunc(text.Dates(strings.Join(in.phrasing, "\n")), agrees) {
			out = append(out, assist.Veto{Kind: assist.VetoDate, Ours: d.Raw, Found: theirs[at].Raw})
		}
	}
	return out
}

// opposites: the question and the heading must not take different sides of a pair;
// where the heading takes none, the passage must not take the other side only.
func (in inquiry) opposites() []assist.Veto {
	asked := polesOf(in.asked)
	if in.open {
		for _, u := range in.earlier {
			for pair, sides := range polesOf(u) {
				if _, said := asked[pair]; !said {
					asked[pair] = sides
				}
			}
		}
	}
	heading := polesOf(strings.Join(in.phrasing, "\n"))
	if in.matched == "" {
		heading = polesOf(in.frame)
	}
	out := opposed(asked, heading)
	for pair := range heading {
		delete(asked, pair)
	}
	if in.matched != "" {
		return out
	}
	return append(out, opposed(asked, polesOf(in.passage))...)
}

// ages: an age group of the conversation must be the answer's, and one that the heading
// names must be the conversation's. Adults are whom an answer is for unless it says
// otherwise. What was said earlier counts where the question leaves its subject open,
// and always where the answer tells apart by age or gives doses.
func (in inquiry) ages() []assist.Veto {
	theirs := text.AgeGroup(in.everything())
	said := in.subject
	if len(theirs) > 0 || doses(in.passage) {
		said = in.conversation()
	}
	return in.agree(assist.VetoAge, text.AgeGroup, said, theirs, text.Adult)
}

func doses(passage string) bool {
	return slices.ContainsFunc(text.Quantities(passage), func(q text.Quantity) bool {
		switch q.Unit {
		case "mg", "ug", "ml", "tablet", "pill", "drop", "puff", "tsp":
			return true
		}
		return false
	})
}

// forms: likewise for the form of a medicine.
func (in inquiry) forms() []assist.Veto {
	return in.agree(assist.VetoForm, text.Form, in.subject, text.Form(in.everything()), "")
}

// agree compares what is said of one respect with what the answer is for. usual is the
// value that nobody need mention.
func (in inquiry) agree(kind assist.VetoKind, find func(string) []string, said string, theirs []string, usual string) []assist.Veto {
	ours := find(said)
	heading := find(in.heading())
	var out []assist.Veto
	for _, g := range ours {
		switch {
		case g == usual && len(theirs) == 0:
		case len(heading) > 0 && !slices.Contains(heading, g) && !slices.ContainsFunc(in.phrasing, func(p string) bool { return slices.Contains(find(p), g) }):
			out = append(out, assist.Veto{Kind: kind, Ours: g, Found: strings.Join(heading, ",")})
		case !slices.Contains(theirs, g):
			out = append(out, assist.Veto{Kind: kind, Ours: g, Found: strings.Join(theirs, ",")})
		}
	}
	if len(out) > 0 || len(heading) == 0 {
		return out
	}
	all := find(in.conversation() + "\n" + in.implied)
	for _, g := range heading {
		if g != usual && !slices.Contains(all, g) && !in.freePhrasing(func(p string) bool { return len(find(p)) > 0 }) {
			out = append(out, assist.Veto{Kind: kind, Found: g})
		}
	}
	return out
}
