package verify_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/text"
	"baihua/backend/verify"
)

func nameList() *text.Names {
	return text.NewNames([]assist.Name{
		{Canonical: "sofa-a", Kind: assist.NameProduct, Forms: []string{"云朵沙发", "Cloud sofa"}},
		{Canonical: "sofa-b", Kind: assist.NameProduct, Forms: []string{"山石沙发", "Stone sofa"}},
		{Canonical: "leather", Kind: assist.NameMaterial, Forms: []string{"真皮", "leather"}},
		{Canonical: "fabric", Kind: assist.NameMaterial, Forms: []string{"布艺", "fabric"}},
		{Canonical: "ibuprofen", Kind: assist.NameIngredient, Forms: []string{"布洛芬", "ibuprofen"}},
		{Canonical: "paracetamol", Kind: assist.NameIngredient, Forms: []string{"对乙酰氨基酚", "paracetamol"}},
	})
}

func verifier() *verify.Verifier { return verify.New(nameList) }

// spell writes vetoes as kind:ours:found.
func spell(vs []assist.Veto) string {
	var out []string
	for _, v := range vs {
		out = append(out, fmt.Sprintf("%s:%s:%s", v.Kind, v.Ours, v.Found))
	}
	return strings.Join(out, " ")
}

// written is a draft of one sentence that cites one passage.
func written(sentence, passage string) assist.VerifyInput {
	p := assist.Passage{ID: "p", DocumentID: "d", Title: "须知", Text: passage, Start: 10, End: 10 + len([]rune(passage))}
	return assist.VerifyInput{
		Query: assist.Query{Text: sentence},
		Draft: assist.Draft{
			Sentences: []assist.Sentence{{Text: sentence, Citations: []int{1}}},
			Citations: []assist.Citation{{N: 1, PassageID: "p", DocumentID: "d", Revision: 3}},
		},
		Candidates: []assist.Candidate{{Passage: p, Lane: assist.LanePassage}},
	}
}

func TestVerify_Claims(t *testing.T) {
	const refund = "定制沙发不支持退货。退款在收到退货后3-5个工作日内原路退回，手续费为20%。客服电话400-100-2000。普通沙发7天内可以退货，2026年11月5日起执行。"
	const leaflet = "成人一次1片，一日3次，饭后服用。24小时内最多服用4片。布洛芬不能与其他止痛药同用。"
	const home = "You can return a Cloud sofa within 30 days. Made-to-order items cannot be returned. Delivery costs ¥99 and takes 3 to 7 days. Please sign before delivery."
	tests := []struct {
		name, claim, passage string
		verdict              assist.Verdict
		vetoes               string
	}{
		{"verbatim", "定制沙发不支持退货。", refund, assist.Supported, ""},
		{"two sentences verbatim", "Made-to-order items cannot be returned. Delivery costs ¥99 and takes 3 to 7 days.", home, assist.Supported, ""},
		{"part of a sentence that says the contrary", "支持退货。", refund, assist.Contradicted, "negation:支持退货:不支持退"},
		{"same in other words", "退款在收到退货后三到五个工作日内原路退回。", refund, assist.Supported, ""},
		{"number", "退款在收到退货后3-6个工作日内原路退回。", refund, assist.Contradicted, "number:6个工作日:5个工作日"},
		{"percent", "手续费为30%。", refund, assist.Contradicted, "number:30%:20%"},
		{"unit", "退款在收到退货后3-5天内原路退回。", refund, assist.Contradicted, "unit:3:3 unit:5天:5个工作日"},
		{"one end of a range", "Delivery takes 3 days.", home, assist.Contradicted, "number:3 days:3"},
		{"figures that changed places", "普通沙发3-3天内可以退货", "普通沙发3-6天内可以退货，从第3次起每次80元。", assist.Contradicted, "number:3天:6天"},
		{"place in an order", "从第4次起每次80元。", "普通沙发7天内可以退货，从第3次起每次80元。", assist.Contradicted, "number:第4次:第3次"},
		{"side in its clause", "送货前24小时可以取消，送货后要收费", "送货后24小时可以取消，送货前要收费。", assist.Contradicted, "opposite:前:后 opposite:后:前"},
		{"limit dropped", "床垫每人体重超过110公斤。", "床垫每人体重不超过110公斤。", assist.Contradicted, "opposite:超过:不超过"},
		{"number nowhere", "普通沙发可以退货，收拆装费80元。", refund, assist.Unsupported, "number:80元:"},
		{"phone", "客服电话400-100-2001。", refund, assist.Contradicted, "number:400-100-2001:400-100-2000"},
		{"date", "普通沙发7天内可以退货，2026年12月5日起执行。", refund, assist.Contradicted, "date:2026年12月5日:2026年11月5日"},
		{"date without its year", "普通沙发7天内可以退货，11月5日起执行。", refund, assist.Supported, ""},
		{"negation dropped", "定制沙发支持退货", refund, assist.Contradicted, "negation:定制沙发支持退货:不支持退"},
		{"negation added", "普通沙发7天内不可以退货", refund, assist.Contradicted, "negation:不可以退货:普通沙发7天内可以退货"},
		{"negation in english", "Made-to-order items can be returned.", home, assist.Contradicted, "negation:Made-to-order items can be returned:cannot be"},
		{"negation of nothing much", "Dismantling, if done, is 80 yuan more.", "Dismantling, if not done, is 80 yuan more.", assist.Contradicted, "negation:Dismantling, if done, is 80 yuan more.:not done"},
		{"opposite", "Please sign after delivery.", home, assist.Contradicted, "opposite:after:before"},
		{"before and after a meal", "成人一次1片，一日3次，饭前服用。", leaflet, assist.Contradicted, "opposite:饭前:饭后"},
		{"dose", "成人一次2片，一日3次，饭后服用。", leaflet, assist.Contradicted, "number:2片:1片"},
		{"maximum", "24小时内最多服用6片。", leaflet, assist.Contradicted, "number:6片:4片"},
		{"name", "You can return a Stone sofa within 30 days.", home, assist.Contradicted, "name:Stone sofa:Cloud sofa"},
		{"ingredient", "对乙酰氨基酚不能与其他止痛药同用。", leaflet, assist.Contradicted, "name:对乙酰氨基酚:布洛芬"},
		{"age", "儿童一次1片，一日3次，饭后服用。", leaflet, assist.Contradicted, "age:child:adult"},
		{"something else", "我们的仓库在海边，风景很好。", refund, assist.Unsupported, ""},
		{"number in another spelling", "You can return a Cloud sofa within thirty days.", home, assist.Supported, ""},
		{"traditional", "定製沙發不支持退貨。", refund, assist.Supported, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := verifier().Verify(t.Context(), written(tt.claim, tt.passage))
			if err != nil {
				t.Fatal(err)
			}
			c := g.Claims[0]
			if c.Verdict != tt.verdict || spell(c.Vetoes) != tt.vetoes {
				t.Errorf("%s %q, want %s %q", c.Verdict, spell(c.Vetoes), tt.verdict, tt.vetoes)
			}
			if want := map[bool]float64{true: 1}[tt.verdict == assist.Supported]; g.Groundedness != want {
				t.Errorf("groundedness %v", g.Groundedness)
			}
			if c.Evidence.PassageID != "p" || c.Evidence.N != 1 || c.Evidence.Revision != 3 {
				t.Errorf("evidence %+v", c.Evidence)
			}
			doc := []rune(strings.Repeat(" ", 10) + tt.passage)
			if got := string(doc[c.Evidence.Place.Start:c.Evidence.Place.End]); got != c.Evidence.Quote {
				t.Errorf("place of %q holds %q", c.Evidence.Quote, got)
			}
			if g.Version != verify.Version {
				t.Errorf("version %q", g.Version)
			}
		})
	}
}

func TestVerifyTrustsNoCitationThatNamesNoCandidate(t *testing.T) {
	in := written("可以退货。", "可以退货。")
	in.Draft.Citations[0].PassageID = "elsewhere"
	in.Draft.Citations[0].Quote = "可以退货。"
	in.Candidates[0].Passage.Text = "无关的话。"
	g, err := verifier().Verify(t.Context(), in)
	if err != nil || g.Claims[0].Verdict != assist.Unsupported || g.Groundedness != 0 {
		t.Errorf("%+v %v", g, err)
	}
}

func TestVerifyOfNothingFindsNothing(t *testing.T) {
	g, err := verifier().Verify(t.Context(), assist.VerifyInput{Draft: assist.Draft{Refusal: assist.ReasonNoPassage}})
	if err != nil || len(g.Claims) != 0 || len(g.Question) != 0 || g.Groundedness != 0 || g.Version == "" {
		t.Errorf("%+v %v", g, err)
	}
}

func TestVerifyStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := verifier().Verify(ctx, written("可以退货。", "可以退货。"))
	if assist.CodeOf(err) != assist.CodeCancelled || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestVerifyWorksWithoutANameList(t *testing.T) {
	v := verify.New(func() *text.Names { return nil })
	if g, err := v.Verify(t.Context(), written("可以退货。", "可以退货。")); err != nil || g.Groundedness != 1 {
		t.Errorf("%+v %v", g, err)
	}
}

func TestOutgoing(t *testing.T) {
	const passage = "云朵沙发签收后7天内可以退货。定制的不能退。退款3个工作日到账。客服电话400-100-2000。"
	tests := []struct{ name, typed, want string }{
		{"as suggested", "云朵沙发签收后7天内可以退货。定制的不能退。", ""},
		{"in other words", "您好，云朵沙发签收后一周内可以退货的，请放心。", ""},
		{"number", "云朵沙发签收后15天内可以退货。", "number:15天:7天"},
		{"promise of nobody", "给您补偿50元。", "number:50元:"},
		{"unit", "退款3天到账。", "unit:3天:3个工作日"},
		{"negation", "定制的能退。", "negation:定制的能退:不能退"},
		{"negation added", "云朵沙发签收后7天内不可以退货。", "negation:不可以退货:云朵沙发签收后7天内可以退货"},
		{"name", "山石沙发签收后7天内可以退货。", "name:山石沙发:云朵沙发"},
		{"date", "您的退款11月5日到账。", "date:11月5日:"},
		{"phone", "请打400-100-2009。", "number:400-100-2009:400-100-2000"},
		{"small talk", "亲，不好意思让您久等了，祝您生活愉快！", ""},
		{"nothing", "", ""},
	}
	in := written("云朵沙发签收后7天内可以退货。", passage)
	quotes := in
	quotes.Candidates = nil
	quotes.Draft.Citations = []assist.Citation{{N: 1, PassageID: "p", Quote: passage}}
	passages := in
	passages.Draft.Citations = nil
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for from, in := range map[string]assist.VerifyInput{"citations": in, "quotes": quotes, "passages": passages} {
				if got := spell(verifier().Outgoing(t.Context(), tt.typed, in)); got != tt.want {
					t.Errorf("with %s: %q, want %q", from, got, tt.want)
				}
			}
		})
	}
	if got := verifier().Outgoing(t.Context(), "给您补偿50元。", assist.VerifyInput{}); got != nil {
		t.Errorf("without evidence: %v", got)
	}
}
