package eval

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// swappers are all kinds of swaps, first the wrong ones. What they look for is written
// here and not asked of the text package, so that a finder's blind spot shows.
func swappers() []swapper {
	return []swapper{
		{"number", false, numberSwaps}, {"money", false, moneySwaps}, {"percent", false, percentSwaps},
		{"duration", false, durationSwaps}, {"dose", false, doseSwaps}, {"unit", false, unitSwaps},
		{"date", false, dateSwaps}, {"time", false, timeSwaps}, {"code", false, codeSwaps},
		{"pairing", false, pairingSwaps}, {"negation", false, negationSwaps}, {"modality", false, modalitySwaps},
		{"bound", false, boundSwaps}, {"opposite", false, oppositeSwaps}, {"condition", false, conditionSwaps},
		{"exception", false, exceptionSwaps}, {"name", false, nameSwapped}, {"subject", false, subjectSwaps},
		{"age", false, ageSwaps}, {"form", false, formSwaps},
		{"order", true, orderVariants}, {"greeting", true, greetingVariants}, {"synonym", true, synonymVariants},
		{"figure form", true, figureVariants}, {"marks", true, markVariants}, {"contraction", true, contractionVariants},
	}
}

const figures = `(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)`

// otherFigures are near and far values in place of one, written as it is.
func otherFigures(w swapWords, s string) []string {
	x, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if err != nil || x == 0 {
		return nil
	}
	var out []string
	for _, y := range []float64{x + 1, x * 2, x + 5, x * 10} {
		f := strconv.FormatFloat(y, 'f', -1, 64)
		if strings.Contains(s, ",") && y == float64(int(y)) {
			f = thousands(int(y))
		}
		if len(f) < 12 {
			out = append(out, f)
		}
	}
	w.draw.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out[:1]
}

func thousands(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return thousands(n/1000) + fmt.Sprintf(",%03d", n%1000)
}

// figureBefore changes the figure of what a pattern of units names.
func figureBefore(w swapWords, s, units string) []string {
	if w.lang == "en" {
		units = `(?:` + units + `)\b`
	}
	return matchedSwaps(s, regexp.MustCompile(figures+`( ?-?)(`+units+`)`), func(m []string) []string {
		var out []string
		for _, f := range otherFigures(w, m[1]) {
			out = append(out, f+m[2]+m[3])
		}
		return out
	})
}

func numberSwaps(w swapWords, s string) []string {
	return figureBefore(w, s, map[string]string{
		"zh": `次|件|张|个(?:城市|门店|网点)|人|位|层|楼|条|笔|厘米|公斤|米|度|积分|分(?:以上|抵)`,
		"en": `times|items|cards|accounts|people|photos|floors|points|cm|kg|m|degrees|instalments|stores|branches`,
	}[w.lang])
}

func moneySwaps(w swapWords, s string) []string {
	return figureBefore(w, s, map[string]string{"zh": `元|万元|美元`, "en": `yuan|US dollars`}[w.lang])
}

func percentSwaps(w swapWords, s string) []string {
	w.lang = "zh" // no word boundary follows the sign
	return figureBefore(w, s, `%|％`)
}

func durationSwaps(w swapWords, s string) []string {
	return figureBefore(w, s, map[string]string{
		"zh": `个?工作日|天|小时|分钟|个月|年|周岁|周|岁`,
		"en": `working days|days|hours|minutes|months|years|weeks|day|hour|month|year`,
	}[w.lang])
}

func doseSwaps(w swapWords, s string) []string {
	return figureBefore(w, s, map[string]string{
		"zh": `毫克|毫升|微克|克|片|粒|袋|丸|滴|喷|支|贴`,
		"en": `mg|ml|micrograms|mcg|g|tablets?|capsules?|sachets?|pills?|drops?|sprays?|vials?|plasters?`,
	}[w.lang])
}

func unitSwaps(w swapWords, s string) []string {
	to := map[string]map[string]string{
		"zh": {"工作日": "小时", "天": "周", "小时": "天", "分钟": "小时", "个月": "年", "年": "个月", "周": "天", "毫克": "克", "毫升": "毫克", "克": "毫克", "片": "袋", "粒": "片", "厘米": "米", "公斤": "斤", "元": "美元", "袋": "片"},
		"en": {"working days": "hours", "days": "weeks", "hours": "days", "minutes": "hours", "months": "years", "years": "months", "weeks": "days", "mg": "g", "ml": "mg", "g": "mg", "tablets": "sachets", "capsules": "tablets", "cm": "m", "kg": "pounds", "yuan": "US dollars", "sachets": "tablets"},
	}[w.lang]
	pattern := figures + `( ?)(工作日|天|小时|分钟|个月|年|周|毫克|毫升|克|片|粒|厘米|公斤|元|袋)`
	if w.lang == "en" {
		pattern = figures + `( )(working days|days|hours|minutes|months|years|weeks|mg|ml|g|tablets|capsules|cm|kg|yuan|sachets)\b`
	}
	return matchedSwaps(s, regexp.MustCompile(pattern), func(m []string) []string {
		if m[3] == "年" && len(m[1]) == 4 {
			return nil
		}
		return []string{m[1] + m[2] + to[m[3]]}
	})
}

func dateSwaps(w swapWords, s string) []string {
	out := matchedSwaps(s, regexp.MustCompile(`(\d{4})-(\d{2})-(\d{2})`), func(m []string) []string {
		return []string{m[1] + "-" + shifted(m[2], 12) + "-" + m[3], m[1] + "-" + m[2] + "-" + shifted(m[3], 28)}
	})
	out = append(out, matchedSwaps(s, regexp.MustCompile(`(\d{1,2}) ?月 ?(\d{1,2}) ?日`), func(m []string) []string {
		return []string{shifted(m[1], 12) + "月" + m[2] + "日", m[1] + "月" + shifted(m[2], 28) + "日"}
	})...)
	days := []string{"周一", "周二", "周三", "周四", "周五", "周六", "周日"}
	if w.lang == "en" {
		days = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
		months := "January|February|March|April|May|June|July|August|September|October|November|December"
		out = append(out, matchedSwaps(s, regexp.MustCompile(`(\d{1,2}) (`+months+`)\b`), func(m []string) []string { return []string{shifted(m[1], 28) + " " + m[2]} })...)
		out = append(out, matchedSwaps(s, regexp.MustCompile(`(`+months+`) (\d{1,2})\b`), func(m []string) []string { return []string{m[1] + " " + shifted(m[2], 28)} })...)
	}
	var turns []turn
	for i, d := range days {
		turns = append(turns, turn{d, days[(i+2)%7]})
	}
	return append(out, turned(w.lang, s, turns, nil)...)
}

// shifted is a later month or day, written as wide.
func shifted(s string, most int) string {
	n, _ := strconv.Atoi(s) // the pattern is digits
	return fmt.Sprintf("%0*d", len(s), (n+2)%most+1)
}

func timeSwaps(w swapWords, s string) []string {
	return matchedSwaps(s, regexp.MustCompile(`\b(\d{1,2}):(\d{2})\b`), func(m []string) []string {
		h, _ := strconv.Atoi(m[1]) // the pattern is digits
		return []string{fmt.Sprintf("%d:%s", (h+3)%24, m[2]), fmt.Sprintf("%s:%s", m[1], map[bool]string{true: "30", false: "45"}[m[2] != "30"])}
	})
}

func codeSwaps(_ swapWords, s string) []string {
	return matchedSwaps(s, regexp.MustCompile(`\b(\d{5}|\d{3,4}-\d{3,8}(?:-\d{3,4})?|1\d{10}|[A-Z]{2,}-?\d{2,})\b`), func(m []string) []string {
		if strings.HasSuffix(m[1], "000") {
			return nil
		}
		last := m[1][len(m[1])-1]
		return []string{m[1][:len(m[1])-1] + string('0'+(last-'0'+3)%10)}
	})
}

// pairingSwaps exchanges two figures of one unit in a sentence: "sofa 0 yuan, chair 20
// yuan".
func pairingSwaps(w swapWords, s string) []string {
	units := `元|天|小时|毫克|片|粒|袋|个月|年|%|次|厘米`
	if w.lang == "en" {
		units = `yuan|days|hours|mg|tablets|sachets|months|years|%|times|cm|working days`
	}
	pattern := regexp.MustCompile(figures + `( ?)(` + units + `)`)
	found := pattern.FindAllStringSubmatchIndex(s, -1)
	var out []string
	for i, a := range found {
		for _, b := range found[i+1:] {
			x, y := s[a[2]:a[3]], s[b[2]:b[3]]
			between := s[a[1]:b[0]]
			if x == y || s[a[6]:a[7]] != s[b[6]:b[7]] || !strings.ContainsAny(between, "，,；;、") {
				continue
			}
			out = append(out, s[:a[2]]+y+s[a[3]:b[2]]+x+s[b[3]:])
		}
	}
	return out
}
