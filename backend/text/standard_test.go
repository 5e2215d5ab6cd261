package text_test

import (
	"testing"

	"baihua/backend/text"
)

func TestStandard(t *testing.T) {
	tests := []struct{ in, want string }{
		{"r u open 2day?", "are you open today?"},
		{"is delivery free 4 me", "is delivery free for me"},
		{"sofa w/o legs, thx", "sofa without legs, thx"},
		{"it is 2 big", "it is too big"},
		{"2 sofas and 4 chairs", "2 sofas and 4 chairs"},
		{"size R or size S", "size R or size S"},
		{"an LED 4 w bulb", "an LED 4 w bulb"},
		{"门坏了咋整", "门坏了怎么办"},
		{"啥时候到", "什么时候到"},
		{"给不给利息", "给利息"},
		{"能不能退", "能不能退"},
		{"可以退不", "可以退吗"},
		{"钱还没到，退款还没", "钱还没到，退款还没"},
		{"沙发能退吗", "沙发能退吗"},
		{"实木有节疤", "实木有节疤"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := text.Standard(tt.in); got != tt.want {
			t.Errorf("Standard(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
