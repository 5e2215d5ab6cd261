package text_test

import (
	"testing"

	"baihua/backend/text"
)

func TestNormalise(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"case and width", "ＷＨ－１０００ＸＭ４ Café", "wh-1000xm4 café"},
		{"white space", "  a\t\n b　c ", "a b c"},
		{"traditional", "請問餅乾退貨後什麼時候退款？", "请问饼干退货后什么时候退款?"},
		{"one to many", "頭髮 發票 皇后 後天 麵包 面子 隻 祇", "头发 发票 皇后 后天 面包 面子 只 只"},
		{"taiwan", "妳的沙發週日到嗎", "你的沙发周日到吗"},
		{"invisible", "沙\u200b发\ufeff\u200d床", "沙发床"},
		{"composed", "e\u0301", "é"},
		{"ligature and circled", "ﬁt ①", "fit 1"},
		{"invalid bytes", "a\xffb", "a\ufffdb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := text.Normalise(tt.in); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzNormaliseIsIdempotent(f *testing.F) {
	for _, s := range []string{"", "請問 ＡＢＣ", "İstanbul ﷺ", "\xff\u0345\u0301", "ẛ̣ ①½"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := text.Normalise(s)
		if twice := text.Normalise(once); twice != once {
			t.Errorf("%q -> %q -> %q", s, once, twice)
		}
	})
}
