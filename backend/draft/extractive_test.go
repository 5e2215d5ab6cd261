package draft_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/draft"
)

// passageIn gives a passage that stands in a document after other text.
func passageIn(kind assist.PassageKind, lang, words string) (assist.Passage, string) {
	before := "# 前言\n\n这一段不相干。Nothing here. 🛋️\n\n"
	start := len([]rune(before))
	p := assist.Passage{
		ID: "p1", DocumentID: "d1", Kind: kind, Text: words, Lang: lang, Title: "T", Heading: []string{"H"},
		Start: start, End: start + len([]rune(words)), Audience: assist.AudienceCustomer,
	}
	return p, before + words + "\n\n后文。"
}

func compose(t *testing.T, q assist.Query, cs ...assist.Candidate) assist.Draft {
	t.Helper()
	d, err := draft.NewExtractive().Draft(t.Context(), assist.DraftInput{Query: q, Retrieval: assist.Retrieval{Candidates: cs}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func zh(s string, context ...string) assist.Query {
	return assist.Query{Lang: "zh", Script: "hans", Text: s, Context: context}
}

func en(s string, context ...string) assist.Query {
	return assist.Query{Lang: "en", Script: "latn", Text: s, Context: context}
}

func TestExtractivePicksTheSentenceWithItsNeighbours(t *testing.T) {
	tests := []struct {
		name  string
		query assist.Query
		words string
		want  string
	}{
		{"best sentence", zh("货款多久退回来"), "退货要先在网站申请。仓库收到货后三天内退回货款。发票请一起寄回。", "仓库收到货后三天内退回货款。"},
		{"exception follows", zh("床垫能退吗"), "床垫拆封前可以退。但定制尺寸的除外。退回前请拍照。", "床垫拆封前可以退。但定制尺寸的除外。"},
		{"exception is the match", zh("定制尺寸能退吗"), "床垫拆封前可以退。但定制尺寸的除外。", "床垫拆封前可以退。但定制尺寸的除外。"},
		{"condition follows", zh("运费谁出"), "退货运费由买家承担。如果是质量问题，运费由我们出。旧家具不回收。", "退货运费由买家承担。如果是质量问题，运费由我们出。"},
		{"open reference", zh("多久发放额度"), "审核通过后会给客户一张备用卡。该卡三天内发放额度。网点周末休息。", "审核通过后会给客户一张备用卡。该卡三天内发放额度。"},
		{"warning anywhere", zh("胶囊一天吃几次"), "本品为胶囊，每日两次。常温保存。药盒上有生产日期。孕妇禁用。", "本品为胶囊，每日两次。孕妇禁用。"},
		{"semicolon holds together", zh("小件几天到"), "大件七天到；小件三天到；偏远地区另加五天。周日不派送。", "大件七天到；小件三天到；偏远地区另加五天。"},
		{"the amount that is asked for", zh("安装要多少钱"), "安装师傅会带工具上门安装衣柜。衣柜安装每件80元。", "衣柜安装每件80元。"},
		{"history weighs a little", zh("多久", "我想问下退款"), "换货七天办完。退款三天办完。", "退款三天办完。"},
		{"english", en("how long does the refund take"), "Send the parcel back first. The refund takes 3 days. We recycle old furniture.", "The refund takes 3 days."},
		{"english exception", en("can I return a mattress"), "You can return a mattress within 30 days. However, rolled ones must stay sealed. Bring your receipt.", "You can return a mattress within 30 days. However, rolled ones must stay sealed."},
		{"english reference", en("does the warranty cover stains"), "Every sofa has a two-year warranty. It does not cover stains.", "Every sofa has a two-year warranty. It does not cover stains."},
		{"english maximum", en("how many tablets can I take"), "Take one or two tablets with water. Keep the box dry. Do not take more than 8 tablets in 24 hours.", "Take one or two tablets with water. Do not take more than 8 tablets in 24 hours."},
		{"nothing shared takes the first", en("zzz"), "The lamp has one bulb. The shade is white.", "The lamp has one bulb."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, _ := passageIn(assist.PassageText, tt.query.Lang, tt.words)
			d := compose(t, tt.query, assist.Candidate{Passage: p, Lane: assist.LanePassage})
			if d.Refusal != "" || d.Text != tt.want {
				t.Errorf("got %q (%s %s), want %q", d.Text, d.Refusal, d.Detail, tt.want)
			}
		})
	}
}

func TestExtractiveQuotesWholeAnswersStepsAndRows(t *testing.T) {
	tests := []struct {
		name  string
		kind  assist.PassageKind
		lane  assist.Lane
		query assist.Query
		words string
		want  []string
	}{
		{"faq", assist.PassageFAQ, assist.LaneFAQ, zh("能退吗"), "可以。它要没拆封；拆了就不行。", []string{"可以。", "它要没拆封；拆了就不行。"}},
		{"steps", assist.PassageList, assist.LanePassage, zh("怎么申请退货"), "申请退货如下：\n1. 打开订单。选商品。\n2. 点“退货”。\n\n3. 提交", []string{"申请退货如下：", "1. 打开订单。选商品。", "2. 点“退货”。", "3. 提交"}},
		{"row", assist.PassageTable, assist.LanePassage, zh("偏远地区运费"), "地区：偏远；运费：200 元", []string{"地区：偏远；运费：200 元"}},
		{"english steps", assist.PassageList, assist.LanePassage, en("how do I reset the desk"), "1. Unplug the desk.\n2. Hold the down key for 5 seconds.", []string{"1. Unplug the desk.", "2. Hold the down key for 5 seconds."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, document := passageIn(tt.kind, tt.query.Lang, tt.words)
			d := compose(t, tt.query, assist.Candidate{Passage: p, Lane: tt.lane})
			var got []string
			for _, s := range d.Sentences {
				got = append(got, s.Text)
			}
			if strings.Join(got, "|") != strings.Join(tt.want, "|") || d.Lane != tt.lane || d.Engine != draft.Engine {
				t.Errorf("got %q in %s by %s, want %q", got, d.Lane, d.Engine, tt.want)
			}
			checkPlaces(t, d, document)
		})
	}
}

func TestExtractiveTakesTheSectionUnderANearHeading(t *testing.T) {
	p, _ := passageIn(assist.PassageText, "zh", "用软布擦。别用酒精。每月上一次蜡。")
	near := assist.Candidate{Passage: p, Lane: assist.LanePassage, Features: assist.Features{Similar: .95}}
	if d := compose(t, zh("实木桌怎么保养"), near); d.Text != p.Text {
		t.Errorf("got %q", d.Text)
	}
}

func TestExtractiveRefuses(t *testing.T) {
	long := strings.Repeat("退货前请把沙发的所有配件和原来的包装都整理好再联系我们。", 5)
	tests := []struct {
		name   string
		kind   assist.PassageKind
		query  assist.Query
		lang   string
		words  string
		reason assist.Reason
		detail string
	}{
		{"other language", assist.PassageText, zh("怎么退"), "en", "Send it back.", assist.ReasonNoPassage, draft.DetailOtherLanguage},
		{"other language unlabelled", assist.PassageFAQ, en("how to return"), "", "七天内可以退货。", assist.ReasonNoPassage, draft.DetailOtherLanguage},
		{"simplified for traditional", assist.PassageFAQ, assist.Query{Lang: "zh", Script: "hant", Text: "可以退貨嗎"}, "zh", "可以退货。", assist.ReasonNoPassage, draft.DetailOtherScript},
		{"traditional for simplified", assist.PassageFAQ, zh("可以退货吗"), "zh", "可以退貨。", assist.ReasonNoPassage, draft.DetailOtherScript},
		{"warning does not fit", assist.PassageText, zh("怎么退货"), "zh", long + "注意拆封后的床垫不能退。" + strings.Repeat("请勿把玻璃件放在最下面以免压坏。", 9), assist.ReasonLowConfidence, draft.DetailTooLong},
		{"long list", assist.PassageList, zh("怎么装"), "zh", strings.Repeat("1. "+long+"\n", 3), assist.ReasonLowConfidence, draft.DetailTooLong},
		{"points outside", assist.PassageText, zh("三天内发放吗"), "zh", "该卡三天内发放。", assist.ReasonLowConfidence, draft.DetailOpenReference},
		{"points outside english", assist.PassageText, en("does the warranty cover stains"), "en", "It does not cover stains.", assist.ReasonLowConfidence, draft.DetailOpenReference},
		{"empty", assist.PassageText, zh("怎么退"), "zh", " \n", assist.ReasonLowConfidence, draft.DetailEmpty},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, _ := passageIn(tt.kind, tt.lang, tt.words)
			d := compose(t, tt.query, assist.Candidate{Passage: p, Lane: assist.LanePassage})
			if d.Refusal != tt.reason || d.Detail != tt.detail || d.Text != "" || len(d.Sentences)+len(d.Citations) != 0 {
				t.Errorf("got %q %s %s", d.Text, d.Refusal, d.Detail)
			}
		})
	}
	if d := compose(t, zh("怎么退")); d.Refusal != assist.ReasonNoPassage || d.Detail != "" {
		t.Errorf("nothing found: %+v", d)
	}
}

func TestExtractiveAnswersInEitherScriptWithNeutralText(t *testing.T) {
	for _, tt := range []struct{ script, asked, words string }{
		{"hant", "可以退貨嗎", "可以。"},
		{"hans", "可以退货吗", "可以。"},
		{"hans", "可以不", "可以退貨。"}, // the customer wrote nothing that one script owns
	} {
		p, _ := passageIn(assist.PassageFAQ, "zh", tt.words)
		d := compose(t, assist.Query{Lang: "zh", Script: tt.script, Text: tt.asked}, assist.Candidate{Passage: p, Lane: assist.LaneFAQ})
		if d.Text != tt.words {
			t.Errorf("%q for %q: %q %s", tt.words, tt.asked, d.Text, d.Detail)
		}
	}
}

func TestExtractiveMarksInternalSources(t *testing.T) {
	p, _ := passageIn(assist.PassageFAQ, "zh", "可以。")
	p.Audience = assist.AudienceInternal
	d := compose(t, zh("能退吗"), assist.Candidate{Passage: p, Lane: assist.LaneFAQ})
	if len(d.Citations) != 1 || !d.Citations[0].Internal {
		t.Errorf("got %+v", d.Citations)
	}
}

func TestExtractiveStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := draft.NewExtractive().Draft(ctx, assist.DraftInput{})
	if assist.CodeOf(err) != assist.CodeCancelled || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestExtractiveQuotesAreTheDocumentsOwn composes from random passages and looks every
// quote up in the document by its place.
func TestExtractiveQuotesAreTheDocumentsOwn(t *testing.T) {
	pieces := []string{"七天内可以退货。", "但定制的除外；", "It is free. ", "运费 3.5 元！", "\n", "1. 打开 App\n", "However, not on Sundays. ", "“好的”，他说。", "🙂", " \t", "𠮷字也算。",
		"注意防潮。", "Do not bleach.", "其他颜色缺货。", "e.g. oak, ash etc. ", "如果坏了，联系我们。", "\u3000"}
	kinds := []assist.PassageKind{assist.PassageText, assist.PassageFAQ, assist.PassageList, assist.PassageTable}
	random := rand.New(rand.NewPCG(7, 7))
	quoted := 0
	for range 3000 {
		var b strings.Builder
		for range random.IntN(8) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		q := []assist.Query{zh("退货运费多少钱"), en("is it free")}[random.IntN(2)]
		p, document := passageIn(kinds[random.IntN(len(kinds))], q.Lang, b.String())
		d := compose(t, q, assist.Candidate{Passage: p, Lane: assist.LanePassage, Features: assist.Features{Similar: random.Float64()}})
		checkPlaces(t, d, document)
		quoted += len(d.Citations)
		if (d.Refusal == "") != (d.Text != "") {
			t.Fatalf("%q: refusal %q with text %q", p.Text, d.Refusal, d.Text)
		}
	}
	if quoted == 0 {
		t.Fatal("nothing was ever quoted")
	}
}

func checkPlaces(t *testing.T, d assist.Draft, document string) {
	t.Helper()
	rs := []rune(document)
	for i, c := range d.Citations {
		if c.Place.Start < 0 || c.Place.End > len(rs) || string(rs[c.Place.Start:c.Place.End]) != c.Quote {
			t.Fatalf("%q is not at %v", c.Quote, c.Place)
		}
		if c.N != i+1 || d.Sentences[i].Citations[0] != c.N || d.Sentences[i].Text != c.Quote {
			t.Fatalf("sentence %d cites %v: %+v", i, d.Sentences[i].Citations, c)
		}
	}
}

func BenchmarkExtractive(b *testing.B) {
	p, _ := passageIn(assist.PassageText, "zh", strings.Repeat("退货要先在网站申请。仓库收到货后三天内退回货款。发票请一起寄回。", 3))
	var cs []assist.Candidate
	for range 50 {
		cs = append(cs, assist.Candidate{Passage: p, Lane: assist.LanePassage})
	}
	in := assist.DraftInput{Query: zh("货款多久退回来", "你好", "我要退货"), Retrieval: assist.Retrieval{Candidates: cs}}
	for b.Loop() {
		if _, err := draft.NewExtractive().Draft(b.Context(), in); err != nil {
			b.Fatal(err)
		}
	}
}
