package retrieve

import (
	"strings"

	"baihua/backend/text"
)

// asked is a set of what questions ask for.
type asked uint8

const (
	asksTime asked = 1 << iota
	asksAmount
	asksPlace
	asksPerson
	asksReason
	asksManner
	asksWhether
	asksThing
)

// particular is what a question must ask for by a word of its own: "activate my card" is
// not "how long does activating take".
const particular = asksTime | asksAmount | asksPlace | asksPerson | asksReason

// otherwise is what remains of a similarity when two questions share their topic and
// ask for different things: how long the warranty is and how to claim it.
const otherwise = 0.7

// differ reports questions that ask for different things. What asks for nothing in
// particular (a heading, "what") differs from none.
func differ(a, b asked) bool { return a != 0 && b != 0 && a&b == 0 }

// strictly is differ for two questions that are to have one answer: what only one of
// them asks for in particular tells them apart, too.
func strictly(a, b asked) bool {
	return differ(a, b) || a&b == 0 && (a|b)&particular != 0
}

// askedBy tells what a question asks for, by its question words.
func askedBy(question string) asked {
	s := text.Normalise(question)
	ws := wordsOf(s)
	a := askedInChinese(s) | askedInEnglish(ws)
	if a == 0 && (whetherInChinese(s) || whetherInEnglish(ws)) {
		a = asksWhether
	}
	return a
}

// askedInChinese takes the words in turn, so that 多少天 asks for a time and no amount.
func askedInChinese(s string) asked {
	var a asked
	for _, w := range [...]struct {
		word string
		asks asked
	}{
		{"多久", asksTime}, {"多长时间", asksTime}, {"什么时候", asksTime}, {"啥时候", asksTime}, {"何时", asksTime}, {"几天", asksTime},
		{"几点", asksTime}, {"几号", asksTime}, {"几时", asksTime}, {"几年", asksTime}, {"几个月", asksTime}, {"哪天", asksTime}, {"多少天", asksTime},
		{"多少", asksAmount}, {"几个", asksAmount}, {"几次", asksAmount}, {"几张", asksAmount}, {"几件", asksAmount}, {"几折", asksAmount},
		{"多大", asksAmount}, {"多高", asksAmount}, {"多宽", asksAmount}, {"多长", asksAmount}, {"多重", asksAmount}, {"什么价", asksAmount},
		{"哪里", asksPlace}, {"哪儿", asksPlace}, {"在哪", asksPlace}, {"到哪", asksPlace}, {"去哪", asksPlace},
		{"谁", asksPerson},
		{"为什么", asksReason}, {"为啥", asksReason}, {"为何", asksReason},
		{"怎么", asksManner}, {"怎样", asksManner}, {"如何", asksManner}, {"咋", asksManner},
		{"什么", asksThing}, {"哪个", asksThing}, {"哪些", asksThing}, {"哪种", asksThing}, {"哪几", asksThing},
		{"手续费", asksAmount}, {"费用", asksAmount}, {"收费", asksAmount}, {"价格", asksAmount}, {"限额", asksAmount}, {"额度", asksAmount}, {"利率", asksAmount},
		{"有效期", asksTime}, {"期限", asksTime},
	} {
		if strings.Contains(s, w.word) {
			a |= w.asks
			s = strings.ReplaceAll(s, w.word, " ")
		}
	}
	return a
}

func askedInEnglish(ws []string) asked {
	var a asked
	for i, w := range ws {
		switch w {
		case "when":
			a |= asksTime
		case "where", "wheres":
			a |= asksPlace
		case "who", "whos", "whose":
			a |= asksPerson
		case "why":
			a |= asksReason
		case "what", "which", "whats":
			a |= askedByWhat(ws[i+1:])
		case "cost", "costs", "price", "prices", "fee", "fees", "charge", "charges", "limit", "limits", "maximum", "minimum":
			a |= asksAmount
		case "how", "hows":
			a |= askedByHow(ws[i+1:])
		}
	}
	return a
}

// askedByWhat leaves the price in "what is the price" to its own word.
func askedByWhat(rest []string) asked {
	for _, w := range rest {
		switch w {
		case "time", "day", "days", "date":
			return asksTime
		case "cost", "costs", "price", "fee", "fees", "charge", "rate", "rates", "limit", "maximum", "minimum", "amount":
			return asksAmount
		case "do", "should", "if":
			return asksManner | asksThing
		}
	}
	return asksThing
}

func askedByHow(rest []string) asked {
	if len(rest) == 0 {
		return asksManner
	}
	if len(rest) > 1 && rest[0] == "many" {
		switch rest[1] {
		case "minutes", "hours", "days", "weeks", "months", "years":
			return asksTime
		}
	}
	switch rest[0] {
	case "long", "soon", "fast", "quickly", "often", "late", "early":
		return asksTime
	case "much", "many", "big", "high", "tall", "wide", "deep", "heavy", "far":
		return asksAmount
	}
	return asksManner
}

// whetherInChinese reports a question that can be answered with yes or no.
func whetherInChinese(s string) bool {
	s = strings.TrimRight(s, "? !。.")
	for _, end := range [...]string{"吗", "么", "不", "没有"} {
		if strings.HasSuffix(s, end) && !strings.HasSuffix(s, "什么") {
			return true
		}
	}
	for _, w := range [...]string{"能不能", "可不可以", "是不是", "有没有", "会不会", "要不要", "行不行", "能否", "是否", "可否"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func whetherInEnglish(ws []string) bool {
	for len(ws) > 1 && leadIn(ws[0]) {
		ws = ws[1:]
	}
	if len(ws) < 2 {
		return false
	}
	switch ws[0] {
	case "can", "could", "do", "does", "did", "is", "are", "was", "will", "would", "should", "may", "has", "have":
		return true
	}
	return false
}
