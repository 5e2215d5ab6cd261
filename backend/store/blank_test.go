package store_test

import (
	"maps"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/store"
)

func TestBlankPagesOfFilesAndUploads(t *testing.T) {
	k, _ := newKnowledge(t)
	disk, upload, whole := item("disk", "A", "one"), item("upload", "B", "two"), item("whole", "C", "three")
	disk.Document.Attributes = map[string]string{"baihua.path": "/d/a.pdf"}
	upload.Document.Source, whole.Document.Source = "b.pdf", "c.pdf"
	skip := func(name, page, code string) string {
		return `{"name":"` + name + `","line":0,"page":` + page + `,"code":"` + code + `","detail":""}`
	}
	scanned := []string{skip("a.pdf", "2", "scanned"), skip("a.pdf", "5", "scanned"), skip("a.pdf", "6", "damaged")}
	if err := k.AddJob(t.Context(), store.Job{ID: "j", Kind: "upload", Started: day, Report: []byte("{}")}); err != nil {
		t.Fatal(err)
	}
	err := k.PutBatch(t.Context(), store.Batch{
		Items: []store.Item{disk, upload, whole}, Files: []store.File{{Path: "/d/a.pdf", Documents: 1, Skips: scanned}},
		Step: &store.Step{Job: "j", Report: []byte("{}"), Skips: []string{skip("b.pdf", "1", "scanned"), skip("b.pdf", "1", "scanned"), skip("c.pdf", "0", "scanned")}},
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := k.BlankPages(t.Context())
	if err != nil || !maps.Equal(got, map[string]int{"disk": 2, "upload": 1}) {
		t.Fatalf("%v, %v", got, err)
	}
}

func TestDocumentsAreSelectedByHowTheyStand(t *testing.T) {
	k, _ := newKnowledge(t)
	plain, late, early, gone := item("plain", "A", "a"), item("late", "B", "b"), item("early", "C", "c"), item("gone", "D", "d")
	plain.Document.Audience = assist.AudienceCustomer
	now := day.AddDate(0, 0, 7)
	for i, it := range []*store.Item{&plain, &late, &early, &gone} {
		it.Document.ValidUntil = now.AddDate(0, 0, 1-2*(i%2))
	}
	gone.Document.ValidUntil, early.Document.ValidFrom = now.AddDate(1, 0, 0), now.AddDate(0, 0, 1)
	put(t, k, plain, late, early, gone)
	if err := k.SetWithdrawn(t.Context(), "gone", day); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		filter store.DocumentFilter
		want   string
	}{
		"internal":  {store.DocumentFilter{Only: store.OnlyInternal}, "late early gone "},
		"expired":   {store.DocumentFilter{Only: store.OnlyExpired}, "late early "},
		"withdrawn": {store.DocumentFilter{Only: store.OnlyWithdrawn}, "gone "},
		"these":     {store.DocumentFilter{IDs: []string{"plain", "gone", "other"}}, "plain gone "},
		"none":      {store.DocumentFilter{IDs: []string{}}, ""},
		"both":      {store.DocumentFilter{Only: store.OnlyExpired, IDs: []string{"plain", "late"}}, "late "},
	} {
		tt.filter.At = now
		rows, total, err := k.Documents(t.Context(), tt.filter)
		got := ""
		for _, r := range rows {
			got += r.Document.ID + " "
		}
		if err != nil || got != tt.want || total != len(rows) {
			t.Errorf("%s: %q, want %q; total %d, %v", name, got, tt.want, total, err)
		}
	}
}
