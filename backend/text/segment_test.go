package text_test

import (
	"slices"
	"strings"
	"testing"

	"baihua/backend/text"
)

func TestTerms(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"english stems", "Returns are processed quickly", "return are process quick"},
		{"apostrophes", "Don't use the driver’s seat", "dont use the driver seat"},
		{"chinese pairs", "沙发退货", "沙发 发退 退货"},
		{"lone character", "退 a", "退 a"},
		{"traditional", "沙發", "沙发"},
		{"mixed", "iPhone15手机壳", "iphone15 iphon 15 手机 机壳"},
		{"code", "WH-1000XM4", "wh1000xm4 wh 1000xm4"},
		{"code with space around", "sku:AB_12/3", "sku ab123 ab 12 3"},
		{"numbers", "1,299.00 3.50 7-day 2.0.1", "1299 3.5 7day 7 day 2 0 1"},
		{"telephone", "400-800-1234", "4008001234 400 800 1234"},
		{"compound", "e-mail and/or check-in", "email e mail and or checkin check in"},
		{"initials", "the U.S. mail at 9 a.m.", "the us mail at 9 am"},
		{"full width", "５Ｗ灯", "5w 5 w 灯"},
		{"nothing", "?! ---", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(text.Terms(tt.in), " "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestUnigrams(t *testing.T) {
	if got, want := text.Unigrams("沙發covers"), []string{"沙", "发", "cover"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCharacters(t *testing.T) {
	if got, want := text.Characters("沙發 covers 2退"), []string{"沙", "发", "退"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestStopTermsCarryNoTopic(t *testing.T) {
	for term, want := range map[string]bool{"the": true, "sofa": false, "我的": true, "的沙": true, "沙发": false, "可以": true, "退": false, "": false} {
		if text.Stop(term) != want {
			t.Errorf("%q: %v", term, !want)
		}
	}
}

func TestContentTermsLeaveOutWordsWithoutTopic(t *testing.T) {
	tests := []struct{ lang, in, want string }{
		{"en", "Can I please return the sofa?", "return sofa"},
		{"zh", "请问我的沙发可以退货吗", "沙发 退货"},
		{"", "你好，what about 沙发", "沙发"},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			got := strings.Join(text.ContentTerms(tt.in, tt.lang), " ")
			if !strings.Contains(got, tt.want) && got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAnalyseIsBothAtOnce(t *testing.T) {
	for _, s := range []string{"", "请问iPhone15的沙发套可以退吗", "Can I return the WH-1000XM4?"} {
		terms, content := text.Analyse(s)
		if !slices.Equal(terms, text.Terms(s)) || !slices.Equal(content, text.ContentTerms(s, "")) {
			t.Errorf("%q gives %q and %q", s, terms, content)
		}
	}
}

func FuzzTerms(f *testing.F) {
	for _, s := range []string{"", "沙發 WH-1000XM4", "'s", "’’", "\xff-1", "1,,2", "a\u0301'", "๑٣x٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, terms := range [][]string{text.Terms(s), text.Unigrams(s), text.ContentTerms(s, "zh"), text.ContentTerms(s, "en")} {
			if slices.Contains(terms, "") || slices.ContainsFunc(terms, func(t string) bool { return strings.ContainsAny(t, " \n") }) {
				t.Errorf("%q gives %q", s, terms)
			}
		}
	})
}

func BenchmarkTerms(b *testing.B) {
	for name, s := range map[string]string{
		"en": strings.Repeat("You can return the sofa within seven days of delivery. ", 8),
		"zh": strings.Repeat("签收后七天内可以无理由退货，安装过的家具除外。", 8),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				text.Terms(s)
			}
		})
	}
}
