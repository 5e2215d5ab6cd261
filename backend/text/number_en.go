package text

import "math"

// englishSmall gives the value of an English number word below a hundred.
func englishSmall(w string) (float64, bool) {
	switch w {
	case "zero":
		return 0, true
	case "one":
		return 1, true
	case "two":
		return 2, true
	case "three":
		return 3, true
	case "four":
		return 4, true
	case "five":
		return 5, true
	case "six":
		return 6, true
	case "seven":
		return 7, true
	case "eight":
		return 8, true
	case "nine":
		return 9, true
	case "ten":
		return 10, true
	case "eleven":
		return 11, true
	case "twelve":
		return 12, true
	case "thirteen":
		return 13, true
	case "fourteen":
		return 14, true
	case "fifteen":
		return 15, true
	case "sixteen":
		return 16, true
	case "seventeen":
		return 17, true
	case "eighteen":
		return 18, true
	case "nineteen":
		return 19, true
	}
	return englishTens(w)
}

func englishTens(w string) (float64, bool) {
	switch w {
	case "twenty":
		return 20, true
	case "thirty":
		return 30, true
	case "forty", "fourty":
		return 40, true
	case "fifty":
		return 50, true
	case "sixty":
		return 60, true
	case "seventy":
		return 70, true
	case "eighty":
		return 80, true
	case "ninety":
		return 90, true
	}
	return 0, false
}

func englishScale(w string) (float64, bool) {
	switch w {
	case "dozen":
		return 12, true
	case "hundred":
		return 100, true
	case "thousand":
		return 1000, true
	case "million":
		return 1e6, true
	}
	return 0, false
}

func englishNumber(w string) bool {
	_, small := englishSmall(w)
	_, scale := englishScale(w)
	return small || scale
}

// englishFigure reads two, twenty-five, one hundred and fifty, a dozen, half an hour,
// two and a half, a week.
func (t *source) englishFigure(i int) (figure, bool) {
	w, end := t.word(i)
	if w == "" || digit(t.at(i-1)) {
		return figure{}, false
	}
	switch w {
	case "half":
		return t.halfOf(i, end)
	case "a", "an":
		return t.article(i, end)
	case "quarter":
		return figure{}, false
	}
	var total, current float64
	last, seen := i, false
	for w != "" {
		if v, ok := englishSmall(w); ok && joins(current, v) {
			current += v
		} else if m, ok := englishScale(w); ok && (seen || m == 12) {
			current = max(current, 1) * m
			if m >= 1000 {
				total, current = total+current, 0
			}
		} else if w != "and" || !seen || current < 100 && total == 0 || !t.numberFollows(end) {
			break
		}
		if w != "and" {
			seen, last = true, end
		}
		next := t.spaces(end)
		if t.at(next) == '-' {
			next++
		}
		w, end = t.word(next)
	}
	if !seen {
		return figure{}, false
	}
	v := total + current
	f := figure{start: i, end: last, lo: v, hi: v, base: v, word: true}
	t.andHalf(&f)
	return f, true
}

// joins reports whether v goes on a number of value current: twenty five, hundred five.
func joins(current, v float64) bool {
	tens, hundreds := math.Mod(current, 10), math.Mod(current, 100)
	return hundreds == 0 || tens == 0 && hundreds >= 20 && v < 10
}

// numberFollows reports a number word after "and": one hundred and fifty.
func (t *source) numberFollows(end int) bool {
	w, _ := t.word(t.spaces(end))
	_, ok := englishSmall(w)
	return ok
}

// andHalf reads the rest of "two and a half".
func (t *source) andHalf(f *figure) {
	at := t.spaces(f.end)
	if t.hasString(at, "and a half") {
		f.lo += .5
		f.hi, f.base, f.end = f.lo, f.lo, at+len("and a half")
	}
}

// halfOf reads "half an hour", "half a tablet", "half-day" and "half a dozen".
func (t *source) halfOf(i, end int) (figure, bool) {
	at := t.spaces(end)
	for _, w := range []string{"an ", "a "} {
		if t.hasString(at, w) {
			at += len(w)
			break
		}
	}
	f := figure{start: i, end: at, lo: .5, hi: .5, base: .5, word: true}
	if t.hasString(at, "dozen") {
		f.lo, f.hi, f.end = 6, 6, at+len("dozen")
		return f, true
	}
	_, to := t.unitFrom(at)
	return f, to > at
}

// article reads "a week" and "a dozen" as one; "3 tablets a day" and "a minute" are no
// quantities.
func (t *source) article(i, end int) (figure, bool) {
	at := t.spaces(end)
	w, to := t.word(at)
	one := figure{start: i, end: end, lo: 1, hi: 1, base: 1, word: true, implied: true}
	if m, ok := englishScale(w); ok {
		return figure{start: i, end: to, lo: m, hi: m, base: m, word: true}, true
	}
	if half := t.spaces(to); w == "half" && t.unitAt(half) {
		return figure{start: i, end: half, lo: .5, hi: .5, base: .5, word: true}, true
	}
	if u, unit := t.unitFrom(at); unit > at && portion(u) && t.hasString(t.spaces(unit), "and a half") {
		one.lo, one.hi = 1.5, 1.5 // a tablet and a half
		return one, true
	}
	switch w {
	case "day", "week", "month", "year", "fortnight", "hour":
	default:
		return figure{}, false
	}
	if t.rate(i) {
		return figure{}, false
	}
	if t.hasString(t.spaces(to), "and a half") {
		one.lo, one.hi = 1.5, 1.5
	}
	return one, true
}

// rate reports that what stands before i counts per unit: "twice a day".
func (t *source) rate(i int) bool {
	end := t.back(i)
	if end > 0 && digit(t.r[end-1]) {
		return true
	}
	switch w := t.wordBefore(i); w {
	case "once", "twice", "times", "per", "what", "such":
		return true
	default:
		return latinUnit(w) && w != "order" || w == "mg"
	}
}
