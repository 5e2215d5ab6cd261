package verify_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"baihua/backend/assist"
)

// faq is a draft from an FAQ passage whose first phrasing matched.
func faq(asked, title, phrasings, answer string, earlier ...string) assist.VerifyInput {
	qs := strings.Split(phrasings, "|")
	p := assist.Passage{ID: "p", DocumentID: "d", Kind: assist.PassageFAQ, Title: title, Questions: qs, Text: answer}
	return drafted(asked, assist.Candidate{Passage: p, Lane: assist.LaneFAQ, Question: qs[0]}, earlier)
}

// section is a draft from a passage under a heading.
func section(asked, title, heading, words string, earlier ...string) assist.VerifyInput {
	p := assist.Passage{ID: "p", DocumentID: "d", Kind: assist.PassageText, Title: title, Heading: []string{heading}, Text: words}
	return drafted(asked, assist.Candidate{Passage: p, Lane: assist.LanePassage}, earlier)
}

func drafted(asked string, c assist.Candidate, earlier []string) assist.VerifyInput {
	return assist.VerifyInput{
		Query: assist.Query{Text: asked, Context: earlier},
		Draft: assist.Draft{
			Sentences: []assist.Sentence{{Text: c.Passage.Text, Citations: []int{1}}},
			Citations: []assist.Citation{{N: 1, PassageID: c.Passage.ID}},
		},
		Candidates: []assist.Candidate{c},
	}
}

func TestVerify_Question(t *testing.T) {
	tests := []struct {
		name string
		in   assist.VerifyInput
		want string
	}{
		// numbers
		{"same amount in another spelling", faq("转5w要手续费吗", "转账", "转5万元要手续费吗", "不收手续费。"), ""},
		{"other amount", faq("转5w要手续费吗", "转账", "转3w要手续费吗", "不收手续费。"), "number:5w:3w"},
		{"amount met by the answer", faq("超过5万能转吗", "转账", "大额能转吗", "单笔最高5万元。"), ""},
		{"amount nowhere", faq("转8万要多久", "转账", "转账要多久", "两小时内到账。"), "number:8万:"},
		{"other time", faq("15天还能退吗", "退货", "7天还能退吗", "可以。"), "number:15天:7天"},
		{"other time met by another phrasing", faq("两周还能退吗", "退货", "7天还能退吗|14天还能退吗", "可以。"), ""},
		{"unit", faq("3个工作日能到吗", "配送", "3天能到吗", "可以。"), "unit:3个工作日:3天"},
		{"figure only in the matched question", faq("转账要多久", "转账", "转账5万元要多久", "两小时。"), "number::5万元"},
		{"figure in one of several phrasings", faq("转账要多久", "转账", "转账5万元要多久|转账多久到", "两小时。"), ""},
		{"named policy", faq("无理由退货怎么申请", "退货", "七天无理由退货怎么申请", "在订单里申请。"), ""},
		{"article is no count", faq("退一个订单怎么操作", "退货", "订单怎么退", "在订单里申请。"), ""},
		{"english amount", faq("do I pay for delivery over 500 yuan", "Delivery", "do I pay for delivery over 300 yuan", "No."), "number:500 yuan:300 yuan"},
		{"english weeks", faq("can I return it after two weeks", "Returns", "can I return it after 14 days", "Yes."), ""},
		{"passage meets it", section("30天内能退吗", "退货", "期限", "签收后30天内可以退。"), ""},
		{"passage does not", section("45天内能退吗", "退货", "期限", "签收后30天内可以退。"), "number:45天:30天"},
		// negation
		{"polarity", faq("沙发能退吗", "退货", "沙发不能退吗", "可以。"), "negation:沙发能退吗:不能退吗"},
		{"polarity the other way", faq("为什么沙发不能退", "退货", "沙发能退吗", "能退。"), "negation:不能退:沙发能退吗"},
		{"polarity as phrased elsewhere", faq("沙发不能退吗", "退货", "沙发能退吗|沙发不能退吗", "能退。"), ""},
		{"A-not-A is no negation", faq("沙发能不能退", "退货", "沙发能退吗", "能退。"), ""},
		{"both negative in other words", faq("收不到验证码", "登录", "没收到验证码", "请看短信是否被拦截。"), ""},
		{"not knowing is no negation", faq("不知道沙发怎么退", "退货", "沙发怎么退", "在订单里申请。"), ""},
		{"without invoice met by answer", faq("没有发票能退货吗", "退货", "能退货吗", "没有发票也能退货。"), ""},
		{"without invoice not met", faq("没有发票，能退货吗", "退货", "能退货吗", "能。"), "negation:没有发票:"},
		{"negation only in the matched question", faq("沙发怎么退", "退货", "没有发票，沙发怎么退", "凭订单退。"), "negation::没有发票"},
		{"english polarity", faq("why can't I log in", "Login", "can I log in", "Yes."), "negation:can't I:can I log in"},
		{"english same", faq("I can't log in", "Login", "why can't I log in", "Reset your password."), ""},
		{"tag question", faq("delivery is free, isn't it?", "Delivery", "is delivery free", "Yes."), ""},
		{"passage says no", section("定制的能退吗", "退货", "不能退的商品", "定制商品不能退。"), ""},
		{"negative question, positive passage", section("为什么沙发不能退", "退货", "期限", "沙发可以退。"), "negation:不能退:沙发可以退"},
		// opposites
		{"opposite", faq("怎么关闭短信提醒", "提醒", "怎么开通短信提醒", "在设置里点开通。"), "opposite:关闭:开通"},
		{"loss report", faq("卡怎么解挂", "挂失", "卡怎么挂失", "打电话。"), "opposite:解挂:挂失"},
		{"transfer", faq("资金转出要多久", "证券", "资金转入要多久", "一天。"), "opposite:转出:转入"},
		{"both sides", faq("买了能退吗", "退货", "买的能退吗", "能退。"), ""},
		{"answer for both", faq("怎么关闭短信提醒", "提醒", "怎么开通短信提醒|怎么关闭短信提醒", "在设置里改。"), ""},
		{"english opposite", faq("how do I disable alerts", "Alerts", "how do I enable alerts", "Tap Enable."), "opposite:disable:enable"},
		{"before and after", faq("can I change it after dispatch", "Orders", "can I change it before dispatch", "Yes."), "opposite:after:before"},
		{"heading of a passage", section("怎么取消订单", "下单", "怎么下单", "点下单按钮。"), "opposite:取消:下单"},
		{"passage only", section("怎么解绑手机", "账户", "手机", "点绑定，输入号码。"), "opposite:解绑:绑定"},
		{"opposite said before", faq("要多久", "账户", "开通要多久", "一天。", "我想关闭会员"), "opposite:关闭:开通"},
		// names
		{"name nowhere", faq("云朵沙发多久到", "配送", "多久到货", "七天。"), "name:云朵沙发:"},
		{"other name", faq("云朵沙发多久到", "配送", "山石沙发多久到", "七天。"), "name:云朵沙发:山石沙发"},
		{"same name in english", faq("云朵沙发多久到", "配送", "Cloud sofa 多久到", "七天。"), ""},
		{"name in the title", faq("云朵沙发多久到", "云朵沙发", "多久到货", "七天。"), ""},
		{"other material in the title", faq("真皮能用酒精擦吗", "布艺保养", "能用酒精擦吗", "不能。真皮请看真皮保养。"), "name:真皮:布艺"},
		{"name only in the matched question", faq("沙发怎么清洗", "保养", "真皮沙发怎么清洗", "用软布。"), "name::真皮"},
		{"name in one of several phrasings", faq("沙发怎么清洗", "保养", "真皮沙发怎么清洗|沙发怎么清洗干净", "用软布。"), ""},
		{"name said before", faq("它能用几年", "保修", "山石沙发能用几年", "十年。", "云朵沙发怎么样"), "name:云朵沙发:山石沙发"},
		{"same name said before", faq("它能用几年", "保修", "云朵沙发能用几年", "十年。", "云朵沙发怎么样"), ""},
		{"subject changed since", faq("布艺沙发怎么洗", "保养", "布艺沙发怎么洗", "干洗。", "真皮的我知道了"), ""},
		{"ingredient in a passage's title", section("对乙酰氨基酚怎么吃", "布洛芬说明", "用法", "饭后服用。"), "name:对乙酰氨基酚:布洛芬"},
		{"passage about a name not asked", section("止痛药怎么吃", "布洛芬说明", "用法", "饭后服用。"), "name::布洛芬"},
		// age and form
		{"child asks, adult answer", section("宝宝能吃布洛芬吗", "布洛芬", "用法", "成人一次1片。"), "age:infant:adult"},
		{"child said before", section("布洛芬怎么吃", "布洛芬", "用法", "一次200毫克。", "我女儿发烧了"), "age:child:"},
		{"child said before, no medicine", faq("沙发多久到", "配送", "沙发多久到货", "七天。", "我女儿很喜欢"), ""},
		{"age met", section("孕妇能吃布洛芬吗", "布洛芬", "禁忌", "孕妇禁用布洛芬。"), ""},
		{"answer for children only", faq("布洛芬能吃吗", "用药", "儿童能吃布洛芬吗", "六岁以上可以。"), "age::child"},
		{"adult need not be said", section("大人怎么吃布洛芬", "布洛芬", "用法", "饭后服用。"), ""},
		{"form", section("布洛芬混悬液一次吃多少", "布洛芬胶囊", "用法", "饭后服用。"), "form:syrup:capsule"},
		{"form met", section("布洛芬胶囊饭后吃吗", "布洛芬胶囊", "用法", "饭后服用。"), ""},
		{"form not asked", section("布洛芬饭后吃吗", "布洛芬胶囊", "用法", "饭后服用。"), "form::capsule"},
		{"english form", section("how much ibuprofen syrup", "Ibuprofen tablets", "Dose", "Swallow with water."), "form:syrup:tablet"},
		// dates
		{"other holiday", faq("春节发货吗", "配送", "国庆发货吗", "不发。"), "date:春节:国庆"},
		{"date of purchase", faq("11月5日买的能退吗", "退货", "买的能退吗", "能。"), ""},
		// exact
		{"word for word", faq("没有发票，能退货吗？", "退货", "没有发票能退货吗", "能。"), ""},
		{"other phrasing word for word", faq("怎么关闭", "提醒", "怎么开通|怎么关闭", "在设置里改。"), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := verifier().Verify(t.Context(), tt.in)
			if err != nil {
				t.Fatal(err)
			}
			if got := spell(g.Question); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestVerifyComparesTheQuestionWithThePassageCitedFirst(t *testing.T) {
	in := faq("转5w要手续费吗", "转账", "转5万元要手续费吗", "不收。")
	other := in.Candidates[0]
	other.Passage.ID, other.Question = "q", "转3万元要手续费吗"
	in.Candidates = []assist.Candidate{other, in.Candidates[0]}
	g, err := verifier().Verify(t.Context(), in)
	if err != nil || len(g.Question) != 0 {
		t.Errorf("%v %v", g.Question, err)
	}
}

// TestVerifyTakesFactsFromTheCustomerOnly gives the name or the figure that settles
// what the question leaves open to the customer, and then to the agent.
func TestVerifyTakesFactsFromTheCustomerOnly(t *testing.T) {
	tests := []struct {
		name            string
		in              assist.VerifyInput
		customer, agent string
	}{
		{"name only in the matched question", faq("沙发怎么清洗", "保养", "真皮沙发怎么清洗", "用软布。", "真皮的多少钱"), "", "name::真皮"},
		{"other name", faq("它能用几年", "保修", "山石沙发能用几年", "十年。", "云朵沙发怎么样"), "name:云朵沙发:山石沙发", "name::山石沙发"},
		{"figure", faq("转账要多久", "转账", "转5万元要多久", "两小时。", "比如转5万"), "", "number::5万元"},
		{"age", faq("布洛芬能吃吗", "用药", "儿童能吃布洛芬吗", "六岁以上可以。", "是孩子吃吗"), "", "age::child"},
	}
	for _, tt := range tests {
		for role, want := range map[assist.Role]string{assist.RoleCustomer: tt.customer, assist.RoleAgent: tt.agent} {
			t.Run(tt.name+" of the "+string(role), func(t *testing.T) {
				tt.in.Query.ContextRoles = []assist.Role{role}
				g, err := verifier().Verify(t.Context(), tt.in)
				if err != nil {
					t.Fatal(err)
				}
				if got := spell(g.Question); got != want {
					t.Errorf("got %q, want %q", got, want)
				}
			})
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add("转5w要手续费吗", "转3w要手续费吗", "不收。", "不收手续费。")
	f.Add("why can't I", "", "It is 5.", "")
	f.Add("\xff", "不\n不", "，，", "1-")
	f.Fuzz(func(t *testing.T, asked, matched, passage, claim string) {
		in := faq(asked, matched, matched+"|"+asked, passage, claim)
		in.Draft.Sentences = append(in.Draft.Sentences, assist.Sentence{Text: claim, Citations: []int{1, 7}})
		g, err := verifier().Verify(t.Context(), in)
		if err != nil || len(g.Claims) != 2 || g.Groundedness < 0 || g.Groundedness > 1 {
			t.Fatalf("%+v %v", g, err)
		}
		rs := []rune(passage)
		for _, c := range g.Claims {
			if e := c.Evidence; e.PassageID != "" && (e.Place.End > len(rs) || string(rs[e.Place.Start:e.Place.End]) != e.Quote) {
				t.Fatalf("evidence %+v in %q", e, passage)
			}
			if c.Verdict == assist.Supported && len(c.Vetoes) > 0 {
				t.Fatalf("supported with %v", c.Vetoes)
			}
		}
		verifier().Outgoing(t.Context(), claim, in)
	})
}

// BenchmarkVerify checks a draft of three sentences against ten candidates: extractive,
// whose sentences are verbatim, and written, whose sentences must be aligned.
func BenchmarkVerify(b *testing.B) {
	const answer = "签收后30天内没拆封的可以退。运费每单150元。定制商品不能退。"
	in := faq("云朵沙发买了两周没拆封，运费多少，能退吗", "退货", "云朵沙发没拆封能退吗|7天能退吗|多少天内可以退货", strings.Repeat(answer, 3), "你好", "我买了沙发")
	for range 9 {
		c := in.Candidates[0]
		c.Passage.ID += "x"
		in.Candidates = append(in.Candidates, c)
	}
	v := verifier()
	for name, claims := range map[string][]string{
		"extractive": {"签收后30天内没拆封的可以退。", "运费每单150元。", "定制商品不能退。"},
		"written":    {"签收后30天内没有拆封的都可以退。", "运费是每单150元。", "定制商品是不能退的。"},
	} {
		in.Draft.Sentences = nil
		for _, s := range claims {
			in.Draft.Sentences = append(in.Draft.Sentences, assist.Sentence{Text: s, Citations: []int{1}})
		}
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				begun := time.Now()
				if _, err := v.Verify(b.Context(), in); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(begun))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100])/1e6, "p99-ms")
		})
	}
}
