package ingest_test

import (
	"strings"
	"testing"

	"baihua/backend/ingest"
)

func TestCSVReadsQuestionsAndAnswers(t *testing.T) {
	tests := map[string]struct{ name, in, want string }{
		"Chinese headers, phrasings, categories": {
			"a.csv",
			"分类,标准问,相似问,答案\n退货,能退吗,可以退货吗|怎么退|能退吗,七天内能退。\n退货,运费谁出,,我们出。\n安装,要安装费吗,\"安装收钱吗\n装一下多少钱\",\"不要。\n偏远地区除外。\"\n",
			`faq [退货] (能退吗|可以退货吗|怎么退) 七天内能退。
faq [退货] (运费谁出) 我们出。
faq [安装] (要安装费吗|安装收钱吗|装一下多少钱) 不要。⏎偏远地区除外。`,
		},
		"English headers in any case, other columns between": {
			"a.csv",
			"ID,Question *,Owner,Answer (public)\n1,\"Can I, perhaps, return it?\",Kim,\"Yes, \"\"any\"\" time.\"\n",
			`faq [] (Can I, perhaps, return it?) Yes, "any" time.`,
		},
		"tabs": {"a.tsv", "q\ta\nOpen?\tYes.\n", `faq [] (Open?) Yes.`},
		"semicolons, a blank line first, no line end at the end": {
			"a.csv", ";;\r\nfrage;question;answer\r\n1;Open?;Yes, daily.", `faq [] (Open?) Yes, daily.`,
		},
		"single quotation marks": {"a.csv", "'question','answer'\n'Open, now?','Yes.'\n", `faq [] (Open, now?) Yes.`},
		"traditional headers, titles": {
			"a.csv", "標題,問題,回覆\n門市,幾點開門,十點。\n", `faq [門市] (幾點開門) 十點。`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := read(t, test.name, test.in)
			wantOutline(t, r.one(t), test.want)
			if len(r.skips) != 0 {
				t.Errorf("skipped %+v", r.skips)
			}
		})
	}
}

func TestCSVReportsBrokenRowsAndReadsTheRest(t *testing.T) {
	in := "question,answer\nFirst?,One.\n,No question.\nNo answer?,\n\"Never closed?,Two.\nThird?,Three.\n"
	r := read(t, "a.csv", in)
	wantOutline(t, r.one(t), "faq [] (First?) One.\nfaq [] (Third?) Three.")
	for _, line := range []int{3, 4, 5} {
		r.wantSkip(t, line, ingest.BadRecord)
	}
}

func TestCSVOfOneColumnSaysWhichHeadersAreAccepted(t *testing.T) {
	r := read(t, "a.csv", "name\nsofa\n")
	r.wantSkip(t, 1, ingest.BadRecord)
	if d := r.skips[0].Detail; !strings.Contains(d, "question") || !strings.Contains(d, "答案") {
		t.Errorf("detail does not help: %q", d)
	}
}

func TestCSVTableKeepsItsHeaderWithEachRow(t *testing.T) {
	tests := map[string]struct{ name, in, want string }{
		"prices": {"a.csv", "型号,价格,材质\nA1,300 元,橡木\nA2,420 元,\n", "row 2 [] 型号：A1；价格：300 元；材质：橡木\nrow 3 [] 型号：A2；价格：420 元"},
		"a title, a blank row, a remark": {
			"a.tsv", "Prices 2026\nModel\tPrice\nA1\t30\nA2\t42\n\nA remark about all of these prices here.\n",
			"row 3 [Prices 2026] Model: A1; Price: 30\nrow 4 [Prices 2026] Model: A2; Price: 42\nrow 6 [] A remark about all of these prices here.",
		},
		"semicolons": {"a.csv", "Shop;Open\nHarbour;nine to five, daily\nStation;eight to six\n", "row 2 [] Shop: Harbour; Open: nine to five, daily\nrow 3 [] Shop: Station; Open: eight to six"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(said(read(t, test.name, test.in).one(t)), "\n"); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestCSVInBothLanguagesIsOneDocumentEach(t *testing.T) {
	r := read(t, "faq.csv", "q,a\n能退吗,七天内能退。\nCan I return it?,Yes.\n123,456\n运费谁出,我们出。\n")
	if len(r.items) != 2 {
		t.Fatalf("got %d documents", len(r.items))
	}
	zh, en := r.items[0], r.items[1]
	wantOutline(t, zh, "faq [] (能退吗) 七天内能退。\nfaq [] (123) 456\nfaq [] (运费谁出) 我们出。")
	wantOutline(t, en, "faq [] (Can I return it?) Yes.")
	if zh.Document.ID != "faq.csv" || zh.Document.Lang != "zh" || en.Document.ID != "faq.csv#en" || en.Document.Lang != "en" {
		t.Errorf("got %+v and %+v", zh.Document, en.Document)
	}
	if !strings.HasPrefix(zh.Document.Text, "问：能退吗\n答：七天内能退。") || !strings.HasPrefix(en.Document.Text, "Q: Can I return it?\nA: Yes.") {
		t.Errorf("got %q and %q", zh.Document.Text, en.Document.Text)
	}
}

func TestCSVCategoryThatEndsEndsInTheOutlineToo(t *testing.T) {
	item := read(t, "a.csv", "category,q,a\nReturns,How?,By post.\n,Who?,We.\n").one(t)
	wantOutline(t, item, "faq [Returns] (How?) By post.\nfaq [] (Who?) We.")
}
