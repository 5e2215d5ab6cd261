package eval

import (
	"regexp"
	"strconv"
	"strings"
)

// orderVariants puts one of two independent parts first: statements beside a semicolon,
// or an English condition and what follows from it.
func orderVariants(w swapWords, s string) []string {
	mark, end := "；", "。"
	if w.lang == "en" {
		mark, end = "; ", "."
	}
	body := strings.TrimSuffix(s, end)
	parts := strings.Split(body, mark)
	var out []string
	if len(parts) > 1 && !open(parts[1]) {
		out = append(out, strings.Join(append([]string{parts[1], parts[0]}, parts[2:]...), mark)+s[len(body):])
	}
	if w.lang == "en" {
		out = append(out, matchedSwaps(body, regexp.MustCompile(`^If ([^,;]{4,80}), ([a-z])([^;,]{8,})$`), func(m []string) []string {
			return []string{strings.ToUpper(m[2]) + m[3] + " if " + m[1] + "."}
		})...)
	}
	return out
}

// open reports a part that rests on the one before it.
func open(part string) bool {
	for _, w := range []string{"其中", "它", "这", "该", "否则", "另", "还", "也", "it ", "this ", "they ", "otherwise", "then ", "these ", "its ", "that "} {
		if strings.HasPrefix(strings.TrimSpace(strings.ToLower(part)), w) {
			return true
		}
	}
	return false
}

func greetingVariants(w swapWords, s string) []string {
	if strings.ContainsAny(s[:1], "-0123456789") { // a line of a list
		return nil
	}
	if w.lang == "en" {
		return []string{"Hello, " + s, "Sure: " + s}
	}
	return []string{"您好，" + s, "好的，" + s, "亲，" + s}
}

func synonymVariants(w swapWords, s string) []string {
	general := []turn{{"需要", "要"}, {"如果", "要是"}, {"马上", "立刻"}, {"大约", "大概"}, {"立即", "马上"}, {"之内", "以内"}, {"费用", "收费"}, {"并且", "而且"}, {"请先", "先请"}, {"收取", "收"}, {"提前", "事先"}, {"申请", "提出申请"}}
	if w.lang == "en" {
		general = []turn{{"buy", "purchase"}, {"at once", "immediately"}, {"about", "around"}, {"because", "since"}, {"want to", "would like to"}, {"sofa", "couch"}, {"ask", "consult"}, {"use", "make use of"}, {"phone", "mobile phone"}, {"lift", "elevator"}, {"tap", "press"}, {"choose", "select"}, {"also", "as well"}}
	}
	out := turned(w.lang, s, general, regexp.MustCompile(`不需要|无需要|安装费用|about (?:it|us)|in use|How to use|phone number`))
	for _, words := range w.same {
		for i, a := range words {
			b := words[(i+1)%len(words)]
			if strings.Contains(a, b) || strings.Contains(b, a) || (a[0] > 127) != (w.lang == "zh") || (b[0] > 127) != (w.lang == "zh") {
				continue
			}
			out = append(out, turned(w.lang, s, []turn{{a, b}}, nil)...)
		}
	}
	return out
}

// figureVariants writes a figure another way.
func figureVariants(w swapWords, s string) []string {
	var out []string
	if w.lang == "en" {
		small := map[string]string{"1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine", "10": "ten", "12": "twelve", "15": "fifteen", "30": "thirty"}
		out = append(out, matchedSwaps(s, regexp.MustCompile(`\b(\d+) (days?|hours?|weeks?|months?|years?|tablets?|times|working days|minutes)\b`), func(m []string) []string {
			if word := small[m[1]]; word != "" {
				return []string{word + " " + m[2]}
			}
			return nil
		})...)
		out = append(out, matchedSwaps(s, regexp.MustCompile(`\b(14|21|28|7) days\b`), func(m []string) []string {
			n, _ := strconv.Atoi(m[1]) // the pattern is digits
			return []string{map[bool]string{true: "1 week", false: strconv.Itoa(n/7) + " weeks"}[n == 7]}
		})...)
		out = append(out, matchedSwaps(s, regexp.MustCompile(`\b(\d{1,3}),(\d{3})\b`), func(m []string) []string { return []string{m[1] + m[2]} })...)
		return append(out, matchedSwaps(s, regexp.MustCompile(figures+`%`), func(m []string) []string { return []string{m[1] + " percent"} })...)
	}
	small := map[string]string{"1": "一", "2": "两", "3": "三", "4": "四", "5": "五", "6": "六", "7": "七", "8": "八", "9": "九", "10": "十", "12": "十二", "15": "十五", "30": "三十", "24": "二十四", "48": "四十八"}
	out = append(out, matchedSwaps(s, regexp.MustCompile(`(\d+) ?(天|小时|个月|年|周|次|片|粒|个工作日|分钟)`), func(m []string) []string {
		if word := small[m[1]]; word != "" && (m[2] != "年" || len(m[1]) < 3) {
			return []string{word + m[2], fullWidth(m[1]) + m[2]}
		}
		return nil
	})...)
	out = append(out, matchedSwaps(s, regexp.MustCompile(`(\d+)0000 ?元`), func(m []string) []string { return []string{m[1] + " 万元"} })...)
	return append(out, matchedSwaps(s, regexp.MustCompile(`(14|21|28) ?天`), func(m []string) []string {
		return []string{map[string]string{"14": "两周", "21": "三周", "28": "四周"}[m[1]]}
	})...)
}

func fullWidth(digits string) string {
	return strings.Map(func(r rune) rune { return r - '0' + '０' }, digits)
}

// markVariants changes marks and spaces.
func markVariants(w swapWords, s string) []string {
	if w.lang == "en" {
		return []string{strings.TrimSuffix(s, ".") + "!", strings.ReplaceAll(s, "; ", ", "), strings.ToLower(s[:1]) + s[1:]}
	}
	return []string{strings.ReplaceAll(s, "；", "，"), strings.TrimSuffix(s, "。") + "！", strings.ReplaceAll(s, " ", "")}
}

func contractionVariants(w swapWords, s string) []string {
	if w.lang == "en" {
		return turned("en", s, []turn{{"cannot", "can't"}, {"do not", "don't"}, {"does not", "doesn't"}, {"is not", "isn't"}, {"are not", "aren't"}, {"will not", "won't"}, {"must not", "mustn't"}, {"it is", "it's"}, {"It is", "It's"}, {"you are", "you're"}, {"we will", "we'll"}, {"You can", "You may"}}, nil)
	}
	return turned("zh", s, []turn{{"不可以", "不能"}, {"不能", "不可以"}, {"没有", "无"}, {"可以", "能"}, {"无需", "不用"}, {"不用", "不需要"}, {"必须", "一定要"}, {"不得", "不可以"}, {"您", "你"}},
		regexp.MustCompile(`可以不|能不能|有没有|没有人`))
}
