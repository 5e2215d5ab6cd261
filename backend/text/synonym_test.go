package text_test

import (
	"slices"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/text"
)

func ownLexicon() *text.Lexicon {
	return text.NewLexicon([]assist.Synonym{
		{Words: []string{"挂失", "报失"}},
		{Words: []string{"支付宝", "微信"}, Means: []string{"手机支付"}},
		{Words: []string{"loss report", "report a loss"}},
		{Words: []string{"挂失"}, Means: []string{"冻结卡片"}},
	}, []string{"以旧换新", "这家"})
}

func TestLexiconFind(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"怎么挂失", "挂失>报失,冻结卡片"},
		{"报失要钱吗", "报失>挂失"},
		{"支付宝能付吗", "支付宝>微信,手机支付"},
		{"手机支付可以吗", ""}, // one way only
		{"a loss report please", "loss report>report a loss"},
		{"three loss reports", "loss reports>report a loss"}, // by stems
		{"a loss. report it", ""},
		{"以旧换新有吗", "以旧换新>"},
		{"settees", "settees>sofa,couch"}, // of the general list
		{"銀行卡怎麼掛失", "挂失>报失,冻结卡片"},         // either script
		{"", ""},
	} {
		var got []string
		for _, h := range ownLexicon().Find(text.Normalise(tt.in)) {
			got = append(got, h.Said+">"+strings.Join(h.Also, ","))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestLexiconCutTakesOutTheDictionary(t *testing.T) {
	for _, tt := range []struct{ in, rest, words string }{
		{"以旧换新怎么办", "怎么办", "以旧换新"}, {"这家的沙发挂失", "的沙发挂失", "这家"}, {"沙发", "沙发", ""},
	} {
		rest, words := ownLexicon().Cut(tt.in)
		if strings.TrimSpace(rest) != tt.rest || strings.Join(words, " ") != tt.words {
			t.Errorf("%q: %q, %q", tt.in, rest, words)
		}
	}
	if rest, words := text.NewLexicon(nil, nil).Cut("ＡB 以旧换新"); rest != "ＡB 以旧换新" || words != nil {
		t.Errorf("without a dictionary: %q, %q", rest, words)
	}
}

func TestNoLexiconKnowsNothing(t *testing.T) {
	var none *text.Lexicon
	rest, words := none.Cut("沙发")
	if none.Find("sofa") != nil || rest != "沙发" || words != nil {
		t.Errorf("%q, %q", rest, words)
	}
}

func FuzzLexicon(f *testing.F) {
	for _, s := range []string{"怎么挂失", "以旧换新 sofa's", "a-b_c", "\xffreport a loss"} {
		f.Add(s)
	}
	x := ownLexicon()
	f.Fuzz(func(t *testing.T, s string) {
		n := text.Normalise(s)
		rs := []rune(n)
		last := 0
		for _, h := range x.Find(n) {
			if h.Start < last || h.End <= h.Start || h.End > len(rs) || string(rs[h.Start:h.End]) != h.Said || slices.Contains(h.Also, h.Said) {
				t.Fatalf("%+v in %q", h, n)
			}
			last = h.End
		}
	})
}
