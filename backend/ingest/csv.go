package ingest

import (
	"fmt"
	"strings"

	"baihua/backend/text"
)

// csv reads a table of questions and answers as one document of FAQ passages, or as
// two where its rows are in both languages. Other tables are read row by row.
func (r *reader) csv(raw []byte, s string) error {
	if strings.TrimSpace(s) == "" {
		r.skip(0, Empty, "nothing to read in it")
		return nil
	}
	dialect, cols, ok := detectDialect(s)
	if !ok {
		return r.csvTable(raw, s)
	}
	t := csvReader{reader: r, cols: cols, scan: scanner{text: s, dialect: dialect, maxBytes: r.opt.Limits.Line}}
	if !t.read() {
		return nil
	}
	if len(t.parts) == 0 {
		r.skip(0, Empty, "no row could be read")
		return nil
	}
	for i, part := range t.parts {
		id := r.pathID()
		if i > 0 {
			id += "#" + part.lang
		}
		doc, done, err := r.start(raw, id, 0)
		if err == nil && !done {
			doc.Title, doc.Lang = r.baseTitle(), part.lang
			err = r.put(doc, part.blocks, 0)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// csvReader makes blocks of the rows below the header.
type csvReader struct {
	*reader
	cols   columns
	scan   scanner
	parts  []*csvPart // by language, the first row's first
	rows   int
	broken int
}

// csvPart is what a table says in one language.
type csvPart struct {
	lang string
	outlined
}

// read reports false when the file was given up, which it has reported then.
func (t *csvReader) read() bool {
	for header := false; ; {
		row, line, state := t.scan.next()
		switch {
		case state == scanEnd:
			return true
		case state == scanBroken:
			t.bad(line, BadRecord, "a quotation mark is opened here and never closed")
		case state == scanLong:
			t.bad(line, TooLarge, fmt.Sprintf("a row of more than %d MiB", t.opt.Limits.Line>>20))
		case strings.TrimSpace(strings.Join(row, "")) == "":
		case !header:
			header = true
		default:
			t.row(row, line)
		}
		if t.broken > t.opt.Limits.Broken {
			t.skip(line, TooLarge, fmt.Sprintf("more than %d broken rows: the rest of the file was left", t.opt.Limits.Broken))
			return true
		}
		if t.rows > t.opt.Limits.Passages {
			t.skip(line, TooLarge, fmt.Sprintf("more than %d rows: split the file", t.opt.Limits.Passages))
			return false
		}
	}
}

func (t *csvReader) bad(line int, code SkipCode, detail string) {
	t.broken++
	t.skip(line, code, detail)
}

// row adds one row, or reports it.
func (t *csvReader) row(row []string, line int) {
	b, missing := t.cols.faq(row)
	if missing != "" {
		t.bad(line, BadRecord, "a row without "+missing)
		return
	}
	b.origin = rowOrigin(t.scan.rows)
	t.rows++
	p := t.part(text.Lang(b.asked[0] + "\n" + b.text()))
	p.outline(t.cols.path(row))
	p.blocks = append(p.blocks, b)
}

// part is where rows in lang go; those in no language go with the rest.
func (t *csvReader) part(lang string) *csvPart {
	for _, p := range t.parts {
		if p.lang == "" {
			p.lang = lang
		}
		if p.lang == lang || lang == "" {
			return p
		}
	}
	t.parts = append(t.parts, &csvPart{lang: lang})
	return t.parts[len(t.parts)-1]
}
