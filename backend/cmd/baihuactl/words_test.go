package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// codes are the constants of one type as a source file writes them.
func codes(t *testing.T, file, pattern string) []string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(b), -1) {
		out = append(out, m[1])
	}
	if len(out) == 0 {
		t.Fatalf("%s names no code: has it moved?", file)
	}
	return out
}

// TestEveryCodeHasWordsInBothLanguages, so that a new reason, veto or stage never prints
// as a code.
func TestEveryCodeHasWordsInBothLanguages(t *testing.T) {
	reasons := codes(t, "../../assist/ruling.go", `Reason\w+ +Reason = "(\w+)"`)
	vetoes := codes(t, "../../assist/grounding.go", `Veto\w+ +VetoKind = "(\w+)"`)
	stages := codes(t, "../../assist/pipeline.go", `Stage\w+ += "(\w+)"`)
	details := append(codes(t, "../../draft/extractive.go", `Detail\w+ += "(\w+)"`), codes(t, "../../gate/check.go", `Detail\w+ += "(\w+)"`)...)
	for lang, w := range map[string]words{"zh": chinese(), "en": english()} {
		known := map[string]string{}
		for k, v := range w.reasons {
			known["reason "+string(k)] = v
		}
		for k, v := range w.vetoes {
			known["veto "+string(k)] = v
		}
		for k, v := range w.stages {
			known["stage "+k] = v
		}
		for k, v := range w.details {
			known["detail "+k] = v
		}
		for kind, list := range map[string][]string{"reason": reasons, "veto": vetoes, "stage": stages, "detail": details} {
			for _, code := range list {
				if known[kind+" "+code] == "" {
					t.Errorf("%s: no words for the %s %s", lang, kind, code)
				}
			}
		}
	}
}

func TestDetailCodesReadAsSentences(t *testing.T) {
	tests := map[string]struct{ zh, en string }{
		"veto:number:5:3":          {"数字：这里是“5”，出处是“3”", "number: “5” here, “3” in the source"},
		"veto:date:10%3A30:":       {"日期或时间：这里有“10:30”，出处里没有", "date or time: “10:30” here, not in the source"},
		"veto:name::oak":           {"名称：出处里有“oak”，这里没有", "name: “oak” in the source, not here"},
		"veto:number:50%25:100%25": {"数字：这里是“50%”，出处是“100%”", "number: “50%” here, “100%” in the source"},
		"veto:unchecked::":         {"没能和出处核对", "not checked against the sources"},
		"stage:drafting":           {"拟稿时出错。", "Writing the draft failed."},
		"expired":                  {"出处的有效期已过。", "The source's validity has run out."},
		"something_new":            {"something_new", "something_new"},
	}
	for code, want := range tests {
		if got := chinese().detail(code); got != want.zh {
			t.Errorf("%s: %s", code, got)
		}
		if got := english().detail(code); got != want.en {
			t.Errorf("%s: %s", code, got)
		}
	}
}

func TestLanguageOfThePrintedWords(t *testing.T) {
	tests := map[string]struct{ flag, locale, question, want string }{
		"flag first":       {"zh", "en_US.UTF-8", "en", "请您"},
		"then the locale":  {"", "en_GB", "zh", "This"},
		"Chinese locale":   {"", "zh_TW.UTF-8", "en", "请您"},
		"then the words":   {"", "C.UTF-8", "zh", "请您"},
		"another language": {"", "de_DE.UTF-8", "zh", "This"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Setenv("LC_ALL", tt.locale)
			if got := wordsFor(tt.flag, tt.question).yours; !strings.HasPrefix(got, tt.want) {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestNearestSentenceIsTheOneThatSharesMostWithTheQuestion(t *testing.T) {
	long := strings.Repeat("very ", 100) + "long keys"
	tests := map[string]struct{ quote, question, lang, want string }{
		"English":          {"The shift ends at 6. The guard has the keys.", "who has the keys", "en", "The guard has the keys."},
		"Chinese":          {"白班八点开始。节假日由保安发钥匙。", "钥匙找谁拿", "zh", "节假日由保安发钥匙。"},
		"nothing shared":   {"First. Second.", "x", "en", "First."},
		"nothing to quote": {"", "x", "en", ""},
	}
	for name, tt := range tests {
		if got := nearestSentence(tt.quote, tt.question, tt.lang); got != tt.want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := []rune(nearestSentence(long, "keys", "en")); len(got) != longestSentence || got[len(got)-1] != '…' {
		t.Errorf("not cut: %d", len(got))
	}
}
