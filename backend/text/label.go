package text

import (
	"strings"

	"baihua/backend/assist"
)

// maskLabels takes numbers that name or order things instead of counting them: list
// markers, 第三步, step 2, No. 5, 1st, 3号楼.
func (t *source) maskLabels() {
	for i := 0; i < len(t.r); i++ {
		if t.taken[i] {
			continue
		}
		if t.opensItem(i) {
			if end := t.marker(i); end > i {
				t.take(i, end)
				i = end - 1
				continue
			}
		}
		if end := t.ordinal(i); end > i {
			t.take(i, end)
			i = end - 1
		}
	}
}

// opensItem reports a place where a list number may stand: the start of a line, or
// after a mark that ends a sentence or introduces a list.
func (t *source) opensItem(i int) bool {
	k := t.back(i)
	if k < i && digit(t.r[i]) && (t.at(i+1) == '、' || t.at(i+2) == '、') { // 1、打开 2、点击
		return true
	}
	return k == 0 || contains("\n\r:。；;！？!?•>|，（(", t.r[k-1]) && (t.r[k-1] != '!' || k < i)
}

// marker is the end of a list marker at i: "1." "2、" "(3)" "三、".
func (t *source) marker(i int) int {
	open := contains("(（", t.at(i-1))
	if contains("(（", t.at(i)) {
		open = true
		i++
	}
	end := i
	for end < len(t.r) && end < i+2 && digit(t.r[end]) {
		end++
	}
	han := false
	if end == i {
		for end < len(t.r) && end < i+3 && contains("一二三四五六七八九十", t.r[end]) {
			end++
		}
		han = true
	}
	next := t.at(end + 1)
	switch {
	case end == i:
		return i
	case t.at(end) == ')' && (open || !han):
		return end + 1
	case t.at(end) == '、':
		if _, ok := hanDigit(next); ok || digit(next) {
			return i
		}
		return end + 1
	case t.at(end) == '.' && !han && !digit(next) && next != 0:
		return end + 1
	case t.at(end) == ':' && !digit(next) && t.lineStart(i):
		return end + 1
	}
	return i
}

func (t *source) lineStart(i int) bool {
	k := t.back(i)
	if k < i && digit(t.r[i]) && (t.at(i+1) == '、' || t.at(i+2) == '、') { // 1、打开 2、点击
		return true
	}
	return k == 0 || t.r[k-1] == '\n'
}

// ordinal is the end of an ordinal or label that starts at i.
func (t *source) ordinal(i int) int {
	switch {
	case t.r[i] == '第':
		if end := t.numeralRun(i + 1); end > i+1 {
			return t.ordinalUnit(end)
		}
	case t.r[i] == '#':
		return t.numeralRun(i + 1)
	case digit(t.r[i]) && !digit(t.at(i-1)):
		end := t.digitRun(i)
		if w, e := t.word(end); t.at(end) != ' ' && (w == "st" || w == "nd" || w == "rd" || w == "th") {
			return e
		}
		if t.at(end) == '号' && contains("楼线店柜门机馆仓色链桌库厅院", t.at(end+1)) || t.hasString(end, "号电池") {
			return end + 1
		}
	case latinLetter(t.r[i]):
		if w, end := t.word(i); w != "" && (labelWord(w) || titleWord(w) && t.raw[i] != t.r[i]) {
			at := t.spaces(end)
			if t.at(at) == '.' && (w == "no" || w == "fig") {
				at = t.spaces(at + 1)
			} else if w == "no" {
				return i
			}
			if to := t.digitRun(at); to > at && !t.unitAt(to) {
				return to
			}
		}
	case labelHan(t, i) > 0:
		from := t.spaces(i + labelHan(t, i))
		if to := t.numeralRun(from); to > from && !t.unitAt(to) {
			return to
		}
	}
	return i
}

// ordinalUnit also takes the unit of 第3天, so that it is no duration.
func (t *source) ordinalUnit(end int) int {
	if _, to := t.unitFrom(end); to > end {
		return to
	}
	return end
}

func (t *source) digitRun(i int) int {
	for i < len(t.r) && digit(t.r[i]) && !t.taken[i] {
		i++
	}
	return i
}

func (t *source) numeralRun(i int) int {
	i = t.spaces(i)
	if end := t.digitRun(i); end > i {
		return end
	}
	for i < len(t.r) && !t.taken[i] {
		_, d := hanDigit(t.r[i])
		if _, s := hanScale(t.r[i]); !d && !s {
			break
		}
		i++
	}
	return i
}

func labelWord(w string) bool {
	switch w {
	case "step", "no", "fig", "figure", "section", "chapter", "version", "article", "question", "q", "phase":
		return true
	}
	return false
}

// titleWord reports words after which a number is a label when they are capitalised:
// Table 3, but not "a table 60".
func titleWord(w string) bool {
	switch w {
	case "table", "page", "item", "option", "line", "room", "gate", "level", "part", "size", "type", "class", "grade", "tier":
		return true
	}
	return false
}

// Ordinal is a number that gives a place in an order: 第3次, 2nd, step 4.
type Ordinal struct {
	N    int
	Of   string // what is put in order: 次 in 第3次; "" where no unit says it
	Raw  string
	Span assist.Span
}

// Ordinals finds the numbers that put things in order, list markers left out.
func Ordinals(s string) []Ordinal {
	t := newSource(s)
	for _, c := range t.codes() {
		t.take(c.Span.Start, c.Span.End)
	}
	var out []Ordinal
	for i := 0; i < len(t.r); i++ {
		if t.opensItem(i) {
			if end := t.marker(i); end > i {
				i = end - 1
				continue
			}
		}
		end := t.ordinal(i)
		if end == i || t.taken[i] {
			continue
		}
		if n, to, ok := t.firstNumber(i, end); ok {
			of := strings.TrimSpace(string(t.r[to:end]))
			if contains("snrt", t.at(to)) { // st, nd, rd, th
				of = ""
			}
			out = append(out, Ordinal{N: n, Of: of, Raw: t.text(i, end), Span: t.span(i, end)})
		}
		i = end - 1
	}
	return out
}

func (t *source) firstNumber(from, end int) (v, to int, ok bool) {
	for i := from; i < end; i++ {
		if digit(t.r[i]) {
			v, to = t.whole(i)
			return v, to, to > i && to <= end
		}
		if f, to, ok := t.hanNumber(i); ok && to <= end {
			return int(f), to, true
		}
	}
	return 0, from, false
}

// labelHan is the length of a word at i after which a number is a label.
func labelHan(t *source, i int) int {
	for _, w := range []string{"步骤", "方案", "附件", "版本", "图", "表", "问题", "方法", "选项", "类型", "等级"} {
		if t.hasString(i, w) {
			return len([]rune(w))
		}
	}
	return 0
}
