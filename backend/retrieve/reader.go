package retrieve

import (
	"slices"
	"strings"
	"unicode"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// contextLimit is how many earlier utterances a query carries, beforeLimit how many more
// to tell its subject: what was named at the start of a long conversation.
const (
	contextLimit = 4
	beforeLimit  = 20
)

// NewReader makes the reader of conversations.
func NewReader() assist.Reader { return reader{} }

type reader struct{}

// Read implements assist.Reader: of what the customer wrote since anybody else spoke,
// the last question with what leads up to it is the query, earlier ones stay open.
func (reader) Read(c assist.Conversation) assist.Query {
	burst := c.Burst()
	earlier := c.Turns[:len(c.Turns)-len(burst)]
	q := assist.Query{ConversationID: c.ID, Kind: kind(burst)}
	q.Context, q.ContextRoles, q.Before = saidBefore(earlier)
	said := substance(burst)
	if q.Kind == assist.QueryQuestion {
		asked := questions(said)
		last := len(asked) - 1
		q.Text, q.Open = asked[last], asked[:last]
		q.FollowUp = followUp(q.Text, last > 0 || slices.Contains(q.ContextRoles, assist.RoleCustomer))
	}
	q.Lang = lang(said, c.Turns)
	q.Script = script(q.Lang, c.Turns)
	return q
}

// kind rules on the burst by its last turn that is not small talk.
func kind(burst []assist.Turn) assist.QueryKind {
	found := assist.QueryNothing
	for i := len(burst) - 1; i >= 0; i-- {
		switch t := burst[i]; {
		case !readable(t):
			return assist.QueryUnreadable
		case wordless(t.Text):
		case !smallTalk(t.Text):
			return assist.QueryQuestion
		default:
			found = assist.QuerySmallTalk
		}
	}
	return found
}

// wordless reports marks alone; a picture character such as 👍 says something.
func wordless(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.So, r)
	})
}

// substance is the text of a burst without small talk.
func substance(burst []assist.Turn) []string {
	var out []string
	for _, t := range burst {
		if readable(t) && !smallTalk(t.Text) {
			out = append(out, t.Text)
		}
	}
	return out
}

func readable(t assist.Turn) bool { return t.Kind == assist.TurnText || t.Kind == "" }

// saidBefore is what was said before the burst, newest first, without small talk, and
// what was said before that.
func saidBefore(earlier []assist.Turn) (said []string, roles []assist.Role, before []string) {
	said, roles = []string{}, []assist.Role{}
	for i := len(earlier) - 1; i >= 0 && len(before) < beforeLimit; i-- {
		t := earlier[i]
		switch {
		case t.Role == assist.RoleSystem || !readable(t) || smallTalk(t.Text):
		case len(said) < contextLimit:
			said, roles = append(said, t.Text), append(roles, t.Role)
		default:
			before = append(before, t.Text)
		}
	}
	return said, roles, before
}

// lang is the language of what is asked or, where that does not show it, of the nearest
// earlier utterance that does, the customer's before others'.
func lang(said []string, turns []assist.Turn) string {
	if l := text.Lang(strings.Join(said, "\n")); l != "" {
		return l
	}
	for _, customer := range []bool{true, false} {
		for i := len(turns) - 1; i >= 0; i-- {
			if (turns[i].Role == assist.RoleCustomer) != customer {
				continue
			}
			if l := text.Lang(turns[i].Text); l != "" {
				return l
			}
		}
	}
	return "zh"
}

// script weighs all that the customer wrote: one utterance often holds no character
// that tells traditional from simplified.
func script(lang string, turns []assist.Turn) string {
	if lang == "en" {
		return "latn"
	}
	var all strings.Builder
	for _, t := range turns {
		if t.Role == assist.RoleCustomer && text.Lang(t.Text) == "zh" {
			all.WriteString(t.Text)
		}
	}
	return text.Script(all.String())
}
