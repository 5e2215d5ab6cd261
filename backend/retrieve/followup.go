package retrieve

import (
	"slices"
	"strings"
	"unicode/utf8"

	"baihua/backend/text"
)

// A text with no more than this leans on what was said before: a fragment of so many
// characters or words, an English pronoun beside so many words with a topic.
const (
	fewCharacters = 6
	fewWords      = 3
)

// followUp reports a question that is not complete by itself: by its form (换货呢, "what
// about the chair?") or, where the customer asked something before, because it goes on
// from there (那怎么退), points there (它能退吗) or is a fragment (金卡的).
func followUp(question string, before bool) bool {
	s := strings.TrimRight(text.Normalise(question), " .!~。,，?")
	if text.Lang(s) == "en" {
		ws := wordsOf(s)
		return ellipticEnglish(ws) || before && (goesOnEnglish(ws) || pointsBackEnglish(ws) || fragmentEnglish(ws))
	}
	s = strings.TrimSpace(strings.TrimRight(s, "啊呀哦嘛哈"))
	return ellipticChinese(s) || before && (goesOnChinese(s) || pointsBackChinese(s) || fragmentChinese(s))
}

// ellipticChinese reports a topic with 呢 and nothing asked about it.
func ellipticChinese(s string) bool {
	topic, ok := strings.CutSuffix(s, "呢")
	return ok && !asksChinese(topic)
}

func goesOnChinese(s string) bool {
	for _, w := range [...]string{"那", "还有", "另外", "然后", "要是", "如果", "同样", "再"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func pointsBackChinese(s string) bool {
	for _, w := range [...]string{"这个", "那个", "这款", "那款", "这种", "那种", "这件", "那件", "这样", "那样", "这么", "那么", "它", "上面", "刚才", "前面说", "一样"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return strings.Contains(s, "也") && !strings.Contains(s, "也许")
}

// fragmentChinese reports a text that asks for something without saying of what, or
// names something without asking.
func fragmentChinese(s string) bool {
	return topicless(s) || !asksChinese(s) && utf8.RuneCountInString(s) <= fewCharacters
}

// topicless reports a text with at most one character of a topic: 要多久, 能退吗.
func topicless(s string) bool {
	const auxiliaries = "要能会可以得有需用到去给收花"
	topic := map[rune]bool{}
	for _, r := range strings.Join(text.ContentTerms(s, "zh"), "") {
		if !strings.ContainsRune(auxiliaries, r) {
			topic[r] = true
		}
	}
	return len(topic) <= 1
}

// ellipticEnglish reports a text that opens with "what about", or goes on from something
// and has no verb of its own.
func ellipticEnglish(ws []string) bool {
	goesOn := goesOnEnglish(ws)
	for len(ws) > 1 && leadIn(ws[0]) {
		ws = ws[1:]
	}
	if len(ws) > 1 && (ws[0] == "what" || ws[0] == "how") && ws[1] == "about" {
		return true
	}
	return goesOn && !slices.ContainsFunc(ws, verb)
}

// verb reports the words that nearly every English question holds one of.
func verb(w string) bool {
	switch w {
	case "can", "could", "do", "does", "did", "is", "are", "was", "were", "will", "would", "should", "may", "has", "have", "had", "am", "im", "be",
		"cant", "dont", "doesnt", "isnt", "wont", "get", "need", "want", "what", "which", "who", "when", "where", "why", "how":
		return true
	}
	return false
}

func goesOnEnglish(ws []string) bool {
	if len(ws) == 0 {
		return false
	}
	switch ws[0] {
	case "and", "or", "but", "then", "also", "for", "same", "plus":
		return true
	}
	return false
}

// pointsBackEnglish reports a pronoun that stands for what was said before.
func pointsBackEnglish(ws []string) bool {
	if len(text.ContentTerms(strings.Join(ws, " "), "en")) > fewWords {
		return false
	}
	return slices.ContainsFunc(ws, func(w string) bool {
		switch w {
		case "it", "this", "that", "these", "those", "they", "them", "one", "ones", "same", "there", "too", "either", "instead", "else":
			return true
		}
		return false
	})
}

func fragmentEnglish(ws []string) bool {
	return len(text.ContentTerms(strings.Join(ws, " "), "en")) == 0 || len(ws) <= fewWords && !slices.ContainsFunc(ws, verb)
}
