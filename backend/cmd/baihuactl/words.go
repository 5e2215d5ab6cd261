package main

import (
	"os"
	"strings"

	"baihua/backend/assist"
)

// words is what ask says to people, in one language. The screens say the same
// (frontend/src/i18n); codes without words here print as they are.
type words struct {
	smallTalk string
	yours     string
	unknown   string
	reasons   map[assist.Reason]string
	details   map[string]string // what a refused draft or a stale source is about
	stages    map[string]string
	vetoes    map[assist.VetoKind]string
	differ    string            // kind, ours, found
	missing   string            // kind, ours
	onlyFound string            // kind, found
	disputes  map[string]string // ours, theirs
	nearName  string            // said, listed
	or        string            // between what is listed
	sources   string
	nearest   string
	noNearest string
	sides     string
	guess     string // said, read
	internal  string
	sample    string
	open      string
}

// wordsFor chooses by --lang, else by the system's locale, else by the language of the
// question: whoever types Chinese on a machine without a locale reads Chinese.
func wordsFor(flag, question string) words {
	lang := flag
	if lang == "" {
		lang = localeLang(os.Getenv)
	}
	if lang == "" {
		lang = question
	}
	if lang == "zh" {
		return chinese()
	}
	return english()
}

// localeLang is zh or en, or "" where the locale names no language.
func localeLang(env func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale, _, _ := strings.Cut(env(name), ".")
		switch {
		case locale == "":
			continue
		case locale == "C" || locale == "POSIX":
			return ""
		case strings.HasPrefix(locale, "zh"):
			return "zh"
		}
		return "en"
	}
	return ""
}

func english() words {
	return words{
		smallTalk: "Small talk: nothing to answer.",
		yours:     "This one is yours.",
		unknown:   "The answer could not be vouched for.",
		reasons: map[assist.Reason]string{
			assist.ReasonNoPassage:     "The knowledge base has nothing that answers this.",
			assist.ReasonAmbiguous:     "It is not certain which case is meant: what was found differs in a point that matters.",
			assist.ReasonNotGrounded:   "A reply could be written, but not every sentence of it is backed by a source.",
			assist.ReasonContradicted:  "A source says the opposite of what the reply would have said.",
			assist.ReasonConflict:      "The sources disagree with one another.",
			assist.ReasonLowConfidence: "Something related was found, but not close enough to the question to be relied on.",
			assist.ReasonPolicyTopic:   "Your team answers questions on this topic in person.",
			assist.ReasonStalePassage:  "The source for this is not valid today.",
			assist.ReasonInternalOnly:  "The answer stands only in internal material.",
			assist.ReasonUnreviewed:    "The closest entry is sample content that nobody has reviewed; it must not go to a customer.",
			assist.ReasonUnreadable:    "The customer sent something that cannot be read here, such as a picture or a voice message.",
			assist.ReasonOverBudget:    "The limit set for suggestions is used up.",
			assist.ReasonStageFailed:   "Something went wrong while the answer was being prepared.",
		},
		details: map[string]string{
			"other_language": "The source is in another language than the customer's. Nothing is translated here.",
			"other_script":   "The source is written in the other Chinese script (traditional or simplified).",
			"too_long":       "A short reply would have had to leave out a warning or a condition.",
			"open_reference": "The sentence in the source points to something that would be missing when quoted alone.",
			"empty":          "The source has no words that could be quoted.",
			"expired":        "The source's validity has run out.",
			"not_yet_valid":  "The source is not valid yet.",
			"follow_up":      "The question goes on from what was said before; by itself it is not complete.",
		},
		stages: map[string]string{
			assist.StagePolicy: "The policy could not be asked.", assist.StageReading: "The question could not be read.", assist.StageRetrieving: "The search failed.",
			assist.StageDrafting: "Writing the draft failed.", assist.StageVerifying: "Checking the draft failed.",
			assist.StageRuling: "Deciding whether to show it failed.",
		},
		vetoes: map[assist.VetoKind]string{
			assist.VetoNumber: "number", assist.VetoUnit: "unit", assist.VetoDate: "date or time", assist.VetoNegation: "yes or no",
			assist.VetoOpposite: "opposite", assist.VetoName: "name", assist.VetoAge: "age group", assist.VetoForm: "form",
			assist.VetoModality: "must or may", assist.VetoBound: "limit", assist.VetoCondition: "condition",
			assist.VetoUnchecked: "not checked against the sources", assist.VetoInternal: "internal text",
			assist.VetoPolicy: "kept for a role", assist.VetoBanned: "a promise nobody may make", assist.VetoRefused: "asks for a password or code",
		},
		differ:    "%s: “%s” here, “%s” in the source",
		missing:   "%s: “%s” here, not in the source",
		onlyFound: "%s: “%s” in the source, not here",
		disputes: map[string]string{
			"number": "one source says “%s”, another “%s”", "date": "one source names “%s”, another “%s”",
			"answer": "one source says yes, the other no: “%s” against “%s”",
		},
		nearName:  "“%s” is not on the list of names; it is nearly “%s”: ask which one is meant",
		or:        "” or “",
		sources:   "Sources:",
		nearest:   "Nearest places to look:",
		noNearest: "The knowledge base has nothing close to this.",
		sides:     "Side by side:",
		guess:     "“%s” was read as “%s”.",
		internal:  "internal, do not read out",
		sample:    "sample nobody reviewed",
		open:      "Not answered by this:",
	}
}

func chinese() words {
	return words{
		smallTalk: "寒暄：没有要回答的问题。",
		yours:     "请您亲自答复。",
		unknown:   "这个答复没有把握，请您来定。",
		reasons: map[assist.Reason]string{
			assist.ReasonNoPassage:     "知识库里没有能回答这个问题的内容。",
			assist.ReasonAmbiguous:     "拿不准问的是哪一种：找到的内容在关键之处不一样。",
			assist.ReasonNotGrounded:   "能拟出答复，但不是每一句都有出处。",
			assist.ReasonContradicted:  "出处里的说法和拟出的答复相反。",
			assist.ReasonConflict:      "几处资料的说法互相矛盾。",
			assist.ReasonLowConfidence: "找到了相关内容，但和问题不够贴近，不能据此答复。",
			assist.ReasonPolicyTopic:   "这类问题按规定由人来答复。",
			assist.ReasonStalePassage:  "出处今天不在有效期内。",
			assist.ReasonInternalOnly:  "答案只在内部资料里。",
			assist.ReasonUnreviewed:    "最接近的条目是示例内容，没有经过审核，不能发给顾客。",
			assist.ReasonUnreadable:    "发来的内容这里读不了，比如图片或语音。",
			assist.ReasonOverBudget:    "建议的额度已经用完。",
			assist.ReasonStageFailed:   "准备答复的过程中出了差错。",
		},
		details: map[string]string{
			"other_language": "出处和顾客用的不是同一种语言，这里不做翻译。",
			"other_script":   "出处用的是另一种汉字（繁体或简体）。",
			"too_long":       "要说得简短，就得丢掉注意事项或条件，所以没有拟稿。",
			"open_reference": "出处里的句子有所指代，单独引用会让人误解。",
			"empty":          "出处里没有可以引用的文字。",
			"expired":        "出处的有效期已过。",
			"not_yet_valid":  "出处还没有生效。",
			"follow_up":      "这是接着前面说的话问的，单看这一句不完整。",
		},
		stages: map[string]string{
			assist.StagePolicy: "没能核对业务规定。", assist.StageReading: "没能读懂问题。", assist.StageRetrieving: "查知识库时出错。", assist.StageDrafting: "拟稿时出错。",
			assist.StageVerifying: "核对时出错。", assist.StageRuling: "定夺时出错。",
		},
		vetoes: map[assist.VetoKind]string{
			assist.VetoNumber: "数字", assist.VetoUnit: "单位", assist.VetoDate: "日期或时间", assist.VetoNegation: "肯定与否定",
			assist.VetoOpposite: "相反的操作", assist.VetoName: "名称", assist.VetoAge: "年龄段", assist.VetoForm: "规格",
			assist.VetoModality: "必须或可以", assist.VetoBound: "上下限", assist.VetoCondition: "条件",
			assist.VetoUnchecked: "没能和出处核对", assist.VetoInternal: "内部资料",
			assist.VetoPolicy: "须由专人放行", assist.VetoBanned: "不能作出的承诺", assist.VetoRefused: "索要密码或验证码",
		},
		differ:    "%s：这里是“%s”，出处是“%s”",
		missing:   "%s：这里有“%s”，出处里没有",
		onlyFound: "%s：出处里有“%s”，这里没有",
		disputes: map[string]string{
			"number": "一处资料说“%s”，另一处说“%s”", "date": "一处资料写的是“%s”，另一处是“%s”", "answer": "一处资料肯定，另一处否定：“%s”和“%s”",
		},
		nearName:  "名称表里没有“%s”，相近的是“%s”，请问清楚是哪一个",
		or:        "”、“",
		sources:   "出处：",
		nearest:   "最相近的几处：",
		noNearest: "知识库里没有相近的内容。",
		sides:     "对照来看：",
		guess:     "“%s”是当作“%s”来查的。",
		internal:  "内部资料，勿念给顾客",
		sample:    "示例内容，未经审核",
		open:      "这里没有回答的：",
	}
}
