package text

import (
	"strings"
	"unicode/utf8"
)

// Standard writes what customers type in chats as a knowledge base would: "r u open 2day"
// as "are you open today", 咋整 as 怎么办. What it does not know stays as it is. Figures
// stay too, but for 2 and 4 that stand for words. Places in s are lost.
func Standard(s string) string {
	if Lang(s) == "en" {
		return standardEnglish(s)
	}
	return standardChinese(s)
}

func standardEnglish(s string) string {
	words := strings.Fields(s)
	bare := make([]string, len(words)+1) // without marks; one more, so that each has a next
	for i, w := range words {
		bare[i] = strings.ToLower(strings.Trim(w, ".,?!;:()\"'"))
	}
	previous := ""
	for i, w := range words {
		if plain := spelledOut(previous, bare[i], bare[i+1]); plain != "" {
			words[i] = strings.Replace(strings.ToLower(w), bare[i], plain, 1)
		}
		previous = bare[i]
	}
	return strings.Join(words, " ")
}

// spelledOut is the standard form of a chat spelling between two words, "" where it is
// none.
func spelledOut(previous, w, next string) string {
	switch w {
	case "u", "ya":
		return "you"
	case "ur":
		return "your"
	case "r":
		if person(previous) || person(next) || next == "the" || next == "there" {
			return "are"
		}
	case "n":
		return "and"
	case "y":
		return "why"
	case "w":
		if next != "bulb" && next != "led" && next != "lamp" && next != "charger" {
			return "with"
		}
	case "w/o":
		return "without"
	case "b4":
		return "before"
	case "2day", "tdy":
		return "today"
	case "2moro", "2morrow", "tmrw", "tmr", "tomoz":
		return "tomorrow"
	case "2nite", "tonite":
		return "tonight"
	case "nite", "nites":
		return "night"
	case "pls", "plz", "plse":
		return "please"
	case "abt":
		return "about"
	case "acct", "acc", "a/c":
		return "account"
	case "fone", "fones":
		return "phone"
	case "cn":
		return "can"
	case "crd":
		return "card"
	case "txt":
		return "text"
	case "msg":
		return "message"
	case "nr", "num":
		return "number"
	case "amt":
		return "amount"
	case "smth", "sth":
		return "something"
	case "ppl":
		return "people"
	case "bc", "cuz", "coz":
		return "because"
	case "wk", "wks":
		return "weeks"
	case "mth", "mths":
		return "months"
	case "yr", "yrs":
		return "years"
	case "hr", "hrs":
		return "hours"
	case "wknd":
		return "weekend"
	case "gonna":
		return "going to"
	case "4", "2":
		return figureWord(w, next)
	}
	return ""
}

func person(w string) bool {
	switch w {
	case "u", "you", "ur", "your", "we", "they", "my", "these", "those":
		return true
	}
	return false
}

// figureWord reads 4 before what "for" is said of, and 2 before what "to" or "too" is.
func figureWord(w, next string) string {
	switch next {
	case "the", "my", "your", "ur", "u", "me", "him", "her", "us", "them", "it", "this", "that":
		if w == "4" {
			return "for"
		}
		return "to"
	case "late", "big", "small", "much", "many", "early", "long", "soon", "heavy", "wide", "expensive":
		if w == "2" {
			return "too"
		}
	case "sure":
		if w == "4" {
			return "for"
		}
	}
	return ""
}

// standardChinese replaces the words of dialects and chats, the longest first, and the
// question particles that mean 吗.
func standardChinese(s string) string {
	s = strings.NewReplacer(
		"唔该", "谢谢", "唔见咗", "丢了", "唔見咗", "丢了", "得行不", "行吗", "啥时候", "什么时候", "啥子时候", "什么时候", "咋整", "怎么办", "咋办", "怎么办", "咋个", "怎么", "肿么", "怎么", "咋", "怎么",
		"啥子", "什么", "啥", "什么", "几多", "多少", "幾多", "多少", "好多钱", "多少钱", "多少银子", "多少钱", "没得", "没有", "冇", "没有",
		"可唔可以", "可以", "係唔係", "是不是", "唔", "不", "嘅", "的", "喺", "在", "办理", "办", "辣么", "那么", "酱紫", "这样",
	).Replace(s)
	s = withoutAlternative(s)
	trimmed := strings.TrimRight(s, " ?？!！。.~～")
	for _, end := range [...]string{"不", "伐", "没"} {
		bare, ok := strings.CutSuffix(trimmed, end)
		if last, _ := utf8.DecodeLastRuneInString(bare); ok && utf8.RuneCountInString(bare) > 2 && !strings.ContainsRune("还都从绝", last) {
			return bare + "吗"
		}
	}
	return s
}

// withoutAlternative makes 给利息 of 给不给利息. What Stop knows as a word of its own, such
// as 能不能, stays.
func withoutAlternative(s string) string {
	rs := []rune(s)
	out := rs[:0:0]
	for i := 0; i < len(rs); i++ {
		out = append(out, rs[i])
		if i+2 < len(rs) && (rs[i+1] == '不' || rs[i+1] == '没') && rs[i] == rs[i+2] && isHan(rs[i]) && !stopPhrase(string(rs[i:i+3])) {
			i += 2
		}
	}
	return string(out)
}
