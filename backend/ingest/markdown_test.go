package ingest_test

import (
	"strings"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/ingest"
)

func TestMarkdownKeepsStructure(t *testing.T) {
	tests := map[string]struct{ in, want string }{
		"headings make the path, the title is not part of it": {
			"# Returns\n\nSend it back.\n\n## Sofas\n\nWe fetch sofas.\n\n### Leather\n\nNo stains.\n\n## Lamps\n\nPost lamps.",
			`text [] Send it back.
text [Sofas] We fetch sofas.
text [Sofas/Leather] No stains.
text [Lamps] Post lamps.`,
		},
		"a numbered list is one passage with the sentence before it": {
			"# 退货\n\n退货免费。请按以下步骤操作：\n\n1. 打开订单。\n2. 点“退货”。\n   - 选原因\n3. 等快递。\n",
			`text [] 退货免费。
list [] 请按以下步骤操作：⏎1. 打开订单。⏎2. 点“退货”。⏎  - 选原因⏎3. 等快递。`,
		},
		"a sentence that announces nothing stays out of the list": {
			"# T\n\nReturns are free.\n\n- sofas\n- lamps\n",
			`text [] Returns are free.
list [] - sofas⏎- lamps`,
		},
		"table rows carry their column names": {
			"# 运费\n\n| 地区 | 运费 |\n|---|---|\n| 市区 | 免费 |\n| 郊区 | 每件 30 元 |\n",
			`table [] 地区：市区；运费：免费
table [] 地区：郊区；运费：每件 30 元`,
		},
		"a table's announcement goes into the heading": {
			"# Fees\n\nThese are not refunded:\n\n| Fee | Sum? |\n|---|---|\n| Stairs | 50 |\n",
			`text [] These are not refunded:
table [These are not refunded:] Fee: Stairs; Sum? 50`,
		},
		"wrapped lines flow together, Chinese ones without a space": {
			"# T\n\n沙发可以\n退货。\n\nSofas can be\nreturned.",
			`text [] 沙发可以退货。
text [] Sofas can be returned.`,
		},
		"marks, link addresses, pictures and escapes go, words stay": {
			"# T\n\nSee **our** [page](https://example.com/x?a=b) ![sofa](s.png), `a*b`, 5 \\* 3 &lt; 16 <b>now</b>.",
			"text [] See our page , a*b, 5 * 3 < 16 now.",
		},
		"an exception stays with its rule": {
			"# T\n\nReturns are free.\n\nHowever, custom goods stay with you.\n\nLamps are posted.\n\n沙发上门取。\n\n但定制的除外。",
			`text [] Returns are free.⏎⏎However, custom goods stay with you.
text [] Lamps are posted.
text [] 沙发上门取。⏎⏎但定制的除外。`,
		},
		"quotes are text, code keeps its lines, HTML is read": {
			"# T\n\n> Quoted.\n\n```\na = 1\nb = 2\n```\n\n<details><summary>More</summary><p>Hidden detail.</p></details>\n",
			`text [] Quoted.
text [] a = 1⏎b = 2
text [More] Hidden detail.`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			wantOutline(t, read(t, "a.md", test.in).one(t), test.want)
		})
	}
}

func TestMarkdownFindsQuestionsAndAnswers(t *testing.T) {
	tests := map[string]struct{ in, want string }{
		"several phrasings, one answer": {
			"# T\n\n## FAQ\n\nQ: Can I return it?\nQ: how do i send it back\nA: Yes, within 7 days.\nCustom goods excepted.\n\nMore text.",
			`faq [FAQ] (Can I return it?|how do i send it back) Yes, within 7 days. Custom goods excepted.
text [FAQ] More text.`,
		},
		"Chinese marks, pairs without blank lines": {
			"# T\n\n问：能退吗\n答：七天内能退。\nQ：运费谁出\n答：我们出。",
			`faq [] (能退吗) 七天内能退。
faq [] (运费谁出) 我们出。`,
		},
		"a blank line between question and answer": {
			"# T\n\nQ: Where are you?\n\nA: In Leeds.",
			`faq [] (Where are you?) In Leeds.`,
		},
		"an answer with its steps": {
			"# T\n\nQ: How do I return it?\nA: Do this:\n1. Pack it.\n2. Post it.\n\nDone.",
			`faq [] (How do I return it?) Do this:⏎1. Pack it.⏎2. Post it.
text [] Done.`,
		},
		"an unanswered question is text": {
			"# T\n\nQ: Anything else?\n\nJust text.",
			`text [] Q: Anything else?
text [] Just text.`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			wantOutline(t, read(t, "a.md", test.in).one(t), test.want)
		})
	}
}

const articleZh = `---
id: return-window
pair: return-window
lang: zh
title: 退货期限
audience: internal
owner: 客服组
revision: 3
valid_from: 2026-01-01
valid_until: 2026-12-31
reviewed_by: 主管
reviewed_on: 2026-01-02
tags: [退货, 期限]
shop:
  city: 杭州
---
# 退货期限

签收后七天内可以退货。
`

func TestMarkdownFrontMatterDescribesTheDocument(t *testing.T) {
	doc := read(t, "zh/x.md", articleZh).one(t).Document
	if doc.ID != "return-window" || doc.Title != "退货期限" || doc.Lang != "zh" || doc.Audience != assist.AudienceInternal || doc.Reviewed != "主管" {
		t.Errorf("got %+v", doc)
	}
	if want := time.Date(2026, 12, 31, 23, 59, 59, 0, time.UTC); !doc.ValidUntil.Equal(want) {
		t.Errorf("valid until %v, want the end of that day", doc.ValidUntil)
	}
	for key, want := range map[string]string{
		"owner": "客服组", "revision": "3", "reviewed_on": "2026-01-02", "tags": "退货, 期限", "shop.city": "杭州", "pair": "return-window",
	} {
		if doc.Attributes[key] != want {
			t.Errorf("attribute %s = %q, want %q", key, doc.Attributes[key], want)
		}
	}
}

func TestMarkdownArticleOfAPackIsNamedAfterIt(t *testing.T) {
	for _, id := range []string{"return-window", "zh/return-window"} {
		in := strings.Replace(articleZh, "id: return-window", "id: "+id, 1)
		r := readWith(t, ingest.Memory("home/articles/zh/x.md", []byte(in)), ingest.Options{Pack: "home"})
		if doc := r.one(t).Document; doc.ID != "home/zh/return-window" || doc.Pack != "home" {
			t.Errorf("%s: got id %q, pack %q", id, doc.ID, doc.Pack)
		}
	}
}

func TestMarkdownBrokenFrontMatterIsSkippedWithItsLine(t *testing.T) {
	tests := map[string]struct {
		in   string
		line int
	}{
		"not YAML":         {"---\ntitle: a\nowner: b: c\n---\nText.", 3},
		"not closed":       {"---\ntitle: a\n\nText.", 1},
		"no keys":          {"---\n- a\n---\nText.", 2},
		"no such date":     {"---\ntitle: a\nvalid_from: 2026-02-30\n---\nText.", 3},
		"no such audience": {"---\naudience: staff\n---\nText.", 2},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := read(t, "a.md", test.in)
			r.wantSkip(t, test.line, ingest.BadRecord)
			if len(r.items) != 0 {
				t.Errorf("imported all the same: %+v", r.items)
			}
		})
	}
}

func TestMarkdownWithoutFrontMatterIsNamedByItsPath(t *testing.T) {
	doc := read(t, "Guide/Sofa Care.md", "Wipe it with a dry cloth.").one(t).Document
	if doc.ID != "guide/sofa-care.md" || doc.Title != "Sofa Care" || doc.Lang != "en" || doc.Audience != "" {
		t.Errorf("got %+v", doc)
	}
	if doc := read(t, "a.md", "---\n\nA rule opens this page.").one(t).Document; doc.Text != "A rule opens this page." {
		t.Errorf("a thematic break was taken for front matter: %q", doc.Text)
	}
}

func TestLongParagraphsAreCutBetweenSentences(t *testing.T) {
	tests := map[string]struct {
		sentence string
		n, parts int
	}{
		"English": {"The sofa can be returned within seven days if the seat and the legs are clean. ", 40, 5},
		"Chinese": {"沙发在签收后七天之内并且坐垫和沙发腿都干净的时候可以退货。", 40, 4},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			item := read(t, "a.md", strings.Repeat(test.sentence, test.n)).one(t)
			if len(item.Passages) != test.parts {
				t.Errorf("got %d passages, want %d", len(item.Passages), test.parts)
			}
			total := 0
			for _, p := range item.Passages {
				n := strings.Count(p.Text, strings.TrimSpace(test.sentence))
				total += n
				if n < test.n/test.parts-2 {
					t.Errorf("a passage of %d sentences among %d of %d", n, test.parts, test.n)
				}
			}
			if total != test.n {
				t.Errorf("%d sentences came out of %d", total, test.n)
			}
		})
	}
}

func TestLongListsWithoutAnnouncementAreCutBetweenItems(t *testing.T) {
	item := strings.Repeat("word ", 40)
	bullets := read(t, "a.md", "# T\n\n"+strings.Repeat("- "+item+"\n", 10)).one(t)
	if n := len(bullets.Passages); n < 3 {
		t.Errorf("bullets: %d passages", n)
	}
	steps := read(t, "a.md", "# T\n\n"+strings.Repeat("1. "+item+"\n", 10)).one(t)
	if n := len(steps.Passages); n != 1 {
		t.Errorf("steps were torn into %d passages", n)
	}
	announced := read(t, "a.md", "# T\n\nNot returnable are:\n\n"+strings.Repeat("- "+item+"\n", 40)).one(t)
	for i, p := range announced.Passages {
		if i > 0 && (len(p.Heading) != 1 || p.Heading[0] != "Not returnable are:") {
			t.Errorf("part %d lost what announces it: %q", i, p.Heading)
		}
	}
}

func TestMarkdownThatWouldCostTooMuchIsBounded(t *testing.T) {
	read(t, "a.md", "# T\n\n"+strings.Repeat("> ", 200)+"deep").wantSkip(t, 3, ingest.BadRecord)
	read(t, "a.md", "T\n\n"+strings.Repeat("|a", 2000)+"\n"+strings.Repeat("|-", 2000)+"\n"+strings.Repeat("|b\n", 1000)).
		wantSkip(t, 1002, ingest.BadRecord)
	limits := ingest.DefaultLimits()
	limits.Marks = 100_000
	open := strings.Repeat("[a](", 5000)
	r := readWith(t, ingest.Memory("a.md", []byte(open+"\n\nThe **next** one.")), ingest.Options{Limits: limits})
	if ps := r.one(t).Passages; !strings.HasSuffix(r.items[0].Document.Text, "The next one.") || !strings.HasPrefix(ps[0].Text, "[a](") {
		t.Error("a paragraph of open marks was not read as text")
	}
}
