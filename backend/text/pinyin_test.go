package text_test

import (
	"slices"
	"testing"

	"baihua/backend/text"
)

func TestReadings(t *testing.T) {
	for _, tt := range []struct {
		r    rune
		want []string
	}{
		{'沙', []string{"sha"}}, {'行', []string{"hang", "heng", "xing"}}, {'绿', []string{"lu", "lv"}}, {'a', nil}, {'。', nil},
	} {
		got := slices.Sorted(slices.Values(text.Readings(tt.r)))
		if !slices.Equal(got, tt.want) {
			t.Errorf("%c: %v, want %v", tt.r, got, tt.want)
		}
	}
}

func TestSoundAlike(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"沙发", "沙法", true}, {"床头柜", "床投柜", true}, {"信用卡", "信用咔", true}, {"他巴唑", "地巴唑", false},
		{"沙发", "沙发", false}, {"沙发", "沙", false}, {"sofa", "sofe", false}, {"", "", false},
	} {
		if got := text.SoundAlike(tt.a, tt.b); got != tt.want || text.SoundAlike(tt.b, tt.a) != got {
			t.Errorf("%s and %s: %v", tt.a, tt.b, got)
		}
	}
}

func TestHomophonesAreEverydayCharacters(t *testing.T) {
	got := text.Homophones('法')
	if !slices.Contains(got, '发') || slices.Contains(got, '法') || len(got) > 20 {
		t.Errorf("%s", string(got))
	}
}
