package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/ingest"
)

// reading is what came out of one source.
type reading struct {
	items []ingest.Item
	skips []ingest.Skip
}

// read reads a file made of content and checks what must hold for every document.
func read(t testing.TB, name, content string) reading {
	t.Helper()
	return readWith(t, ingest.Memory(name, []byte(content)), ingest.Options{})
}

func readWith(t testing.TB, src ingest.Source, opt ingest.Options) reading {
	t.Helper()
	var r reading
	err := ingest.Read(t.Context(), src, opt, ingest.Sink{
		Put:  func(i ingest.Item) error { r.items = append(r.items, i); return nil },
		Skip: func(s ingest.Skip) { r.skips = append(r.skips, s) },
	})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	for _, item := range r.items {
		checkItem(t, item)
	}
	return r
}

// checkItem checks the promises of the package: passages are verbatim slices with ids
// of their own, in order, inside their document.
func checkItem(t testing.TB, item ingest.Item) {
	t.Helper()
	doc := item.Document
	if doc.ID == "" || doc.Hash == "" || doc.Format == "" || doc.Source == "" {
		t.Fatalf("document is incomplete: %+v", doc)
	}
	if item.Unchanged {
		return
	}
	if len(item.Passages) == 0 {
		t.Fatal("a document without passages was handed over")
	}
	runes := []rune(doc.Text)
	ids := make(map[string]bool)
	for i, p := range item.Passages {
		if p.Start < 0 || p.Start >= p.End || p.End > len(runes) {
			t.Fatalf("passage %d lies at %d..%d of %d", i, p.Start, p.End, len(runes))
		}
		if got := string(runes[p.Start:p.End]); got != p.Text {
			t.Fatalf("passage %d is not verbatim:\n%q\n%q", i, p.Text, got)
		}
		if strings.TrimSpace(p.Text) == "" || p.ID == "" || ids[p.ID] || p.DocumentID != doc.ID || p.Ordinal != i || p.Group == "" {
			t.Fatalf("passage %d is not in order: %+v", i, p)
		}
		if p.Kind == assist.PassageFAQ && len(p.Questions) == 0 {
			t.Fatalf("passage %d answers no question", i)
		}
		if p.Lang != doc.Lang || p.Title != doc.Title || p.Audience != doc.Audience || p.Pack != doc.Pack {
			t.Fatalf("passage %d does not carry its document's fields", i)
		}
		ids[p.ID] = true
	}
}

// one is the only document.
func (r reading) one(t testing.TB) ingest.Item {
	t.Helper()
	if len(r.items) != 1 {
		t.Fatalf("got %d documents, skips %+v", len(r.items), r.skips)
	}
	return r.items[0]
}

// outline prints passages one a line: kind [heading/heading] (question|question) text.
func outline(item ingest.Item) string {
	var b strings.Builder
	for _, p := range item.Passages {
		fmt.Fprintf(&b, "%s [%s]", p.Kind, strings.Join(p.Heading, "/"))
		if len(p.Questions) > 0 {
			fmt.Fprintf(&b, " (%s)", strings.Join(p.Questions, "|"))
		}
		fmt.Fprintf(&b, " %s\n", strings.ReplaceAll(p.Text, "\n", "⏎"))
	}
	return b.String()
}

func wantOutline(t *testing.T, item ingest.Item, want string) {
	t.Helper()
	if got := strings.TrimSpace(outline(item)); got != strings.TrimSpace(want) {
		t.Errorf("got\n%s\n\nwant\n%s", got, strings.TrimSpace(want))
	}
}

func (r reading) wantSkip(t *testing.T, line int, code ingest.SkipCode) {
	t.Helper()
	for _, s := range r.skips {
		if s.Line == line && s.Code == code && s.Detail != "" && s.Name != "" {
			return
		}
	}
	t.Errorf("no skip %s in line %d, got %+v", code, line, r.skips)
}
