package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// wholeRecord is the weight up to which a record's text stays one passage: whoever
// made records has cut already. Cutting records of 250 words again took hit@1 from .47
// to .36 on en_mtrag_mini and changed nothing on zh_wiki and zh_insurance_faq.
const wholeRecord = 4 * passageWeight

// records reads JSON lines, one document a line, without holding the file in memory.
func (r *reader) records(ctx context.Context) error {
	f, err := r.src.Open()
	if err != nil {
		r.skip(0, Unreadable, "the file cannot be opened")
		return nil
	}
	defer f.Close()
	in := &counter{r: f}
	stream := io.Reader(&bounded{r: in, in: in, max: r.opt.Limits.Records, ratio: 1})
	if strings.HasSuffix(strings.ToLower(r.src.Name), ".gz") {
		unpacked, err := gzip.NewReader(bufio.NewReader(in))
		if err != nil {
			r.skip(0, Unreadable, "not a gzip file")
			return nil
		}
		stream = &bounded{r: unpacked, in: in, max: r.opt.Limits.Records, ratio: r.opt.Limits.Ratio}
	}
	return r.stream(ctx, bufio.NewReaderSize(stream, sniffed))
}

// stream finds out the encoding and reads record by record.
func (r *reader) stream(ctx context.Context, in *bufio.Reader) error {
	start, err := in.Peek(sniffed)
	enc, bom, ok := detect(start)
	if !ok && bytes.IndexByte(start, 0) < 0 && validUTF8(start, false) > 0.9 {
		enc, bom, ok = nil, 0, true // single lines are damaged: they will be reported
	}
	switch {
	case len(start) == 0 && !errors.Is(err, io.EOF):
		r.skip(0, Unreadable, "the file cannot be read")
		return nil
	case len(bytes.TrimSpace(start)) == 0:
		r.skip(0, Empty, "nothing to read in it")
		return nil
	case !ok:
		r.skip(0, BadEncoding, "save the file as UTF-8 (UTF-16 and GB18030 are read too)")
		return nil
	}
	if _, err := in.Discard(bom); err != nil {
		r.skip(0, Unreadable, "the file cannot be read to its end")
		return nil
	}
	if enc != nil {
		in = bufio.NewReaderSize(enc.NewDecoder().Reader(in), sniffed)
	}
	return r.eachLine(ctx, &lines{r: in, max: r.opt.Limits.Line}, enc)
}

func (r *reader) eachLine(ctx context.Context, l *lines, enc encoding.Encoding) error {
	var buf []byte
	broken := 0
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, long, err := l.next(buf)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errExpands):
			r.skip(l.n, TooLarge, "the file holds more than can be imported: split it")
			return nil
		case err != nil:
			r.skip(l.n, Unreadable, "the file cannot be read to its end")
			return nil
		}
		buf = line
		fine, err := r.line(line, long, l, enc)
		if err != nil {
			return err
		}
		if !fine {
			broken++
		}
		if broken > r.opt.Limits.Broken {
			r.skip(l.n, TooLarge, fmt.Sprintf("more than %d broken lines: the rest of the file was left", r.opt.Limits.Broken))
			return nil
		}
	}
}

// line reads one line; false means that it was reported as broken.
func (r *reader) line(line []byte, long bool, l *lines, enc encoding.Encoding) (bool, error) {
	line = bytes.TrimSpace(line)
	switch {
	case long:
		r.skip(l.n, TooLarge, fmt.Sprintf("a line of more than %d MiB", r.opt.Limits.Line>>20))
		return false, nil
	case len(line) == 0:
		return true, nil
	case !utf8.Valid(line) || enc != nil && bytes.ContainsRune(line, utf8.RuneError):
		r.skip(l.n, BadEncoding, "a line that is not valid text")
		return false, nil
	}
	return r.record(line, l.n)
}

// record makes a document of one line.
func (r *reader) record(line []byte, n int) (bool, error) {
	rec, detail := parseRecord(line)
	if detail != "" {
		r.skip(n, BadRecord, detail)
		return false, nil
	}
	if rec.id == "" {
		rec.id = fmt.Sprintf("%s#%d", r.pathID(), n)
	}
	doc, done, err := r.start(line, rec.id, n)
	if done || err != nil {
		return true, err
	}
	if f := rec.meta.apply(&doc); f != nil {
		r.skip(n, BadRecord, f.key+" must be "+f.want)
		return false, nil
	}
	blocks := []block{{kind: blockParagraph, kept: true, whole: true, lines: []string{rec.text}}}
	if weigh(rec.text) > wholeRecord {
		blocks = textBlocks(rec.text)
	}
	return true, r.put(doc, blocks, n)
}

// record is one line of a JSON lines file.
type record struct {
	id, text string
	meta     metadata
}

// The longest attribute that is kept, and how many: attributes are labels, not text.
const (
	attributeBytes = 2000
	attributeCount = 64
)

// parseRecord reads {"id", "title", "text", ...}. Other fields become attributes:
// text as it is, anything else as JSON. detail says what is wrong with the line.
func parseRecord(line []byte) (rec record, detail string) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil || fields == nil {
		return rec, "not a JSON object on one line"
	}
	if len(fields) > attributeCount {
		return rec, fmt.Sprintf("more than %d fields", attributeCount)
	}
	rec.meta = make(metadata, len(fields))
	for key, value := range fields {
		s, isText := plainValue(value)
		switch key {
		case "id":
			rec.id = spaced(clean(s))
		case "text":
			if !isText {
				return rec, `"text" must be a string`
			}
			rec.text = strings.TrimSpace(clean(s))
		default:
			if len(s) <= attributeBytes {
				rec.meta[key] = clean(s)
			}
		}
	}
	if rec.text == "" {
		return rec, `no "text"`
	}
	return rec, ""
}

// plainValue is a JSON value as an attribute: "" for null.
func plainValue(raw json.RawMessage) (s string, isText bool) {
	if err := json.Unmarshal(raw, &s); err == nil {
		return s, string(raw) != "null"
	}
	var b bytes.Buffer
	if err := json.Compact(&b, raw); err != nil {
		return "", false
	}
	return b.String(), false
}
