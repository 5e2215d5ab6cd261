package ingest_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// hostileFile is one that no honest program writes. large ones, which take
// their time, are left to `make test-readers`.
type hostileFile struct {
	name    string
	content []byte
	large   bool
}

// hostileFiles are 200 of them, the same in every run.
func hostileFiles(t testing.TB) []hostileFile {
	t.Helper()
	seeds := map[string][]byte{
		"a.html": []byte(page), "a.md": []byte(articleZh), "a.csv": []byte("问题,答案\n能退吗,能。\n"), "a.jsonl.gz": gzipped(t, []byte(records)),
	}
	for _, name := range []string{"returns-zh.pdf", "handbook.docx", "prices.xlsx", "training.pptx"} {
		raw, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		seeds["a"+path.Ext(name)] = raw
	}
	seeds["a.zip"] = zipped(t, map[string]string{"a.docx": string(seeds["a.docx"]), "b.md": articleZh})
	files := handmade(t, seeds)
	names := []string{"a.pdf", "a.docx", "a.xlsx", "a.pptx", "a.zip", "a.html", "a.md", "a.csv", "a.jsonl.gz"}
	for _, to := range names[:5] { // what is in it is not what its name says
		for _, from := range names {
			if from != to {
				files = append(files, hostileFile{name: "is-" + path.Ext(from)[1:] + path.Ext(to), content: seeds[from]})
			}
		}
	}
	random := rand.New(rand.NewPCG(4, 2026))
	for n := 0; len(files) < 200; n++ {
		name := names[n%len(names)]
		f := damaged(fmt.Sprintf("%03d", n), name, seeds[name], n/len(names), random)
		f.large = n >= 4*len(names) // each kind of damage once
		files = append(files, f)
	}
	return files
}

// damaged cuts a file, flips bits in it, or puts a part of it in twice.
func damaged(prefix, name string, seed []byte, how int, random *rand.Rand) hostileFile {
	content := bytes.Clone(seed)
	switch how % 4 {
	case 0:
		content = content[:random.IntN(len(content))]
		prefix += "-cut"
	case 1, 2:
		for range 1 + len(content)/200*(how%4) {
			content[random.IntN(len(content))] ^= 1 << random.IntN(8)
		}
		prefix += "-flipped"
	case 3:
		at := random.IntN(len(content))
		content = append(content[:at:at], append(bytes.Clone(seed[at/2:]), seed[at:]...)...)
		prefix += "-doubled"
	}
	return hostileFile{name: prefix + path.Ext(name), content: content}
}

func handmade(t testing.TB, seeds map[string][]byte) []hostileFile {
	big := strings.Repeat("a", 64<<20)
	files := []hostileFile{
		{name: "gzip-bomb.jsonl.gz", content: gzipped(t, bytes.Repeat([]byte("{}"), 40<<20)), large: true},
		{name: "zip-bomb.zip", content: zipped(t, map[string]string{"a.txt": big}), large: true},
		{name: "zips-in-zips.zip", content: nestedZIP(t, 8)},
		{name: "many-entries.zip", content: manyEntries(t, 20_000), large: true},
		{name: "overlapping.zip", content: overlapping(t, seeds["a.zip"])},
		{name: "lying-size.zip", content: lyingSize(t)},
		{name: "dots.zip", content: zipped(t, map[string]string{"../../etc/passwd.md": "x", "/abs.md": "y", `..\..\win.md`: "z"})},
		{name: "sparse.pdf", content: make([]byte, 100<<20), large: true},
		{name: "zeros.docx", content: make([]byte, 1<<20)},
		{name: "deep.html", content: []byte(strings.Repeat("<div>", 100_000))},
		{name: "deep.md", content: []byte(strings.Repeat("> ", 100_000) + "x")},
		{name: "marks.md", content: []byte(strings.Repeat("[a](", 200_000)), large: true},
		{name: "one-line.txt", content: []byte(strings.Repeat("字", 5<<20)), large: true},
		{name: "binary.txt", content: []byte("\x00\x01\x02\xFF\xFE\x00binary\x00")},
		{name: "wide.csv", content: []byte(strings.Repeat("a,", 1<<20) + "\n" + strings.Repeat("b,", 1<<20))},
		{name: "quotes.csv", content: []byte(strings.Repeat("\"a,\n", 100_000)), large: true},
		{name: "table-in-table.html", content: []byte(strings.Repeat("<table><tr><td>x", 400))},
		{name: "spans.html", content: []byte("<table><tr><td rowspan=65534 colspan=1000>a<td>b</tr>" + strings.Repeat("<tr><td rowspan=65534 colspan=1000>c", 3000) + "</table>")},
	}
	for _, extension := range []string{".pdf", ".docx", ".xlsx", ".pptx", ".zip", ".html", ".md", ".csv", ".txt", ".jsonl", ".jsonl.gz"} {
		files = append(files, hostileFile{name: "empty" + extension})
	}
	for name, content := range hostilePDFs() {
		files = append(files, hostileFile{name: name + ".pdf", content: []byte(content)})
	}
	return append(files, hostileOffice(t, seeds)...)
}

// hostilePDFs have pages without end, circles and lies in their structure.
func hostilePDFs() map[string]string {
	pdf := func(objects ...string) string {
		var b strings.Builder
		b.WriteString("%PDF-1.7\n")
		for i, o := range objects {
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
		}
		return b.String() + "trailer<</Root 1 0 R/Size 99>>\n%%EOF\n"
	}
	const catalog = "<</Type/Catalog/Pages 2 0 R>>"
	return map[string]string{
		"pages-in-a-circle":  pdf(catalog, "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"),
		"a-billion-pages":    pdf(catalog, "<</Type/Pages/Count 1000000000/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R>>"),
		"minus-one-page":     pdf(catalog, "<</Type/Pages/Count -1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R>>"),
		"form-in-itself":     pdf(catalog, "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>", "<</Length 4>>stream\n/F Do\nendstream", "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 4>>stream\n/F Do\nendstream"),
		"huge-page":          pdf(catalog, "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99999999 99999999]>>"),
		"stream-without-end": pdf(catalog, "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>", "<</Length 999999999>>stream\n"),
		"arrays-in-arrays":   "%PDF-1.7\n1 0 obj\n" + strings.Repeat("[", 500_000),
		"encrypted":          pdf(catalog, "<</Type/Pages/Count 0/Kids[]>>") + "trailer<</Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>>>",
	}
}

// hostileOffice replaces parts of honest Office files.
func hostileOffice(t testing.TB, seeds map[string][]byte) []hostileFile {
	const open = `<?xml version="1.0"?>`
	entities := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">` + strings.Repeat(`<!ENTITY b "&a;&a;&a;&a;">`, 20) + `]><x>&b;</x>`
	outside := `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>`
	parts := map[string]string{".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet1.xml", ".pptx": "ppt/slides/slide1.xml"}
	var files []hostileFile
	for extension, part := range parts {
		for name, content := range map[string]string{
			"entities": open + entities, "outside": open + outside, "deep": open + strings.Repeat("<w:p>", 300_000),
			"bomb": open + "<w>" + strings.Repeat(" ", 40<<20) + "</w>", "unfinished": open + "<w:document><w:body>", "no-xml": "no XML",
			"elements": open + "<a>" + strings.Repeat("<b/>", 3<<20) + "</a>",
		} {
			large := name == "bomb" || name == "elements"
			files = append(files, hostileFile{name + extension, replaced(t, seeds["a"+extension], part, content), large})
		}
	}
	rows := `<worksheet><sheetData>` + strings.Repeat(`<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>`, 100) + `</sheetData>` +
		`<mergeCells>` + strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 1000) + `</mergeCells></worksheet>`
	nested := `<w:document xmlns:w="w"><w:body>` + strings.Repeat("<w:tbl><w:tr><w:tc>", 70) + strings.Repeat("</w:tc></w:tr></w:tbl>", 70) + "</w:body></w:document>"
	spans := `<w:document xmlns:w="w"><w:body><w:tbl>` + strings.Repeat(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="16000"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>`, 2000) + `</w:tbl></w:body></w:document>`
	return append(files,
		hostileFile{name: "far.xlsx", content: replaced(t, seeds["a.xlsx"], parts[".xlsx"], rows), large: true},
		hostileFile{name: "tables.docx", content: replaced(t, seeds["a.docx"], parts[".docx"], nested)},
		hostileFile{name: "spans.docx", content: replaced(t, seeds["a.docx"], parts[".docx"], spans), large: true},
		hostileFile{name: "old.docx", content: append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 4096)...)},
	)
}

// replaced packs an archive anew with another content of one part.
func replaced(t testing.TB, archive []byte, part, content string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		if f.Name != part {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	pack(t, w, part, content)
	return out.Bytes()
}

func pack(t testing.TB, w *zip.Writer, name, content string) {
	t.Helper()
	f, err := w.Create(name)
	if err == nil {
		_, err = f.Write([]byte(content))
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

func nestedZIP(t testing.TB, depth int) []byte {
	content := []byte("end")
	for range depth {
		content = zipped(t, map[string]string{"a.zip": string(content), "b.zip": string(content)})
	}
	return content
}

func manyEntries(t testing.TB, n int) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := range n {
		if _, err := w.Create(fmt.Sprintf("%d.md", i)); err != nil {
			t.Fatal(err)
		}
	}
	pack(t, w, "last.md", "x")
	return b.Bytes()
}

// overlapping makes every entry of an archive start where the first one does.
func overlapping(t testing.TB, archive []byte) []byte {
	t.Helper()
	out := bytes.Clone(archive)
	for at := 0; ; at += 46 {
		i := bytes.Index(out[at:], []byte("PK\x01\x02"))
		if i < 0 {
			return out
		}
		at += i
		binary.LittleEndian.PutUint32(out[at+42:], 0)
	}
}

// lyingSize says that an entry is small which is not.
func lyingSize(t testing.TB) []byte {
	t.Helper()
	out := zipped(t, map[string]string{"a.txt": strings.Repeat("a", 8<<20)})
	i := bytes.Index(out, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(out[i+24:], 10)
	return out
}
