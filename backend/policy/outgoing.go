package policy

import (
	"regexp"
	"strings"

	"baihua/backend/assist"
)

// Outgoing is what nobody sends to a customer, as regular expressions (RE2) on lower-case
// text. Denied parts are blanked first: "we never ask for your password".
type Outgoing struct {
	Denied  []string `yaml:"denied"`
	Refused []string `yaml:"refused"` // asking for what nobody may ask for
	Flagged []string `yaml:"flagged"` // promises: a second key sends them
}

// phrases is Outgoing compiled; nil expressions find nothing.
type phrases struct {
	denied, refused, flagged *regexp.Regexp
}

func (o Outgoing) compile() (c phrases, err error) {
	for _, part := range []struct {
		to   **regexp.Regexp
		from []string
	}{{&c.denied, o.Denied}, {&c.refused, o.Refused}, {&c.flagged, o.Flagged}} {
		if len(part.from) == 0 {
			continue
		}
		if *part.to, err = pattern(map[string][]string{"zh": part.from}); err != nil {
			return phrases{}, err
		}
	}
	return c, nil
}

// Outgoing finds such phrases in what is about to be sent. Ours holds the words as typed.
func (p *Policy) Outgoing(typed string) []assist.Veto {
	var out []assist.Veto
	low := strings.ToLower(strings.ReplaceAll(typed, "’", "'"))
	same := len(low) == len(typed) // else places in low are not places in typed
	if d := p.outgoing.denied; d != nil {
		low = d.ReplaceAllStringFunc(low, func(s string) string { return strings.Repeat(" ", len(s)) })
	}
	find := func(in *regexp.Regexp, kind assist.VetoKind) {
		if in == nil {
			return
		}
		for _, at := range in.FindAllStringIndex(low, -1) {
			words := low[at[0]:at[1]]
			if same {
				words = typed[at[0]:at[1]]
			}
			out = append(out, assist.Veto{Kind: kind, Ours: strings.TrimSpace(words)})
		}
	}
	find(p.outgoing.refused, assist.VetoRefused)
	find(p.outgoing.flagged, assist.VetoBanned)
	return out
}
