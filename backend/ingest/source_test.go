package ingest_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"baihua/backend/ingest"
)

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func names(sources []ingest.Source) []string {
	var out []string
	for _, s := range sources {
		out = append(out, s.Name)
	}
	return out
}

func TestFilesWalksFoldersInNameOrder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "guide")
	for _, name := range []string{"b.txt", "a/z.md", "a/sub/y.md", "c.MD", ".git/config.md", ".hidden.md", "photo.png"} {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), "Text.")
	}
	sources, skips := ingest.Files(dir, filepath.Join(dir, "missing.md"))
	if got, want := names(sources), []string{"guide/a/sub/y.md", "guide/a/z.md", "guide/b.txt", "guide/c.MD"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if len(skips) != 2 || skips[0].Name != "guide/photo.png" || skips[0].Code != ingest.Unsupported || skips[1].Code != ingest.Unreadable {
		t.Errorf("skips %+v", skips)
	}
	for _, src := range sources {
		if src.Size != 5 || src.Path == "" {
			t.Errorf("source is incomplete: %+v", src)
		}
		readWith(t, src, ingest.Options{}).one(t)
	}
}

func TestFilesDoesNotFollowLinksOutOfTheFolder(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "secret.md")
	write(t, outside, "Secret.")
	write(t, filepath.Join(dir, "in.md"), "Inside.")
	for link, target := range map[string]string{"out.md": outside, "alias.md": "in.md", "loop": "."} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("links cannot be made here:", err)
		}
	}
	sources, skips := ingest.Files(dir)
	base := filepath.Base(dir)
	if got, want := names(sources), []string{base + "/alias.md", base + "/in.md"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if len(skips) != 2 {
		t.Errorf("skips %+v", skips)
	}
	// A link that is bent outwards after the listing is refused when it is opened.
	if err := os.Remove(filepath.Join(dir, "alias.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "alias.md")); err != nil {
		t.Fatal(err)
	}
	readWith(t, sources[0], ingest.Options{}).wantSkip(t, 0, ingest.Unreadable)
}

func TestIDsAreRelativeToTheRoot(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "zh", "A b.txt")
	write(t, path, "Text.")
	sources, _ := ingest.Files(path)
	if id := readWith(t, sources[0], ingest.Options{}).one(t).Document.ID; id != "a-b.txt" {
		t.Errorf("without a root: %q", id)
	}
	if id := readWith(t, sources[0], ingest.Options{Root: dir}).one(t).Document.ID; id != "zh/a-b.txt" {
		t.Errorf("with a root: %q", id)
	}
	if id := readWith(t, sources[0], ingest.Options{Root: t.TempDir()}).one(t).Document.ID; id != "a-b.txt" {
		t.Errorf("outside the root: %q", id)
	}
}

func TestFSListsAPack(t *testing.T) {
	fsys := fstest.MapFS{"articles/zh/a.md": {Data: []byte("正文。")}, "articles/en/a.md": {Data: []byte("Text.")}, "pack.yaml": {}}
	sources, skips := ingest.FS(fsys, "articles")
	if got, want := names(sources), []string{"articles/en/a.md", "articles/zh/a.md"}; !slices.Equal(got, want) || len(skips) != 0 {
		t.Errorf("got %v, skips %+v", got, skips)
	}
	readWith(t, sources[0], ingest.Options{}).one(t)
}

func TestUnknownAndOversizedFilesAreSkipped(t *testing.T) {
	read(t, "a.doc", "x").wantSkip(t, 0, ingest.Unsupported)
	read(t, "a.md", "").wantSkip(t, 0, ingest.Empty)
	limits := ingest.DefaultLimits()
	limits.File, limits.Passages = 20, 2
	opt := ingest.Options{Limits: limits}
	readWith(t, ingest.Memory("a.md", []byte("A text of more than twenty bytes.")), opt).wantSkip(t, 0, ingest.TooLarge)
	readWith(t, ingest.Memory("a.md", []byte("A.\n\nB.\n\nC.")), opt).wantSkip(t, 0, ingest.TooLarge)
	readWith(t, ingest.Memory("a.md", []byte("A.\n\nB.")), opt).one(t)
}
