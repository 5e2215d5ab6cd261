package retrieve

import (
	"strings"

	"baihua/backend/text"
)

// smallTalk reports an utterance that holds a greeting, thanks, a goodbye, good wishes or
// an acknowledgement and nothing else. "Yes" and 是的 are answers, not small talk.
func smallTalk(utterance string) bool {
	rest, wished := withoutWishes(utterance)
	said := wished
	for len(rest) > 0 {
		n := opening(rest)
		if n == 0 && said {
			n = politeness(rest)
		}
		if n == 0 {
			return false
		}
		rest, said = rest[n:], true
	}
	return true
}

// words gives Latin words whole and other letters singly, without marks and symbols.
func words(s string) []string { return text.Words(s) }

// wordsOf is words for normalised text.
func wordsOf(s string) []string { return text.WordsOf(s) }

// longestPhrase is how many words or characters the longest phrase below has.
const longestPhrase = 7

// opening is the length of the small-talk phrase that ws begins with.
func opening(ws []string) int { return longest(ws, isOpening) }

// politeness is the same for what may only follow one: thanks "a lot", 谢谢"啦".
func politeness(ws []string) int { return longest(ws, isPoliteness) }

func longest(ws []string, known func(string) bool) int {
	for n := min(longestPhrase, len(ws)); n > 0; n-- {
		if known(join(ws[:n])) {
			return n
		}
	}
	return 0
}

func join(ws []string) string {
	if ws[0][0] < 0x80 {
		return strings.Join(ws, " ")
	}
	return strings.Join(ws, "")
}

func isOpening(p string) bool {
	switch p {
	case "你好", "您好", "在吗", "在么", "在嘛", "在不", "在不在", "在的吗", "有人吗", "有人么", "有人在吗", "客服在吗", "哈喽", "哈罗", "嗨", "喂", "亲",
		"早", "早上好", "上午好", "中午好", "下午好", "晚上好", "早安", "晚安", "打扰了", "打扰一下", "你好呀", "嘿",
		"谢谢", "谢了", "多谢", "感谢", "谢谢你", "谢谢您", "非常感谢", "太感谢了", "感激不尽", "辛苦了", "辛苦", "麻烦了", "麻烦你了", "麻烦您了", "劳驾",
		"好的", "好", "好滴", "好哒", "好吧", "好嘞", "行", "行吧", "嗯", "嗯嗯", "恩", "恩恩", "哦", "哦哦", "噢", "喔", "哈哈", "哈", "呵呵", "嘿嘿",
		"知道了", "明白了", "懂了", "了解了", "清楚了", "收到", "收到了", "没事", "没事了", "没问题", "没有了", "没了", "不用了", "暂时没有了", "先这样", "那就这样",
		"再见", "拜拜", "拜", "回见", "88", "886", "祝好", "不客气", "谢咯", "谢啦", "谢谢咯", "没别的事了", "没别的了", "没其他事了", "没其他问题了", "没问题了", "你忙吧", "您忙吧", "你忙", "您忙", "你先忙", "您先忙", "不打扰了",
		"生意兴隆", "恭喜发财", "万事如意", "一切顺利", "工作顺利", "天天开心", "好人一生平安", "新年快乐", "新春快乐", "春节快乐", "节日快乐", "中秋快乐", "国庆快乐", "圣诞快乐", "元旦快乐", "周末愉快", "周末快乐",
		"讲得挺清楚", "讲得很清楚", "说得很清楚", "说得很明白", "解释得很清楚", "很详细", "太好了", "真好", "真棒", "太棒了", "服务真好", "服务态度真好", "你人真好", "你真好", "给你好评", "五星好评", "好评",
		"hi", "hello", "hey", "hiya", "heya", "helo", "hallo", "greetings", "good morning", "good afternoon", "good evening", "good day", "good night", "morning",
		"how are you", "how are you doing", "how are you today", "anyone there", "is anyone there", "anybody there", "is anybody there", "are you there", "you there",
		"thanks", "thank you", "thx", "thankyou", "tysm", "ty", "tks", "cheers", "many thanks", "much appreciated", "appreciate it", "i appreciate it", "appreciated",
		"ok", "okay", "okey", "okie", "kk", "k", "great", "perfect", "cool", "nice", "good", "awesome", "wonderful", "excellent", "lovely", "got it", "i got it",
		"i see", "i understand", "understood", "sounds good", "that sounds good", "sounds great", "that sounds great", "all right", "alright", "no problem", "no worries",
		"thats all", "that is all", "that helps", "that helped", "that was helpful", "very helpful", "no thanks", "no thank you", "nothing else", "haha", "lol",
		"bye", "bye bye", "goodbye", "good bye", "see you", "see ya", "you too", "youre welcome",
		"nice to meet you", "brilliant", "fantastic", "amazing", "super", "fine", "you are the best", "youre the best", "u r the best", "ur the best", "you are a star",
		"thats all i needed", "thats all i need", "thats all i wanted to know", "thats all i needed to know", "that is all i needed",
		"hope you are well", "hope youre well", "i hope you are well", "hope you are doing well", "hope youre doing well", "i hope youre doing well",
		"take care", "stay safe", "all the best", "best wishes", "best of luck", "good luck", "god bless", "god bless you", "happy new year", "happy holidays", "merry christmas",
		"wish you all the best", "i wish you all the best", "wishing you all the best", "wish you the best", "good morning to you", "good evening to you",
		"you are great", "youre great", "u r great", "u r gr8", "you are amazing", "youre amazing", "you have been very helpful", "youve been very helpful", "youve been a great help":
		return true
	}
	return false
}

func isPoliteness(p string) bool {
	switch p {
	case "啊", "呀", "哦", "啦", "哈", "呢", "噢", "哟", "喔", "嘞", "咯", "了", "的", "吧", "嘛", "你", "您", "客服", "亲", "你们", "您们", "小姐姐", "小哥", "老师", "再", "那", "就",
		"very", "much", "so", "a lot", "lots", "again", "there", "sir", "madam", "maam", "team", "everyone", "all", "guys", "then", "oh", "well", "you", "too", "now", "really",
		"for your help", "for the help", "for your time", "for helping", "for helping me", "for that", "for the info", "for the information", "for all your help",
		"that is great", "thats great", "thats good", "and", "for now", "today", "already":
		return true
	}
	return false
}
