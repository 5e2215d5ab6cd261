package library_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/library"
	"baihua/backend/store"
	"baihua/kb"
)

func TestOneIDTwiceInAnImportIsReported(t *testing.T) {
	l, kb := open(t)
	records := `{"id":"a","title":"Oak","text":"Oak is hard."}` + "\n" + `{"id":"a","title":"Pine","text":"Pine is soft."}` + "\n"
	for _, want := range []library.Report{{Added: 1}, {Unchanged: 1}} {
		r, err := l.Import(t.Context(), []ingest.Source{doc("wood.jsonl", records)}, library.Options{}, quiet)
		if err != nil || r.Added != want.Added || r.Changed != 0 || r.Unchanged != want.Unchanged {
			t.Fatalf("%+v, %v", r, err)
		}
		if len(r.Skipped) != 1 || r.Skipped[0].Line != 2 || r.Skipped[0].Code != ingest.BadRecord {
			t.Fatalf("skipped %+v", r.Skipped)
		}
	}
	if d, _, err := kb.Document(t.Context(), "a"); err != nil || d.Title != "Oak" || found(l, "pine") != 0 {
		t.Fatalf("%+v, %v", d, err)
	}
	same := doc("chair.md", "# Chair\n\nThe chair folds.")
	r, err := l.Import(t.Context(), []ingest.Source{same, same}, library.Options{}, quiet)
	if err != nil || r.Added != 1 || len(r.Skipped) != 0 {
		t.Fatalf("a file listed twice: %+v, %v", r, err)
	}
}

func TestImportIsStampedByTheClock(t *testing.T) {
	l, kb := open(t)
	at := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	l.Now = func() time.Time { return at }
	if _, err := l.Import(t.Context(), []ingest.Source{doc("a.md", "# Oak\n\nHard.")}, library.Options{}, quiet); err != nil {
		t.Fatal(err)
	}
	if d, _, err := kb.Document(t.Context(), "a.md"); err != nil || !d.ImportedAt.Equal(at) {
		t.Fatalf("imported at %v, %v", d.ImportedAt, err)
	}
}

func TestProgressCountsBytesInsideAFile(t *testing.T) {
	l, _ := open(t)
	var b strings.Builder
	for i := range 6000 {
		fmt.Fprintf(&b, `{"id":"r%d","title":"Model %d","text":"Model %d is made of oak."}`+"\n", i, i, i)
	}
	files := []ingest.Source{doc("a.jsonl", b.String()), doc("b.md", "# Oak\n\nHard.")}
	var all []library.Progress
	r, err := l.Import(t.Context(), files, library.Options{}, func(p library.Progress) { all = append(all, p) })
	if err != nil || r.Added != 6001 {
		t.Fatalf("%+v, %v", r, err)
	}
	inside := 0
	for i, p := range all {
		if i > 0 && (p.Bytes < all[i-1].Bytes || p.Done < all[i-1].Done || p.Total != 0) {
			t.Fatalf("progress went from %+v to %+v", all[i-1], p)
		}
		if p.File == "a.jsonl" && p.Bytes > 0 && p.Bytes < files[0].Size {
			inside++
		}
	}
	if last := all[len(all)-1]; inside == 0 || last.Bytes != last.AllBytes || last.Done != 6001 {
		t.Fatalf("%d reports inside the file, last %+v", inside, last)
	}
}

func TestVersionNamesTheContents(t *testing.T) {
	l, kb := open(t)
	empty := l.Version()
	if _, err := l.Import(t.Context(), []ingest.Source{doc("a.md", "# Oak\n\nHard.")}, library.Options{}, quiet); err != nil {
		t.Fatal(err)
	}
	one := l.Version()
	again, err := library.Open(t.Context(), kb)
	if err != nil || again.Version() != one || one == empty {
		t.Fatalf("%q, then %q, rebuilt %q, %v", empty, one, again.Version(), err)
	}
	t.Cleanup(again.Close)
	if err := l.Delete(t.Context(), "a.md"); err != nil || l.Version() != empty {
		t.Fatalf("emptied: %q, %v", l.Version(), err)
	}
}

func TestWhatStaysIsFoundWhileTheRestChanges(t *testing.T) {
	l, _ := open(t)
	edition := func(n int) []ingest.Source {
		return []ingest.Source{doc("a.md", fmt.Sprintf("# Oak\n\n## Always\n\nEvergreen words.\n\n## News\n\nEdition %d.", n))}
	}
	if _, err := l.Import(t.Context(), edition(0), library.Options{}, quiet); err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	var reader sync.WaitGroup
	reader.Go(func() {
		for {
			if found(l, "evergreen") != 1 {
				t.Error("a passage that did not change was not found")
				return
			}
			select {
			case <-stop:
				return
			default:
			}
		}
	})
	for n := range 30 {
		if _, err := l.Import(t.Context(), edition(n+1), library.Options{}, quiet); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	reader.Wait()
	if n := l.Index().Len(); n != 2 {
		t.Errorf("%d passages of two", n)
	}
}

func TestStarterPackInstallsWhole(t *testing.T) {
	l, shelf := open(t)
	r, err := l.InstallPack(t.Context(), kb.Packs(), "home", quiet)
	if err != nil || len(r.Skipped) != 0 || r.Added == 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	rows, _, err := shelf.Documents(t.Context(), store.DocumentFilter{Pack: "home"})
	if err != nil || len(rows) != r.Added {
		t.Fatalf("%d documents of %d, %v", len(rows), r.Added, err)
	}
	for _, row := range rows {
		d, ps, err := shelf.Document(t.Context(), row.Document.ID)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(d.ID, "home/"+d.Lang+"/") || d.ValidUntil.IsZero() || d.Reviewed == "" {
			t.Errorf("%s: %+v", d.ID, d.Attributes)
		}
		kinds := map[assist.PassageKind]int{}
		for _, p := range ps {
			kinds[p.Kind]++
			if p.Kind != assist.PassageFAQ && strings.HasPrefix(p.Text, "Q:") {
				t.Errorf("%s: a question was not recognised: %s", d.ID, p.Text)
			}
		}
		if kinds[assist.PassageFAQ] == 0 {
			t.Errorf("%s answers no question", d.ID)
		}
	}
	packs, err := shelf.Packs(t.Context())
	if err != nil || len(packs) != 1 || packs[0].Installed.IsZero() || len(l.Names()) == 0 {
		t.Fatalf("packs %+v, %d names, %v", packs, len(l.Names()), err)
	}
	again, err := l.InstallPack(t.Context(), kb.Packs(), "home", quiet)
	if err != nil || again.Unchanged != r.Added || again.Added+again.Changed+again.Removed != 0 {
		t.Fatalf("again: %+v, %v", again, err)
	}
}
