package retrieve

import (
	"strings"

	"baihua/backend/text"
)

// asks reports whether a clause asks something.
func asks(clause string) bool {
	s := strings.TrimRight(text.Normalise(clause), " .!~。,，")
	if strings.HasSuffix(s, "?") {
		return true
	}
	s = strings.TrimRight(s, "\"'”’)）")
	return asksChinese(s) || asksEnglish(s)
}

// asksChinese looks for endings and question words. A question word under "I do not
// know" or "whatever" states something.
func asksChinese(s string) bool {
	for _, end := range [...]string{"吗", "呢", "么", "没有", "不", "嘛"} {
		if strings.HasSuffix(s, end) && len(s) > len(end) {
			return true
		}
	}
	for _, start := range [...]string{"不知道", "不清楚", "不管", "无论", "听说", "没什么", "如果", "要是"} {
		if strings.HasPrefix(s, start) {
			return false
		}
	}
	for _, w := range [...]string{
		"什么", "怎么", "怎样", "咋", "为何", "为啥", "如何", "多少", "多久", "多长", "多大", "多高", "多宽", "多重", "几天", "几个", "几点", "几号", "几年", "几月", "几次", "几折",
		"哪", "谁", "啥", "是否", "能否", "可否", "能不能", "可不可以", "是不是", "有没有", "会不会", "要不要", "用不用", "行不行", "好不好", "需不需要", "该不该",
	} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// asksEnglish looks at the opening words.
func asksEnglish(s string) bool {
	s = strings.NewReplacer("we're", "we are", "we’re", "we are").Replace(s) // not "were"
	ws := words(s)
	for len(ws) > 1 && leadIn(ws[0]) {
		ws = ws[1:]
	}
	if len(ws) < 2 {
		return false
	}
	switch ws[0] {
	case "what", "whats", "which", "who", "whos", "whom", "whose", "when", "where", "wheres", "why", "how", "hows",
		"can", "could", "do", "does", "did", "is", "are", "was", "were", "will", "would", "should", "may", "has", "have",
		"isnt", "arent", "doesnt", "dont", "cant", "wont", "any", "anyone":
		return !imperative(ws)
	}
	s = strings.Join(ws, " ")
	for _, w := range [...]string{"wondering if", "wonder if", "want to know", "like to know", "tell me", "need to know", "wondering", "can i", "can you", "how do i", "how can i", "how to", "let me know"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// imperative tells "do not call me" and "have a look" from questions.
func imperative(ws []string) bool {
	switch ws[0] {
	case "do", "dont":
		return ws[1] == "not" || ws[0] == "dont" && ws[1] != "you" && ws[1] != "they" && ws[1] != "i"
	case "have":
		return ws[1] == "a"
	case "may":
		return ws[1] != "i" && ws[1] != "we"
	}
	return false
}

func leadIn(w string) bool {
	switch w {
	case "so", "and", "but", "ok", "okay", "hi", "hello", "hey", "well", "also", "then", "please", "um", "umm", "uh", "great", "thanks", "oh", "or":
		return true
	}
	return false
}
