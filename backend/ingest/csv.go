package ingest

import (
	"fmt"
	"strings"

	"baihua/backend/text"
)

// csv reads a table of questions and answers as one document of FAQ passages, or as
// two where its rows are in both languages.
func (r *reader) csv(raw []byte, s string) error {
	if strings.TrimSpace(s) == "" {
		r.skip(0, Empty, "nothing to read in it")
		return nil
	}
	dialect, cols, ok := detectDialect(s)
	if !ok {
		r.skip(1, BadRecord, acceptedHeaders)
		return nil
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
	lang   string
	blocks []block
	path   [2]string // category and title of the newest row
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
	cell := func(i int) string {
		if i < 0 || i >= len(row) {
			return ""
		}
		return row[i]
	}
	asked := []string{spaced(cell(t.cols.question))}
	answer := trimLines(cell(t.cols.answer))
	switch {
	case asked[0] == "":
		t.bad(line, BadRecord, "a row without a question")
		return
	case answer == "":
		t.bad(line, BadRecord, "a row without an answer")
		return
	}
	for _, phrasing := range strings.FieldsFunc(cell(t.cols.similar), func(c rune) bool { return c == '|' || c == '｜' || c == '\n' }) {
		if phrasing = spaced(phrasing); phrasing != "" && phrasing != asked[0] {
			asked = append(asked, phrasing)
		}
	}
	t.rows++
	p := t.part(text.Lang(asked[0] + "\n" + answer))
	p.outline(spaced(cell(t.cols.category)), spaced(cell(t.cols.title)))
	p.blocks = append(p.blocks, block{kind: blockFAQ, asked: asked, lines: strings.Split(answer, "\n"), kept: true})
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

// outline writes a heading where category or title change.
func (p *csvPart) outline(category, title string) {
	if category != p.path[0] {
		p.path = [2]string{category}
		p.blocks = append(p.blocks, heading(2, category))
	}
	if title != p.path[1] {
		p.path[1] = title
		p.blocks = append(p.blocks, heading(3, title))
	}
}
