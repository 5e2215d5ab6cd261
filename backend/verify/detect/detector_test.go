package detect_test

import (
	"testing"

	"baihua/backend/assist"
	"baihua/backend/verify/detect"
)

func load(t *testing.T) *detect.Detector {
	t.Helper()
	d, err := detect.Load()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const (
	visitEn = "The fitter rings the evening before to agree a time. Fitting a wardrobe takes about two hours. Old furniture is not taken away."
	visitZh = "安装师傅会在前一天晚上打电话约定时间。安装一个衣柜大约需要两个小时。旧家具不负责搬走。"
)

func TestClaim_what_the_evidence_says_is_safer_than_what_it_does_not(t *testing.T) {
	d := load(t)
	tests := []struct{ name, lang, evidence, said, made string }{
		{"english, added facts", "en", visitEn, "Fitting a wardrobe takes about two hours.", "Fitting a wardrobe costs sixty euros and includes free cushions from Denmark."},
		{"english, another topic", "en", visitEn, "The fitter rings the evening before.", "Our bank opened its first branch in Chicago during the war."},
		{"chinese, added facts", "zh", visitZh, "安装一个衣柜大约需要两个小时。", "安装一个衣柜赠送丹麦进口靠垫。"},
		{"chinese, another topic", "zh", visitZh, "旧家具不负责搬走。", "该银行1987年在芝加哥成立分行。"},
	}
	for _, tt := range tests {
		e := d.NewEvidence(tt.evidence, "")
		said, _ := d.Claim(e, tt.said, tt.lang)
		made, weakest := d.Claim(e, tt.made, tt.lang)
		if said <= made || made >= d.Threshold(tt.lang) || said < d.Threshold(tt.lang) {
			t.Errorf("%s: said %.3f, made up %.3f, threshold %.3f", tt.name, said, made, d.Threshold(tt.lang))
		}
		if n := len([]rune(tt.made)); weakest.Start < 0 || weakest.End > n || weakest.Start >= weakest.End {
			t.Errorf("%s: weakest %v of %d characters", tt.name, weakest, n)
		}
	}
}

func TestClaim_repeats_itself(t *testing.T) {
	d := load(t)
	for lang, s := range map[string]string{"en": "The fitter may ring twice.", "zh": "师傅可能会打两次电话。"} {
		a, _ := d.Claim(d.NewEvidence(visitEn+visitZh, s), s, lang)
		b, _ := d.Claim(d.NewEvidence(visitEn+visitZh, s), s, lang)
		if a != b {
			t.Errorf("%s: %v, then %v", lang, a, b)
		}
	}
}

func TestFeatures_hold_on_nothing_and_on_odd_text(t *testing.T) {
	d := load(t)
	for _, lang := range []string{"en", "zh"} {
		want := len(d.NewEvidence("", "").Features("", lang, assist.Span{}).Names)
		for _, s := range []string{"", " ", "\n\n", "。。。", "...", "’’", "12", "a", "的", "\xff\xfe", "٣٤", "한국어"} {
			f := d.NewEvidence(s, s).Features(s, lang, assist.Span{})
			if len(f.Names) != want || len(f.Values) != want {
				t.Errorf("%s %q: %d features, want %d", lang, s, len(f.Values), want)
			}
			for i, x := range f.Values {
				if x != x || x > 1e6 || x < -1e6 {
					t.Errorf("%s %q: %s is %v", lang, s, f.Names[i], x)
				}
			}
			if p, _ := d.Claim(d.NewEvidence(s, ""), s, lang); p < 0 || p > 1 {
				t.Errorf("%s %q: safe %v", lang, s, p)
			}
		}
	}
}

func FuzzClaim(f *testing.F) {
	f.Add(visitEn, "Fitting takes 2 hours, not 3.", "how long")
	f.Add(visitZh, "安装需要2小时，不是3小时", "要多久")
	d, err := detect.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, evidence, claim, question string) {
		for _, lang := range []string{"en", "zh"} {
			p, weakest := d.Claim(d.NewEvidence(evidence, question), claim, lang)
			if p < 0 || p > 1 || weakest.End > len([]rune(claim)) {
				t.Errorf("%s: safe %v, weakest %v", lang, p, weakest)
			}
		}
	})
}
