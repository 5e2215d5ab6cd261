package ingest_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"baihua/backend/ingest"
)

const (
	wordsZh = "退换货说明\n\n签收后七天内可以退货，运费由我们承担（定制商品除外）。“已安装”的也可以换。\n客服电话 400-123，App 里也能办理。"
	wordsEn = "Returns\n\nGoods can be returned within 7 days; we pay for the way back.\nCall 400-123."
)

func TestEncodingsAreRecognised(t *testing.T) {
	encodings := map[string]encoding.Encoding{
		"UTF-8":                    unicode.UTF8,
		"UTF-8 with mark":          unicode.UTF8BOM,
		"UTF-16 LE with mark":      unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16 BE with mark":      unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
		"UTF-16 LE without a mark": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
		"UTF-16 BE without a mark": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
		"GB18030":                  simplifiedchinese.GB18030,
		"GBK":                      simplifiedchinese.GBK,
	}
	for name, enc := range encodings {
		for lang, words := range map[string]string{"zh": wordsZh, "en": wordsEn, "zh long": strings.Repeat(wordsZh, 400)} {
			t.Run(name+"/"+lang, func(t *testing.T) {
				raw, err := enc.NewEncoder().Bytes([]byte(words))
				if err != nil {
					t.Fatal(err)
				}
				want := read(t, "a.txt", words).one(t).Document.Text
				got := readWith(t, ingest.Memory("a.txt", raw), ingest.Options{}).one(t).Document.Text
				if got != want {
					t.Errorf("got %.80q, want %.80q", got, want)
				}
			})
		}
	}
}

func TestEncodingsOfRecordsAndTables(t *testing.T) {
	for name, content := range map[string]string{
		"a.csv":   "问题,答案\n能退吗,七天内可以退。\n",
		"a.jsonl": `{"id":"a","title":"退货","text":"七天内可以退。"}` + "\n" + `{"id":"b","text":"运费我们出。"}`,
	} {
		for _, enc := range []encoding.Encoding{simplifiedchinese.GB18030, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)} {
			raw, err := enc.NewEncoder().Bytes([]byte(content))
			if err != nil {
				t.Fatal(err)
			}
			r := readWith(t, ingest.Memory(name, raw), ingest.Options{})
			if len(r.items) == 0 || r.items[0].Document.Lang != "zh" || !strings.Contains(r.items[0].Document.Text, "七天内可以退。") {
				t.Errorf("%s as %v: %d documents, skips %+v", name, enc, len(r.items), r.skips)
			}
		}
	}
}

func TestWhatIsNoTextIsSkipped(t *testing.T) {
	latin, err := charmap.Windows1252.NewEncoder().Bytes([]byte("Don’t return the café’s chairs – they aren’t ours."))
	if err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{
		"a picture":               []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06"),
		"an archive":              []byte("PK\x03\x04\x14\x00\x00\x00\x08\x00\x21\x00\x9a\xbc\xde\xf0"),
		"text with NULs":          []byte("abc\x00def"),
		"a code page we guess at": latin,
		"UTF-8 with a stray byte": []byte(wordsZh + "\xff" + wordsZh),
		"UTF-8 that was cut":      []byte(wordsZh[:50] + wordsZh[51:]),
	} {
		t.Run(name, func(t *testing.T) {
			r := readWith(t, ingest.Memory("a.txt", raw), ingest.Options{})
			r.wantSkip(t, 0, ingest.BadEncoding)
			if len(r.items) != 0 {
				t.Errorf("read as %q", r.items[0].Document.Text)
			}
		})
	}
}
