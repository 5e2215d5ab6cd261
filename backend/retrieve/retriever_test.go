package retrieve_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/retrieve"
)

type shelf map[string]assist.Passage

func (s shelf) Passages(_ context.Context, ids []string) ([]assist.Passage, error) {
	var out []assist.Passage
	for _, id := range ids {
		if p, ok := s[id]; ok {
			out = append(out, p)
		}
	}
	return out, nil
}

func stock(ps ...assist.Passage) (*index.Index, shelf) {
	x, s := index.New(), shelf{}
	for i := range ps {
		ps[i].DocumentID = cmp.Or(ps[i].DocumentID, ps[i].ID)
		s[ps[i].ID] = ps[i]
	}
	x.Put(ps...)
	return x, s
}

func furniture() []assist.Passage {
	return []assist.Passage{
		{ID: "return", Kind: assist.PassageFAQ, Questions: []string{"沙发可以退货吗？", "Can I return a sofa?"}, Text: "签收后七天内，未拆封的沙发可以退货。"},
		{ID: "fee", Kind: assist.PassageFAQ, Questions: []string{"退货运费谁出？", "Who pays for return shipping?"}, Text: "质量问题由我们承担运费，其他情况由您承担。"},
		{ID: "delivery", Kind: assist.PassageText, Title: "配送", Heading: []string{"送货时间"}, Text: "现货沙发三天内发货，定制沙发三十天内发货。"},
		{ID: "care", Kind: assist.PassageText, Title: "Leather care", Text: "Wipe leather with a damp cloth. Keep it out of the sun.", ValidUntil: time.Unix(1, 0)},
		{ID: "sizes", Kind: assist.PassageTable, Title: "尺寸表", Text: "三人位沙发 长 210 厘米"},
	}
}

func ask(t *testing.T, q assist.Query) assist.Retrieval {
	t.Helper()
	x, s := stock(furniture()...)
	r, err := retrieve.New(x, s).Retrieve(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRetrieverFindsTheLane(t *testing.T) {
	tests := []struct {
		question, id string
		lane         assist.Lane
		phrasing     string
	}{
		{"请问沙发可以退货吗", "return", assist.LaneFAQ, "沙发可以退货吗？"},
		{"who pays return shipping", "fee", assist.LaneFAQ, "Who pays for return shipping?"},
		{"定制沙发发货要多久", "delivery", assist.LanePassage, ""},
		{"三人位长多少厘米", "sizes", assist.LaneTable, ""},
		{"未拆封七天内签收", "return", assist.LanePassage, ""},
		{"WIPE LEATHER", "care", assist.LanePassage, ""},
	}
	for _, tt := range tests {
		t.Run(tt.question, func(t *testing.T) {
			r := ask(t, assist.Query{Text: tt.question})
			if len(r.Candidates) == 0 {
				t.Fatal("found nothing")
			}
			c := r.Candidates[0]
			if c.Passage.ID != tt.id || c.Lane != tt.lane || c.Question != tt.phrasing {
				t.Errorf("got %s %s %q", c.Passage.ID, c.Lane, c.Question)
			}
		})
	}
}

func TestExactIsAskedWordForWordButForCourtesy(t *testing.T) {
	for question, want := range map[string]bool{
		"沙发可以退货吗？":                       true,
		"你好，请问沙发可以退货":                    true,
		"沙發可以退貨嗎":                        true,
		"Hi, can I return a sofa please": true,
		"沙发可以退款吗":                        false,
		"沙发不可以退货吗":                       false,
		"can I return a red sofa":        false,
		"送货时间":                           false, // a heading is no question
	} {
		got := ask(t, assist.Query{Text: question}).Candidates[0].Features.Exact
		if got != want {
			t.Errorf("%q: %v", question, got)
		}
	}
}

func TestFeaturesMeasureWhatIsMet(t *testing.T) {
	same := ask(t, assist.Query{Text: "沙发退货"}).Candidates[0].Features
	if same.Similar < 0.99 || same.Covered < 0.99 || same.MissingIDF != 0 {
		t.Errorf("all is met, got %+v", same)
	}
	other := ask(t, assist.Query{Text: "沙发退货要发票吗"}).Candidates[0].Features
	if other.Similar >= same.Similar || other.Covered > 0.7 || other.MissingIDF <= 0 {
		t.Errorf("an invoice is mentioned nowhere, got %+v", other)
	}
	if other.BM25 <= 0 || other.Margin < 0 || other.Margin > 1 {
		t.Errorf("got %+v", other)
	}
}

func TestSimilarTellsWhatIsAskedAboutATopic(t *testing.T) {
	x, s := stock(
		assist.Passage{ID: "zh", Kind: assist.PassageFAQ, Questions: []string{"沙发保修多久？"}, Text: "三年。"},
		assist.Passage{ID: "en", Kind: assist.PassageFAQ, Questions: []string{"How long is the warranty on a lamp?"}, Text: "Two years."},
	)
	for question, same := range map[string]bool{
		"沙发保修几年": true, "沙发保修多长时间": true, "沙发保修": true,
		"沙发怎么保修": false, "沙发在哪里保修": false, "沙发保修吗": false,
		"how many years is the lamp warranty": false, "lamp warranty": true, "lamp warranty, how long is it?": true,
		"How do I use the lamp warranty?": false, "Is there a warranty on the lamp?": false,
	} {
		r, err := retrieve.New(x, s).Retrieve(t.Context(), assist.Query{Text: question})
		if err != nil || len(r.Candidates) == 0 {
			t.Fatalf("%q found nothing: %v", question, err)
		}
		if sim := r.Candidates[0].Features.Similar; (sim > 0.75) != same {
			t.Errorf("%q: similar %.2f", question, sim)
		}
	}
}

func TestRetrieverCarriesWhatTheGateNeeds(t *testing.T) {
	c := ask(t, assist.Query{Text: "leather"}).Candidates[0]
	if c.Passage.ValidUntil.IsZero() {
		t.Error("an expired passage must stay recognisable")
	}
}

func TestEarlierTurnsDecideWhereTheQuestionDoesNot(t *testing.T) {
	x, s := stock(
		assist.Passage{ID: "a1", Group: "lamp", Text: "The warranty is two years."},
		assist.Passage{ID: "a2", Group: "lamp", Text: "The lamp takes an E27 bulb."},
		assist.Passage{ID: "b1", Group: "sofa", Text: "The warranty is ten years."},
		assist.Passage{ID: "b2", Group: "sofa", Text: "The sofa frame is oak."},
	)
	r := retrieve.New(x, s)
	for about, want := range map[string]string{"Which bulb does the lamp take?": "a1", "Is the sofa made of oak?": "b1"} {
		got, err := r.Retrieve(t.Context(), assist.Query{Text: "how long is the warranty", Context: []string{about}, ContextRoles: []assist.Role{assist.RoleCustomer}})
		if err != nil || got.Candidates[0].Passage.ID != want {
			t.Errorf("after %q got %v %v", about, got.Candidates[0].Passage.ID, err)
		}
	}
}

func TestAskedWordForWordComesFirstWhateverWasSaidBefore(t *testing.T) {
	ps := []assist.Passage{{ID: "pay", Kind: assist.PassageFAQ, Questions: []string{"How can I pay?"}, Text: "By card."}}
	for i := range 40 {
		ps = append(ps, assist.Passage{ID: fmt.Sprintf("%02d", i), Group: "made", Title: "Made-to-order sofas", Text: "A made-to-order sofa is paid in full. Pay the order of a made-to-order sofa when you order the sofa."})
	}
	x, s := stock(ps...)
	r, err := retrieve.New(x, s).Retrieve(t.Context(), assist.Query{
		Text: "How can I pay?", Context: []string{"Can I cancel a made-to-order sofa I paid for?", "The made-to-order sofa order is paid"},
		ContextRoles: []assist.Role{assist.RoleAgent, assist.RoleCustomer},
	})
	if err != nil || len(r.Candidates) == 0 || r.Candidates[0].Passage.ID != "pay" || !r.Candidates[0].Features.Exact {
		t.Errorf("got %+v, %v", r.Candidates[0], err)
	}
}

func TestNothingFoundIsEmpty(t *testing.T) {
	for _, q := range []string{"", "？", "zzz"} {
		if r := ask(t, assist.Query{Text: q}); len(r.Candidates) != 0 || r.Version == "" {
			t.Errorf("%q found %d", q, len(r.Candidates))
		}
	}
}

func TestCandidatesAreOrderedAndFew(t *testing.T) {
	var ps []assist.Passage
	for i := range 80 {
		ps = append(ps, assist.Passage{ID: fmt.Sprintf("%02d", i), Text: "sofa"})
	}
	x, s := stock(ps...)
	delete(s, "03") // removed since it was indexed
	r, err := retrieve.New(x, s).Retrieve(t.Context(), assist.Query{Text: "sofa"})
	if err != nil || len(r.Candidates) < 10 || len(r.Candidates) > 50 {
		t.Fatalf("%d candidates, %v", len(r.Candidates), err)
	}
	for i, c := range r.Candidates {
		if c.Passage.ID == "03" || i > 0 && c.Passage.ID <= r.Candidates[i-1].Passage.ID {
			t.Errorf("candidate %d is %s", i, c.Passage.ID)
		}
	}
}

type brokenShelf struct{}

func (brokenShelf) Passages(context.Context, []string) ([]assist.Passage, error) {
	return nil, errors.New("disk gone")
}

func TestRetrieverSaysWhatToDoWhenTheShelfFails(t *testing.T) {
	x, _ := stock(furniture()...)
	_, err := retrieve.New(x, brokenShelf{}).Retrieve(t.Context(), assist.Query{Text: "沙发"})
	if assist.CodeOf(err) != assist.CodeUnavailable {
		t.Errorf("got %v", err)
	}
}

func TestPlainIsTextbookBM25(t *testing.T) {
	r := retrieve.NewPlain([]assist.Passage{{ID: "a", Text: "sofa sofa legs"}, {ID: "b", Title: "sofa", Text: "退货运费 returns"}, {ID: "c", Text: "return"}})
	got, err := r.Retrieve(t.Context(), assist.Query{Text: "SOFA 货运"})
	if err != nil || len(got.Candidates) != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	mean := (3 + 5 + 1) / 3.0
	bm25 := func(df, tf, length float64) float64 {
		return math.Log(1+(3-df+0.5)/(df+0.5)) * tf * 2.2 / (tf + 1.2*(0.25+0.75*length/mean))
	}
	want := bm25(2, 1, 5) + bm25(1, 1, 5)
	if c := got.Candidates[0]; c.Passage.ID != "b" || math.Abs(c.Score-want) > 1e-12 {
		t.Errorf("got %s %v, want b %v", c.Passage.ID, c.Score, want)
	}
	if c := got.Candidates[1]; math.Abs(c.Score-bm25(2, 2, 3)) > 1e-12 {
		t.Errorf("got %v, want %v", c.Score, bm25(2, 2, 3))
	}
}
