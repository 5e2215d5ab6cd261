package verify_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/text"
)

func TestZZSwap(t *testing.T) {
	files, _ := filepath.Glob("/work/main/kb/home/articles/*/*.md")
	num := regexp.MustCompile(`\d+`)
	type row struct{ n, caught int }
	res := map[string]*row{}
	miss := map[string][]string{}
	for _, f := range files {
		b, _ := os.ReadFile(f)
		for _, m := range regexp.MustCompile(`(?m)^A: (.*)$`).FindAllStringSubmatch(string(b), -1) {
			ans := m[1]
			rs := []rune(ans)
			for _, sp := range text.Sentences(ans) {
				s := string(rs[sp.Start:sp.End])
				try := func(kind, claim string) {
					if claim == s { return }
					g, _ := verifier().Verify(t.Context(), written(claim, ans))
					r := res[kind]; if r == nil { r = &row{}; res[kind] = r }
					r.n++
					if g.Claims[0].Verdict != assist.Supported { r.caught++ } else { miss[kind] = append(miss[kind], claim) }
					if strings.HasPrefix(kind, "harmless") && g.Claims[0].Verdict != assist.Supported { miss[kind] = append(miss[kind], claim+" "+spell(g.Claims[0].Vetoes)) }
				}
				for _, loc := range num.FindAllStringIndex(s, -1) {
					v, _ := strconv.Atoi(s[loc[0]:loc[1]])
					try("number", s[:loc[0]]+strconv.Itoa(v+3)+s[loc[1]:])
				}
				for _, p := range [][2]string{{" 天", " 周"}, {" 元", " 美元"}, {"小时", "天"}, {"工作日", "天"}, {" days", " weeks"}, {" yuan", " dollars"}, {" hours", " days"}, {" years", " months"}} {
					if strings.Contains(s, p[0]) { try("unit", strings.Replace(s, p[0], p[1], 1)) }
				}
				for _, p := range [][2]string{{"不能", "能"}, {"可以", "不可以"}, {"不退", "退"}, {"没有", "有"}, {"cannot", "can"}, {" can ", " cannot "}, {" not ", " "}, {" is ", " is not "}, {"不", ""}} {
					if strings.Contains(s, p[0]) { try("negation", strings.Replace(s, p[0], p[1], 1)) }
				}
				for _, p := range [][2]string{{"前", "后"}, {"之前", "之后"}, {"before", "after"}, {"after", "before"}, {"最多", "最少"}, {"现货", "定制"}} {
					if strings.Contains(s, p[0]) { try("opposite", strings.Replace(s, p[0], p[1], 1)) }
				}
				wide := strings.Map(func(r rune) rune { if r >= '0' && r <= '9' { return r - '0' + '０' }; return r }, s)
				try("harmless width", wide)
				try("harmless space", strings.ReplaceAll(s, " ", ""))
				try("harmless greeting", "您好，"+s)
				if strings.Contains(s, "24 小时") { try("harmless unit", strings.Replace(s, "24 小时", "1 天", 1)) }
			}
		}
	}
	for k, r := range res { fmt.Println("##", k, r.n, r.caught) }
	for k, m := range miss { for i, s := range m { if i < 25 { fmt.Println("miss", k, s) } } }
}
