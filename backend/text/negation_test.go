package text_test

import (
	"testing"

	"baihua/backend/text"
)

func TestNegated(t *testing.T) {
	tests := []struct {
		in   string
		want bool
	}{
		// Chinese: negative
		{"定制商品不能退", true}, {"沙发还没到", true}, {"没有发票", true}, {"未拆封", true}, {"无法登录", true}, {"请勿暴晒", true},
		{"禁止用酒精擦", true}, {"不得转让", true}, {"别发货", true}, {"非会员价", true}, {"收不到验证码", true}, {"打不开", true},
		{"没收到货", true}, {"为什么不能退", true}, {"不满意可以退吗", true}, {"不用安装", true}, {"不适合小孩", true}, {"沒有發票", true},
		{"不可以机洗", true}, {"从不缺货", true}, {"不支持货到付款", true}, {"退不了", true}, {"无糖的", true}, {"不包邮", true},
		{"不能退吗", true}, {"不等于零", true}, {"並非原裝", true},
		// Chinese: not negative
		{"质量不错", false}, {"不但便宜", false}, {"不仅如此", false}, {"无论多远", false}, {"非常喜欢", false}, {"没问题", false},
		{"能不能退", false}, {"是不是正品", false}, {"有没有发票", false}, {"可不可以退", false}, {"可以不可以退", false}, {"支不支持花呗", false},
		{"包不包邮", false}, {"能否退货", false}, {"能退不", false}, {"到了没", false}, {"发货了没有", false}, {"可以退款不呀", false},
		{"退还是不退", false}, {"不锈钢的", false}, {"七天无理由", false}, {"特别大", false}, {"识别码", false}, {"别的颜色", false},
		{"不超过3天", false}, {"不少于三件", false}, {"不到5天", false}, {"未满18岁", false}, {"不得不退", false}, {"要不要预约", false},
		{"不知道怎么退", false}, {"无线充电", false}, {"未来三天", false}, {"除非质量问题", false}, {"不好意思", false}, {"差不多", false},
		{"不動產", false}, {"无人机", false}, {"对不起", false}, {"用不用自己装", false}, {"要先交订金木有", false}, {"木有发票", true}, {"赔不 一天赔多少", false},
		// English: negative
		{"you cannot return it", true}, {"it isn't refundable", true}, {"no refund", true}, {"never use bleach", true}, {"without a receipt", true},
		{"I am unable to log in", true}, {"I can't log in", true}, {"dont use bleach", true}, {"can't I return it", true}, {"non-refundable", true},
		{"why can't I return it", true}, {"do not machine wash", true}, {"it won’t open", true}, {"nothing arrived", true}, {"it is no longer available", true},
		// English: not negative
		{"not only cheap", false}, {"no problem", false}, {"it is free, isn't it?", false}, {"can I return it", false}, {"nobody", true},
		{"no more than 3 boxes", false}, {"not exceeding 5 kg", false}, {"whether or not it fits", false}, {"can I return it or not", false},
		{"I don't know how to return it", false}, {"can I change it or no", false}, {"not sure if I can return it", false}, {"No. 5", false}, {"No, I mean the sofa", false},
		{"knot", false}, {"north", false}, {"another note", false}, {"no later than Friday", false}, {"", false},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			if got := text.Negated(tt.in); got != tt.want {
				t.Errorf("got %v: %+v", got, text.Negations(tt.in))
			}
		})
	}
}

func TestNegationsHoldInTheirClause(t *testing.T) {
	s := "我没有发票，可以退货吗？但定制的不能退"
	ns := text.Negations(s)
	rs := []rune(s)
	var got []string
	for _, n := range ns {
		got = append(got, n.Raw+"|"+string(rs[n.Clause.Start:n.Clause.End]))
	}
	want := []string{"没有发票|我没有发票", "不能退|但定制的不能退"}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestClauses(t *testing.T) {
	tests := []struct {
		in   string
		want int
	}{
		{"", 0}, {"可以退", 1}, {"可以退，不收费。", 2}, {"1,299元", 1}, {"It is free but not fast", 2}, {"Open at 9:30, e.g. today", 2},
		{"不但快", 1}, {"快但贵", 2}, {"v2.0 is here. Yes", 2},
	}
	for _, tt := range tests {
		if got := text.Clauses(tt.in); len(got) != tt.want {
			t.Errorf("%q: %v", tt.in, got)
		}
	}
}

func FuzzNegations(f *testing.F) {
	for _, s := range []string{"", "不", "没有", "能不能", "isn't it", "不超过", "not", "…", "no.", "别", "还是不", "\xff不\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := len([]rune(s))
		checkSpans(t, text.Clauses(s), n)
		last := 0
		for _, x := range text.Negations(s) {
			if x.Span.Start < last || x.Span.End <= x.Span.Start || x.Span.End > x.Clause.End || x.Span.Start < x.Clause.Start {
				t.Fatalf("%+v after %d", x, last)
			}
			last = x.Span.End
		}
	})
}
