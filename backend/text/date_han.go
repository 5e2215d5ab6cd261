package text

// hanDate reads 2026年11月5日, 11月5号, 十一月, 2026年 and, where it is no duration, 5日.
func (t *source) hanDate(i int) (Date, int) {
	v, end, ok := t.hanCalendar(i)
	if !ok {
		return Date{}, i
	}
	var d Date
	last := i
	if t.at(end) == '年' && v >= 1900 && v < 2100 {
		d.Year, last = v, end+1
		if t.at(last) == '度' || t.at(last) == '底' {
			return d, last
		}
		if v, end, ok = t.hanCalendar(t.spaces(last)); !ok {
			return d, last
		}
	}
	if t.at(end) == '月' && month(v) && t.at(end+1) != '龄' && (last > i || !t.countsMonths(i)) {
		d.Month, last = v, end+1
		if t.at(last) == '份' {
			last++
		}
		if v, end, ok = t.hanCalendar(t.spaces(last)); !ok {
			return d, last
		}
		if (t.at(end) == '日' || t.at(end) == '号') && day(v) {
			return Date{Year: d.Year, Month: d.Month, Day: v}, end + 1
		}
		return d, last
	}
	if last == i && day(v) && t.monthDay(i, end) {
		d.Day, last = v, end+1
	}
	return d, last
}

// hanCalendar reads a year, month or day in digits or Chinese characters.
func (t *source) hanCalendar(i int) (v, end int, ok bool) {
	if i >= len(t.r) {
		return 0, i, false
	}
	if digit(t.r[i]) {
		v, end = t.whole(i)
		return v, end, end > i
	}
	f, end, ok := t.hanNumber(i)
	if !ok || f > 9999 {
		return 0, i, false
	}
	return int(f), end, true
}

// countsMonths reports 半月 and 两月, which are durations.
func (t *source) countsMonths(i int) bool { return contains("两俩仨半", t.r[i]) }

// monthDay tells the 5日 and 15号 of a calendar from 7日内 (a duration) and 3号楼.
func (t *source) monthDay(i, end int) bool {
	switch t.at(end) {
	case '号':
		return !contains("楼线店柜门机馆仓色链桌库厅院码码电", t.at(end+1))
	case '日':
		for _, w := range []string{"每月", "本月", "上月", "下月", "当月", "次月", "月"} {
			if t.endsWith(i, w) {
				return true
			}
		}
		return contains("前之起凌", t.at(end+1)) && t.at(end+2) != '内'
	}
	return false
}

// hanWeekday reads 周三, 星期天 and 礼拜六. 两周三次 is two weeks and no Wednesday.
func (t *source) hanWeekday(i int) (weekday, end int) {
	at := i
	switch {
	case t.r[i] == '周':
		at++
	case t.hasString(i, "星期") || t.hasString(i, "礼拜"):
		at += 2
	default:
		return 0, i
	}
	before := t.at(i - 1)
	if _, counted := hanDigit(before); counted || digit(before) || contains("个半十几", before) {
		return 0, i
	}
	if n := weekdayRune(t.at(at)); n > 0 {
		return n, at + 1
	}
	if t.at(at) == '天' && at == i+2 {
		return 7, at + 1
	}
	return 0, i
}

// relative reads the longest relative date or holiday at i, and the weekday of 下周三.
func (t *source) relative(i int) (Date, int) {
	name, end := lexicons.relatives.find(t, i, func(end int) bool {
		if !t.bounded(i, end) {
			return false
		}
		if digit(t.r[i]) {
			return !t.unitAt(end)
		}
		_, han := hanDigit(t.r[i])
		return !han || t.holiday(i, end)
	})
	if end == i {
		return Date{}, i
	}
	d := Date{Relative: name}
	if t.r[end-1] == '周' || t.endsWith(end, "星期") || t.endsWith(end, "礼拜") {
		if n := weekdayRune(t.at(end)); n > 0 {
			d.Weekday, end = n, end+1
		}
	}
	return d, end
}

func weekdayRune(r rune) int {
	for n, w := range []rune("一二三四五六日") {
		if r == w {
			return n + 1
		}
	}
	return 0
}

// holiday tells 五一 (the holiday) from 三块五一个.
func (t *source) holiday(from, end int) bool {
	before := t.at(from - 1)
	_, counted := hanDigit(before)
	return !counted && !digit(before) && !contains("块元点米第十百千万", before) && !t.unitAt(end)
}
