package verify

import (
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// disagreements gives every veto between a claim and the place it was found to rest on.
func disagreements(names *text.Names, claim string, p place) []assist.Veto {
	if !p.found {
		return nil
	}
	w := witness{
		sentence: p.evidence.sentence(p.sentence),
		passage:  p.evidence.frame() + "\n" + p.evidence.passage.Text,
		close:    p.overlap >= speaksOf,
		copied:   contentOf(claim).within(contentOf(p.evidence.sentence(p.sentence))) >= restsOn,
		whole:    whole(contentOf(claim), contentOf(p.evidence.sentence(p.sentence))),
	}
	out := w.quantities(claim)
	out = append(out, w.ordinals(claim)...)
	out = append(out, w.codes(claim)...)
	out = append(out, w.dates(claim)...)
	denied := w.negations(claim)
	out = append(out, denied...)
	sides := w.opposites(claim)
	out = append(out, sides...)
	out = append(out, w.operators(claim, len(denied) > 0, len(sides) > 0)...)
	out = append(out, w.conditions(claim)...)
	if !slices.ContainsFunc(out, func(v assist.Veto) bool { return v.Kind == assist.VetoNumber || v.Kind == assist.VetoUnit }) {
		out = append(out, w.pairings(claim)...)
	}
	out = append(out, w.subjects(names, claim)...)
	out = append(out, w.names(names, claim)...)
	out = append(out, w.groups(assist.VetoAge, claim, text.AgeGroup, text.AgeGroup)...)
	out = append(out, w.groups(assist.VetoForm, claim, text.Form, text.MedicineForm)...)
	return distinct(out)
}

// nearlyWhole is the share of content, either way, from which a claim is a sentence with
// a word changed.
const nearlyWhole = .6

func whole(claim, sentence content) bool {
	return claim.within(sentence) >= nearlyWhole && sentence.within(claim) >= nearlyWhole
}

// witness is what a claim is held against: the sentence it rests on, and the whole
// passage with its title for what that sentence does not speak of.
type witness struct {
	sentence, passage string
	close             bool // the sentence does speak of the claim
	copied            bool // the claim is little else than the sentence
	whole             bool // and the sentence little else than the claim
}

// quantities: each figure must be one of the sentence's, each of which counts once where
// the claim is the sentence in other words ("3 or 6" is not "6 or 6"), or the passage's
// where the sentence has nothing of its kind.
func (w witness) quantities(claim string) []assist.Veto {
	ours := text.Quantities(claim)
	if len(ours) == 0 {
		return nil
	}
	here, all := text.Quantities(w.sentence), text.Quantities(w.passage)
	var out []assist.Veto
	left := slices.Clone(here)
	for _, q := range ours {
		here := meets(q, ours, here)
		if at := slices.IndexFunc(left, q.Same); here && at >= 0 {
			left = slices.Delete(left, at, at+1)
			continue
		}
		other, said := differs(q, left)
		switch {
		case here && !w.copied:
		case here, w.close && said && !(q.Loose && other.Kind != q.Kind):
			out = append(out, quantityVeto(q, other))
		case q.Loose || meets(q, ours, all):
		default:
			other, _ := differs(q, all)
			out = append(out, quantityVeto(q, other))
		}
	}
	return out
}

// ordinals: a place in an order must be one that the sentence gives.
func (w witness) ordinals(claim string) []assist.Veto {
	ours := text.Ordinals(claim)
	if len(ours) == 0 {
		return nil
	}
	here := text.Ordinals(w.sentence)
	var out []assist.Veto
	for _, o := range ours {
		if slices.ContainsFunc(here, func(x text.Ordinal) bool { return x.N == o.N && x.Of == o.Of }) {
			continue
		}
		v := assist.Veto{Kind: assist.VetoNumber, Ours: o.Raw}
		if len(here) > 0 {
			v.Found = here[0].Raw
		}
		out = append(out, v)
	}
	return out
}

// meets reports whether one of theirs says the same as q. One end of a range does not
// say what a single number says.
func meets(q text.Quantity, ours, theirs []text.Quantity) bool {
	for _, o := range theirs {
		if q.Same(o) && (q.Range || !o.Range || bothEnds(ours, theirs)) {
			return true
		}
	}
	return false
}

// bothEnds reports that every end of theirs ranges is among ours.
func bothEnds(ours, theirs []text.Quantity) bool {
	for _, o := range theirs {
		if o.Range && !slices.ContainsFunc(ours, o.Same) {
			return false
		}
	}
	return true
}

// differs finds what stands in q's place: another value of what q measures, or the same
// figure with another unit.
func differs(q text.Quantity, theirs []text.Quantity) (text.Quantity, bool) {
	for _, o := range theirs {
		if o.Said == q.Said && !o.Same(q) && o.Unit != "" && q.Unit != "" {
			return o, true
		}
	}
	for _, o := range theirs {
		if o.Alike(q) {
			return o, true
		}
	}
	return text.Quantity{}, false
}

func quantityVeto(q, other text.Quantity) assist.Veto {
	kind := assist.VetoNumber
	if other.Raw != "" && other.Said == q.Said && other.Unit != q.Unit {
		kind = assist.VetoUnit
	}
	return assist.Veto{Kind: kind, Ours: q.Raw, Found: other.Raw}
}

// codes holds phone numbers, addresses and codes to the letter.
func (w witness) codes(claim string) []assist.Veto {
	var out []assist.Veto
	theirs := text.Codes(w.passage)
	for _, c := range text.Codes(claim) {
		if slices.ContainsFunc(theirs, func(o text.Code) bool { return o.Key == c.Key }) {
			continue
		}
		v := assist.Veto{Kind: assist.VetoNumber, Ours: c.Raw}
		for _, o := range theirs {
			if o.Kind == c.Kind {
				v.Found = o.Raw
				break
			}
		}
		out = append(out, v)
	}
	return out
}

func (w witness) dates(claim string) []assist.Veto {
	var out []assist.Veto
	here := text.Dates(w.sentence)
	for _, d := range text.Dates(claim) {
		says := func(o text.Date) bool { return o.Says(d) }
		if slices.ContainsFunc(here, says) {
			continue
		}
		at := slices.IndexFunc(here, d.Alike)
		switch {
		case w.close && at >= 0:
			out = append(out, assist.Veto{Kind: assist.VetoDate, Ours: d.Raw, Found: here[at].Raw})
		case !slices.ContainsFunc(text.Dates(w.passage), says):
			out = append(out, assist.Veto{Kind: assist.VetoDate, Ours: d.Raw})
		}
	}
	return out
}

func (w witness) negations(claim string) []assist.Veto {
	theirs := clausesOf(w.sentence)
	var out []assist.Veto
	for _, c := range clausesOf(claim) {
		o, ok := c.counterpart(theirs)
		if !ok || o.negated == c.negated || c.negated && !c.denies(o) || o.negated && !o.denies(c) {
			continue
		}
		out = append(out, negationVeto(c, o))
	}
	if len(out) == 0 && w.copied {
		return w.negationsLost(claim)
	}
	return out
}

// negationsLost compares the number of negations of a claim that is the whole sentence
// again: "if done" has no content to align by, and yet is not "if not done".
func (w witness) negationsLost(claim string) []assist.Veto {
	ours, theirs := text.Negations(claim), text.Negations(w.sentence)
	if len(ours) == len(theirs) || contentOf(w.sentence).within(contentOf(claim)) < restsOn {
		return nil
	}
	v := assist.Veto{Kind: assist.VetoNegation}
	if len(ours) > len(theirs) {
		v.Ours = ours[len(theirs)].Raw
	} else {
		v.Ours, v.Found = claim, theirs[len(ours)].Raw
	}
	return []assist.Veto{v}
}

// negationVeto shows on either side the negation, or the clause that has none.
func negationVeto(ours, found clause) assist.Veto {
	say := func(c clause) string {
		if c.negated {
			return c.negation
		}
		return c.words
	}
	return assist.Veto{Kind: assist.VetoNegation, Ours: say(ours), Found: say(found)}
}

func (w witness) opposites(claim string) []assist.Veto {
	if !w.close {
		return nil
	}
	out := opposed(polesOf(claim), polesOf(w.sentence))
	theirs := clausesOf(w.sentence)
	for _, c := range clausesOf(claim) { // a sentence may hold both sides, each in its clause
		if o, ok := c.counterpart(theirs); ok {
			out = append(out, opposed(polesOf(c.words), polesOf(o.words))...)
		}
	}
	if w.whole && len(out) == 0 {
		out = sidesChanged(claim, w.sentence)
	}
	return out
}

// sidesChanged compares how often two texts take each side of a pair, where both are in
// each.
func sidesChanged(claim, sentence string) []assist.Veto {
	type side struct {
		pair string
		at   int
	}
	count := func(s string) (map[side]int, map[side]string) {
		n, raw := map[side]int{}, map[side]string{}
		for _, o := range text.Opposites(s) {
			n[side{o.Pair, o.Side}]++
			raw[side{o.Pair, o.Side}] = o.Raw
		}
		return n, raw
	}
	ours, said := count(claim)
	theirs, written := count(sentence)
	var out []assist.Veto
	for k, n := range ours {
		other := side{k.pair, 1 - k.at}
		if n > theirs[k] && ours[other] < theirs[other] {
			out = append(out, assist.Veto{Kind: assist.VetoOpposite, Ours: said[k], Found: written[other]})
		}
	}
	slices.SortFunc(out, func(a, b assist.Veto) int { return strings.Compare(a.Ours+a.Found, b.Ours+b.Found) })
	return out
}

// poles are the sides of each pair that a text takes, with its words.
type poles map[string][2]string

func polesOf(s string) poles {
	out := poles{}
	for _, o := range text.Opposites(s) {
		sides := out[o.Pair]
		if sides[o.Side] == "" {
			sides[o.Side] = o.Raw
		}
		out[o.Pair] = sides
	}
	return out
}

// opposed gives a veto for each pair of which ours takes one side and theirs the other.
func opposed(ours, theirs poles) []assist.Veto {
	var out []assist.Veto
	for pair, a := range ours {
		b := theirs[pair]
		for side := range 2 {
			if a[side] != "" && a[1-side] == "" && b[1-side] != "" && b[side] == "" {
				out = append(out, assist.Veto{Kind: assist.VetoOpposite, Ours: a[side], Found: b[1-side]})
			}
		}
	}
	slices.SortFunc(out, func(a, b assist.Veto) int { return strings.Compare(a.Ours+a.Found, b.Ours+b.Found) })
	return out
}

func (w witness) names(names *text.Names, claim string) []assist.Veto {
	var out []assist.Veto
	here, all := names.Find(w.sentence), names.Find(w.passage)
	for _, group := range bySpan(names.Find(claim)) {
		switch {
		case anySame(group, here):
		case w.close && rival(group, here) != "":
			out = append(out, assist.Veto{Kind: assist.VetoName, Ours: group[0].Raw, Found: rival(group, here)})
		case !anySame(group, all):
			out = append(out, assist.Veto{Kind: assist.VetoName, Ours: group[0].Raw, Found: rival(group, all)})
		}
	}
	return out
}

// groups compares age groups or medicine forms: all of the claim's must be the passage's,
// and a claim that is the sentence again must have every one of its. again finds more
// than find, what counts only where two texts are compared word by word.
func (w witness) groups(kind assist.VetoKind, claim string, find, again func(string) []string) []assist.Veto {
	var out []assist.Veto
	ours, theirs := find(claim), find(w.passage)
	for _, g := range ours {
		if !slices.Contains(theirs, g) {
			out = append(out, assist.Veto{Kind: kind, Ours: g, Found: strings.Join(theirs, ",")})
		}
	}
	if !w.whole || len(out) > 0 {
		return out
	}
	said := again(claim)
	for _, g := range again(w.sentence) {
		if !slices.Contains(said, g) {
			out = append(out, assist.Veto{Kind: kind, Ours: strings.Join(said, ","), Found: g})
		}
	}
	return out
}
