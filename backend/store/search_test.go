package store_test

import (
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/store"
)

func shelf(t *testing.T) *store.Knowledge {
	t.Helper()
	k, _ := newKnowledge(t)
	en := func(it store.Item, pack string) store.Item {
		it.Document.Lang, it.Document.Pack = "en", pack
		return it
	}
	put(t, k,
		item("refund", "退款说明", "签收后申请的，七个工作日内原路退回。", "使用优惠券的订单按实付金额退。"),
		item("deliver", "送货时间", "大件由专车送货上门。若需退款请先联系客服。", "偏远地区加收运费。"),
		item("invoice", "開立發票", "電子發票會寄到您的信箱。"),
		en(item("care", "Caring for oak", "Wipe spills at once. Use Oil-Care_3 twice a year. Refunds do not cover wear."), "home"),
		en(item("money", "Refunds", "Money returns to the card that paid."), "other"),
	)
	return k
}

func found(t *testing.T, k *store.Knowledge, f store.DocumentFilter) (string, int) {
	t.Helper()
	rows, total, err := k.Documents(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	out := ""
	for _, r := range rows {
		out += r.Document.ID + " "
	}
	return strings.TrimSpace(out), total
}

func TestSearchFindsWhatPeopleType(t *testing.T) {
	k := shelf(t)
	for query, want := range map[string]string{
		"退款":          "refund deliver", // the title counts more
		"退款 客服":       "deliver",
		"退":           "refund deliver",
		"款":           "refund deliver", // in the middle or at the end of a word
		"工作日":         "refund",
		"工作天":         "",
		"发票":          "invoice", // other script
		"電子發票":        "invoice",
		"refund":      "money care",
		"ＲＥＦＵＮＤＳ":     "money care",
		"refu":        "money care", // while typing
		"oil-care_3":  "care",
		"wiping":      "care", // other ending
		"refund 退款":   "",
		`"card" OR (`: "",
		"card*":       "money",
		"？！":          "",
		"客服联系":        "", // the words in another order
		"退款 客服" + strings.Repeat(" 请", 100) + " 没有的词": "deliver", // a page was pasted
		"联系客服": "deliver",
	} {
		if got, total := found(t, k, store.DocumentFilter{Query: query}); got != want || total != len(strings.Fields(want)) {
			t.Errorf("%q finds %q of %d, want %q", query, got, total, want)
		}
	}
}

func TestDocumentsAreListedAndFiltered(t *testing.T) {
	k := shelf(t)
	for _, c := range []struct {
		f     store.DocumentFilter
		want  string
		total int
	}{
		{store.DocumentFilter{}, "care money refund deliver invoice", 5},
		{store.DocumentFilter{Query: "  "}, "care money refund deliver invoice", 5},
		{store.DocumentFilter{Offset: 1, Limit: 2}, "money refund", 5},
		{store.DocumentFilter{Offset: 9, Limit: 2}, "", 5},
		{store.DocumentFilter{Lang: "en"}, "care money", 2},
		{store.DocumentFilter{First: "zh"}, "refund deliver invoice care money", 5},
		{store.DocumentFilter{First: "zh", Offset: 2, Limit: 2}, "invoice care", 5},
		{store.DocumentFilter{First: "zh", Query: "refund"}, "money care", 2},
		{store.DocumentFilter{Lang: "en", Pack: "home"}, "care", 1},
		{store.DocumentFilter{Query: "refund", Pack: "other"}, "money", 1},
		{store.DocumentFilter{Query: "退款", Lang: "zh", Offset: 1, Limit: 1}, "deliver", 2},
	} {
		if got, total := found(t, k, c.f); got != c.want || total != c.total {
			t.Errorf("%+v lists %q of %d, want %q of %d", c.f, got, total, c.want, c.total)
		}
	}
	rows, _, err := k.Documents(t.Context(), store.DocumentFilter{Query: "运费"})
	if err != nil || len(rows) != 1 || rows[0].Passages != 2 || rows[0].Snippet != "偏远地区加收运费。" || rows[0].Document.Text != "" || rows[0].Document.Audience != assist.AudienceInternal {
		t.Errorf("row %+v, %v", rows, err)
	}
}

func TestSnippetShowsTheHit(t *testing.T) {
	long := strings.Repeat("零一二三四五六七八九", 20)
	for _, c := range []struct{ passage, query, want string }{
		{"short text", "text", "short text"},
		{"two\n lines\tof  text", "lines", "two lines of text"},
		{"nothing here", "退款", "nothing here"},
		{long + "退款在此" + long, "退款", "…四五六七八九零一二三四五六七八九退款在此" + long[:3*60] + "…"},
		{long + "ＲＥＦＵＮＤ", "refunds", "…四五六七八九零一二三四五六七八九ＲＥＦＵＮＤ"},
		{long + "開發票" + long, "发票", "…五六七八九零一二三四五六七八九開發票" + long[:3*62] + "…"},
		{strings.Repeat("word ", 30) + "unbelievable hit", "hit", "…word unbelievable hit"},
	} {
		if got := store.Snippet(c.passage, c.query); got != c.want {
			t.Errorf("%q: %q, want %q", c.query, got, c.want)
		}
	}
}

func TestSearchableCutsChineseIntoPairs(t *testing.T) {
	for in, want := range map[string]string{
		"退款":          "退款 款",
		"退":           "退",
		"我的iPhone15壳": "我的 的 iphone15 壳",
		"电子　發票":       "电子 子 发票 票",
		"two words":   "two words",
		"":            "",
	} {
		if got := strings.Join(strings.Fields(store.Searchable(in)), " "); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
