package retrieve_test

import (
	"slices"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/retrieve"
	"baihua/backend/text"
)

func pharmacyWords() retrieve.Words {
	names := text.NewNames([]assist.Name{
		{Canonical: "ibuprofen", Kind: assist.NameIngredient, Forms: []string{"布洛芬", "ibuprofen"}},
		{Canonical: "caffeine", Kind: assist.NameIngredient, Forms: []string{"咖啡因", "caffeine"}},
		{Canonical: "fenbid", Kind: assist.NameBrand, Forms: []string{"芬必得", "Fenbid"}, Contains: []string{"ibuprofen"}},
		{Canonical: "mixture", Kind: assist.NameBrand, Forms: []string{"合剂宝"}, Contains: []string{"ibuprofen", "caffeine"}},
		{Canonical: "bendazol", Kind: assist.NameIngredient, Forms: []string{"地巴唑"}},
	})
	lexicon := text.NewLexicon([]assist.Synonym{
		{Words: []string{"挂失", "报失"}},
		{Words: []string{"支付宝"}, Means: []string{"手机支付"}},
	}, []string{"换新计划"})
	return retrieve.Words{Names: names, Lexicon: lexicon, Version: "test"}
}

func medicines() []assist.Passage {
	faq := func(id, question, answer string) assist.Passage {
		return assist.Passage{ID: id, Kind: assist.PassageFAQ, Questions: []string{question}, Text: answer}
	}
	return []assist.Passage{
		faq("dose", "布洛芬一天吃几次", "一天三次，饭后服用。"),
		faq("coffee", "咖啡因怎么吃", "按说明书服用。"),
		faq("bendazol", "地巴唑一天吃几次", "一天两次。"),
		faq("loss", "银行卡怎么报失", "拨打客服电话。"),
		faq("mobile", "手机支付可以吗", "可以。"),
		faq("wallet", "支付宝怎么绑定", "在设置里绑定。"),
		faq("sofa", "沙发保养要多少钱", "每次80元。"),
		faq("plan", "换新计划怎么参加", "门店登记。"),
		faq("newplan", "换灯泡的新计划是什么", "明年公布。"),
		faq("dress", "how do i dress the sofa", "With its cover."),
		faq("mattress", "how long is the warranty of the mattresses", "Ten years."),
	}
}

func askWith(t *testing.T, question string) assist.Retrieval {
	t.Helper()
	x, s := stock(medicines()...)
	r, err := retrieve.New(x, s).With(pharmacyWords).Retrieve(t.Context(), assist.Query{Text: question})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRetrieverKnowsWhatWordsStandFor(t *testing.T) {
	for name, tt := range map[string]struct {
		question, want string
		least, most    float64 // similar
	}{
		"another spelling of a synonym":     {"银行卡怎么挂失", "loss", .99, 1},
		"one way":                           {"支付宝可以吗", "mobile", .99, 1},
		"a brand for its one ingredient":    {"芬必得一天吃几次", "dose", .99, 1},
		"a slip by pinyin":                  {"沙发保羊要多少钱", "sofa", .8, .9},
		"a slip of the keyboard":            {"how long is the warranty of the matresses", "mattress", .8, .9},
		"a swap of letters":                 {"how long is teh warrnaty of the mattresses", "mattress", .5, .9},
		"a general synonym":                 {"how long is the guarantee of the mattresses", "mattress", .99, 1},
		"its own words":                     {"布洛芬一天吃几次", "dose", 1, 1},
		"a word of the dictionary is whole": {"换新计划参加", "plan", .9, 1},
	} {
		t.Run(name, func(t *testing.T) {
			r := askWith(t, tt.question)
			if len(r.Candidates) == 0 || r.Candidates[0].Passage.ID != tt.want {
				t.Fatalf("%+v", r.Candidates)
			}
			if s := r.Candidates[0].Features.Similar; s < tt.least || s > tt.most {
				t.Errorf("similar %.3f, want %.2f to %.2f", s, tt.least, tt.most)
			}
		})
	}
}

func TestRetrieverDoesNotReadMoreIntoWordsThanTheySay(t *testing.T) {
	for name, tt := range map[string]struct {
		question, passage string
		most              float64
	}{
		"one way is not the other":              {"手机支付怎么绑定", "wallet", .9},
		"a brand of several stands for none":    {"合剂宝一天吃几次", "dose", .9},
		"a guess is never word for word":        {"沙发保羊要多少钱", "sofa", .95},
		"half a word of the dictionary is none": {"换新计划是什么", "newplan", .8},
	} {
		t.Run(name, func(t *testing.T) {
			for _, c := range askWith(t, tt.question).Candidates {
				if c.Passage.ID == tt.passage && (c.Features.Similar > tt.most || c.Features.Exact) {
					t.Errorf("%+v", c.Features)
				}
			}
		})
	}
}

func TestRetrieverSaysWhatItGuessed(t *testing.T) {
	for question, want := range map[string][]assist.Guess{
		"沙发保羊要多少钱":                                   {{Said: "保羊", Read: "保养"}},
		"how long is the warranty of the matresses":  {{Said: "matresses", Read: "mattresses"}},
		"沙发保养要多少钱":                                   nil,
		"where can i put the dresser":                nil, // a made-up word with the stem of another is none
		"how long is the warrnaty of the mattresses": {{Said: "warrnaty", Read: "warranty"}},
	} {
		if got := askWith(t, question).Guesses; !slices.Equal(got, want) {
			t.Errorf("%s: %v", question, got)
		}
	}
}

func TestRetrieverNeverTakesAWordForAName(t *testing.T) {
	r := askWith(t, "他巴唑一天吃几次")
	if len(r.NearNames) != 1 || r.NearNames[0].Said != "他巴唑" || r.NearNames[0].Listed[0] != "地巴唑" {
		t.Fatalf("%+v", r.NearNames)
	}
	for _, c := range r.Candidates {
		if c.Passage.ID == "bendazol" && c.Features.Covered > .9 {
			t.Errorf("taken for the name: %+v", c.Features)
		}
	}
	r = askWith(t, "布落芬怎么样")
	if len(r.NearNames) != 1 || !slices.ContainsFunc(r.Candidates, func(c assist.Candidate) bool { return c.Passage.ID == "dose" }) {
		t.Errorf("by pinyin, what is there of the name: %+v, %d candidates", r.NearNames, len(r.Candidates))
	}
	if r := askWith(t, "布洛芬一天吃几次"); len(r.NearNames) != 0 {
		t.Errorf("the name itself: %+v", r.NearNames)
	}
}

func TestRetrievalsVersionNamesTheWords(t *testing.T) {
	x, s := stock(medicines()...)
	plain, err := retrieve.New(x, s).Retrieve(t.Context(), assist.Query{Text: "沙发"})
	if err != nil || plain.Version == askWith(t, "沙发").Version {
		t.Errorf("%q, %v", plain.Version, err)
	}
}
