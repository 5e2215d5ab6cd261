package text_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"baihua/backend/text"
)

// spell writes quantities as "value unit", with ~ for the ends of a range.
func spell(qs []text.Quantity) string {
	var out []string
	for _, q := range qs {
		s := fmt.Sprintf("%.6g", q.Value)
		if q.Unit != "" {
			s += " " + q.Unit
		}
		if q.Range {
			s = "~" + s
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestQuantities(t *testing.T) {
	tests := []struct{ in, want string }{
		// money
		{"一次转5w可以吗", "1 times, 50000"},
		{"运费3块5", "3.5 CNY"},
		{"三块五一个", "3.5 CNY, 1 piece"},
		{"打包费3块5毛", "3.5 CNY"},
		{"¥1,299.00", "1299 CNY"},
		{"￥１，２９９．００", "1 CNY, 299"},
		{"押金1.2万", "12000"},
		{"年费二十元", "20 CNY"},
		{"两百五十块钱", "250 CNY"},
		{"两百五块钱", "250 CNY"},
		{"一万二的沙发", "12000"},
		{"1万5左右", "15000"},
		{"100元5角2", "100.52 CNY"},
		{"$49.90 or US$50", "49.9 USD, 50 USD"},
		{"RMB 200", "200 CNY"},
		{"人民币500元整", "500 CNY"},
		{"it costs 20 bucks", "20 USD"},
		{"£5 or 50 pence", "5 GBP, 0.5 GBP"},
		{"2-3万元", "~20000 CNY, ~30000 CNY"},
		{"$3-5", "~3 USD, ~5 USD"},
		{"三块木板", "3 piece"},
		{"满99包邮", "99"},
		{"3.5k yuan", "3500 CNY"},
		{"two thousand five hundred yuan", "2500 CNY"},
		// duration
		{"两周内到", "14 day"},
		{"two weeks", "14 day"},
		{"within a week", "7 day"},
		{"3-5天", "~3 day, ~5 day"},
		{"3到5个工作日", "~3 workday, ~5 workday"},
		{"三至五天", "~3 day, ~5 day"},
		{"between 3 and 5 days", "~3 day, ~5 day"},
		{"takes 3 to 7 days", "~3 day, ~7 day"},
		{"三五天", "~3 day, ~5 day"},
		{"一两天吧", "~1 day, ~2 day"},
		{"一个半小时", "1.5 h"},
		{"1小时30分钟", "1.5 h"},
		{"an hour and a half", "1.5 h"},
		{"one and a half hours", "1.5 h"},
		{"半年", "6 month"},
		{"半个月", "0.5 month"},
		{"两个半月", "2.5 month"},
		{"一年半", "18 month"},
		{"三天半", "3.5 day"},
		{"a 7-day return", "7 day"},
		{"two-year warranty", "24 month"},
		{"30-day-return policy", "30 day"},
		{"24小时内", "24 h"},
		{"2 working days", "2 workday"},
		{"20多天了", "20 day"},
		{"十来天", "10 day"},
		{"7日内到账", "7 day"},
		{"七天无理由", "7 day"},
		{"十五个小时", "15 h"},
		{"等了3个多小时", "3 h"},
		{"2 or 3 days", "2 day, 3 day"},
		{"12、24期", "12 instalment, 24 instalment"},
		{"一周之内", "7 day"},
		{"90秒", "0.025 h"},
		{"valid for 90 more days", "90 day"},
		// doses and counts
		{"半片", "0.5 tablet"},
		{"一次半片，一天三次", "1 times, 0.5 tablet, 1 day, 3 times"},
		{"half a tablet twice a day", "0.5 tablet"},
		{"2 tablets 3 times a day", "2 tablet, 3 times"},
		{"1/2 tablet", "0.5 tablet"},
		{"1½ tablets", "1.5 tablet"},
		{"每次10ml，每日2次", "10 ml, 2 times"},
		{"500mg", "500 mg"},
		{"0.5 g", "0.5 g"},
		{"a dozen chairs", "12"},
		{"half a dozen", "6"},
		{"二十把椅子", "20 piece"},
		{"三人沙发", "3 person"},
		{"twenty-five boxes", "25 box"},
		{"one hundred and fifty", "150"},
		{"限购两件", "2 piece"},
		{"8个月大的宝宝", "8*1/12 year_old"},
		{"a 6-year-old child", "6 year_old"},
		{"10岁", "10 year_old"},
		// as people say it
		{"俩沙发", "2 piece"},
		{"仨", "3 piece"},
		{"俩小时", "2 h"},
		{"仨月", "3 month"},
		{"三俩天", "~2 day, ~3 day"},
		{"一片半", "1.5 tablet"},
		{"一次一片半", "1 times, 1.5 tablet"},
		{"两盒半", "2.5 box"},
		{"四分之一片", "0.25 tablet"},
		{"两三天", "~2 day, ~3 day"},
		{"三两天", "~2 day, ~3 day"},
		{"三两茶叶", "0.15 kg"},
		{"个把月", "1 month"},
		{"个把小时", "1 h"},
		{"一个来月", "1 month"},
		{"千把块", "1000 CNY"},
		{"百八十块", "~80 CNY, ~100 CNY"},
		{"百十来块", "~100 CNY, ~110 CNY"},
		{"1w5", "15000"},
		{"转2w2", "22000"},
		{"十块零五毛", "10.5 CNY"},
		{"3块来钱", "3 CNY"},
		{"九五折", "9.5 zhe"},
		{"95折", "9.5 zhe"},
		{"几十块", ""},
		{"十五六块", "~15 CNY, ~16 CNY"},
		{"二十三四天", "~23 day, ~24 day"},
		{"一勺半", "1.5 spoon"},
		{"半勺", "0.5 spoon"},
		{"我们俩", ""},
		{"a tablet and a half", "1.5 tablet"},
		{"take a tablet", ""},
		{"好几百", ""},
		{"十几天", ""},
		// lengths and the rest
		{"一米八的床", "1.8 m"},
		{"1米75", "1.75 m"},
		{"80x120cm", "80 cm, 120 cm"},
		{"2.4 × 1.2 m", "2.4 m, 1.2 m"},
		{"20公里以内", "20 km"},
		{"三点五公里", "3.5 km"},
		{"承重150kg", "150 kg"},
		{"六斤", "3 kg"},
		{"二两", "0.1 kg"},
		{"20%", "20 %"},
		{"２０％", "20 %"},
		{"百分之二十", "20 %"},
		{"百分之百", "100 %"},
		{"手续费千分之三", "0.3 %"},
		{"三分之一", "33.3333 %"},
		{"退一半", "50 %"},
		{"8.5折", "8.5 zhe"},
		{"不超过40℃", "40 degC"},
		{"below -5°C", "-5 degC"},
		{"零下10度", "-10 degC"},
		{"5W灯泡", "5 W"},
		{"a 9w bulb", "9 W"},
		{"5楼没电梯", "5 floor"},
		{"100平米", "100 m2"},
		// times of day
		{"10:30 to 18:00", "10.5 clock, 18 clock"},
		{"下午6点半", "18.5 clock"},
		{"早上九点", "9 clock"},
		{"open at 9 a.m.", "9 clock"},
		{"5pm", "17 clock"},
		{"晚上8点20分", "20.3333 clock"},
		// traditional characters
		{"兩個禮拜", "14 day"},
		{"三個月", "3 month"},
		{"五萬塊", "50000 CNY"},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			want := strings.ReplaceAll(tt.want, "8*1/12", "0.666667")
			if got := spell(text.Quantities(tt.in)); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestQuantitiesLeaveOutNumbersThatCountNothing(t *testing.T) {
	for _, s := range []string{
		"1. 打开App\n2. 点击订单\n3、提交", "步骤如下：1. 打开 2、点击", "(1) Unscrew the legs", "一、退货\n二、换货",
		"第三步", "第3天", "step 2", "No. 5", "the 1st floor lamp", "see figure 3", "3号楼", "#4412",
		"电话400-820-8820", "13800138000", "138 0013 8000", "call 95588", "拨打12315", "+86 10 6655 4433",
		"订单号20261105998", "order number 554821", "尾号1234", "https://shop.example/p/12?id=3", "a3@mail.example", "24/7",
		"iPhone15", "B12", "COVID-19", "SKU-7781", "v2.15.0", "4S店", "WH-1000XM4", "双十一",
		"2026-11-05", "11月5日", "Nov 5", "5号发货", "2026年", "十一月", "周三", "in 2026",
		"一下", "一样的", "有一点破损", "可以一块退吗", "万一坏了", "十分抱歉", "千万别退", "三包服务", "二手", "统一安排",
		"半夜", "半价", "which one", "any one of them", "一起买", "三方", "唯一", "一般", "",
	} {
		if got := text.Quantities(s); len(got) != 0 {
			t.Errorf("%q: %s", s, spell(got))
		}
	}
}

func TestQuantity_Same(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"24小时", "1天", true}, {"两周", "14 days", true}, {"一年", "12个月", true}, {"1.8米", "180cm", true},
		{"0.5g", "500毫克", true}, {"5w", "50,000元", true}, {"三块五", "¥3.50", true}, {"一个半小时", "90分钟", true},
		{"一斤", "500克", true}, {"3件", "3个", true}, {"1小时30分", "90 minutes", true}, {"半片", "half a tablet", true},
		{"3天", "3周", false}, {"3天", "3个工作日", false}, {"30天", "一个月", false}, {"3元", "3美元", false},
		{"3", "3天", false}, {"5w", "3w", false}, {"20%", "20元", false}, {"2片", "2粒", false},
	}
	for _, tt := range tests {
		a, b := text.Quantities(tt.a), text.Quantities(tt.b)
		if len(a) != 1 || len(b) != 1 {
			t.Fatalf("%q is %s, %q is %s", tt.a, spell(a), tt.b, spell(b))
		}
		if got := a[0].Same(b[0]); got != tt.want || b[0].Same(a[0]) != got {
			t.Errorf("%q same as %q: %v", tt.a, tt.b, got)
		}
	}
}

func TestQuantitiesMarkArticles(t *testing.T) {
	for s, want := range map[string]bool{"退一个订单": true, "退1个订单": false, "一天": false, "一次": true} {
		qs := text.Quantities(s)
		if len(qs) != 1 || qs[0].Loose != want {
			t.Errorf("%q: %+v", s, qs)
		}
	}
}

func FuzzQuantities(f *testing.F) {
	for _, s := range []string{"", "三块五", "1,299.00元", "3-5天 80x120cm", "一二三四五六七八九十百千万亿", "½ 1/2 1 1/2", "百分之", "三分之", "12:",
		"+86 138", "\xff\xfe1", "a dozen and a half", "个半", "半", "2026-11-05", "¥", "-5°C", strings.Repeat("9", 400), "9e309"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		rs := []rune(s)
		for _, q := range text.Quantities(s) {
			if q.Span.Start < 0 || q.Span.End <= q.Span.Start || q.Span.End > utf8.RuneCountInString(s) {
				t.Fatalf("span %v in %d runes", q.Span, len(rs))
			}
			if string(rs[q.Span.Start:q.Span.End]) != q.Raw {
				t.Fatalf("raw %q is not at %v", q.Raw, q.Span)
			}
			if q.Value != q.Value || !q.Same(q) {
				t.Fatalf("%+v is not itself", q)
			}
		}
	})
}
