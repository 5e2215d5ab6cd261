package eval

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// editor makes claims from sentences.
type editor struct {
	lang  string
	draw  *rand.Rand
	texts []packText
	same  [][]string // words that stand for each other
}

// edits gives harmless variants and wrong ones of a sentence of text i.
func (m editor) edits(i int, s string) []edit {
	out := []edit{{kind: "same", claim: s}, {kind: "greeting", claim: m.greeting() + s}}
	if r, ok := m.reordered(s); ok {
		out = append(out, edit{kind: "reordered", claim: r})
	}
	out = append(out, m.synonyms(s)...)
	for _, make := range []func(string) (edit, bool){m.number, m.negation} {
		if e, ok := make(s); ok {
			out = append(out, e)
		}
	}
	other := m.elsewhere(i)
	if other == "" {
		return out
	}
	out = append(out, edit{kind: "elsewhere", claim: other, span: assist.Span{End: len([]rune(other))}, wrong: true})
	if joined, span, ok := m.half(s, other); ok {
		out = append(out, edit{kind: "half", claim: joined, span: span, wrong: true})
	}
	return out
}

func (m editor) greeting() string {
	greetings := map[string][]string{"zh": {"您好，", "亲，", "好的，", "请注意，"}, "en": {"Hello, ", "Sure: ", "Please note: ", "Thanks for asking. "}}[m.lang]
	return greetings[m.draw.IntN(len(greetings))]
}

// reordered puts the second of two parts first.
func (m editor) reordered(s string) (string, bool) {
	mark := map[string]string{"zh": "，", "en": ", "}[m.lang]
	body := strings.TrimRight(s, "。.!！")
	parts := strings.Split(body, mark)
	if len(parts) != 2 {
		return "", false
	}
	return parts[1] + mark + parts[0] + s[len(body):], true
}

// synonyms says one thing in another of the packs' words for it.
func (m editor) synonyms(s string) []edit {
	var out []edit
	for _, words := range m.same {
		for i, w := range words {
			other := words[(i+1)%len(words)]
			before, after, ok := strings.Cut(s, w)
			if !ok || strings.Contains(other, w) || strings.Contains(w, other) || text.Lang(w) != text.Lang(other) || m.lang == "en" && !apart(before, after) {
				continue
			}
			from := len([]rune(before))
			out = append(out, edit{kind: "synonym", claim: before + other + after, span: assist.Span{Start: from, End: from + len([]rune(other))}})
		}
	}
	return out
}

// apart reports that a word stands by itself between before and after.
func apart(before, after string) bool {
	letter := func(s string) bool { return strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz") == "" }
	return (before == "" || !letter(before[len(before)-1:])) && (after == "" || !letter(after[:1]))
}

// number changes one figure.
func (m editor) number(s string) (edit, bool) {
	qs := text.Quantities(s)
	rs := []rune(s)
	for _, k := range m.draw.Perm(len(qs)) {
		span := qs[k].Span
		from := span.Start
		for from < span.End && (rs[from] < '0' || rs[from] > '9') {
			from++
		}
		to := from
		for to < span.End && rs[to] >= '0' && rs[to] <= '9' {
			to++
		}
		n, err := strconv.Atoi(string(rs[from:to]))
		if err != nil {
			continue
		}
		changed := strconv.Itoa([]int{n + 1, n * 2, n + 5, n * 10}[m.draw.IntN(4)])
		return edit{kind: "number", claim: string(rs[:from]) + changed + string(rs[to:]), span: assist.Span{Start: from, End: from + len(changed)}, wrong: true}, true
	}
	return edit{}, false
}

// negation turns a sentence into its contrary at one place.
func (m editor) negation(s string) (edit, bool) {
	turns := map[string][][2]string{
		"zh": {{"不可以", "可以"}, {"不能", "能"}, {"不支持", "支持"}, {"无需", "需要"}, {"可以", "不可以"}, {"需要", "不需要"}, {"支持", "不支持"}, {"必须", "不必"}, {"免费", "收费"}},
		"en": {{" cannot ", " can "}, {" do not ", " do "}, {" is not ", " is "}, {" are not ", " are "}, {" can ", " cannot "}, {" must ", " need not "}, {" is ", " is not "}, {" are ", " are not "}, {" will ", " will not "}, {" only ", " not only "}, {" free ", " charged "}},
	}[m.lang]
	for _, t := range turns {
		before, after, ok := strings.Cut(s, t[0])
		if !ok {
			continue
		}
		from := len([]rune(before))
		return edit{kind: "negation", claim: before + t[1] + after, span: assist.Span{Start: from, End: from + len([]rune(t[1]))}, wrong: true}, true
	}
	return edit{}, false
}

// elsewhere is a sentence of another article.
func (m editor) elsewhere(i int) string {
	for range 8 {
		t := m.texts[m.draw.IntN(len(m.texts))]
		if t.doc != m.texts[i].doc && len(t.sentences) > 0 {
			return t.sentences[m.draw.IntN(len(t.sentences))]
		}
	}
	return ""
}

// half puts the end of another sentence behind the beginning of s.
func (m editor) half(s, other string) (string, assist.Span, bool) {
	mark := map[string]string{"zh": "，", "en": ", "}[m.lang]
	head, _, ok := strings.Cut(s, mark)
	_, tail, also := strings.Cut(other, mark)
	if !ok || !also {
		return "", assist.Span{}, false
	}
	from := len([]rune(head + mark))
	return head + mark + tail, assist.Span{Start: from, End: from + len([]rune(tail))}, true
}
