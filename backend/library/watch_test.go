package library_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/library"
)

// stir looks once at the watched folders and does what is to be done; nil when nothing is.
func stir(t *testing.T, l *library.Library) *library.Report {
	t.Helper()
	orders, err := l.Stirred(t.Context())
	if err != nil || len(orders) > 1 {
		t.Fatalf("%+v, %v", orders, err)
	}
	if len(orders) == 0 {
		return nil
	}
	r, err := l.Do(t.Context(), order(t, l, orders[0]), quiet)
	if err != nil {
		t.Fatal(err)
	}
	return &r
}

func TestAWatchedFolderIsFollowed(t *testing.T) {
	l, kb := open(t)
	dir := filepath.Join(t.TempDir(), "shop")
	oak := file(t, filepath.Join(dir, "oak.md"), "Oak is hard.")
	pine := file(t, filepath.Join(dir, "sub", "pine.md"), "Pine is soft.")
	age(t, oak, pine)
	if stir(t, l) != nil {
		t.Fatal("nobody asked to watch a folder")
	}
	if err := l.Watch(t.Context(), dir, assist.AudienceCustomer); err != nil {
		t.Fatal(err)
	}
	if r := stir(t, l); r == nil || r.Added != 2 || r.Internal != 0 {
		t.Fatalf("begin: %+v", r)
	}
	if r := stir(t, l); r != nil {
		t.Fatalf("nothing changed: %+v", r)
	}

	file(t, oak, "Oak is very hard.")
	if r := stir(t, l); r != nil {
		t.Fatalf("the file may still be written: %+v", r)
	}
	age(t, oak)
	if r := stir(t, l); r == nil || r.Changed != 1 {
		t.Fatalf("changed: %+v", r)
	}

	if err := os.Remove(pine); err != nil {
		t.Fatal(err)
	}
	if r := stir(t, l); r == nil || r.Removed != 1 || found(l, "pine") != 0 {
		t.Fatalf("gone: %+v", r)
	}
	if d, err := kb.DocumentRevision(t.Context(), "shop/sub/pine.md", 1); err != nil || d.Text != "Pine is soft." {
		t.Fatalf("kept for the audit: %+v, %v", d, err)
	}

	if err := l.Delete(t.Context(), "shop/oak.md"); err != nil {
		t.Fatal(err)
	}
	if r := stir(t, l); r != nil {
		t.Fatalf("what a person deleted came back: %+v", r)
	}
	folders, err := l.Folders(t.Context())
	if err != nil || len(folders) != 1 || folders[0].Files != 1 || !folders[0].There {
		t.Fatalf("%+v, %v", folders, err)
	}
	if err := l.Unwatch(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	age(t, file(t, pine, "Pine is back."))
	if r := stir(t, l); r != nil {
		t.Fatalf("still watched: %+v", r)
	}
}

func TestAFolderOutOfReachTakesNothingOut(t *testing.T) {
	for name, lose := range map[string]func(dir string) error{
		"gone":  func(dir string) error { return os.Rename(dir, dir+" elsewhere") },
		"empty": func(dir string) error { return os.Remove(filepath.Join(dir, "oak.md")) },
	} {
		t.Run(name, func(t *testing.T) {
			l, _ := open(t)
			dir := filepath.Join(t.TempDir(), "shop")
			age(t, file(t, filepath.Join(dir, "oak.md"), "Oak is hard."))
			if err := l.Watch(t.Context(), dir, ""); err != nil {
				t.Fatal(err)
			}
			stir(t, l)
			if err := lose(dir); err != nil {
				t.Fatal(err)
			}
			if r := stir(t, l); r != nil || found(l, "oak") != 1 {
				t.Fatalf("%+v", r)
			}
		})
	}
	l, _ := open(t)
	if err := l.Watch(t.Context(), filepath.Join(t.TempDir(), "nowhere"), ""); assist.CodeOf(err) != assist.CodeNotFound {
		t.Fatalf("err = %v", err)
	}
}

func TestAMovedFileTakesItsDocumentAlong(t *testing.T) {
	l, kb := open(t)
	dir := filepath.Join(t.TempDir(), "shop")
	const body = "---\nid: oak\n---\nOak is hard."
	old := file(t, filepath.Join(dir, "oak.md"), body)
	other := file(t, filepath.Join(dir, "pine.md"), "Pine is soft.")
	age(t, old, other)
	if err := l.Watch(t.Context(), dir, ""); err != nil {
		t.Fatal(err)
	}
	stir(t, l)
	moved := filepath.Join(dir, "wood.md")
	if err := os.Rename(old, moved); err != nil {
		t.Fatal(err)
	}
	if r := stir(t, l); r == nil || r.Removed != 0 || found(l, "oak") != 1 {
		t.Fatalf("%+v", r)
	}
	if docs, err := kb.StoredFrom(t.Context(), moved); err != nil || len(docs) != 1 {
		t.Fatalf("%+v, %v", docs, err)
	}
	if err := os.Remove(moved); err != nil {
		t.Fatal(err)
	}
	if r := stir(t, l); r == nil || r.Removed != 1 || found(l, "oak") != 0 {
		t.Fatalf("%+v", r)
	}
}

func TestAFileFromTheFutureIsReadOnce(t *testing.T) {
	l, _ := open(t)
	dir := t.TempDir()
	path := file(t, filepath.Join(dir, "oak.md"), "Oak is hard.")
	if err := os.Chtimes(path, time.Time{}, time.Now().Add(24*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := l.Watch(t.Context(), dir, ""); err != nil {
		t.Fatal(err)
	}
	if r := stir(t, l); r == nil || r.Added != 1 {
		t.Fatalf("%+v", r)
	}
	if r := stir(t, l); r != nil {
		t.Fatalf("again and again: %+v", r)
	}
}
