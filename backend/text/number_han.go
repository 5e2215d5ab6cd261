package text

// hanDigit gives the value of a Chinese digit.
func hanDigit(r rune) (float64, bool) {
	switch r {
	case '零':
		return 0, true
	case '一', '壹':
		return 1, true
	case '二', '贰', '两', '俩':
		return 2, true
	case '三', '叁', '仨':
		return 3, true
	case '四', '肆':
		return 4, true
	case '五', '伍':
		return 5, true
	case '六', '陆':
		return 6, true
	case '七', '柒':
		return 7, true
	case '八', '捌':
		return 8, true
	case '九', '玖':
		return 9, true
	}
	return 0, false
}

// hanFigure reads 二十, 两百五, 一万二, 三点五, 三五(天), 半(天), 百分之二十.
func (t *source) hanFigure(i int) (figure, bool) {
	if t.r[i] == '半' {
		if contains("夜路价径岛", t.at(i+1)) {
			return figure{}, false
		}
		return figure{start: i, end: i + 1, lo: .5, hi: .5, base: .5, han: true}, true
	}
	if f, ok := t.saidFigure(i); ok {
		return f, true
	}
	if end := t.vague(i); end > i {
		t.take(i, end)
		return figure{}, false
	}
	if n := t.idiom(i); n > 0 {
		t.take(i, i+n)
		return figure{}, false
	}
	if f, ok := t.about(i); ok {
		return f, true
	}
	v, end, ok := t.hanNumber(i)
	if !ok {
		return figure{}, false
	}
	f := figure{start: i, end: end, lo: v, hi: v, base: v, han: true}
	if t.at(end) == '点' && t.decimals(&f) {
		t.scale(&f)
	}
	return f, true
}

// decimals reads the 点五 of 三点五公里; before 分, 半 or nothing it is a time of day.
func (t *source) decimals(f *figure) bool {
	v, place, at := 0.0, .1, f.end+1
	for {
		d, ok := hanDigit(t.at(at))
		if !ok {
			break
		}
		v += d * place
		place /= 10
		at++
	}
	_, scaled := hanScale(t.at(at))
	if at == f.end+1 || t.at(at) == '分' || t.at(at) == '十' || !scaled && !t.unitAt(at) {
		return false
	}
	f.lo += v
	f.hi, f.base, f.end = f.lo, f.lo, at
	return true
}

// about reads two digits side by side as a range: 三五天, 七八百, 二三十.
func (t *source) about(i int) (figure, bool) {
	a, ok1 := hanDigit(t.r[i])
	b, ok2 := hanDigit(t.at(i + 1))
	if _, third := hanDigit(t.at(i + 2)); !ok1 || !ok2 || third || a == 0 || contains("两俩", t.at(i+1)) && !(a == 1 && t.unitAt(i+2)) {
		return figure{}, false
	}
	if b != a+1 && !(a == 3 && b == 5) {
		return figure{}, false
	}
	m, end := 1.0, i+2
	for {
		step, ok := hanScale(t.at(end))
		if !ok {
			break
		}
		m *= step
		end++
	}
	return figure{start: i, end: end, lo: a * m, hi: b * m, base: a, scaled: m > 1, han: true}, true
}

// hanNumber reads a whole number in Chinese characters.
func (t *source) hanNumber(i int) (v float64, end int, ok bool) {
	run, digits := t.hanRun(i)
	if run == i {
		return 0, i, false
	}
	if digits == run-i { // 二零二六: digit by digit
		for k := i; k < run; k++ {
			d, _ := hanDigit(t.r[k])
			v = v*10 + d
		}
		return v, run, run-i < maxDigits
	}
	var total, section, current float64
	scale := 0.0
	for k := i; k < run; k++ {
		if d, isDigit := hanDigit(t.r[k]); isDigit {
			current = d
			if d == 0 {
				scale = 0
			}
			continue
		}
		m, _ := hanScale(t.r[k])
		if m >= 1e4 {
			total += (section + current) * m
			section = 0
		} else {
			if current == 0 {
				current = 1
			}
			section += current * m
		}
		current, scale = 0, m
	}
	if current > 0 && scale >= 100 { // 两百五, 一万二
		current *= scale / 10
	}
	return total + section + current, run, run-i < maxDigits
}

// hanRun is the end of the run of numeral characters at i. 两 ends it as a weight, and
// 千 does before 克, 米 and the like.
func (t *source) hanRun(i int) (end, digits int) {
	end = i
	for end < len(t.r) && end < i+maxDigits && !t.taken[end] {
		r := t.r[end]
		if _, ok := hanDigit(r); ok {
			if end > i && r == '两' || contains("俩仨", r) && end > i || end == i+1 && contains("俩仨", t.r[i]) {
				break
			}
			digits++
		} else if _, ok := hanScale(r); !ok || r == '千' && contains("克米瓦卡", t.at(end+1)) || end == i && r != '十' {
			break
		}
		end++
	}
	return end, digits
}

// idiom gives the length of a word at i whose numerals count nothing.
func (t *source) idiom(i int) int {
	switch t.r[i] {
	case '一':
		if contains("下样起直般定些旦切共律致面边会手向再并经键时站口家流体如览道味生心旁侧方者同概贯号", t.at(i+1)) || t.hasString(i, "一次性") {
			return 2
		}
		if t.hasString(i, "一点") && !contains("半钟整到前后之多", t.at(i+2)) && !t.dayPart(i) {
			return 2
		}
		if t.hasString(i, "一块") && !contains("钱一二三四五六七八九多", t.at(i+2)) && !digit(t.at(i+2)) {
			return 2
		}
		if t.hasString(i, "一一") || t.hasString(i, "一对一") {
			return 2
		}
	case '千', '万', '百':
		return 1
	case '十':
		if t.hasString(i, "十分") && t.at(i+2) != '钟' || t.hasString(i, "十足") {
			return 2
		}
	case '二':
		if contains("手维者次", t.at(i+1)) {
			return 2
		}
	case '三':
		if contains("方包角者甲", t.at(i+1)) {
			return 2
		}
	case '四':
		if contains("季处川", t.at(i+1)) || t.hasString(i, "四周") && !contains("内后前以左时才还了，,。", t.at(i+2)) && t.at(i+2) != 0 {
			return 2
		}
	case '五':
		if contains("金星", t.at(i+1)) {
			return 2
		}
	case '两':
		if contains("者边种头侧地", t.at(i+1)) {
			return 2
		}
	case '八':
		if t.at(i+1) == '卦' {
			return 2
		}
	}
	switch t.at(i - 1) {
	case '统', '唯', '其', '逐', '单', '万':
		if t.r[i] == '一' {
			return 1
		}
	case '之':
		if t.r[i] == '一' && t.at(i-2) != '分' {
			return 1
		}
	}
	return 0
}
