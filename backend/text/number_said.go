package text

// saidFigure reads the numbers of speech that no numeral spells out: 俩 (two of them), 仨,
// 个把月 (one or so), 千把块, 百八十块, 三两天.
func (t *source) saidFigure(i int) (figure, bool) {
	about := func(n int, lo, hi float64) (figure, bool) {
		return figure{start: i, end: i + n, lo: lo, hi: hi, base: lo, han: true}, true
	}
	_, before := hanDigit(t.at(i - 1))
	if _, scaled := hanScale(t.at(i - 1)); before || scaled || digit(t.at(i-1)) {
		return figure{}, false
	}
	if f, ok := t.teens(i); ok {
		return f, true
	}
	switch {
	case t.hasString(i, "个把") && t.unitOrMonth(i+2):
		return about(2, 1, 1)
	case t.hasString(i, "百把") && t.unitAt(i+2):
		return about(2, 100, 100)
	case t.hasString(i, "千把") && t.unitAt(i+2):
		return about(2, 1000, 1000)
	case t.hasString(i, "万把") && t.unitAt(i+2):
		return about(2, 10000, 10000)
	case t.hasString(i, "百八十") && t.unitAt(t.approximate(i+3)):
		return about(3, 80, 100)
	case t.hasString(i, "百十") && t.unitAt(t.approximate(i+2)):
		return about(2, 100, 110)
	case t.hasString(i, "三两") && (contains("天日个次年件人位句晚月", t.at(i+2)) || t.hasString(i+2, "周") || t.hasString(i+2, "小时")):
		return about(2, 2, 3)
	case (t.hasString(i, "三俩") || t.hasString(i, "仨俩")) && t.unitAt(i+2):
		return about(2, 2, 3)
	}
	return figure{}, false
}

// teens reads 十五六 and 二十三四 as a range.
func (t *source) teens(i int) (figure, bool) {
	tens, at := 1.0, i
	if d, ok := hanDigit(t.r[i]); ok && d > 0 {
		tens, at = d, i+1
	}
	a, ok1 := hanDigit(t.at(at + 1))
	b, ok2 := hanDigit(t.at(at + 2))
	_, third := hanDigit(t.at(at + 3))
	if t.at(at) != '十' || !ok1 || !ok2 || third || b != a+1 || a == 0 || !t.unitAt(t.approximate(at+3)) {
		return figure{}, false
	}
	return figure{start: i, end: at + 3, lo: 10*tens + a, hi: 10*tens + b, base: 10*tens + a, han: true}, true
}

func (t *source) unitOrMonth(i int) bool { return t.unitAt(i) || t.at(i) == '月' }

// vague is the end of 几十, 数百, 十几 and the like at i, which say no number; i where there
// is none.
func (t *source) vague(i int) int {
	end := i
	if contains("几数好", t.r[i]) {
		end++
	}
	from := end
	for _, ok := hanScale(t.at(end)); ok; _, ok = hanScale(t.at(end)) {
		end++
	}
	switch {
	case from > i && end > from:
		return end
	case from == i && end > i && t.at(end) == '几':
		return end + 1
	}
	return i
}

// fewOf gives 俩 and 仨 the unit that they have in them: 俩 is 两个. 我们俩 and 夫妻俩 count
// nothing that is asked about.
func (t *source) fewOf(m *term) {
	people := contains("咱哥姐弟妹娘爷妻们你我他她子女孙友伴口人", t.at(m.start-1))
	if !m.has && !people && m.figure.end == m.start+1 && contains("俩仨", t.r[m.start]) {
		m.unit, m.has = unitNamed("个"), true
	}
}
