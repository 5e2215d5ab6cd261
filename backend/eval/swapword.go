package eval

import (
	"regexp"
	"slices"
	"strings"
)

func negationSwaps(w swapWords, s string) []string {
	zh := []turn{
		{"不可以", "可以"}, {"不能", "能"}, {"不要", "要"}, {"不得", "可以"}, {"不会", "会"}, {"不支持", "支持"}, {"不收", "收"}, {"不用", "要"}, {"不需要", "需要"},
		{"没有", "有"}, {"不退", "退"}, {"不保修", "保修"}, {"不包括", "包括"}, {"不是", "是"}, {"不影响", "影响"}, {"无需", "需要"},
		{"可以", "不可以"}, {"能", "不能"}, {"支持", "不支持"}, {"需要", "不需要"}, {"包括", "不包括"}, {"会", "不会"},
	}
	en := []turn{
		{"cannot", "can"}, {"do not", "do"}, {"does not", "does"}, {"is not", "is"}, {"are not", "are"}, {"must not", "may"}, {"will not", "will"}, {"never", "always"},
		{"without", "with"}, {"can", "cannot"}, {"may", "may not"}, {"must", "must not"}, {"will", "will not"}, {"is", "is not"}, {"are", "are not"},
	}
	if w.lang == "en" {
		return turned("en", s, en, regexp.MustCompile(`\b(can|may|will|must|is|are) not\b|\b(?:May|may) \d`))
	}
	return turned("zh", s, zh, regexp.MustCompile(`功能|性能|智能|节能|能力|能量|能源|可能|会员|机会|社会|会议|会计|聚会|是否|能否|能不能|会不会|是不是|有没有|不仅|只能|只要|才能|就能|都能|所能|不能不`))
}

func modalitySwaps(w swapWords, s string) []string {
	if w.lang == "en" {
		return turned("en", s, []turn{{"must", "may"}, {"may", "must"}, {"can", "must"}, {"should", "may"}, {"has to", "may"}, {"have to", "may"}, {"need to", "may"}, {"required", "optional"}},
			regexp.MustCompile(`\b(?:can|may|must|need) not\b|\bas \w+ as you can\b|\bMay\b`))
	}
	return turned("zh", s, []turn{{"必须", "可以"}, {"不得", "可以不"}, {"慎用", "可用"}, {"禁用", "慎用"}, {"忌用", "慎用"}, {"应当", "可以"}, {"需要", "可以"}, {"一定要", "可以"}, {"可以", "必须"}, {"务必", "可以"}},
		regexp.MustCompile(`不可以|不需要|可以不|不必须|是否需要`))
}

func boundSwaps(w swapWords, s string) []string {
	if w.lang == "en" {
		return turned("en", s, []turn{{"at least", "at most"}, {"at most", "at least"}, {"up to", "at least"}, {"more than", "less than"}, {"less than", "more than"}, {"or more", "or less"}, {"within", "after"},
			{"no more than", "no less than"}, {"before", "after"}, {"after", "before"}, {"from age", "up to age"}, {"under", "over"}, {"over", "under"}, {"above", "below"}, {"below", "above"}},
			regexp.MustCompile(`(?i)not (?:more|less) than|look after|before and after|day after|day before|over the counter|go over|hand(?:ed)? over|left over|taken? over|see below|over it|all over|under "|under My|over(?: a)? (?:phone|network)`))
	}
	return turned("zh", s, []turn{{"至少", "最多"}, {"最多", "至少"}, {"以上", "以下"}, {"以下", "以上"}, {"不超过", "超过"}, {"不满", "超过"}, {"满", "不满"}, {"最高", "最低"}, {"最低", "最高"}, {"以内", "以外"}, {"之前", "之后"}, {"之后", "之前"}, {"以后", "以前"}, {"不足", "超过"}},
		regexp.MustCompile(`满意|满足|客满|充满|已满|不满意|满满|低于|以上信息|以下信息|以下情况|以上情况`))
}

func oppositeSwaps(w swapWords, s string) []string {
	if w.lang == "en" {
		return turned("en", s, []turn{{"open", "close"}, {"close", "open"}, {"freeze", "unfreeze"}, {"unfreeze", "freeze"}, {"lock", "unlock"}, {"return", "exchange"}, {"exchange", "return"}, {"credit card", "debit card"}, {"debit card", "credit card"},
			{"withdraw", "deposit"}, {"turn on", "turn off"}, {"turn off", "turn on"}, {"abroad", "in China"}, {"online", "in the store"}, {"free", "charged"}, {"hot", "cold"}, {"cold", "hot"}, {"increase", "reduce"}, {"before meals", "after meals"}, {"after meals", "before meals"}, {"bind", "unbind"}, {"cancel", "place"}},
			regexp.MustCompile(`return address|exchange rate|cold medicine|catch cold|a cold|close to|return or exchange|returns? and exchanges?|feel free|hot line`))
	}
	return turned("zh", s, []turn{{"开通", "关闭"}, {"关闭", "开通"}, {"冻结", "解冻"}, {"解冻", "冻结"}, {"锁定", "解锁"}, {"退货", "换货"}, {"换货", "退货"}, {"信用卡", "借记卡"}, {"借记卡", "信用卡"}, {"转入", "转出"}, {"转出", "转入"}, {"存款", "取款"}, {"取款", "存款"}, {"饭前", "饭后"}, {"饭后", "饭前"},
		{"线上", "线下"}, {"境外", "境内"}, {"境内", "境外"}, {"免费", "收费"}, {"挂失", "解挂"}, {"提高", "降低"}, {"降低", "提高"}, {"热敷", "冷敷"}, {"绑定", "解绑"}, {"大件", "小件"}, {"小件", "大件"}, {"定期", "活期"}, {"活期", "定期"}, {"现货", "预售"}, {"安装", "拆卸"}},
		regexp.MustCompile(`退换货|解除|预约安装|安装费|定期检查|定期清洁|信用卡中心`))
}

// conditionSwaps drops a condition.
func conditionSwaps(w swapWords, s string) []string {
	if w.lang == "en" {
		out := matchedSwaps(s, regexp.MustCompile(`^(?:If|When|Where|Once|Unless|Provided) [^,;.]{4,80}, (\w)([^.]{12,})`), func(m []string) []string { return []string{strings.ToUpper(m[1]) + m[2]} })
		out = append(out, matchedSwaps(s, regexp.MustCompile(` (?:if|unless|only if|provided|only when|only after) [^,;.:]{4,80}([.;,]|$)`), func(m []string) []string { return []string{m[1]} })...)
		return append(out, turned("en", s, []turn{{"only ", ""}}, nil)...)
	}
	out := matchedSwaps(s, regexp.MustCompile(`(?:^|，|；)(?:如果|如|要是|若|只有|除非|当)[^，；。]{2,30}(?:的话|时|的)?，`), func(m []string) []string {
		if strings.HasPrefix(m[0], "，") || strings.HasPrefix(m[0], "；") {
			return []string{m[0][:len("，")]}
		}
		return []string{""}
	})
	out = append(out, matchedSwaps(s, regexp.MustCompile(`^[^，；。]{3,30}的，`), func([]string) []string { return []string{""} })...)
	return append(out, turned("zh", s, []turn{{"只能", "能"}, {"只有", ""}, {"仅限", ""}, {"只限", ""}, {"只在", "在"}, {"只收", "收"}, {"仅", ""}}, regexp.MustCompile(`不仅`))...)
}

func exceptionSwaps(w swapWords, s string) []string {
	if w.lang == "en" {
		return matchedSwaps(s, regexp.MustCompile(`,? (?:except|apart from|other than|not counting|but not|excluding|unless) [^,;.:]{3,70}([.;,]|$)`), func(m []string) []string { return []string{m[1]} })
	}
	out := matchedSwaps(s, regexp.MustCompile(`除[^，；。]{2,24}(?:外|以外|之外)，?`), func([]string) []string { return []string{""} })
	out = append(out, matchedSwaps(s, regexp.MustCompile(`[^，；。]{2,24}(?:除外|例外|不算|不在内)[，；]?`), func([]string) []string { return []string{""} })...)
	return append(out, matchedSwaps(s, regexp.MustCompile(`[，；](?:但|不过|但是)[^，；。]{3,40}`), func([]string) []string { return []string{""} })...)
}

// nameSwapped puts another name of the same kind.
func nameSwapped(w swapWords, s string) []string {
	var out []string
	for _, forms := range w.names {
		for _, form := range forms {
			if !strings.Contains(s, form) || w.within(s, form) {
				continue
			}
			others := slices.DeleteFunc(slices.Clone(forms), func(o string) bool {
				return strings.Contains(s, o) || strings.Contains(o, form) || strings.Contains(form, o)
			})
			if len(others) > 0 {
				slices.Sort(others)
				out = append(out, turned(w.lang, s, []turn{{form, others[w.draw.IntN(len(others))]}}, nil)...)
			}
		}
	}
	slices.Sort(out)
	return out
}

// within reports a form that stands in s as a part of a longer name only.
func (w swapWords) within(s, form string) bool {
	for _, longer := range w.mention {
		if len(longer) > len(form) && strings.Contains(longer, form) && strings.Contains(s, longer) {
			return true
		}
	}
	return false
}

// subjectSwaps exchanges two names of one kind in a sentence.
func subjectSwaps(w swapWords, s string) []string {
	var out []string
	for _, forms := range w.names {
		for i, a := range forms {
			for _, b := range forms[i+1:] {
				if strings.Contains(a, b) || strings.Contains(b, a) || strings.Count(s, a) != 1 || strings.Count(s, b) != 1 || w.within(s, a) || w.within(s, b) {
					continue
				}
				at, bt := strings.Index(s, a), strings.Index(s, b)
				first, second := a, b
				if bt < at {
					first, second, at, bt = b, a, bt, at
				}
				between := s[at+len(first) : bt]
				if !strings.ContainsAny(between, "0123456789") { // listed side by side, their order says nothing
					continue
				}
				out = append(out, s[:at]+second+between+first+s[bt+len(second):])
			}
		}
	}
	slices.Sort(out)
	return out
}

func ageSwaps(w swapWords, s string) []string {
	if w.lang == "en" {
		return turned("en", s, []turn{{"children", "adults"}, {"Children", "Adults"}, {"adults", "children"}, {"Adults", "Children"}, {"elderly people", "children"}, {"Older people", "Children"}, {"older people", "children"}, {"babies", "adults"}, {"Pregnant women", "Older people"}, {"pregnant women", "older people"}}, nil)
	}
	return turned("zh", s, []turn{{"儿童", "成人"}, {"孩子", "大人"}, {"成人", "儿童"}, {"成年人", "儿童"}, {"老人", "儿童"}, {"老年人", "儿童"}, {"孕妇", "老人"}, {"婴儿", "成人"}, {"小孩", "大人"}}, regexp.MustCompile(`儿童床|儿童房|儿童椅|未成年人|儿童家具`))
}

func formSwaps(w swapWords, s string) []string {
	if w.lang == "en" {
		return turned("en", s, []turn{{"capsules", "suspension"}, {"suspension", "tablets"}, {"drops", "tablets"}, {"cream", "tablets"}, {"gel", "tablets"}, {"granules", "capsules"}, {"syrup", "tablets"}, {"patch", "gel"}, {"tincture", "capsules"}}, regexp.MustCompile(`(?i)gel pen|drops? (?:by|in price)|price drops`))
	}
	return turned("zh", s, []turn{{"胶囊", "口服液"}, {"混悬液", "片剂"}, {"滴剂", "混悬液"}, {"乳膏", "胶囊"}, {"凝胶", "乳膏"}, {"颗粒", "胶囊"}, {"糖浆", "胶囊"}, {"贴膏", "软膏"}, {"滴眼液", "眼膏"}, {"缓释", "普通"}}, nil)
}
