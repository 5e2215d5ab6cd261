package text_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"baihua/backend/assist"
	"baihua/backend/text"
)

func TestOpposites(t *testing.T) {
	side := func(s, pair string) string {
		var out []string
		for _, o := range text.Opposites(s) {
			if o.Pair == pair {
				out = append(out, string('a'+rune(o.Side)))
			}
		}
		slices.Sort(out)
		return strings.Join(slices.Compact(out), "")
	}
	tests := []struct{ pair, a, b string }{
		{"enable", "怎么开通短信提醒", "怎么关闭短信提醒"}, {"enable", "how do I activate my card", "How to deactivate a card"},
		{"enable", "turn on alerts", "turning off alerts"}, {"report_loss", "银行卡怎么挂失", "银行卡怎么解除挂失"},
		{"transfer", "资金转入", "資金轉出"}, {"deposit", "怎么充值", "怎么提现"}, {"deposit", "deposited cash", "withdrawing cash"},
		{"bind", "绑定手机", "解绑手机"}, {"subscribe", "subscribe to the letter", "unsubscribing"}, {"order", "怎么下单", "怎么取消"},
		{"order", "place an order", "I cancelled it"}, {"buy", "买沙发", "退沙发"}, {"buy", "I bought it", "it was returned"},
		{"exchange", "退货流程", "换货流程"}, {"exchange", "return a lamp", "exchanging a lamp"}, {"install", "安装衣柜", "拆卸衣柜"},
		{"install", "assembled it", "disassembling it"}, {"deliver", "送货时间", "退货时间"}, {"increase", "提高额度", "降低额度"},
		{"extend", "延长保修", "缩短保修"}, {"upgrade", "升级会员", "降级会员"}, {"freeze", "冻结账户", "解冻账户"}, {"lock", "locked account", "unlocking"},
		{"before", "发货前能改吗", "发货后能改吗"}, {"before", "before delivery", "after delivery"}, {"include", "包含运费", "运费除外"},
		{"most", "最多买几件", "最少买几件"}, {"fasting", "饭前吃", "饭后吃"}, {"stock", "现货", "定制"}, {"card", "信用卡", "储蓄卡"},
		{"online", "网上买的", "门店买的"}, {"over", "超过7天能退吗", "7天内能退吗"}, {"over", "满999元", "不满999元"}, {"over", "more than 3", "no more than 3"},
	}
	for _, tt := range tests {
		if a, b := side(tt.a, tt.pair), side(tt.b, tt.pair); a != "a" || b != "b" {
			t.Errorf("%s: %q on %q, %q on %q", tt.pair, tt.a, a, tt.b, b)
		}
	}
}

func TestOppositesLeaveOutLookalikes(t *testing.T) {
	for _, s := range []string{"退烧了", "换句话说", "目前没有", "售后服务", "包装盒", "然后呢", "close to home", "after-sales team", "关于尺寸", "提前台", "exchange rate"} {
		for _, o := range text.Opposites(s) {
			if o.Pair != "advance" {
				t.Errorf("%q: %+v", s, o)
			}
		}
	}
}

func TestNames_Find(t *testing.T) {
	n := text.NewNames([]assist.Name{
		{Canonical: "solid wood", Kind: assist.NameMaterial, Forms: []string{"solid wood", "实木"}},
		{Canonical: "sofa", Kind: assist.NameProduct, Forms: []string{"沙发", "sofa", "couch"}},
		{Canonical: "sofa bed", Kind: assist.NameProduct, Forms: []string{"沙发床", "sofa bed", "sofa-bed"}},
		{Canonical: "ibuprofen", Kind: assist.NameIngredient, Forms: []string{"布洛芬", "Ibuprofen"}},
		{Canonical: "Bulao", Kind: assist.NameBrand, Forms: []string{"布洛芬"}},
		{Canonical: "corner", Kind: assist.NameVariant, Forms: []string{"转角沙发", "corner sofa"}},
		{Canonical: "", Forms: []string{"", "  "}},
	})
	tests := []struct {
		in   string
		want []string
	}{
		{"实木沙发怎么保养", []string{"solid wood", "sofa"}},
		{"沙发床多少钱", []string{"sofa bed"}},
		{"實木沙發", []string{"solid wood", "sofa"}},
		{"ＳＯＦＡ", []string{"sofa"}},
		{"two Sofas and a sofa  bed", []string{"sofa", "sofa bed"}},
		{"Sofa-Bed", []string{"sofa bed"}},
		{"couches", []string{"sofa"}},
		{"sofascape", nil},
		{"布洛芬", []string{"ibuprofen", "Bulao"}},
		{"a corner sofa", []string{"corner"}},
		{"round the corner", nil}, // an id is no form
		{"", nil},
		{"实", nil},
	}
	for _, tt := range tests {
		var got []string
		rs := []rune(tt.in)
		for _, h := range n.Find(tt.in) {
			got = append(got, h.Canonical)
			if string(rs[h.Span.Start:h.Span.End]) != h.Raw {
				t.Errorf("%q is not at %v", h.Raw, h.Span)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestNamesWithoutAListFindNothing(t *testing.T) {
	var none *text.Names
	if got := none.Find("沙发"); got != nil {
		t.Errorf("nil list: %v", got)
	}
	if got := text.NewNames(nil).Find("沙发"); got != nil {
		t.Errorf("empty list: %v", got)
	}
}

func TestAgeGroup(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"宝宝能吃吗", []string{"infant"}}, {"6个月大能吃吗", []string{"infant"}}, {"孩子8岁", []string{"child"}}, {"8岁能吃几片", []string{"child"}},
		{"七十岁的老人", []string{"elderly"}}, {"孕妇可以用吗", []string{"pregnant"}}, {"哺乳期能吃吗", []string{"breastfeeding"}},
		{"成人和儿童用量", []string{"adult", "child"}}, {"a 3-year-old", []string{"child"}}, {"is it safe for my toddler", []string{"child"}},
		{"I am pregnant", []string{"pregnant"}}, {"minor scratches", nil}, {"for seniors", []string{"elderly"}}, {"沙发能退吗", nil}, {"30岁", []string{"adult"}},
		{"嬰兒床", []string{"infant"}}, {"kidney", nil},
	}
	for _, tt := range tests {
		if got := text.AgeGroup(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestForm(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"布洛芬胶囊", []string{"capsule"}}, {"布洛芬混悬液", []string{"syrup"}}, {"布洛芬片每日三次", []string{"tablet"}}, {"一次2片，每日3次", nil},
		{"ibuprofen tablets 200 mg", []string{"tablet"}}, {"cough syrup", []string{"syrup"}}, {"a cream sofa", nil}, {"cream for a rash", []string{"ointment"}},
		{"gel mattress", nil}, {"名片丢了，过敏", nil}, {"糖漿", []string{"syrup"}}, {"eye drops", []string{"drops"}}, {"a tablet computer", nil},
		{"止痛贴片", []string{"patch"}}, {"退烧栓", []string{"suppository"}}, {"照片", nil},
	}
	for _, tt := range tests {
		if got := text.Form(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestCodes(t *testing.T) {
	tests := []struct{ in, kind, key string }{
		{"电话400-820-8820", "phone", "4008208820"}, {"138 0013 8000", "phone", "13800138000"}, {"拨打95588", "phone", "95588"},
		{"见https://Shop.example/a/", "url", "https://shop.example/a"}, {"write to Help@shop.example now", "email", "help@shop.example"},
		{"订单号20261105998", "code", "20261105998"}, {"SKU-7781", "code", "sku7781"}, {"型号ＷＨ-1000", "code", "wh1000"}, {"iPhone15", "code", "iphone15"},
		{"v2.15.0", "code", "v2150"}, {"+86 10 6655 4433", "phone", "861066554433"},
	}
	for _, tt := range tests {
		got := text.Codes(tt.in)
		if len(got) != 1 || string(got[0].Kind) != tt.kind || got[0].Key != tt.key {
			t.Errorf("%q: %+v", tt.in, got)
		}
	}
	for _, s := range []string{"5w", "3-5天", "7-day", "80x120cm", "10:30", "RMB200", "2026-11-05", "1/2", "20%", "", "++++", "100000000元"} {
		if got := text.Codes(s); len(got) != 0 {
			t.Errorf("%q: %+v", s, got)
		}
	}
}

func TestOrdinals(t *testing.T) {
	tests := []struct {
		in   string
		want []int
	}{
		{"从第3次起每次80元", []int{3}}, {"第二步", []int{2}}, {"the 1st visit, the 22nd time", []int{1, 22}}, {"see step 4", []int{4}},
		{"1. 打开\n2. 提交", nil}, {"Table 3", []int{3}}, {"a table 60", nil}, {"3号楼", []int{3}}, {"订单号20261105998", nil}, {"", nil},
	}
	for _, tt := range tests {
		var got []int
		for _, o := range text.Ordinals(tt.in) {
			got = append(got, o.N)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %v, want %v", tt.in, got, tt.want)
		}
	}
}

func TestOwnScript(t *testing.T) {
	for s, want := range map[string]string{"": "", "sofa": "", "可以": "", "可以嗎": "hant", "退货": "hans", "這個货": "hant"} {
		if got := text.OwnScript(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func FuzzFacts(f *testing.F) {
	for _, s := range []string{"", "实木沙发", "Sofa-Beds's", "退货换货", "开通/关闭", "+86 138 0013 8000", "https://", "@.", "孕妇8岁", "片片片", "\xff-\xfe"} {
		f.Add(s)
	}
	names := text.NewNames([]assist.Name{{Canonical: "a b", Kind: assist.NameProduct, Forms: []string{"沙发", "sofa bed", "-"}}})
	f.Fuzz(func(t *testing.T, s string) {
		n := utf8.RuneCountInString(s)
		var spans []assist.Span
		for _, h := range names.Find(s) {
			if len(spans) == 0 || spans[len(spans)-1] != h.Span {
				spans = append(spans, h.Span)
			}
		}
		checkSpans(t, spans, n)
		spans = nil
		for _, c := range text.Codes(s) {
			spans = append(spans, c.Span)
		}
		checkSpans(t, spans, n)
		for _, o := range text.Opposites(s) {
			if o.Span.Start < 0 || o.Span.End <= o.Span.Start || o.Span.End > n {
				t.Fatalf("%+v in %d runes", o, n)
			}
		}
		spans = nil
		for _, o := range text.Ordinals(s) {
			spans = append(spans, o.Span)
		}
		checkSpans(t, spans, n)
		text.AgeGroup(s)
		text.Form(s)
	})
}

func TestFactsStayLinearOnHostileInput(t *testing.T) {
	for _, unit := range []string{"1", "一", "十", "+", " ", "a'", "1-", "不", "no ", "半", "1,", "第", "3块", "(", "、1", "http://", "9.", "周", "12:3", "half a ", "百分之"} {
		s := strings.Repeat(unit, 10_000)
		text.Quantities(s)
		text.Dates(s)
		text.Negations(s)
		text.Opposites(s)
	}
}
