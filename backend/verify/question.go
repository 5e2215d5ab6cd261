package verify

import (
	"slices"
	"strings"
	"unicode"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// inquiry is what the customer asks, and what the answer at hand is for.
type inquiry struct {
	asked    string
	subject  string   // asked, with the earlier utterances where asked leaves its subject open
	earlier  []string // what the customer said before it, newest first
	open     bool
	matched  string   // the phrasing that matched; "" for a passage
	phrasing []string // all phrasings of the FAQ, the matched one first
	frame    string   // title and headings
	passage  string
	exact    bool
	implied  string // the variants that come with the names said, as usually spelt
}

// questionVetoes compares the conversation with the matched question, or with the
// passage under its title, in every respect in which an answer that is perfectly
// grounded can answer something else.
func questionVetoes(names *text.Names, q assist.Query, c assist.Candidate) []assist.Veto {
	if c.Passage.ID == "" && c.Passage.Text == "" {
		return nil
	}
	in := inquire(names, q, c)
	var out []assist.Veto
	out = append(out, in.names(names)...)
	out = append(out, in.ages()...)
	out = append(out, in.forms()...)
	if !in.exact {
		out = append(out, in.quantities()...)
		out = append(out, in.dates()...)
		out = append(out, in.negations()...)
		out = append(out, in.opposites()...)
	}
	return distinct(out)
}

func inquire(names *text.Names, q assist.Query, c assist.Candidate) inquiry {
	in := inquiry{
		asked: text.Standard(q.Text), matched: c.Question, frame: frameOf(c.Passage), passage: c.Passage.Text,
		open: leavesOpen(names, text.Standard(q.Text)),
	}
	for i, u := range q.Context {
		// An agent's words say nothing of the customer's case: a name or figure in them may
		// be an example, an offer or a mistake.
		if i >= len(q.ContextRoles) || q.ContextRoles[i] == assist.RoleCustomer {
			in.earlier = append(in.earlier, text.Standard(u))
		}
	}
	in.subject = in.asked
	if in.open {
		in.subject = strings.Join(append([]string{in.asked}, in.earlier...), "\n")
	}
	for _, form := range implied(in.askedNames(names)) {
		in.implied += form.Raw + "\n"
	}
	if c.Passage.Kind == assist.PassageFAQ {
		in.phrasing = c.Passage.Questions
		if in.matched == "" && len(in.phrasing) > 0 && c.Lane == assist.LaneFAQ {
			in.matched = in.phrasing[0]
		}
	}
	if in.matched != "" {
		in.phrasing = append([]string{in.matched}, slices.DeleteFunc(slices.Clone(in.phrasing), func(p string) bool { return p == in.matched })...)
	}
	want := bare(q.Text)
	in.exact = !in.open && slices.ContainsFunc(in.phrasing, func(p string) bool { return bare(p) == want })
	return in
}

// bare is a question without marks and spaces, to tell equal ones.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, text.Normalise(s))
}

// heading is what says by itself what the answer is for: the matched question, or a
// passage's title and headings.
func (in inquiry) heading() string {
	if in.matched != "" {
		return in.matched
	}
	return in.frame
}

// everything is all that the answer says it is about.
func (in inquiry) everything() string {
	return strings.Join(append(slices.Clone(in.phrasing), in.frame, in.passage), "\n")
}

func (in inquiry) conversation() string {
	return strings.Join(append([]string{in.asked}, in.earlier...), "\n")
}

// leavesOpen reports that a text does not say by itself what it is about: it goes on
// from the turn before, points with a pronoun, or has next to no content. A product,
// brand or ingredient it names settles the subject.
func leavesOpen(names *text.Names, s string) bool {
	for _, h := range names.Find(s) {
		if h.Kind == assist.NameProduct || h.Kind == assist.NameBrand || h.Kind == assist.NameIngredient {
			return false
		}
	}
	n := text.Normalise(s)
	for _, w := range []string{"那", "还有", "and ", "what about", "how about", "then ", "but "} {
		if strings.HasPrefix(n, w) {
			return true
		}
	}
	speaks := contentOf(s)
	for _, w := range []string{"这个", "那个", "这款", "那款", "这种", "那种", "这件", "那件", "它", "上面", "刚才", "前面那"} {
		if strings.Contains(n, w) {
			return true
		}
	}
	few := len(speaks) <= 4
	for _, w := range strings.Fields(n) {
		switch strings.Trim(w, ".,?!'") {
		case "it", "this", "that", "these", "those", "they", "them", "one", "ones":
			if few {
				return true
			}
		}
	}
	return len(speaks) <= 1
}
