package ingest_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/ingest"
)

const records = `{"id":"d1#0","title":"Returns","text":"Send it back.\nWe pay.","doc_id":"d1","entity":"Shop A","n":3,"tags":["a","b"],"none":null}

{"id":7,"title":"退货","text":"七天内可以退。","date":"2026-01-02","audience":"internal"}
{"text":"No name of its own."}
`

func TestJSONLinesMakeOneDocumentEach(t *testing.T) {
	for _, name := range []string{"faq.jsonl", "faq.ndjson.gz"} {
		data := []byte(records)
		if strings.HasSuffix(name, ".gz") {
			data = gzipped(t, data)
		}
		r := readWith(t, ingest.Memory(name, data), ingest.Options{})
		if len(r.items) != 3 || len(r.skips) != 0 {
			t.Fatalf("%s: %d documents, skips %+v", name, len(r.items), r.skips)
		}
		first, second, third := r.items[0], r.items[1], r.items[2]
		p := first.Passages[0]
		if first.Document.ID != "d1#0" || p.Group != "d1" || p.Text != "Send it back.\nWe pay." || p.Attributes["entity"] != "Shop A" {
			t.Errorf("%s: got %+v", name, p)
		}
		if a := first.Document.Attributes; a["n"] != "3" || a["tags"] != `["a","b"]` || len(a) != 4 {
			t.Errorf("%s: attributes %v", name, a)
		}
		if second.Document.ID != "7" || second.Document.Lang != "zh" || second.Document.Audience != assist.AudienceInternal {
			t.Errorf("%s: got %+v", name, second.Document)
		}
		if !strings.HasSuffix(third.Document.ID, "#4") {
			t.Errorf("%s: a record without an id is %q", name, third.Document.ID)
		}
	}
}

func TestJSONLinesLongRecordsAreCut(t *testing.T) {
	short := strings.Repeat("The sofa can be returned. ", 40)
	long := strings.Repeat(short, 8)
	r := read(t, "a.jsonl", `{"id":"s","text":"`+short+`"}`+"\n"+`{"id":"l","text":"`+long+`"}`)
	if a, b := len(r.items[0].Passages), len(r.items[1].Passages); a != 1 || b < 3 {
		t.Errorf("short record %d passages, long record %d", a, b)
	}
}

func TestJSONLinesBrokenRecordsDoNotStopTheRest(t *testing.T) {
	in := "{\"id\":\"a\",\"text\":\"One.\"}\nnot json\n[1]\n{\"id\":\"b\"}\n{\"id\":\"c\",\"text\":5}\n{\"id\":\"e\",\"text\":\"\xff\"}\n" +
		"{\"id\":\"d\",\"text\":\"Two.\",\"valid_until\":\"soon\"}\n{\"id\":\"f\",\"text\":\"?!\"}\n{\"id\":\"z\",\"text\":\"Last.\"}"
	r := read(t, "a.jsonl", in)
	if len(r.items) != 2 || r.items[1].Document.ID != "z" {
		t.Errorf("got %d documents", len(r.items))
	}
	for _, line := range []int{2, 3, 4, 5, 7} {
		r.wantSkip(t, line, ingest.BadRecord)
	}
	r.wantSkip(t, 6, ingest.BadEncoding)
	r.wantSkip(t, 8, ingest.Empty)
}

func TestJSONLinesLimitsHold(t *testing.T) {
	limits := ingest.DefaultLimits()
	limits.Line, limits.Records, limits.Broken = 1000, 3<<20, 3
	opt := ingest.Options{Limits: limits}

	long := `{"id":"a","text":"` + strings.Repeat("x ", 1000) + `"}` + "\n" + `{"id":"b","text":"Short."}`
	r := readWith(t, ingest.Memory("a.jsonl", []byte(long)), opt)
	r.wantSkip(t, 1, ingest.TooLarge)
	if r.one(t).Document.ID != "b" {
		t.Error("the record after a long line is lost")
	}

	line := `{"id":"a","text":"` + strings.Repeat("word ", 100) + `"}` + "\n"
	bomb := gzipped(t, bytes.Repeat([]byte(line), 8000))
	readWith(t, ingest.Memory("a.jsonl.gz", bomb), opt).wantTooLarge(t)
	limits.Records = 1 << 30
	readWith(t, ingest.Memory("a.jsonl.gz", bomb), ingest.Options{Limits: limits}).wantTooLarge(t)

	r = readWith(t, ingest.Memory("a.jsonl", []byte(strings.Repeat("x\n", 100))), opt)
	if len(r.skips) != 5 {
		t.Errorf("a hopeless file was reported %d times", len(r.skips))
	}
}

func (r reading) wantTooLarge(t *testing.T) {
	t.Helper()
	if n := len(r.skips); n == 0 || r.skips[n-1].Code != ingest.TooLarge {
		t.Errorf("a compressed bomb went through: %d documents, skips %+v", len(r.items), r.skips)
	}
}

func TestJSONLinesDamagedGzipIsReported(t *testing.T) {
	readWith(t, ingest.Memory("a.jsonl.gz", []byte("plain")), ingest.Options{}).wantSkip(t, 0, ingest.Unreadable)
	cut := gzipped(t, []byte(strings.Repeat(records, 50)))
	r := readWith(t, ingest.Memory("a.jsonl.gz", cut[:len(cut)-12]), ingest.Options{})
	if len(r.items) == 0 || len(r.skips) != 1 || r.skips[0].Code != ingest.Unreadable {
		t.Errorf("%d documents, skips %+v", len(r.items), r.skips)
	}
}

func TestReadStopsWhenTheContextEndsOrTheSinkRefuses(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	err := ingest.Read(ctx, ingest.Memory("a.jsonl", []byte(records)), ingest.Options{}, ingest.Sink{
		Put:  func(ingest.Item) error { n++; cancel(); return nil },
		Skip: func(ingest.Skip) {},
	})
	if !errors.Is(err, context.Canceled) || n != 1 {
		t.Errorf("err %v after %d documents", err, n)
	}
	refused := errors.New("refused")
	err = ingest.Read(t.Context(), ingest.Memory("a.jsonl", []byte(records)), ingest.Options{}, ingest.Sink{
		Put: func(ingest.Item) error { return refused }, Skip: func(ingest.Skip) {},
	})
	if !errors.Is(err, refused) {
		t.Errorf("err %v", err)
	}
}

func gzipped(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
