package text_test

import (
	"strings"
	"testing"

	"baihua/backend/text"
)

func TestOperators(t *testing.T) {
	tests := []struct{ in, want string }{
		{"必须本人来，可以带孩子", "must may"},
		{"不得退货", "ban"},
		{"肝病患者慎用", "care"},
		{"无需预约", "free"},
		{"功能和性能", ""},
		{"满 500 元，最多 3 次", "at least at most"},
		{"不满意可以退", "may"},
		{"只能在网点办", "only"},
		{"You must not drive", "ban"},
		{"Up to 3 days, or at least 2", "at most at least"},
		{"valid in May 2027", ""},
		{"Look after it", ""},
		{"", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, o := range text.Operators(tt.in) {
			got = append(got, o.Class)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("Operators(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestConditions(t *testing.T) {
	tests := []struct{ in, want string }{
		{"如果超过 7 天，不能退", "如果超过 7 天"},
		{"买床的，送枕头。", "买床的"},
		{"除清仓商品外，都能退", "除清仓商品外"},
		{"礼品卡、样品除外", "礼品卡、样品除外"},
		{"都能退，但样品不退", "但样品不退"},
		{"If it breaks, call us", "If it breaks"},
		{"Call us if it breaks.", "if it breaks"},
		{"Call us at once", ""},
		{"拆除旧柜子要 50 元", ""},
		{"Orders over 1,000 yuan are free", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, c := range text.Conditions(tt.in) {
			got = append(got, c.Text)
		}
		if strings.Join(got, " + ") != tt.want {
			t.Errorf("Conditions(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
