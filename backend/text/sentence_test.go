package text_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"baihua/backend/assist"
	"baihua/backend/text"
)

func cut(s string) []string {
	rs := []rune(s)
	var out []string
	for _, sp := range text.Sentences(s) {
		out = append(out, string(rs[sp.Start:sp.End]))
	}
	return out
}

func TestSentences(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"nothing", "", nil},
		{"only marks", " ---\n!!\n", nil},
		{"chinese", "沙发七天内可退。请保留包装！要上门取件吗？不用；自己送也行", []string{"沙发七天内可退。", "请保留包装！", "要上门取件吗？", "不用；", "自己送也行"}},
		{"chinese quotes", "客服说：“可以退。”然后我就寄了。", []string{"客服说：“可以退。”", "然后我就寄了。"}},
		{"repeated marks", "真的吗？？！太好了。。。谢谢", []string{"真的吗？？！", "太好了。。。", "谢谢"}},
		{"decimals and money", "It costs ¥1,299.00 or 3.5 points. Pay later.", []string{"It costs ¥1,299.00 or 3.5 points.", "Pay later."}},
		{"chinese money", "价格是¥1,299.00元。运费1.5元", []string{"价格是¥1,299.00元。", "运费1.5元"}},
		{"abbreviations", "Bring a tool, e.g. a hex key. Ask Dr. Lee vs. Mr. Wu.", []string{"Bring a tool, e.g. a hex key.", "Ask Dr. Lee vs. Mr. Wu."}},
		{"country", "The U.S. Postal Service delivers it. It takes a week.", []string{"The U.S. Postal Service delivers it.", "It takes a week."}},
		{"time of day", "We open at 9 a.m. on Mondays. We close at 5 p.m. Call us.", []string{"We open at 9 a.m. on Mondays.", "We close at 5 p.m.", "Call us."}},
		{"etc", "Screws, bolts, etc. are in the box. Keep screws, bolts, etc. They matter.", []string{"Screws, bolts, etc. are in the box.", "Keep screws, bolts, etc.", "They matter."}},
		{"number sign and no", "See No. 5 below. No. That is final.", []string{"See No. 5 below.", "No.", "That is final."}},
		{"address", "See https://a.example/x?y=1.2&z=3. Then write to me@shop.example. Bye", []string{"See https://a.example/x?y=1.2&z=3.", "Then write to me@shop.example.", "Bye"}},
		{"chinese address", "详见https://a.example/x?y=1。谢谢", []string{"详见https://a.example/x?y=1。", "谢谢"}},
		{"lower case chat", "i bought a sofa. can i return it? also the lamp", []string{"i bought a sofa.", "can i return it?", "also the lamp"}},
		{"quotation goes on", `She asked "Is it new?" and left. "Yes." He nodded.`, []string{`She asked "Is it new?" and left.`, `"Yes."`, "He nodded."}},
		{"lines and items", "Steps\n1. Turn it off.\n2. Wait 5 min. before opening\n- Done\r\n（3）完成", []string{"Steps", "1. Turn it off.", "2. Wait 5 min. before opening", "- Done", "（3）完成"}},
		{"spaced stop", "Your benefit stops . You may apply again .", []string{"Your benefit stops .", "You may apply again ."}},
		{"half-width stop in chinese", "可以退.请联系我们. 谢谢", []string{"可以退.", "请联系我们.", "谢谢"}},
		{"ellipsis", "Well... maybe... Then no.", []string{"Well... maybe...", "Then no."}},
		{"version", "Use version 2.0.1 of App.exe now.", []string{"Use version 2.0.1 of App.exe now."}},
		{"bracket", "It is free (really!) and fast. (See below.) Order now.", []string{"It is free (really!) and fast.", "(See below.)", "Order now."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := cut(tt.in); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func FuzzSentences(f *testing.F) {
	for _, s := range []string{"", "a.b.c. D", "你好。吗？\n1. x", "\xff\xfe。\x80.", `"a?" b!"`, "...", "e.g.\t.\n", strings.Repeat("a. ", 50)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkSpans(t, text.Sentences(s), utf8.RuneCountInString(s))
	})
}

func checkSpans(t *testing.T, spans []assist.Span, n int) {
	t.Helper()
	last := 0
	for _, sp := range spans {
		if sp.Start < last || sp.End <= sp.Start || sp.End > n {
			t.Fatalf("span %v after %d in a text of %d runes", sp, last, n)
		}
		last = sp.End
	}
}

func TestSentencesStayLinearOnHostileInput(t *testing.T) {
	for _, unit := range []string{"a. ", "http://?a", `b!" c `, "1.", "U.S. "} {
		s := strings.Repeat(unit, 50_000)
		checkSpans(t, text.Sentences(s), utf8.RuneCountInString(s))
	}
}
