package text

// clocks finds times of day and takes them, so that 10:30 is one quantity and no ratio.
func (t *source) clocks() []Quantity {
	var out []Quantity
	for i := 0; i < len(t.r); i++ {
		if t.taken[i] {
			continue
		}
		hour, end, ok := t.clockAt(i)
		if !ok || !t.free(i, end) {
			continue
		}
		t.take(i, end)
		out = append(out, Quantity{Value: hour, Unit: "clock", Kind: Clock, Raw: t.text(i, end), Span: t.span(i, end), Said: hour, dimension: "clock", base: hour})
		i = end - 1
	}
	return out
}

// clockAt reads a time of day whose hour starts at i.
func (t *source) clockAt(i int) (hour float64, end int, ok bool) {
	if w, e := t.word(i); w == "noon" || w == "midday" {
		return 12, e, true
	} else if w == "midnight" {
		return 0, e, true
	}
	h, end, digits := t.hour(i)
	if end == i || h > 24 {
		return 0, i, false
	}
	switch {
	case digits && t.at(end) == ':' && digit(t.at(end+1)) && digit(t.at(end+2)) && !digit(t.at(end+3)):
		minutes := float64(t.r[end+1]-'0')*10 + float64(t.r[end+2]-'0')
		if minutes >= 60 {
			return 0, i, false
		}
		return t.halfDay(i, h+minutes/60, end+3)
	case t.meridiem(end) != "":
		return t.halfDay(i, h, end)
	case digits && t.hasString(t.spaces(end), "o'clock"):
		return t.halfDay(i, h, t.spaces(end)+len("o'clock"))
	case t.at(end) == '点' && (digits || t.sureClock(i, end)) && !contains("击按评赞位数餐名心", t.at(end+1)):
		return t.hanMinutes(i, h, end+1)
	case digits && t.at(end) == '时' && !contains("候常间刻段长", t.at(end+1)):
		return t.hanMinutes(i, h, end+1)
	}
	return 0, i, false
}

// hour reads the digits or Chinese numeral of an hour.
func (t *source) hour(i int) (h float64, end int, digits bool) {
	if i >= len(t.r) {
		return 0, i, false
	}
	if digit(t.r[i]) {
		if digit(t.at(i-1)) || t.at(i-1) == '.' || t.at(i-1) == ':' {
			return 0, i, false
		}
		end = t.digitRun(i)
		if end-i > 2 {
			return 0, i, false
		}
		return number(string(t.r[i:end])), end, true
	}
	if _, prev := hanDigit(t.at(i - 1)); prev {
		return 0, i, false
	}
	v, end, ok := t.hanNumber(i)
	if !ok || t.r[i] == '零' {
		return 0, i, false
	}
	return v, end, false
}

// sureClock tells 三点 (o'clock) from 三点 (three points, or the start of a decimal).
func (t *source) sureClock(i, end int) bool {
	if t.dayPart(i) {
		return true
	}
	return contains("半钟整到前之左", t.at(end+1))
}

// hanMinutes reads 半, 一刻, 20分 and 整 after 点.
func (t *source) hanMinutes(i int, h float64, end int) (float64, int, bool) {
	switch r := t.at(end); {
	case r == '半':
		h, end = h+.5, end+1
	case r == '钟' || r == '整':
		end++
	case t.hasString(end, "一刻"):
		h, end = h+.25, end+2
	case t.hasString(end, "三刻"):
		h, end = h+.75, end+2
	default:
		if m, to, _ := t.hour(end); to > end && m < 60 {
			if t.at(to) == '分' {
				h, end = h+m/60, to+1
			} else if t.at(to) != '天' && to-end <= 2 && m >= 10 && !t.unitAt(to) {
				h, end = h+m/60, to
			}
		}
	}
	return t.halfDay(i, h, end)
}

// halfDay moves an afternoon hour past noon, by am and pm after it or 下午 before it.
func (t *source) halfDay(i int, h float64, end int) (float64, int, bool) {
	if m := t.meridiem(end); m != "" {
		at := t.spaces(end)
		for at < len(t.r) && (contains("apm", t.r[at]) || t.r[at] == '.' && contains("pm", t.at(at+1)) || t.r[at] == '.' && t.at(at-1) == 'm' && contains(" ,", t.at(at+1))) {
			at++
		}
		if m == "pm" && h < 12 {
			h += 12
		} else if m == "am" && h == 12 {
			h = 0
		}
		return h, at, true
	}
	if t.afternoon(i) && h < 12 {
		h += 12
	}
	return h, end, true
}

// meridiem reads am, pm, a.m. and p.m.
func (t *source) meridiem(end int) string {
	at := t.spaces(end)
	for _, m := range []string{"am", "a.m", "pm", "p.m"} {
		if t.hasString(at, m) && !latinLetter(t.at(at+len(m))) {
			return m[:1] + "m"
		}
	}
	return ""
}

// dayPart reports 上午, 今晚 and the like right before i.
func (t *source) dayPart(i int) bool {
	k := t.back(i)
	for _, w := range []string{"上午", "早上", "早晨", "凌晨", "清早", "明早", "今早", "早"} {
		if t.endsWith(k, w) {
			return true
		}
	}
	return t.afternoon(i)
}

func (t *source) afternoon(i int) bool {
	k := t.back(i)
	for _, w := range []string{"下午", "晚上", "傍晚", "今晚", "明晚", "午后", "晚"} {
		if t.endsWith(k, w) {
			return true
		}
	}
	return t.endsWith(k, "中午")
}
