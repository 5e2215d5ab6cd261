package ingest_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"baihua/backend/ingest"
	"baihua/backend/ingest/pdf"
)

// least is the agreement that is wanted where reading order is defined.
const least = .98

// TestReadersAgreeWithPoppler compares what is read from documents that real programs made
// with what pdftotext reads from their PDF; build/readers.sh makes them.
func TestReadersAgreeWithPoppler(t *testing.T) {
	dir := os.Getenv("READERS_DIR")
	if dir == "" {
		t.Skip("READERS_DIR names no documents: make test-readers")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents in %s: %v", dir, err)
	}
	engine := pdf.NewEngine(t.TempDir())
	t.Cleanup(func() { _ = engine.Close() })
	for _, file := range files {
		name := filepath.Base(file)
		want := poppler(t, file)
		got, pages := layer(t, engine, file)
		report(t, name, got, want)
		if n := strings.Count(want, "\f"); n != pages {
			t.Errorf("%s: %d pages, poppler finds %d", name, pages, n)
		}
		other := strings.TrimSuffix(file, ".pdf") + ".docx"
		if raw, err := os.ReadFile(other); err == nil && !strings.HasPrefix(name, "table") {
			item := readWith(t, ingest.Memory(filepath.Base(other), raw), ingest.Options{}).one(t)
			report(t, filepath.Base(other), item.Document.Text, want)
		}
	}
	throughput(t, engine, files)
}

func report(t *testing.T, name, got, want string) {
	t.Helper()
	a := agreement(letters(got), letters(want))
	t.Logf("%-28s %7d characters, agreement %.4f", name, len(letters(want)), a)
	if a < least {
		t.Errorf("%s agrees to %.4f only", name, a)
	}
}

func poppler(t *testing.T, file string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "pdftotext", "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// layer is a PDF file's text in reading order, as the reader finds it before it makes
// blocks of it.
func layer(t *testing.T, engine *pdf.Engine, file string) (text string, pages int) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	err = engine.Open(context.Background(), raw, func(f *pdf.File) error {
		read := make([]pdf.Page, f.Pages)
		for i := range read {
			if read[i], err = f.Page(i + 1); err != nil {
				return err
			}
		}
		pdf.Arrange(read)
		pages = len(read)
		for _, p := range read {
			for _, part := range p.Parts {
				if part.Rows == nil {
					b.WriteString(part.Text())
				}
				for _, row := range part.Rows {
					b.WriteString(strings.Join(row, " "))
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), pages
}

// letters are the characters of s that are seen, in the form both sides can agree on.
func letters(s string) []rune {
	return []rune(strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || unicode.IsControl(c) || c == '\uFFFE' || c == '\u00AD' || c == '•' || c == '-' || c == '‐' {
			return -1
		}
		return c
	}, norm.NFKC.String(s)))
}

// agreement is twice the characters in common, in order, over all characters of both: 1
// for equal texts. It is Myers' difference.
func agreement(a, b []rune) float64 {
	n, m := len(a), len(b)
	if n+m == 0 {
		return 1
	}
	far := make([]int, 2*(n+m)+3)
	at := func(k int) *int { return &far[k+n+m+1] }
	for d := 0; d <= n+m; d++ {
		for k := -d; k <= d; k += 2 {
			x := *at(k - 1) + 1
			if k == -d || k != d && *at(k - 1) < *at(k + 1) {
				x = *at(k + 1)
			}
			for x < n && x-k < m && a[x] == b[x-k] {
				x++
			}
			*at(k) = x
			if x >= n && x-k >= m {
				return float64(n+m-d) / float64(n+m)
			}
		}
	}
	return 0
}

func TestAgreementCountsWhatIsInCommon(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{{"退货七天", "退货七天", 1}, {"abcd", "", 0}, {"abcd", "abXcd", 8. / 9}, {"ab", "ba", .5}} {
		if got := agreement([]rune(test.a), []rune(test.b)); got != test.want {
			t.Errorf("%q and %q: %v", test.a, test.b, got)
		}
	}
}

// throughput says how long pdftotext and the reader take for the same files.
func throughput(t *testing.T, engine *pdf.Engine, files []string) {
	t.Helper()
	measure := func(read func(file string)) time.Duration {
		began := time.Now()
		for _, file := range files {
			read(file)
		}
		return time.Since(began)
	}
	theirs := measure(func(file string) { poppler(t, file) })
	ours := measure(func(file string) { layer(t, engine, file) })
	t.Logf("%d PDF files: pdftotext %.2f s, the reader %.2f s, %.2f times as long", len(files), theirs.Seconds(), ours.Seconds(), ours.Seconds()/theirs.Seconds())
}

// TestReadersFindTheSameRows reads one table of 120 rows as each program wrote it.
func TestReadersFindTheSameRows(t *testing.T) {
	dir := os.Getenv("READERS_DIR")
	if dir == "" {
		t.Skip("READERS_DIR names no documents: make test-readers")
	}
	for _, name := range []string{"table-zh-chromium.pdf", "table-zh-libreoffice.pdf", "table-zh.docx", "table-zh.xlsx", "table-zh.html", "table-zh.csv"} {
		raw, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		item := readWith(t, ingest.Memory(name, raw), ingest.Options{}).one(t)
		right := 0
		for n := range 120 {
			for _, p := range item.Passages {
				if p.Text == fmt.Sprintf("型号：T-%d；价格：%d 元；保修：%d 个月；颜色：%s", 100+n, 299+n, 6+n%18, "白黑灰蓝"[3*(n%4):3*(n%4)+3]) {
					right++
					break
				}
			}
		}
		t.Logf("%-28s %d of 120 rows", name, right)
		if right < 120 {
			t.Errorf("%s: %d of 120 rows", name, right)
		}
	}
}

// TestReadersRecogniseAScannedPage reads a page that is a picture with Tesseract.
func TestReadersRecogniseAScannedPage(t *testing.T) {
	dir := os.Getenv("READERS_DIR")
	if dir == "" {
		t.Skip("READERS_DIR names no documents: make test-readers")
	}
	for _, lang := range []string{"zh", "en"} {
		raw, err := os.ReadFile(filepath.Join(dir, "scan", lang+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		r := readWith(t, ingest.Memory("scan.pdf", raw), ingest.Options{})
		doc := r.one(t).Document
		want := poppler(t, filepath.Join(dir, "scan", lang+"-text.pdf"))
		t.Logf("scan %s: %d characters, agreement %.4f", lang, len(letters(want)), agreement(letters(doc.Text), letters(want)))
		if doc.Attributes["recognised_pages"] != "1" || len(r.skips) != 1 || r.skips[0].Code != ingest.Recognised || r.skips[0].Page != 1 {
			t.Errorf("attributes %v, skips %+v", doc.Attributes, r.skips)
		}
	}
}
