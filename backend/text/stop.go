package text

import "slices"

// stopEnglish reports words that carry no topic, in lower case, plain or stemmed.
func stopEnglish(w string) bool {
	switch w {
	case "a", "an", "the", "and", "or", "but", "if", "so", "as", "of", "at", "by", "for", "with", "about", "to", "from",
		"in", "on", "into", "onto", "than", "then", "too", "very", "just", "also", "there", "here",
		"i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours", "he", "him", "his", "she", "her", "hers",
		"it", "its", "they", "them", "their", "this", "that", "these", "those", "one", "some", "any",
		"am", "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "done", "doing",
		"have", "has", "had", "having", "can", "could", "will", "would", "shall", "should", "may", "might", "must",
		"what", "which", "who", "whom", "whose", "when", "where", "why", "how",
		"s", "t", "m", "d", "ll", "re", "ve", "dont", "cant", "wont", "didnt", "doesnt", "isnt", "im", "ive", "ill",
		"youre", "youll", "theres", "whats", "its'",
		"please", "pleas", "pls", "plz", "thanks", "thank", "thx", "hi", "hello", "hey", "ok", "okay", "yes", "yeah",
		"well", "want", "wanna", "need", "like", "know", "tell", "ask", "get", "got", "let", "say", "said", "go", "going":
		return true
	}
	return false
}

// Stop reports a term of Terms that carries no topic.
func Stop(term string) bool {
	rs := []rune(term)
	if len(rs) == 0 || !isHan(rs[0]) {
		return stopEnglish(term)
	}
	return stopHan(rs) == len(rs) || slices.ContainsFunc(rs, stopCharacter)
}

// longestStop is the length in characters of the longest word stopPhrase knows.
const longestStop = 4

// stopHan is the length of the Chinese word without topic that run begins with, 0 = none.
func stopHan(run []rune) int {
	for n := min(longestStop, len(run)); n > 1; n-- {
		if stopPhrase(string(run[:n])) {
			return n
		}
	}
	if stopCharacter(run[0]) {
		return 1
	}
	return 0
}

// stopCharacter reports characters that are hardly ever part of a topic word.
func stopCharacter(r rune) bool {
	switch r {
	case '的', '了', '吗', '呢', '吧', '啊', '呀', '哦', '嘛', '么', '啦', '嗯', '哈', '哎', '喂', '咯', '呗', '哟',
		'我', '你', '您', '他', '她', '它', '们', '这', '那', '哪', '是', '很', '请', '问':
		return true
	}
	return false
}

func stopPhrase(w string) bool {
	switch w {
	case "请问", "请教", "问下", "想问", "想要", "我想", "你好", "您好", "谢谢", "麻烦", "帮忙", "帮我", "知道", "了解", "告诉", "觉得",
		"可以", "能否", "可否", "是否", "能不能", "可不可以", "是不是", "有没有", "会不会", "要不要", "用不用", "行不行", "需不需要",
		"什么", "怎么", "怎样", "怎么样", "怎么办", "为什么", "为啥", "什么样", "什么时候", "多少", "多少钱", "多久", "多长时间", "啥时候", "何时", "几天", "几年", "几个月", "几点", "几号", "如何", "哪里", "哪儿", "哪个", "哪些", "几个",
		"这个", "那个", "这些", "那些", "这样", "那样", "这种", "那种", "这里", "那里", "一下", "一个", "一些", "自己", "咱们",
		"没有", "需要", "应该", "必须", "已经", "现在", "然后", "如果", "的话", "因为", "所以", "但是", "不过", "而且", "或者", "还是", "以及", "之后", "以后",
		"时候", "比如", "就是", "都是", "还有", "不是", "一般", "大概", "有点", "其他", "关于", "对于", "进行", "什么的", "到底":
		return true
	}
	return false
}
