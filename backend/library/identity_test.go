package library_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"baihua/backend/ingest"
	"baihua/backend/library"
	"baihua/backend/store"
)

// file writes a document on disk and gives its path.
func file(t *testing.T, path, body string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// read imports files from disk.
func read(t *testing.T, l *library.Library, paths ...string) library.Report {
	t.Helper()
	sources, _ := ingest.Files(paths...)
	r, err := l.Import(t.Context(), sources, library.Options{}, quiet)
	if err != nil || len(r.Skipped) > 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	return r
}

func ids(t *testing.T, kb *store.Knowledge) []string {
	t.Helper()
	rows, _, err := kb.Documents(t.Context(), store.DocumentFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range rows {
		out = append(out, r.Document.ID)
	}
	slices.Sort(out)
	return out
}

func TestFilesOfOneNameFromTwoFoldersAreTwoDocuments(t *testing.T) {
	dir := t.TempDir()
	old := file(t, filepath.Join(dir, "2025", "policy.md"), "Returns within seven days.")
	now := file(t, filepath.Join(dir, "2026", "policy.md"), "Returns within thirty days.")
	for name, steps := range map[string][][]string{
		"one import": {{old, now}},
		"two":        {{old}, {now}},
		"again":      {{old}, {now}, {now, old}},
	} {
		t.Run(name, func(t *testing.T) {
			l, kb := open(t)
			for _, paths := range steps {
				if r := read(t, l, paths...); len(r.Replaced) > 0 || r.Changed > 0 {
					t.Fatalf("report = %+v", r)
				}
			}
			if got := ids(t, kb); !slices.Equal(got, []string{"2026/policy.md", "policy.md"}) {
				t.Fatalf("documents %q", got)
			}
			d, _, err := kb.Document(t.Context(), "2026/policy.md")
			if err != nil || d.Source != "2026/policy.md" || d.Text != "Returns within thirty days." {
				t.Fatalf("%+v, %v", d, err)
			}
		})
	}
}

func TestAFileStaysItselfWhereverTheImportBegan(t *testing.T) {
	l, kb := open(t)
	dir := t.TempDir()
	path := file(t, filepath.Join(dir, "guide", "sub", "policy.md"), "Returns within seven days.")
	read(t, l, filepath.Join(dir, "guide"))
	file(t, path, "Returns within thirty days.")
	if r := read(t, l, path); r.Changed != 1 || r.Added != 0 || len(r.Replaced) > 0 {
		t.Fatalf("report = %+v", r)
	}
	if got := ids(t, kb); !slices.Equal(got, []string{"guide/sub/policy.md"}) {
		t.Fatalf("documents %q", got)
	}
}

func TestWhatTookAnothersPlaceIsReported(t *testing.T) {
	memory := func(t *testing.T, l *library.Library, body string) library.Report {
		t.Helper()
		r, err := l.Import(t.Context(), []ingest.Source{doc("policy.md", body)}, library.Options{}, quiet)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	tests := map[string]func(*testing.T, *library.Library) library.Report{
		"a file that was moved": func(t *testing.T, l *library.Library) library.Report {
			old := file(t, filepath.Join(t.TempDir(), "policy.md"), "Returns within seven days.")
			read(t, l, old)
			if err := os.Remove(old); err != nil {
				t.Fatal(err)
			}
			return read(t, l, file(t, filepath.Join(t.TempDir(), "policy.md"), "Returns within thirty days."))
		},
		"an upload over an upload": func(t *testing.T, l *library.Library) library.Report {
			memory(t, l, "Returns within seven days.")
			return memory(t, l, "Returns within thirty days.")
		},
		"an upload over a file": func(t *testing.T, l *library.Library) library.Report {
			read(t, l, file(t, filepath.Join(t.TempDir(), "policy.md"), "Returns within seven days."))
			return memory(t, l, "Returns within thirty days.")
		},
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			l, kb := open(t)
			if r := change(t, l); r.Changed != 1 || !slices.Equal(r.Replaced, []string{"policy.md"}) {
				t.Fatalf("report = %+v", r)
			}
			if got := ids(t, kb); !slices.Equal(got, []string{"policy.md"}) {
				t.Fatalf("documents %q", got)
			}
		})
	}
}
