package ingest_test

import (
	"path/filepath"
	"slices"
	"testing"

	"baihua/backend/ingest"
)

func TestPathIDsTakeInOneFolderMoreEach(t *testing.T) {
	got := ingest.PathIDs("/home/Kim/Guide 2/a.md", "guide-2/a.md")
	if want := []string{"guide-2/a.md", "kim/guide-2/a.md", "home/kim/guide-2/a.md"}; !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
}

func TestFileIDTellsIDsMadeFromThePathFromWrittenOnes(t *testing.T) {
	tests := map[string]struct {
		path, id, file string
		ok             bool
	}{
		"a file":                     {"/home/kim/a.md", "a.md", "a.md", true},
		"a file below what was read": {"/home/kim/guide/a.md", "guide/a.md", "guide/a.md", true},
		"a record":                   {"/home/kim/a.jsonl", "a.jsonl#12", "a.jsonl", true},
		"a record's own id":          {"/home/kim/a.jsonl", "sku#12", "", false},
		"an id in the front matter":  {"/home/kim/a.md", "returns", "", false},
		"the end of a name":          {"/home/kim/data.md", "a.md", "", false},
	}
	for name, tt := range tests {
		if file, ok := ingest.FileID(tt.path, tt.id); ok != tt.ok || ok && file != tt.file {
			t.Errorf("%s: %q, %v", name, file, ok)
		}
	}
}

func TestFilesKnowTheirOriginAndUploadsHaveNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	write(t, path, "---\nbaihua.path: /etc/passwd\n---\nText.")
	files, _ := ingest.Files(path)
	if got := ingest.Origin(readWith(t, files[0], ingest.Options{}).one(t).Document); got != path {
		t.Errorf("a file: %q", got)
	}
	uploads, _ := ingest.Uploads(path)
	if got := ingest.Origin(readWith(t, uploads[0], ingest.Options{}).one(t).Document); got != "" {
		t.Errorf("an upload: %q", got)
	}
}
