package text

import "baihua/backend/assist"

// Clauses cuts text into the parts in which a negation holds: at commas, at the marks
// that end sentences, and before "but" and 但.
func Clauses(s string) []assist.Span { return newSource(s).clauses() }

func (t *source) clauses() []assist.Span {
	var out []assist.Span
	start := 0
	add := func(end int) {
		from, to := start, end
		for from < to && t.blank(from) {
			from++
		}
		for to > from && t.blank(to-1) {
			to--
		}
		if to > from {
			out = append(out, t.span(from, to))
		}
		start = end
	}
	for i := range t.r {
		switch {
		case t.breaksClause(i):
			add(i)
			start = i + 1
		case i > start && t.turns(i):
			add(i)
		}
	}
	add(len(t.r))
	return out
}

func (t *source) blank(i int) bool { return t.r[i] == ' ' || t.r[i] == '\t' || t.r[i] == '"' }

func (t *source) breaksClause(i int) bool {
	switch r := t.r[i]; r {
	case '，', '。', '；', ';', '！', '!', '？', '?', '\n', '\r', '…', '|', '：', '(', ')', '（', '）':
		return true
	case ',':
		return !t.grouped(i)
	case ':':
		return !digit(t.at(i + 1))
	case '.':
		return !digit(t.at(i+1)) && !latinLetter(t.at(i+1)) && !(latinLetter(t.at(i-1)) && t.at(i-2) == '.')
	case ' ':
		return isHan(t.at(i-1)) && isHan(t.at(i+1)) // as people type a comma on a phone
	case '-', '–', '—':
		return t.at(i-1) == ' ' && t.at(i+1) == ' '
	}
	return false
}

// turns reports a word at i that begins a clause without a mark.
func (t *source) turns(i int) bool {
	switch t.r[i] {
	case '但':
		return t.at(i-1) != '不' && t.at(i-1) != '非'
	case 'b':
		w, _ := t.word(i)
		return w == "but" || w == "because"
	case 'a':
		w, _ := t.word(i)
		return w == "although"
	case '因':
		return t.at(i+1) == '为'
	case '所':
		return t.at(i+1) == '以'
	}
	return false
}
