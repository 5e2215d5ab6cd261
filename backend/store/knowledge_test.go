package store_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/store"
)

func newKnowledge(t testing.TB) (*store.Knowledge, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "seat.kb")
	k, err := store.OpenKnowledge(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = k.Close() })
	return k, path
}

// item is a document of as many passages as texts, with every field set.
func item(id, title string, texts ...string) store.Item {
	d := assist.Document{
		ID: id, Title: title, Lang: "zh", Source: "kb/" + id + ".md", Format: "markdown", Pack: "home", Revision: 1, Hash: "h1",
		Audience: assist.AudienceInternal, ValidFrom: day, ValidUntil: day.Add(time.Hour), Reviewed: "Chen",
		Attributes: map[string]string{"entity": "sofa"}, Text: strings.Join(texts, "\n"), ImportedAt: day.Add(time.Microsecond),
	}
	it := store.Item{Document: d}
	at := 0
	for i, text := range texts {
		n := len([]rune(text))
		it.Passages = append(it.Passages, assist.Passage{
			ID: fmt.Sprint(id, "#", i), DocumentID: id, Group: "group of " + id, Kind: assist.PassageFAQ, Heading: []string{"售后", "时间"},
			Questions: []string{"什么时候？", "How long?"}, Text: text, Start: at, End: at + n, Ordinal: i, Origin: fmt.Sprint("page ", i+1),
			Title: title, Lang: d.Lang, Audience: d.Audience, ValidFrom: d.ValidFrom, ValidUntil: d.ValidUntil, Pack: d.Pack, Attributes: d.Attributes,
		})
		at += n + 1
	}
	return it
}

func put(t testing.TB, k *store.Knowledge, items ...store.Item) {
	t.Helper()
	if err := k.PutDocuments(t.Context(), items); err != nil {
		t.Fatal(err)
	}
}

func ids(ps []assist.Passage) string {
	out := ""
	for _, p := range ps {
		out += p.ID + " "
	}
	return out
}

func allPassages(t *testing.T, k *store.Knowledge) []assist.Passage {
	t.Helper()
	var out []assist.Passage
	for p, err := range k.AllPassages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

func TestDocumentComesBackAsItWasPut(t *testing.T) {
	k, path := newKnowledge(t)
	full, bare := item("d1", "退换货", "七天内可退。", "签收后算起。"), store.Item{Document: assist.Document{ID: "d2", Revision: 1}}
	for i := range full.Passages {
		full.Passages[i].Revision = 1 // the document's
	}
	put(t, k, full, bare)
	bare.Document.Audience = assist.AudienceInternal // nobody said for whom it is
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	k, err := store.OpenKnowledge(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	for _, want := range []store.Item{full, bare} {
		d, ps, err := k.Document(t.Context(), want.Document.ID)
		if err != nil || !reflect.DeepEqual(d, want.Document) {
			t.Errorf("got  %+v, %v\nwant %+v", d, err, want.Document)
		}
		if len(ps) != len(want.Passages) || len(ps) > 0 && !reflect.DeepEqual(ps, want.Passages) {
			t.Errorf("got  %+v\nwant %+v", ps, want.Passages)
		}
	}
	if got := allPassages(t, k); !reflect.DeepEqual(got, full.Passages) {
		t.Errorf("all passages %+v", got)
	}
	ps, err := k.Passages(t.Context(), []string{"d1#1", "gone", "d1#0"})
	if err != nil || ids(ps) != "d1#1 d1#0 " {
		t.Errorf("passages %q, %v", ids(ps), err)
	}
}

func TestChangedDocumentKeepsItsRevisions(t *testing.T) {
	k, _ := newKnowledge(t)
	put(t, k, item("d1", "旧", "old one", "old two"))
	changed := item("d1", "新", "new one")
	changed.Document.Hash = "h2"
	put(t, k, changed)
	d, ps, err := k.Document(t.Context(), "d1")
	if err != nil || d.Revision != 2 || d.Title != "新" || ids(ps) != "d1#0 " || ps[0].Text != "new one" {
		t.Errorf("revision %d %q, passages %q, %v", d.Revision, d.Title, ids(ps), err)
	}
	for revision, want := range map[int]string{1: "old one\nold two", 2: "new one"} {
		if d, err := k.DocumentRevision(t.Context(), "d1", revision); err != nil || d.Text != want || d.Revision != revision {
			t.Errorf("revision %d is %d %q, %v", revision, d.Revision, d.Text, err)
		}
	}
	for id, want := range map[string]string{"d1": "h2", "none": ""} {
		if got, there, err := k.Stored(t.Context(), id); got.Hash != want || there != (want != "") || err != nil {
			t.Errorf("%s: %+v, %v", id, got, err)
		}
	}
	for query, want := range map[string]int{"old": 0, "new": 1} {
		if _, total, err := k.Documents(t.Context(), store.DocumentFilter{Query: query}); total != want || err != nil {
			t.Errorf("%q finds %d, %v", query, total, err)
		}
	}
}

func TestDeletedDocumentIsGone(t *testing.T) {
	k, _ := newKnowledge(t)
	put(t, k, item("d1", "a", "one"), item("d2", "b", "two"))
	put(t, k, item("d1", "a", "one again"))
	if err := k.DeleteDocument(t.Context(), "d1", day); err != nil {
		t.Fatal(err)
	}
	if _, _, err := k.Document(t.Context(), "d1"); assist.CodeOf(err) != assist.CodeNotFound {
		t.Errorf("document: %v", err)
	}
	for revision, want := range map[int]string{1: "one", 2: "one again"} {
		if d, err := k.DocumentRevision(t.Context(), "d1", revision); err != nil || d.Text != want {
			t.Errorf("what it was: %+v, %v", d, err)
		}
	}
	if got := ids(allPassages(t, k)); got != "d2#0 " {
		t.Errorf("passages %q", got)
	}
	if _, total, err := k.Documents(t.Context(), store.DocumentFilter{Query: "one"}); total != 0 || err != nil {
		t.Errorf("search finds %d, %v", total, err)
	}
	if err := k.DeleteDocument(t.Context(), "d1", day); assist.CodeOf(err) != assist.CodeNotFound {
		t.Errorf("deleting again: %v", err)
	}
	put(t, k, item("d1", "a", "one more"))
	if d, _, err := k.Document(t.Context(), "d1"); err != nil || d.Revision != 3 {
		t.Errorf("put back: revision %d, %v", d.Revision, err)
	}
}

func TestItemsAreStoredTogetherOrNotAtAll(t *testing.T) {
	k, _ := newKnowledge(t)
	put(t, k, item("d1", "a", "one"))
	thief := item("d3", "c", "three")
	thief.Passages[0].ID = "d1#0"
	for _, bad := range []store.Item{thief, {}} {
		err := k.PutDocuments(t.Context(), []store.Item{item("d1", "a2", "changed"), item("d2", "b", "two"), bad})
		if assist.CodeOf(err) != assist.CodeInvalid {
			t.Errorf("error %v", err)
		}
	}
	d, _, err := k.Document(t.Context(), "d1")
	if err != nil || d.Revision != 1 || ids(allPassages(t, k)) != "d1#0 " {
		t.Errorf("revision %d, passages %q, %v", d.Revision, ids(allPassages(t, k)), err)
	}
}

func TestAllPassagesMayBeManyAndReadLazily(t *testing.T) {
	k, _ := newKnowledge(t)
	texts := make([]string, 2500)
	for i := range texts {
		texts[i] = fmt.Sprint("passage ", i)
	}
	put(t, k, item("d1", "many", texts...))
	n := 0
	for p, err := range k.AllPassages(t.Context()) {
		if err != nil || p.Ordinal != n {
			t.Fatalf("passage %d is %d, %v", n, p.Ordinal, err)
		}
		if _, err := k.Passages(t.Context(), []string{p.ID}); err != nil {
			t.Fatal(err)
		}
		if n++; n == 2200 {
			break
		}
	}
	if n != 2200 {
		t.Errorf("read %d", n)
	}
}

func TestPacksNamesAndTerms(t *testing.T) {
	k, _ := newKnowledge(t)
	ctx := t.Context()
	home := store.Pack{ID: "home", Version: "1", TitleZh: "家居", TitleEn: "Home", Hash: "h", Installed: day}
	names := []assist.Name{{Canonical: "云朵沙发", Kind: assist.NameProduct, Forms: []string{"云朵", "Cloud sofa"}, Contains: []string{"oak"}}, {Canonical: "oak", Kind: assist.NameMaterial}}
	terms := []assist.Term{{Lang: "zh", Term: "三包", Plain: "包修包换包退", Meaning: "m", Keep: []string{"三包凭证"}}}
	phrases := []assist.Phrase{{Lang: "zh", Code: "nh", Title: "问好", Text: "{customer}，您好"}, {Lang: "en", Code: "hi", Title: "Hello", Text: "Hello"}}
	for range 2 { // installing again replaces
		for _, err := range []error{
			k.PutPack(ctx, home, store.PackLists{Names: names, Terms: terms, Phrases: phrases}),
			k.PutDocument(ctx, assist.Document{ID: "d1", Pack: "home"}, nil),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	home.Documents = 1
	if got, err := k.Packs(ctx); err != nil || !reflect.DeepEqual(got, []store.Pack{home}) {
		t.Errorf("packs %+v, %v", got, err)
	}
	if got, err := k.PackCounts(ctx); err != nil || !reflect.DeepEqual(got, map[string]int{"home": 1}) {
		t.Errorf("counts %v, %v", got, err)
	}
	if got, err := k.Names(ctx, "home"); err != nil || !reflect.DeepEqual(got, names) {
		t.Errorf("names %+v, %v", got, err)
	}
	if got, err := k.Terms(ctx, "home"); err != nil || !reflect.DeepEqual(got, terms) {
		t.Errorf("terms %+v, %v", got, err)
	}
	phrases[0].Pack = "home"
	if got, err := k.Phrases(ctx, "zh"); err != nil || !reflect.DeepEqual(got, phrases[:1]) {
		t.Errorf("phrases %+v, %v", got, err)
	}
	if err := k.PutPack(ctx, store.Pack{ID: "a"}, store.PackLists{Names: names[1:]}); err != nil {
		t.Fatal(err)
	}
	if got, err := k.Names(ctx, ""); err != nil || len(got) != 3 {
		t.Errorf("all names %+v, %v", got, err)
	}
}

func TestAnArticleThatNobodyReviewedIsASampleWhereItsPackRequiresAReview(t *testing.T) {
	k, _ := newKnowledge(t)
	ctx := t.Context()
	for _, p := range []store.Pack{{ID: "strict", ReviewRequired: true}, {ID: "free"}} {
		if err := k.PutPack(ctx, p, store.PackLists{}); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		pack, reviewed string
		want           bool
	}{{"strict", "", true}, {"strict", "李药师", false}, {"free", "", false}, {"", "", false}} {
		i := item("d", "t", "p")
		i.Document.Pack, i.Document.Reviewed = tt.pack, tt.reviewed
		put(t, k, i)
		d, ps, err := k.Document(ctx, "d")
		if err != nil || len(ps) != 1 || d.Sample != tt.want || ps[0].Sample != tt.want {
			t.Errorf("%+v: document %v, passages %+v, %v", tt, d.Sample, ps, err)
		}
		rows, _, err := k.Documents(ctx, store.DocumentFilter{})
		if err != nil || len(rows) != 1 || rows[0].Document.Sample != tt.want {
			t.Errorf("%+v: listed %+v, %v", tt, rows, err)
		}
	}
}

// BenchmarkPutDocuments imports Chinese and English passages of usual length, 100 documents a
// transaction.
func BenchmarkPutDocuments(b *testing.B) {
	k, _ := newKnowledge(b)
	zh := strings.Repeat("订单签收后七天内可以申请退货，运费由我们承担，退款原路退回。", 6)
	en := strings.Repeat("You may return the order within seven days of delivery, free of charge. ", 6)
	const documents, each = 100, 10
	b.ResetTimer()
	for i := range b.N {
		items := make([]store.Item, documents)
		for j := range items {
			items[j] = item(fmt.Sprint(i, "-", j), "退货与退款", zh, en, zh, en, zh, en, zh, en, zh, en)
		}
		put(b, k, items...)
	}
	b.ReportMetric(float64(b.N*documents*each)/b.Elapsed().Seconds(), "passages/s")
}
