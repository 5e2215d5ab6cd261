package policy

import (
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// window is how many earlier turns of the customer a cue may stand in.
const window = 8

// Limits of what is read of one customer: the newest runes of a turn.
const maxRunes = 4000

// Look gives the first rule that fires on the turns that await an answer, read together with
// what the customer said before; nil when none does. What agents and machines said is no
// cue.
func (p *Policy) Look(c assist.Conversation) *assist.PolicyHit {
	burst := c.Burst()
	var now, before []string
	for _, t := range burst {
		now = append(now, t.Text)
	}
	for _, t := range c.Turns[:len(c.Turns)-len(burst)] {
		if t.Role == assist.RoleCustomer {
			before = append(before, t.Text)
		}
	}
	if over := len(before) - window; over > 0 {
		before = before[over:]
	}
	return p.fire(p.read(now), p.read(before))
}

func (p *Policy) fire(now, before string) *assist.PolicyHit {
	for _, r := range p.rules {
		if said, ok := p.said(r, now, before); ok {
			return &assist.PolicyHit{
				Class: r.Class, Topic: r.Topic, Rule: r.ID, Role: r.Role, Said: said, Lines: p.lines[r.Topic], Version: p.version,
			}
		}
	}
	return nil
}

// said gives the words that met a rule's cues, and whether all were met, one of them now.
func (p *Policy) said(r Rule, now, before string) (words []string, ok bool) {
	fresh := false
	for _, name := range r.All {
		cue := p.cues[name]
		switch hit := cue.FindString(now); {
		case hit != "":
			words, fresh = append(words, strings.TrimSpace(hit)), true
		case !r.Now && cue.MatchString(before):
			words = append(words, strings.TrimSpace(cue.FindString(before)))
		default:
			return nil, false
		}
	}
	return words, fresh
}

// read puts turns into the form in which cues are looked for: normalised, without spaces
// between Han characters, slips of the keyboard mended, harmless phrases blanked.
func (p *Policy) read(turns []string) string {
	out := make([]string, 0, len(turns))
	for _, t := range turns {
		if rs := []rune(t); len(rs) > maxRunes {
			t = string(rs[len(rs)-maxRunes:])
		}
		t = p.mend(p.closeHan(strings.ReplaceAll(text.Normalise(t), "’", "'")))
		out = append(out, p.harmless.ReplaceAllString(t, " ; "))
	}
	return strings.Join(out, " \n ")
}

// closeHan drops white space and filling marks between Han characters: 备 孕, 自.杀.
func (p *Policy) closeHan(s string) string {
	gap := p.gap
	return gap.ReplaceAllString(gap.ReplaceAllString(s, "$1$2"), "$1$2")
}

// mend spells the words of the policy's list rightly.
func (p *Policy) mend(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		bare := strings.Trim(w, ".,?!;:'\"()")
		if len(bare) < 6 || bare[0] >= 0x80 || slices.Contains(p.spelled, bare) {
			continue
		}
		for _, right := range p.spelled {
			if text.OneEdit(bare, right) {
				words[i] = strings.Replace(w, bare, right, 1)
				break
			}
		}
	}
	return strings.Join(words, " ")
}
