package text

// relativeTable has a line for each relative date or holiday: its name with _ for
// spaces, then how people write it.
const relativeTable = `
today 今天 今日 当天 当日 today
tomorrow 明天 明日 明儿 tomorrow
yesterday 昨天 昨日 yesterday
day_after_tomorrow 后天 day_after_tomorrow
day_before_yesterday 前天 day_before_yesterday
tonight 今晚 tonight
this_week 本周 这周 这个星期 这星期 this_week
next_week 下周 下个星期 下星期 下礼拜 next_week
last_week 上周 上个星期 上星期 上礼拜 last_week
this_month 本月 这个月 这月 当月 this_month
next_month 下月 下个月 次月 next_month
last_month 上月 上个月 last_month
end_of_the_month 月底 月末 end_of_the_month end_of_month month_end
end_of_this_month 本月底 这个月底 end_of_this_month
end_of_last_month 上月底 上个月底 end_of_last_month
end_of_next_month 下月底 下个月底 end_of_next_month
start_of_the_month 月初 start_of_the_month beginning_of_the_month
start_of_last_month 上月初 上个月初 start_of_last_month
start_of_next_month 下月初 下个月初 start_of_next_month
middle_of_the_month 月中 middle_of_the_month
this_year 今年 本年 this_year
next_year 明年 来年 next_year
last_year 去年 last_year
year_before_last 前年 year_before_last
end_of_the_year 年底 年末 end_of_the_year end_of_year year_end
start_of_the_year 年初 start_of_the_year
weekend 周末 weekend weekends
next_day 次日 隔天 第二天 next_day following_day
spring_festival 春节 过年 新年 除夕 spring_festival lunar_new_year chinese_new_year lunar_new_year's_eve
new_year's_day 元旦 new_year's_day
qingming 清明 清明节
labour_day 五一 劳动节 labour_day labor_day may_day
dragon_boat_festival 端午 端午节
mid-autumn_festival 中秋 中秋节
national_day 国庆 国庆节 十一黄金周 national_day
singles_day 双十一 双11 双_11 singles'_day
double_twelve 双十二 双12
618 618 六一八
christmas 圣诞 圣诞节 christmas xmas
easter 复活节 easter
black_friday 黑五 black_friday
thanksgiving 感恩节 thanksgiving
bank_holiday 法定节假日 节假日 bank_holiday bank_holidays public_holiday public_holidays
`

// englishDate reads Nov 5, November 5th 2026, Monday and November.
func (t *source) englishDate(i int) (Date, int) {
	w, end := t.word(i)
	if d := englishWeekday(w); d > 0 {
		return Date{Weekday: d}, end
	}
	m, full := englishMonth(w)
	if m == 0 {
		return Date{}, i
	}
	at := end
	if t.at(at) == '.' {
		at++
	}
	v, to := t.whole(t.spaces(at))
	switch {
	case to > at && day(v) && !t.unitAt(to):
		d := Date{Month: m, Day: v}
		return t.withYear(d, t.afterOrdinal(to))
	case to > at && v >= 1900 && v < 2100:
		return Date{Year: v, Month: m}, to
	case full:
		return Date{Month: m}, end
	}
	return Date{}, i
}

// dayThenMonth reads "5 November 2026" and "5th of Nov".
func (t *source) dayThenMonth(i int) (Date, int) {
	v, end := t.whole(i)
	if !day(v) {
		return Date{}, i
	}
	at := t.spaces(t.afterOrdinal(end))
	if t.hasString(at, "of ") {
		at += len("of ")
	}
	w, to := t.word(at)
	m, _ := englishMonth(w)
	if m == 0 {
		return Date{}, i
	}
	return t.withYear(Date{Month: m, Day: v}, to)
}

func (t *source) afterOrdinal(end int) int {
	for _, s := range []string{"st", "nd", "rd", "th"} {
		if t.hasString(end, s) && !latinLetter(t.at(end+2)) {
			return end + 2
		}
	}
	return end
}

// withYear reads ", 2026" after a day and month.
func (t *source) withYear(d Date, end int) (Date, int) {
	at := t.spaces(end)
	if t.at(at) == ',' {
		at = t.spaces(at + 1)
	}
	if v, to := t.whole(at); to-at == 4 && v >= 1900 && v < 2100 {
		d.Year = v
		return d, to
	}
	return d, end
}

// englishMonth gives a month's number; full says that the word alone means the month.
func englishMonth(w string) (m int, full bool) {
	if len(w) < 3 {
		return 0, false
	}
	for n, name := range []string{"january", "february", "march", "april", "may", "june", "july", "august",
		"september", "october", "november", "december"} {
		if w == name {
			return n + 1, name != "march" && name != "may"
		}
		if w == name[:3] || w == "sept" && n == 8 {
			return n + 1, false
		}
	}
	return 0, false
}

func englishWeekday(w string) int {
	for n, name := range []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		if w == name || w == name+"s" {
			return n + 1
		}
	}
	return 0
}
