package text_test

import (
	"fmt"
	"strings"
	"testing"

	"baihua/backend/text"
)

func TestDisputes(t *testing.T) {
	for _, tt := range []struct{ ours, theirs, want string }{
		{"签收后7天内可以退货。", "签收后30天内可以退货。", "number:7天:30天"},
		{"签收后7天内可以退货。", "签收后一周内可以退货。", ""},
		{"7天内可以退，运费10元。", "30天内可以退，运费10元。", "number:7天:30天"},
		{"3到5天送到。", "5天送到。", ""},
		{"可以退货。", "不能退货。", "answer:可以:不能"},
		{"可以退货。", "需要发票。", ""},
		{"不需要身份证。", "需要带身份证。", "answer:不需要:需要"},
		{"Yes, it can be returned.", "No, it cannot be returned.", "answer:Yes:No"},
		{"You can cancel any time.", "You can't cancel after payment.", "answer:can:can't"},
		{"送货免费。", "送货收费，每单30元。", "answer:免费:收费"},
		{"2026-11-05发货。", "2026-12-01发货。", "date:2026-11-05:2026-12-01"},
		{"2026-11-05发货。", "11月5日发货。", ""},
		{"可以退。拆封的不能退。", "可以退。", ""},
		{"能退，但有时不能退。", "不能退。", ""}, // says both
		{"一个月内。", "3个。", ""},
		{"", "7天", ""},
	} {
		var got []string
		for _, d := range text.Disputes(tt.ours, tt.theirs) {
			got = append(got, fmt.Sprintf("%s:%s:%s", d.Kind, d.Ours, d.Theirs))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%q against %q: %q, want %q", tt.ours, tt.theirs, got, tt.want)
		}
	}
}

func TestDisputesAreMutual(t *testing.T) {
	for _, tt := range [][2]string{
		{"7天内可以退，运费10元。", "30天内不能退，运费12元。"}, {"2026-11-05", "2026-12-01"}, {"免费", "收费"}, {"Yes.", "No, 3 days."},
	} {
		if a, b := text.Disputes(tt[0], tt[1]), text.Disputes(tt[1], tt[0]); len(a) != len(b) || len(a) == 0 {
			t.Errorf("%v: %v and %v", tt, a, b)
		}
	}
}
