package retrieve

import (
	"strings"
	"unicode/utf8"

	"baihua/backend/text"
)

// longestWish is how many characters a Chinese wish has at most; what is longer tells
// something besides.
const longestWish = 14

// withoutWishes gives the words of an utterance without its clauses that wish somebody
// well, and whether there were any: 祝你生意兴隆, "have a lovely weekend".
func withoutWishes(utterance string) (rest []string, wished bool) {
	for _, clause := range strings.FieldsFunc(text.Normalise(utterance), endsClause) {
		ws := wordsOf(clause)
		if wishesInChinese(strings.Join(ws, "")) || wishesInEnglish(ws) {
			wished = true
			continue
		}
		rest = append(rest, ws...)
	}
	return rest, wished
}

func endsClause(r rune) bool { return strings.ContainsRune(",，、.。!！?？;；~～\n", r) }

// wishesInChinese reports 祝 or 愿 with whom, or with what is wished; 祝福卡能写吗 asks.
func wishesInChinese(clause string) bool {
	if utf8.RuneCountInString(clause) > longestWish || asksChinese(clause) {
		return false
	}
	for _, verb := range [...]string{"祝愿", "祝福", "祝", "愿", "希望"} {
		whom, ok := strings.CutPrefix(clause, verb)
		if !ok {
			continue
		}
		for _, w := range [...]string{"你", "您", "大家", "各位", "亲", "贵店", "贵司", "老板", "店家"} {
			if strings.HasPrefix(whom, w) {
				return verb != "希望" || wellWished(whom)
			}
		}
		return verb != "希望" && wellWished(whom)
	}
	return false
}

// wellWished reports the good things that are wished.
func wellWished(s string) bool {
	for _, w := range [...]string{"兴隆", "快乐", "愉快", "开心", "顺利", "平安", "如意", "健康", "幸福", "发财", "大卖", "红火", "早日", "越来越好"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// wishesInEnglish reports "(I hope you) have a good one" in its many forms.
func wishesInEnglish(ws []string) bool {
	for len(ws) > 0 {
		switch ws[0] {
		case "and", "i", "hope", "you", "youre", "are", "please", "then", "ok", "thanks", "bye":
			ws = ws[1:]
			continue
		}
		break
	}
	if len(ws) < 2 || ws[0] != "have" && ws[0] != "having" && ws[0] != "enjoy" {
		return false
	}
	last := len(ws) - 1
	for last > 1 && (ws[last] == "too" || ws[last] == "ahead" || ws[last] == "there" || ws[last] == "then") {
		last--
	}
	return occasion(ws[last]) && last <= 6 && praised(ws[1:last])
}

func occasion(w string) bool {
	switch w {
	case "one", "day", "evening", "night", "morning", "afternoon", "weekend", "week", "time", "holiday", "holidays", "christmas", "year":
		return true
	}
	return false
}

// praised reports nothing but what may stand between "have" and "day".
func praised(ws []string) bool {
	for _, w := range ws {
		switch w {
		case "a", "an", "the", "your", "very", "really", "truly", "nice", "good", "great", "lovely", "wonderful", "fantastic", "pleasant", "happy", "blessed",
			"beautiful", "amazing", "rest", "of", "new":
		default:
			return false
		}
	}
	return len(ws) > 0
}
