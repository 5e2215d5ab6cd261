package draft

import (
	"strings"
	"unicode"

	"baihua/backend/text"
)

// pointsBack reports a sentence that cannot be understood, or would mislead, without the
// one before it: it opens with a pronoun, a contrast or a consequence.
func pointsBack(s string) bool {
	s = strings.TrimLeftFunc(text.Normalise(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	if strings.HasPrefix(s, "其他") || strings.HasPrefix(s, "其它") || strings.HasPrefix(s, "其中") && strings.ContainsRune(s, '：') {
		return false
	}
	for _, w := range []string{"但", "不过", "然而", "除此", "否则", "该", "此", "其", "上述", "以上", "这", "它", "他们", "她们", "前者", "后者", "同时", "另外",
		"因此", "所以", "因而", "于是", "并且", "而且", "反之", "例外", "如果这", "如果它", "若其", "如其", "那么"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	words := firstWords(s, 3)
	for i, w := range words {
		switch w {
		case "it", "it's", "its", "they", "they're", "their", "them", "this", "these", "those", "such", "he", "she", "his", "her":
			return true
		case "that", "however", "but", "except", "otherwise", "therefore", "also", "instead", "nevertheless", "though", "exceptions", "exception", "likewise":
			return i == 0
		case "if", "when", "once", "unless", "after", "before", "until", "while", "and", "or", "so", "then", "because", "as":
		default:
			return false
		}
	}
	return len(words) > 0 && (words[0] == "and" || words[0] == "or" || words[0] == "so" || words[0] == "then")
}

func firstWords(s string, n int) []string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !(unicode.IsLetter(r) || r == '\'' || r == '’') })
	if len(words) > n {
		words = words[:n]
	}
	if len(words) > 0 && !isLatin(words[0]) {
		return nil
	}
	for i, w := range words {
		words[i] = strings.ReplaceAll(w, "’", "'")
	}
	return words
}

func isLatin(w string) bool { return w[0] < 0x80 }

// qualifies reports a sentence that narrows the one before it: an exception, a condition
// or a limit.
func qualifies(s string) bool {
	n := text.Normalise(s)
	for _, w := range []string{"但", "除外", "除非", "不过", "然而", "仅限", "只限", "仅适用", "前提", "否则", "例外", "不包括", "不含", "不适用", "另计", "另加", "另收"} {
		if strings.Contains(n, w) {
			return true
		}
	}
	for _, w := range []string{"如果", "如", "若", "只有", "需要先", "其中"} {
		if strings.HasPrefix(n, w) {
			return true
		}
	}
	return hasWord(n, "except", "exception", "exceptions", "excluding", "however", "but", "unless", "otherwise", "provided") ||
		strings.HasPrefix(n, "if ") || strings.Contains(n, "only if") || strings.Contains(n, "as long as") ||
		strings.Contains(n, "does not apply") || strings.Contains(n, "do not apply") || strings.HasPrefix(n, "only ")
}

// warns reports a sentence that no reply from its passage may leave out: a warning, a
// prohibition, a maximum, a contraindication.
func warns(s string) bool {
	n := text.Normalise(s)
	for _, w := range []string{"注意", "警告", "小心", "切勿", "请勿", "勿", "严禁", "禁止", "禁用", "禁忌", "忌用", "慎用", "不得", "不可", "不宜", "最多", "不超过", "不得超过",
		"上限", "最大剂量", "最大用量", "遵医嘱", "立即就医", "停用", "过敏者", "孕妇"} {
		if strings.Contains(n, w) {
			return true
		}
	}
	for _, w := range []string{"do not", "don't", "must not", "at most", "no more than", "not more than", "not exceed", "up to a maximum", "side effect"} {
		if strings.Contains(n, w) {
			return true
		}
	}
	return hasWord(n, "warning", "caution", "danger", "never", "maximum", "contraindicated", "contraindication", "contraindications", "avoid",
		"pregnant", "pregnancy", "allergic", "overdose", "note", "important")
}

// hasWord finds whole words in normalised text.
func hasWord(n string, words ...string) bool {
	for _, w := range strings.FieldsFunc(n, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		for _, want := range words {
			if w == want {
				return true
			}
		}
	}
	return false
}
