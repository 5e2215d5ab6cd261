package text

import "baihua/backend/assist"

// Date is a day, month, weekday or a time relative to now, as far as a text says it.
// What it leaves open is 0. A relative date is never resolved: only the reader knows
// when "上月底" is.
type Date struct {
	Year, Month, Day int
	Weekday          int    // 1 = Monday .. 7 = Sunday
	Relative         string // canonical English: "yesterday", "end of last month"
	Raw              string
	Span             assist.Span
}

// Says reports whether d says everything that o says: 2026-11-05 says 11月5日, but not
// the other way round.
func (d Date) Says(o Date) bool {
	covers := func(have, want int) bool { return want == 0 || have == want }
	return covers(d.Year, o.Year) && covers(d.Month, o.Month) && covers(d.Day, o.Day) &&
		covers(d.Weekday, o.Weekday) && (o.Relative == "" || d.Relative == o.Relative)
}

// Alike reports whether two dates name the same thing on a calendar: day, weekday, or
// a time relative to now.
func (d Date) Alike(o Date) bool {
	return (d.Relative != "") == (o.Relative != "") && (d.Weekday > 0) == (o.Weekday > 0) &&
		(d.Day > 0) == (o.Day > 0) && (d.Month > 0) == (o.Month > 0)
}

// Dates finds calendar dates, weekdays, holidays and times relative to now.
func Dates(s string) []Date {
	t := newSource(s)
	for _, c := range t.codes() {
		if c.Kind != CodeOther {
			t.take(c.Span.Start, c.Span.End)
		}
	}
	return t.dates()
}

func (t *source) dates() []Date {
	var out []Date
	for i := 0; i < len(t.r); i++ {
		if t.taken[i] {
			continue
		}
		d, end := t.dateAt(i)
		if end == i || !t.free(i, end) {
			continue
		}
		d.Raw, d.Span = t.text(i, end), t.span(i, end)
		out = append(out, d)
		i = end - 1
	}
	return out
}

// dateAt reads the longest date at i; end is i where there is none.
func (t *source) dateAt(i int) (Date, int) {
	if d, end := t.relative(i); end > i {
		return d, end
	}
	switch r := t.r[i]; {
	case digit(r) && !digit(t.at(i-1)) && t.at(i-1) != '.':
		if d, end := t.numericDate(i); end > i {
			return d, end
		}
		return t.dayThenMonth(i)
	case isHan(r):
		if w, end := t.hanWeekday(i); end > i {
			return Date{Weekday: w}, end
		}
		if _, before := hanDigit(t.at(i - 1)); before {
			return Date{}, i
		}
		return t.hanDate(i)
	case latinLetter(r):
		return t.englishDate(i)
	}
	return Date{}, i
}

// numericDate reads 2026-11-05, 2026/11, 11/5/2026 and what 年, 月 and 日 mark.
func (t *source) numericDate(i int) (Date, int) {
	if d, end := t.hanDate(i); end > i {
		return d, end
	}
	a, end := t.whole(i)
	sep := t.at(end)
	if !contains("-/.", sep) {
		return t.bareYear(i, a, end)
	}
	b, mid := t.whole(end + 1)
	if mid == end+1 {
		return Date{}, i
	}
	c, last := 0, mid
	if t.at(mid) == sep {
		c, last = t.whole(mid + 1)
	}
	three := last > mid+1
	switch {
	case three && a >= 1900 && a < 2100 && month(b) && day(c):
		return Date{Year: a, Month: b, Day: c}, last
	case three && c >= 1900 && c < 2100 && month(a) && day(b):
		return Date{Year: c, Month: a, Day: b}, last
	case three && c >= 1900 && c < 2100 && month(b) && day(a):
		return Date{Year: c, Month: b, Day: a}, last
	case !three && end-i == 4 && a >= 1900 && a < 2100 && month(b) && mid-end == 3 && sep != '.' && t.at(mid) != sep:
		return Date{Year: a, Month: b}, mid
	case !three && sep == '/' && month(a) && day(b) && (a >= b || b > 9 || t.dateWord(i)) && !t.unitAt(mid) && t.at(mid) != '/':
		return Date{Month: a, Day: b}, mid
	}
	return Date{}, i
}

// dateWord reports a word before i after which 1/2 is a day and no fraction.
func (t *source) dateWord(i int) bool {
	switch t.wordBefore(i) {
	case "on", "by", "until", "since", "before", "after", "from":
		return true
	}
	return contains("于在从到", t.at(t.back(i)-1))
}

// bareYear reads "in 2026".
func (t *source) bareYear(i, v, end int) (Date, int) {
	if end-i != 4 || v < 1900 || v >= 2100 || t.unitAt(end) {
		return Date{}, i
	}
	switch t.wordBefore(i) {
	case "in", "since", "until", "year", "by", "of":
		return Date{Year: v}, end
	}
	return Date{}, i
}

func (t *source) whole(i int) (v, end int) {
	end = t.digitRun(i)
	if end-i > 4 || end == i {
		return 0, i
	}
	return int(number(string(t.r[i:end]))), end
}

func month(v int) bool { return v >= 1 && v <= 12 }

func day(v int) bool { return v >= 1 && v <= 31 }
