package text_test

import (
	"testing"

	"baihua/backend/text"
)

func TestLangAndScript(t *testing.T) {
	tests := []struct{ in, lang, script string }{
		{"", "", "hans"},
		{"123 ?!", "", "hans"},
		{"这个沙发能退吗", "zh", "hans"},
		{"這個沙發能退嗎", "zh", "hant"},
		{"你好", "zh", "hans"},
		{"我的order什么时候到", "zh", "hans"},
		{"iPhone 15 Pro Max case 有吗", "zh", "hans"},
		{"can you 帮我查一下订单", "zh", "hans"},
		{"Can I return this sofa?", "en", "latn"},
		{"What does 保修 mean", "en", "latn"},
		{"ok", "en", "latn"},
		{"ご注文ありがとう", "", "hans"},
		{"где заказ", "", "hans"},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			if got := text.Lang(tt.in); got != tt.lang {
				t.Errorf("Lang %q, want %q", got, tt.lang)
			}
			if got := text.Script(tt.in); got != tt.script {
				t.Errorf("Script %q, want %q", got, tt.script)
			}
		})
	}
}
