package text_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/text"
)

func shelfNames() *text.Names {
	return text.NewNames([]assist.Name{
		{Canonical: "bendazol", Kind: assist.NameIngredient, Forms: []string{"地巴唑", "bendazol"}},
		{Canonical: "ibuprofen", Kind: assist.NameIngredient, Forms: []string{"布洛芬", "ibuprofen"}},
		{Canonical: "panadol", Kind: assist.NameBrand, Forms: []string{"必理通", "Panadol"}, Contains: []string{"paracetamol"}},
		{Canonical: "sofa", Kind: assist.NameProduct, Forms: []string{"沙发", "sofa"}},
		{Canonical: "nightstand", Kind: assist.NameProduct, Forms: []string{"床头柜", "bedside table"}},
		{Canonical: "mattress", Kind: assist.NameProduct, Forms: []string{"床垫", "mattress"}},
	})
}

// spoken is what a small knowledge base holds.
func spoken(term string) bool {
	held := strings.Join([]string{"地巴唑怎么吃 布洛芬 沙发能退货吗 床头灯 书架 冲给", "couch mattress the coach how"}, " ")
	return slices.Contains(text.Terms(held), term)
}

func TestNearFindsWordsThatAreNearlyAName(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"他巴唑怎么吃", "他巴唑=地巴唑"},
		{"地巴唑怎么吃", ""},
		{"他巴唑怎麼吃", "他巴唑=地巴唑"},
		{"布洛芬一天幾次", ""},
		{"布落芬一天几次", "布落芬=布洛芬"},
		{"布芬一天几次", ""}, // cut short: too little to go by
		{"ibuprofin for a child", "ibuprofin=ibuprofen"},
		{"Ibuporfen?", "Ibuporfen=ibuprofen"},
		{"沙法能退吗", "沙法=沙发"},
		{"床投柜多少钱", "床投柜=床头柜"},
		{"床头灯坏了", ""}, // a product is no drug: another last character is another thing
		{"is my matress still under warranty", "matress=mattress"},
		{"my coach called", ""},
		{"沙发和布洛芬", ""},
		{"", ""},
	} {
		var got []string
		for _, n := range shelfNames().Near(tt.in, spoken) {
			got = append(got, fmt.Sprintf("%s=%s", n.Said, strings.Join(n.Listed, "|")))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%q: %v, want %q", tt.in, got, tt.want)
		}
	}
}

func TestNearGivesThePlace(t *testing.T) {
	const s = "请问 他巴唑 怎么吃"
	for _, n := range shelfNames().Near(s, spoken) {
		if got := string([]rune(s)[n.Span.Start:n.Span.End]); got != n.Said {
			t.Errorf("%q at %v is %q", n.Said, n.Span, got)
		}
	}
	var none *text.Names
	if got := none.Near(s, spoken); got != nil {
		t.Errorf("no list: %v", got)
	}
}

func TestFormsAreTheSpellingsOfAName(t *testing.T) {
	if got := shelfNames().Forms("panadol"); !slices.Equal(got, []string{"必理通", "Panadol"}) {
		t.Errorf("%v", got)
	}
	if got := shelfNames().Forms("nothing"); got != nil {
		t.Errorf("%v", got)
	}
}

func TestOneEdit(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"warrnati", "warranti", true}, {"matress", "mattress", true}, {"rellief", "relief", true}, {"motoprolol", "metoprolol", true},
		{"dresser", "dress", false}, {"same", "same", false}, {"ab", "ba", true}, {"", "a", true}, {"abc", "cab", false},
	} {
		if got := text.OneEdit(tt.a, tt.b); got != tt.want || text.OneEdit(tt.b, tt.a) != got {
			t.Errorf("%s, %s: %v", tt.a, tt.b, got)
		}
	}
}

func FuzzNear(f *testing.F) {
	for _, s := range []string{"他巴唑", "沙法能退吗", "matress?", "\xff他巴", "地 巴-唑", strings.Repeat("布落", 40)} {
		f.Add(s)
	}
	names := shelfNames()
	f.Fuzz(func(t *testing.T, s string) {
		rs := []rune(s)
		for _, n := range names.Near(s, func(string) bool { return false }) {
			if n.Span.Start < 0 || n.Span.End > len(rs) || string(rs[n.Span.Start:n.Span.End]) != n.Said || len(n.Listed) == 0 {
				t.Fatalf("%+v in %d runes", n, len(rs))
			}
		}
	})
}
