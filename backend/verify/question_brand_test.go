package verify_test

import (
	"testing"

	"baihua/backend/assist"
	"baihua/backend/text"
	"baihua/backend/verify"
)

// medicines is a list with brands of one ingredient and of several.
func medicines() *text.Names {
	return text.NewNames([]assist.Name{
		{Canonical: "ibuprofen", Kind: assist.NameIngredient, Forms: []string{"布洛芬", "ibuprofen"}},
		{Canonical: "paracetamol", Kind: assist.NameIngredient, Forms: []string{"对乙酰氨基酚", "paracetamol"}},
		{Canonical: "pseudoephedrine", Kind: assist.NameIngredient, Forms: []string{"伪麻黄碱"}},
		{Canonical: "suspension", Kind: assist.NameVariant, Forms: []string{"混悬液", "suspension"}},
		{Canonical: "drops", Kind: assist.NameVariant, Forms: []string{"滴剂", "drops"}},
		{Canonical: "motrin", Kind: assist.NameBrand, Forms: []string{"美林"}, Contains: []string{"ibuprofen", "suspension"}},
		{Canonical: "fenbid", Kind: assist.NameBrand, Forms: []string{"芬必得"}, Contains: []string{"ibuprofen"}},
		{Canonical: "tylenol-cold", Kind: assist.NameBrand, Forms: []string{"泰诺"}, Contains: []string{"paracetamol", "pseudoephedrine"}},
	})
}

func TestVerify_BrandsAndIngredients(t *testing.T) {
	tests := []struct {
		name string
		in   assist.VerifyInput
		want string
	}{
		{"brand meets its one ingredient", faq("美林饭后吃吗", "布洛芬", "布洛芬饭后吃吗", "饭后服用。"), ""},
		{"and the form it is sold in", faq("美林饭后吃吗", "布洛芬混悬液", "布洛芬混悬液饭后吃吗", "饭后服用。"), ""},
		{"not another form", faq("美林饭后吃吗", "布洛芬滴剂", "布洛芬滴剂饭后吃吗", "饭后服用。"), "name:混悬液:滴剂 name::滴剂 form::drops"},
		{"not another ingredient", faq("美林饭后吃吗", "对乙酰氨基酚", "对乙酰氨基酚饭后吃吗", "饭前饭后都可以，不要和布洛芬同吃。"), "name::对乙酰氨基酚"},
		{"brand of several ingredients stands for none", faq("泰诺饭后吃吗", "对乙酰氨基酚", "对乙酰氨基酚饭后吃吗", "饭前饭后都可以。"), "name:泰诺: name::对乙酰氨基酚"},
		{"one brand is not another", faq("美林饭后吃吗", "芬必得", "芬必得饭后吃吗", "饭后服用。"), "name:美林:芬必得"},
		{"ingredient is not any brand of it", faq("布洛芬饭后吃吗", "芬必得", "芬必得饭后吃吗", "饭后服用。"), "name:布洛芬: name::芬必得"},
		{"brand said before", faq("那饭后吃吗", "布洛芬", "布洛芬饭后吃吗", "饭后服用。", "我买了美林"), ""},
	}
	v := verify.New(medicines)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := v.Verify(t.Context(), tt.in)
			if err != nil {
				t.Fatal(err)
			}
			if got := spell(g.Question); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
