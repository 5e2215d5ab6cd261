package retrieve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"baihua/backend/text"
)

// questions cuts what the customer said into questions, each with the statements and
// fragments before it; what follows the last belongs to it. Without any question all of
// it is one. There is always at least one.
func questions(said []string) []string {
	var out []string
	var pending []string
	open := false // pending holds a question
	for _, c := range clauses(said) {
		asking := asks(c.text)
		if asking && open && !follows(c.text) {
			out = append(out, strings.Join(pending, ""))
			pending, open = nil, false
		}
		if len(pending) > 0 {
			pending = append(pending, c.gap)
		}
		pending = append(pending, c.text)
		open = open || asking
	}
	if len(pending) == 0 { // nothing but small talk, sentence by sentence
		return []string{strings.Join(said, " ")}
	}
	return append(out, strings.Join(pending, ""))
}

// follows reports a question that asks nothing by itself: 可以吗? is it?
func follows(question string) bool {
	return len(text.ContentTerms(question, text.Lang(question))) == 0
}

// clause is a piece of an utterance, with what joined it to the one before.
type clause struct{ gap, text string }

func clauses(said []string) []clause {
	var out []clause
	for _, utterance := range said {
		rs := []rune(utterance)
		gap := " "
		spans := text.Sentences(utterance)
		for i, sp := range spans {
			if i > 0 {
				gap = string(rs[spans[i-1].End:sp.Start])
			}
			if s := string(rs[sp.Start:sp.End]); !smallTalk(s) {
				out = append(out, split(gap, s)...)
			}
		}
	}
	return out
}

// split cuts a sentence where one question follows another within it.
func split(gap, sentence string) []clause {
	from, last, asked := 0, 0, false
	var out []clause
	for _, at := range cuts(sentence) {
		asked = asked || asks(afterJoin(sentence[last:at]))
		last = at
		rest := afterJoin(sentence[at:])
		if asked && asksAlone(head(rest)) {
			out = append(out, clause{gap, sentence[from:at]})
			from = len(sentence) - len(rest)
			gap, asked = sentence[at:from], false
		}
	}
	return append(out, clause{gap, sentence[from:]})
}

// afterJoin is s without what joins it to the clause before.
func afterJoin(s string) string {
	s = strings.TrimLeftFunc(s, joins)
	if len(s) > 4 && strings.EqualFold(s[:4], "and ") {
		return s[4:]
	}
	return s
}

func joins(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",，、;；", r) }

// cuts are the byte offsets where a clause may end: at commas and before "and".
func cuts(s string) []int {
	var out []int
	for i, r := range s {
		switch {
		case r == ',', r == '，', r == '、', r == ';':
			out = append(out, i)
		case r == ' ' && strings.HasPrefix(strings.ToLower(s[i:]), " and "):
			out = append(out, i)
		}
	}
	return out
}

// head is the part of s before its next cut.
func head(s string) string {
	for _, at := range cuts(s) {
		if at > 0 {
			return s[:at]
		}
	}
	return s
}

// asksAlone is asks for a clause that a mark at the end of its sentence may not help.
func asksAlone(clause string) bool {
	clause = strings.TrimRight(clause, "?？ ")
	return utf8.RuneCountInString(clause) > 2 && asks(clause)
}
