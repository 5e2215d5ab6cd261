package text

import (
	"strings"

	"baihua/backend/assist"
)

// conditionTable lists the words that open a condition or an exception, and those that
// stand at its end.
const conditionTable = `
open 如果 倘若 要是 除非 只有 除了 除 但 但是 不过 but where if unless provided only_if when once except apart_from other_than excluding not_counting as_long_as
close 除外 例外 不算 不在内 的话
- 除湿 除尘 除螨 拆除 解除 清除 删除 去除 扣除 除甲醛 消除 免除 移除 如果说 once_a at_once only_once 但愿 不但 非但 not_only
`

// Condition is a part of a sentence without which the rest is no longer true as it stands.
type Condition struct {
	Text string
	Rest string // the statement without it
}

// Conditions finds them in one statement, a part between semicolons: what a word such as
// if or 除 opens, up to the next comma, and a Chinese clause that ends with 的.
func Conditions(statement string) []Condition {
	rs := []rune(statement)
	var out []Condition
	for _, c := range commaParts(rs) {
		t := newSource(string(rs[c.Start:c.End]))
		from, ok := t.conditionAt()
		if !ok {
			continue
		}
		start := c.Start + t.span(from, len(t.r)).Start
		out = append(out, Condition{Text: string(rs[start:c.End]), Rest: string(rs[:start]) + " " + string(rs[c.End:])})
	}
	return out
}

// conditionAt is where the condition in a part begins.
func (t *source) conditionAt() (int, bool) {
	for i := 0; i < len(t.r); {
		class, end := lexicons.conditions.find(t, i, func(end int) bool { return t.bounded(i, end) })
		switch class {
		case "open":
			return i, true
		case "close":
			return 0, true
		}
		i = max(i+1, end)
	}
	n := len(t.r)
	return 0, n > 2 && t.r[n-1] == '的' && isHan(t.r[n-2])
}

// commaParts are the spans between commas, without the marks.
func commaParts(rs []rune) []assist.Span {
	var out []assist.Span
	start := 0
	for i, r := range rs {
		grouped := r == ',' && i+1 < len(rs) && digit(rs[i+1])
		if strings.ContainsRune("，,。：:()（）", r) && !grouped || r == '.' && i == len(rs)-1 {
			if i > start {
				out = append(out, assist.Span{Start: start, End: i})
			}
			start = i + 1
		}
	}
	if start < len(rs) {
		out = append(out, assist.Span{Start: start, End: len(rs)})
	}
	return out
}
