package verify_test

import (
	"testing"

	"baihua/backend/assist"
	"baihua/backend/text"
	"baihua/backend/verify"
)

func TestVerify_OneFactChanged(t *testing.T) {
	cards := text.NewNames([]assist.Name{
		{Canonical: "debit", Kind: assist.NameProduct, Forms: []string{"借记卡", "debit card", "debit cards"}},
		{Canonical: "credit", Kind: assist.NameProduct, Forms: []string{"信用卡", "credit card", "credit cards"}},
	})
	v := verify.New(func() *text.Names { return cards })
	tests := []struct{ name, passage, claim, want string }{
		{"must for may", "You can pay in the store.", "You must pay in the store.", "modality:must:can"},
		{"may for must", "必须本人到网点办理。", "可以本人到网点办理。", "modality:可以:必须"},
		{"may for take care", "肝病患者慎用本品。", "肝病患者可用本品。", "modality:可用:慎用"},
		{"another word for must", "必须本人到网点办理。", "一定要本人到网点办理。", ""},
		{"another word for may", "可以本人到网点办理。", "能本人到网点办理。", ""},
		{"at most for at least", "Order at least 3 days ahead.", "Order at most 3 days ahead.", "opposite:at most:at least"},
		{"after for within", "Report damage within 48 hours of signing.", "Report damage after 48 hours of signing.", "bound:after:within"},
		{"another word for at least", "至少提前 3 天预约送货。", "起码提前 3 天预约送货。", ""},
		{"charged for free", "第一次送货免费。", "第一次送货收费。", "opposite:收费:免费"},
		{"condition dropped", "If the goods have left, the return costs 80 yuan.", "The return costs 80 yuan.", "condition::If the goods have left"},
		{"condition moved", "If the goods have left, the return costs 80 yuan.", "The return costs 80 yuan if the goods have left.", ""},
		{"exception dropped", "除清仓商品外，签收后 7 天内都可以退货。", "签收后 7 天内都可以退货。", "condition::除清仓商品外"},
		{"only dropped", "退款只退到原来的账户。", "退款退到原来的账户。", "condition::只"},
		{"only in a word dropped", "仅限本人办理挂失手续。", "本人办理挂失手续。", "condition::仅限"},
		{"figures exchanged", "Assembly: sofa 10 yuan, chair 20 yuan.", "Assembly: sofa 20 yuan, chair 10 yuan.", "number:20 yuan:10 yuan number:10 yuan:20 yuan"},
		{"parts in another order", "Assembly: sofa 10 yuan, chair 20 yuan.", "Assembly: chair 20 yuan, sofa 10 yuan.", ""},
		{"names exchanged", "借记卡有效期 10 年，信用卡 5 年。", "信用卡有效期 10 年，借记卡 5 年。", "name:信用卡:借记卡 name:借记卡:信用卡"},
		{"currency", "It costs 50 yuan.", "It costs 50 US dollars.", "unit:50 US dollars:50 yuan"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := v.Verify(t.Context(), written(tt.claim, tt.passage))
			if err != nil {
				t.Fatal(err)
			}
			if got := spell(g.Claims[0].Vetoes); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
