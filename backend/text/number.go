package text

import (
	"strconv"
	"strings"
)

// figure is a number as written, before its unit is known. lo and hi differ for 三五天.
type figure struct {
	start, end int
	lo, hi     float64
	base       float64 // before 万, w or k: 2 in 2万
	scaled     bool    // had one of those
	han        bool    // written in Chinese characters
	word       bool    // written in English words
	implied    bool    // an article: "a week"
}

func number(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0
	}
	return v
}

// figureAt reads the number that starts at i.
func (t *source) figureAt(i int) (figure, bool) {
	if t.taken[i] {
		return figure{}, false
	}
	switch r := t.r[i]; {
	case digit(r):
		return t.digits(i)
	case fractionSign(r) > 0:
		f := fractionSign(r)
		return figure{start: i, end: i + 1, lo: f, hi: f, base: f}, true
	case latinLetter(r):
		return t.englishFigure(i)
	case isHan(r):
		return t.hanFigure(i)
	}
	return figure{}, false
}

// maxDigits is the longest number that is read; more digits are a code.
const maxDigits = 20

// digits reads 1,299.00, 1.2万, 5w, 1 1/2 and ½ after a digit.
func (t *source) digits(i int) (figure, bool) {
	start, end := i, i
	if digit(t.at(i - 1)) {
		return figure{}, false
	}
	var b strings.Builder
	for end < len(t.r) && end < i+maxDigits && !t.taken[end] {
		switch r := t.r[end]; {
		case digit(r):
			b.WriteRune(r)
		case r == ',' && t.grouped(end):
		case r == '.' && digit(t.at(end+1)) && !strings.Contains(b.String(), ".") && !t.taken[end+1]:
			b.WriteRune(r)
		default:
			goto done
		}
		end++
	}
done:
	v := number(b.String())
	if digit(t.at(end)) {
		return figure{}, false
	}
	f := figure{start: start, end: end, lo: v, hi: v, base: v}
	t.fraction(&f)
	t.scale(&f)
	return f, true
}

// grouped reports whether the comma at i separates thousands.
func (t *source) grouped(i int) bool {
	return digit(t.at(i-1)) && digit(t.at(i+1)) && digit(t.at(i+2)) && digit(t.at(i+3)) && !digit(t.at(i+4))
}

// fraction reads the rest of 1/2, 1 1/2 and 1½.
func (t *source) fraction(f *figure) {
	if s := fractionSign(t.at(f.end)); s > 0 {
		f.lo, f.end = f.lo+s, f.end+1
		f.hi, f.base = f.lo, f.lo
		return
	}
	if v, end, ok := t.slash(f.start, f.end); ok {
		f.lo, f.hi, f.base, f.end = v, v, v, end
		return
	}
	if t.at(f.end) == ' ' && digit(t.at(f.end+1)) {
		if v, end, ok := t.slash(f.end+1, f.end+2); ok {
			f.lo += v
			f.hi, f.base, f.end = f.lo, f.lo, end
		}
	}
}

// slash reads a small proper fraction whose numerator is [from,end).
func (t *source) slash(from, end int) (v float64, to int, ok bool) {
	if end-from != 1 || t.at(end) != '/' || !digit(t.at(end+1)) || digit(t.at(end+2)) || t.at(end+2) == '/' {
		return 0, end, false
	}
	n, d := float64(t.r[from]-'0'), float64(t.r[end+1]-'0')
	if n >= d || d == 0 || n == 0 || t.taken[end+1] {
		return 0, end, false
	}
	return n / d, end + 2, true
}

func fractionSign(r rune) float64 {
	switch r {
	case '½':
		return .5
	case '¼':
		return .25
	case '¾':
		return .75
	case '⅓':
		return 1.0 / 3
	case '⅔':
		return 2.0 / 3
	}
	return 0
}

// scale applies 万, 千, 百, 亿, w and k after digits.
func (t *source) scale(f *figure) {
	at := t.spaces(f.end)
	m, end := 1.0, at
	for end < len(t.r) {
		step, ok := hanScale(t.r[end])
		if !ok || contains("克米瓦卡", t.at(end+1)) && t.r[end] == '千' {
			break
		}
		m *= step
		end++
	}
	switch {
	case end > at:
		f.apply(m, end)
		t.hundreds(f, m)
	case t.at(f.end) == 'w' && !latinLetter(t.at(f.end+1)) && !t.watts(f):
		f.apply(10000, f.end+1)
		t.hundreds(f, 10000) // 1w5
	case t.at(f.end) == 'k' && !latinLetter(t.at(f.end+1)) && !digit(t.at(f.end+1)):
		f.apply(1000, f.end+1)
	case t.hasString(at, "million") || t.hasString(at, "thousand") || t.hasString(at, "hundred"):
		w, e := t.word(at)
		if m, ok := englishScale(w); ok {
			f.apply(m, e)
		}
	}
}

func (f *figure) apply(m float64, end int) {
	f.lo, f.hi, f.end, f.scaled = f.lo*m, f.hi*m, end, true
}

// hundreds reads the 5 of 1万5 and 2千3: the next place, when nothing else follows.
func (t *source) hundreds(f *figure, m float64) {
	if m < 100 || !digit(t.at(f.end)) || digit(t.at(f.end+1)) {
		return
	}
	if _, more := hanScale(t.at(f.end + 1)); more || t.unitAt(f.end+1) && t.r[f.end+1] != '元' && t.r[f.end+1] != '块' {
		return
	}
	add := float64(t.r[f.end]-'0') * m / 10
	f.lo, f.hi, f.end = f.lo+add, f.hi+add, f.end+1
}

// watts tells 5w (fifty thousand, as Chinese customers write) from the power of a lamp.
func (t *source) watts(f *figure) bool {
	if t.near(f.start, f.end, 10, "灯", "瓦", "功率", "充电", "电源", "bulb", "led", "lamp", "charger", "watt", "power") {
		return true
	}
	return !t.hanAround(f.start, f.end) && t.latinAround(f.start, f.end+1)
}

func hanScale(r rune) (float64, bool) {
	switch r {
	case '十', '拾':
		return 10, true
	case '百', '佰':
		return 100, true
	case '千', '仟':
		return 1000, true
	case '万':
		return 1e4, true
	case '亿':
		return 1e8, true
	}
	return 0, false
}
