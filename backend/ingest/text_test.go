package ingest_test

import "testing"

func TestTextFindsHeadingsListsAndParagraphs(t *testing.T) {
	tests := map[string]struct{ in, title, want string }{
		"Chinese numbering": {
			"退换货规定\n\n一、退货\n七天内可以退。\n定制商品不退。\n（一）流程\n1、打开订单\n2、点退货\n\n二、换货\n\n只换一次。\n第二章 附则\n以门店公告为准。\n",
			"退换货规定",
			`text [一、退货] 七天内可以退。
text [一、退货] 定制商品不退。
list [一、退货/（一）流程] 1、打开订单⏎2、点退货
text [二、换货] 只换一次。
text [第二章 附则] 以门店公告为准。`,
		},
		"English numbering, wrapped lines, bullets": {
			"Returns guide\n\n1 Scope\nAll goods sold in our\nstores can be returned.\n\n1.2 Exceptions\n- lamps\n- gift cards,\n  also empty ones\n\nEND NOTE\n========\nAsk us.\n",
			"Returns guide",
			`text [1 Scope] All goods sold in our stores can be returned.
list [1 Scope/1.2 Exceptions] - lamps⏎- gift cards, also empty ones
text [END NOTE] Ask us.`,
		},
		"questions and answers": {
			"Q: Open on Sunday?\nA: No.\n\n问：周日开门吗\n答：不开。\n",
			"a",
			`faq [] (Open on Sunday?) No.
faq [] (周日开门吗) 不开。`,
		},
		"a number is no heading": {
			"Sale.\n\n3.5折优惠\n\n一、七天内可以退货，邮费自理。",
			"a",
			`text [] Sale.
text [] 3.5折优惠
text [] 一、七天内可以退货，邮费自理。`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			item := read(t, "a.txt", test.in).one(t)
			wantOutline(t, item, test.want)
			if item.Document.Title != test.title {
				t.Errorf("title %q", item.Document.Title)
			}
		})
	}
}
