package ingest_test

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"baihua/backend/ingest"
)

// fuzzReader checks that no content of a file breaks a reader or a passage's place.
func fuzzReader(f *testing.F, name string, seeds ...string) {
	for _, seed := range append(seeds, wordsZh, wordsEn, "") {
		f.Add([]byte(seed))
	}
	limits := ingest.DefaultLimits()
	limits.File, limits.Line, limits.Passages = 1<<20, 1<<16, 5000
	f.Fuzz(func(t *testing.T, data []byte) {
		readWith(t, ingest.Memory(name, data), ingest.Options{Limits: limits})
	})
}

func FuzzMarkdown(f *testing.F) {
	fuzzReader(f, "a.md", articleZh, "# T\n\nQ: a?\nA: b:\n1. c\n   - d\n", "|a|b|\n|-|-|\n|1|2|\n", "> > - 1. x\n\n```\ncode\n```\n<p>h</p>",
		"---\na: &b [*b]\n---\n", "&#1;&#x202e;\\*", "Not returnable are:\n\n- a\n- b\n")
}

func FuzzHTML(f *testing.F) {
	fuzzReader(f, "a.html", page, "<table><tr><td>a<table><tr><td>b", "<ul><li><ul><li>x<p>y</ul><ol start=-5><li>z", "<title>&#0;</title><pre> a\n b")
}

func FuzzText(f *testing.F) {
	fuzzReader(f, "a.txt", "一、退货\n七天。\n1. a\n2. b\n\n- c\n\nT\n===\n", "Q: a\nb\nA: c\nQ: d\n")
}

func FuzzCSV(f *testing.F) {
	fuzzReader(f, "a.csv", "问题,答案,相似问\n能退吗,能。,a|b\n", "q;a\n\"x\ny\";'z\n", "'q','a'\n'b','c''d'e\n", "question\tanswer\n\"open")
}

func FuzzJSONL(f *testing.F) {
	fuzzReader(f, "a.jsonl", records, `{"id":{},"text":"x","lang":[1]}`, "{\"text\":\"\\ud800\\u0000x\"}\n\xff\n[]")
}

func FuzzGzip(f *testing.F) {
	data := gzipped(f, []byte(records))
	fuzzReader(f, "a.jsonl.gz", string(data), string(data[:len(data)/2]))
}

func FuzzEncoding(f *testing.F) {
	var seeds []string
	for _, enc := range []interface {
		String(string) (string, error)
	}{simplifiedchinese.GB18030.NewEncoder(), unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder(), unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder()} {
		s, err := enc.String(wordsZh)
		if err != nil {
			f.Fatal(err)
		}
		seeds = append(seeds, s)
	}
	fuzzReader(f, "a.text", seeds...)
}

func fuzzFixture(f *testing.F, name, of string) {
	raw, err := os.ReadFile(filepath.Join("testdata", of))
	if err != nil {
		f.Fatal(err)
	}
	fuzzReader(f, name, string(raw), string(raw[:len(raw)/2]))
}

func FuzzDOCX(f *testing.F) { fuzzFixture(f, "a.docx", "handbook.docx") }

func FuzzXLSX(f *testing.F) { fuzzFixture(f, "a.xlsx", "prices.xlsx") }

func FuzzPPTX(f *testing.F) { fuzzFixture(f, "a.pptx", "training.pptx") }

func FuzzZIP(f *testing.F) {
	fuzzReader(f, "a.zip", string(zipped(f, map[string]string{"a.md": articleZh, "b.zip": string(zipped(f, map[string]string{"c.csv": "a,b\n1,2\n"}))})))
}
