package library_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/ingest"
	"baihua/backend/library"
	"baihua/backend/store"
)

func quiet(library.Progress) {}

// open opens a library over a real knowledge file.
func open(t *testing.T) (*library.Library, *store.Knowledge) {
	t.Helper()
	kb, err := store.OpenKnowledge(t.Context(), filepath.Join(t.TempDir(), "test.kb"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = kb.Close() })
	l, err := library.Open(t.Context(), kb)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.Close)
	return l, kb
}

func doc(name, body string) ingest.Source { return ingest.Memory(name, []byte(body)) }

func found(l *library.Library, word string) int {
	return len(l.Index().Search(index.Query{Terms: []index.Term{{Text: word, Passage: 1}}, Limit: 10}).Hits)
}

func TestImportAgainChangesOnlyWhatChanged(t *testing.T) {
	l, kb := open(t)
	table, chair := doc("table.md", "# Oak table\n\nThe oak table seats six."), doc("chair.md", "# Chair\n\nThe chair folds.")
	steps := []struct {
		name                      string
		sources                   []ingest.Source
		added, changed, unchanged int
	}{
		{"first", []ingest.Source{table, chair}, 2, 0, 0},
		{"again", []ingest.Source{table, chair}, 0, 0, 2},
		{"one changed", []ingest.Source{doc("table.md", "# Oak table\n\nThe oak table seats eight."), chair}, 0, 1, 1},
	}
	for _, s := range steps {
		r, err := l.Import(t.Context(), s.sources, library.Options{}, quiet)
		if err != nil || r.Added != s.added || r.Changed != s.changed || r.Unchanged != s.unchanged {
			t.Fatalf("%s: %+v, %v", s.name, r, err)
		}
	}
	if found(l, "six") != 0 || found(l, "eight") != 1 {
		t.Fatal("the index did not follow the change")
	}
	d, _, err := kb.Document(t.Context(), "table.md")
	if err != nil || d.Revision != 2 {
		t.Fatalf("revision %d, %v", d.Revision, err)
	}
	again, err := library.Open(t.Context(), kb)
	if err != nil || again.Index().Len() != l.Index().Len() || found(again, "eight") != 1 {
		t.Fatalf("a rebuilt index differs: %v", err)
	}
	t.Cleanup(again.Close)
}

func TestDeleteIsFoundNoMore(t *testing.T) {
	l, _ := open(t)
	if _, err := l.Import(t.Context(), []ingest.Source{doc("table.md", "# Oak table\n\nThe oak table seats six.")}, library.Options{}, quiet); err != nil {
		t.Fatal(err)
	}
	if err := l.Delete(t.Context(), "table.md"); err != nil {
		t.Fatal(err)
	}
	if found(l, "six") != 0 || l.Index().Len() != 0 {
		t.Fatal("a deleted document is still found")
	}
	if err := l.Delete(t.Context(), "table"); assist.CodeOf(err) != assist.CodeNotFound {
		t.Fatalf("deleting it twice: %v", err)
	}
}

func TestCancelledImportKeepsWhatItReports(t *testing.T) {
	l, kb := open(t)
	var sources []ingest.Source
	for i := range 1200 {
		sources = append(sources, doc(fmt.Sprintf("d%04d.md", i), fmt.Sprintf("# Model %d\n\nModel %d is made of oak.", i, i)))
	}
	ctx, cancel := context.WithCancel(t.Context())
	r, err := l.Import(ctx, sources, library.Options{}, func(p library.Progress) {
		if p.Done >= 700 {
			cancel()
		}
	})
	if assist.CodeOf(err) != assist.CodeCancelled {
		t.Fatalf("err = %v", err)
	}
	_, total, err := kb.Documents(t.Context(), store.DocumentFilter{Limit: 1})
	if err != nil || total != r.Added || r.Added == 0 || r.Added == len(sources) {
		t.Fatalf("reported %d, stored %d, %v", r.Added, total, err)
	}
	rest, err := l.Import(t.Context(), sources, library.Options{}, quiet)
	if err != nil || rest.Added+r.Added != len(sources) || rest.Unchanged != r.Added {
		t.Fatalf("going on: %+v, %v", rest, err)
	}
}

func TestSkippedSourcesNeverStopTheRest(t *testing.T) {
	l, _ := open(t)
	r, err := l.Import(t.Context(), []ingest.Source{
		doc("a.xyz", "?"), doc("b.md", ""), doc("c.md", "# Oak\n\nOak is hard."), doc("d.csv", "colour\nred\n"),
	}, library.Options{}, quiet)
	if err != nil || r.Added != 1 || len(r.Skipped) != 3 {
		t.Fatalf("%+v, %v", r, err)
	}
}

func pack(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{"shop/pack.yaml": {Data: []byte("id: shop\ntitle: {zh: 商店, en: Shop}\nversion: 1\n")}}
	for name, body := range files {
		out["shop/"+name] = &fstest.MapFile{Data: []byte(body)}
	}
	return out
}

const article = "---\nid: zh/delivery\nlang: zh\ntitle: 送货\naudience: customer\n---\n# 送货\n\nQ: 运费多少\nA: 满 500 元免运费。\n"

func TestInstallPackBringsItUpToDate(t *testing.T) {
	l, kb := open(t)
	first := pack(map[string]string{
		"articles/zh/delivery.md": article,
		"articles/zh/old.md":      strings.ReplaceAll(strings.ReplaceAll(article, "delivery", "old"), "运费", "旧费"),
		"names.csv":               "canonical,kind,zh,en\nyunhe,product,云禾|云禾系列,Yunhe\n",
		"glossary/zh.csv":         "term,plain,meaning,keep\n妥投,送到,快递已送到,\n",
	})
	r, err := l.InstallPack(t.Context(), first, "shop", quiet)
	if err != nil || r.Added != 2 || len(r.Skipped) != 0 {
		t.Fatalf("first: %+v, %v", r, err)
	}
	if names := l.Names(); len(names) != 1 || len(names[0].Forms) != 3 || names[0].Kind != assist.NameProduct {
		t.Fatalf("names = %+v", l.Names())
	}
	if hits := l.NameMatcher().Find("云禾系列的沙发"); len(hits) != 1 || hits[0].Canonical != "yunhe" {
		t.Fatalf("hits = %+v", hits)
	}
	if terms, err := kb.Terms(t.Context(), "shop"); err != nil || len(terms) != 1 {
		t.Fatalf("terms = %+v, %v", terms, err)
	}
	d, _, err := kb.Document(t.Context(), "shop/zh/delivery")
	if err != nil || d.Pack != "shop" || d.Lang != "zh" {
		t.Fatalf("document = %+v, %v", d, err)
	}
	r, err = l.InstallPack(t.Context(), pack(map[string]string{"articles/zh/delivery.md": article}), "shop", quiet)
	if err != nil || r.Unchanged != 1 || r.Removed != 1 || len(l.Names()) != 0 {
		t.Fatalf("second: %+v, %v", r, err)
	}
}

func TestInstallPackSaysWhatIsWrong(t *testing.T) {
	tests := map[string]struct {
		files fstest.MapFS
		id    string
		want  assist.Code
	}{
		"no such pack":   {pack(nil), "other", assist.CodeNotFound},
		"not a name":     {pack(nil), "../shop", assist.CodeInvalid},
		"another id":     {fstest.MapFS{"shop/pack.yaml": {Data: []byte("id: elsewhere\n")}}, "shop", assist.CodeUnreadable},
		"wrong columns":  {pack(map[string]string{"names.csv": "name,kind\n"}), "shop", assist.CodeUnreadable},
		"a ragged table": {pack(map[string]string{"names.csv": "canonical,kind,zh,en\nx,product\n"}), "shop", assist.CodeUnreadable},
	}
	for name, tt := range tests {
		l, _ := open(t)
		if _, err := l.InstallPack(t.Context(), tt.files, tt.id, quiet); assist.CodeOf(err) != tt.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
