package ingest_test

import (
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/ingest"
)

// The fixtures were made by LibreOffice from the files in testdata/src.

func TestDOCXReadsHeadingsListsNotesAndMergedCells(t *testing.T) {
	r := fixture(t, "handbook.docx")
	item := r.one(t)
	if item.Document.Title != "白桦书店售后手册" || item.Document.Lang != "zh" || item.Document.Format != "docx" || len(r.skips) != 0 {
		t.Errorf("document %+v, skips %+v", item.Document, r.skips)
	}
	wantOutline(t, item, `
text [] 本手册供客服使用。
text [退货] 签收后七天内可以退货，运费由我们承担。⏎定制的贺卡不能退。
list [退货/办法] 请按下面的步骤办理：⏎1. 打开订单⏎  - 没有账号的，报手机号⏎2. 点“申请退货”
list [退货/办法] - 礼品卡不退⏎- 电子书不退
table [运费] 地区：市区；运费首件：免费；运费续件：免费；说明：当天送
table [运费] 地区：郊区；运费首件：8 元；运费续件：2 元；说明：平日
table [运费] 地区：郊区；运费首件：12 元；运费续件：3 元；说明：周末
text [运费] English customers: call 400-100.⏎Monday to Friday.`)
	if strings.Contains(item.Document.Text, "内部折扣") {
		t.Error("hidden text was read")
	}
}

func TestXLSXReadsEachRowWithItsHeaderAndPlace(t *testing.T) {
	r := fixture(t, "prices.xlsx")
	item := r.one(t)
	want := `row 3 of 价格 [价格/2026 年秋季价目表] 系列：云杉；型号：YS-1 台灯；价格：¥1,299.00；上架日期：2026年9月1日
row 4 of 价格 [价格/2026 年秋季价目表] 系列：云杉；型号：YS-2 落地灯；价格：¥2,088.50；上架日期：2026年10月15日
row 6 of 价格 [价格] 注：会员价以结算页为准，不与其他优惠同享。
row 2 of 折扣 [折扣] 会员等级：银卡；折扣：5%
row 3 of 折扣 [折扣] 会员等级：金卡；折扣：10%
row 2 of 问答 [问答] 两年。`
	if got := strings.Join(said(item), "\n"); got != want || len(r.skips) != 0 {
		t.Errorf("got\n%s\nskips %+v", got, r.skips)
	}
	last := item.Passages[len(item.Passages)-1]
	if last.Kind != assist.PassageFAQ || last.Questions[0] != "台灯保修多久" {
		t.Errorf("a sheet of questions and answers is not read as one: %+v", last)
	}
}

func TestPPTXReadsSlidesWithTheirNotes(t *testing.T) {
	r := fixture(t, "training.pptx")
	item := r.one(t)
	want := `slide 1 [] For the spring season.
slide 2 [When we are open] - Weekdays from nine to six
  - Fridays until eight
- Closed on Sundays
slide 2 [When we are open] Shop: Harbour; Phone: 020 111
slide 2 [When we are open] Shop: Station; Phone: 020 222
slide 2 [When we are open] Say that the harbour shop closes early before holidays.`
	if got := strings.Join(said(item), "\n"); got != want || item.Document.Title != "Opening hours training" || len(r.skips) != 0 {
		t.Errorf("title %q, got\n%s\nskips %+v", item.Document.Title, got, r.skips)
	}
}

func TestOfficeFilesThatAreNoneAreReported(t *testing.T) {
	for name, test := range map[string]struct {
		content string
		code    ingest.SkipCode
	}{
		"words":           {"These are words.", ingest.Damaged},
		"nothing":         {"", ingest.Damaged},
		"an older format": {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more", ingest.Encrypted},
		"another archive": {string(zipped(t, map[string]string{"a.txt": "x"})), ingest.Damaged},
	} {
		for _, extension := range []string{"docx", "xlsx", "pptx"} {
			t.Run(name+"/"+extension, func(t *testing.T) { read(t, "a."+extension, test.content).wantSkip(t, 0, test.code) })
		}
	}
}
