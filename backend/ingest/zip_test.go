package ingest_test

import (
	"archive/zip"
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"baihua/backend/ingest"
)

// zipped packs files in name order; a name ending in "!" is written as Windows in China
// does, in GB18030.
func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		head := &zip.FileHeader{Name: name, Method: zip.Deflate}
		if plain, ok := strings.CutSuffix(name, "!"); ok {
			gb, err := simplifiedchinese.GB18030.NewEncoder().String(plain)
			if err != nil {
				t.Fatal(err)
			}
			head.Name, head.NonUTF8 = gb, true
		}
		w, err := z.CreateHeader(head)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func documents(r reading) []string {
	var out []string
	for _, i := range r.items {
		out = append(out, i.Document.Source+" "+i.Document.ID)
	}
	return out
}

func TestZIPReadsEveryFileAndOneArchiveWithin(t *testing.T) {
	innermost := string(zipped(t, map[string]string{"d.md": "Deep."}))
	inner := string(zipped(t, map[string]string{"c.md": "# C\n\nInner.", "deeper.zip": innermost}))
	r := read(t, "all.zip", string(zipped(t, map[string]string{
		"a/one.md": "# One\n\nFirst.", "退货.txt!": "七天内可以退货。", "x.exe": "MZ", "__MACOSX/._one.md": "junk", ".hidden.md": "junk", "inner.zip": inner,
	})))
	want := []string{"all.zip/a/one.md all.zip#a/one.md", "all.zip/inner.zip/c.md all.zip#inner.zip/c.md", "all.zip/退货.txt all.zip#退货.txt"}
	if got := documents(r); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	codes := map[string]ingest.SkipCode{}
	for _, s := range r.skips {
		codes[s.Name] = s.Code
	}
	if len(codes) != 2 || codes["all.zip/x.exe"] != ingest.Unsupported || codes["all.zip/inner.zip/deeper.zip"] != ingest.Unsafe {
		t.Errorf("skips %+v", r.skips)
	}
}

func TestZIPOnDiskIsWhereItsDocumentsComeFrom(t *testing.T) {
	path := filepath.Join(t.TempDir(), "all.zip")
	if err := os.WriteFile(path, zipped(t, map[string]string{"a/one.md": "# One\n\nFirst."}), 0o600); err != nil {
		t.Fatal(err)
	}
	sources, skips := ingest.Files(path)
	if len(sources) != 1 || len(skips) != 0 || !sources[0].Many() {
		t.Fatalf("sources %+v, skips %+v", sources, skips)
	}
	doc := readWith(t, sources[0], ingest.Options{}).one(t).Document
	file, ok := ingest.FileID(path, doc.ID)
	if ingest.Origin(doc) != path || doc.ID != "all.zip#a/one.md" || file != "all.zip" || !ok {
		t.Errorf("comes from %q, id %q, of %q", ingest.Origin(doc), doc.ID, file)
	}
}

func TestZIPBombIsUnsafe(t *testing.T) {
	bomb := string(zipped(t, map[string]string{"a.txt": strings.Repeat("a", 32<<20)}))
	read(t, "a.zip", bomb).wantSkip(t, 0, ingest.Unsafe)
}
