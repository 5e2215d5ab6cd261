package ingest

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"baihua/backend/ingest/pdf"
)

// pdfBlocks makes blocks of placed lines: which of them flow together, which are
// headings, items or tables.
type pdfBlocks struct {
	paras   []pdfPara
	read    []string    // numbers of the pages that were recognised from a picture
	heights map[int]int // characters by the height of their line, in tenths of a point
}

// pdfPara is a paragraph, a heading or a table before it is known which.
type pdfPara struct {
	page   int
	lines  []string
	height float64 // of the first line
	last   pdf.Line
	free   float64    // what the last line leaves free before the column's right edge
	rows   [][]string // table
	pages  []string   // table: where each row stands
	to     int        // table: the last page it is on
	blocks []block    // recognised page
}

func newPDFBlocks() *pdfBlocks { return &pdfBlocks{heights: map[int]int{}} }

// recognised adds a page that was recognised from a picture.
func (b *pdfBlocks) recognised(page int, text string) {
	b.read = append(b.read, strconv.Itoa(page))
	b.paras = append(b.paras, pdfPara{page: page, blocks: textBlocks(clean(text))})
}

// recognisedPages lists them for the document's attributes.
func (b *pdfBlocks) recognisedPages() string { return strings.Join(b.read, ",") }

// page adds a page's parts.
func (b *pdfBlocks) page(p pdf.Page) {
	gap, columns := usualGap(p.Parts), newPageColumns(p.Parts)
	for i, part := range p.Parts {
		if part.Rows != nil {
			b.table(p.Number, part.Rows, i == 0)
			continue
		}
		s := spaced(clean(dehyphened(part.Text())))
		if s == "" {
			continue
		}
		b.heights[tenths(part.Height())] += len(s)
		if n := len(b.paras); n == 0 || !b.paras[n-1].joins(p.Number, part.Line, s, gap) {
			b.paras = append(b.paras, pdfPara{page: p.Number, height: part.Height()})
		}
		para := &b.paras[len(b.paras)-1]
		para.add(s)
		para.last, para.free = part.Line, columns.right(i)-part.Right
	}
}

// table adds a table; the first thing on a page goes on with one that ended the page
// before and has as many columns, whose header it may repeat.
func (b *pdfBlocks) table(page int, rows [][]string, first bool) {
	if n := len(b.paras); first && n > 0 {
		last := &b.paras[n-1]
		if last.rows != nil && last.to == page-1 && len(last.rows[0]) == len(rows[0]) {
			if slices.Equal(plainCells(rows[0]), plainCells(last.rows[0])) {
				rows = rows[1:]
			}
			last.rows, last.to = append(last.rows, rows...), page
			last.pages = append(last.pages, repeated(page, len(rows))...)
			return
		}
	}
	b.paras = append(b.paras, pdfPara{page: page, rows: rows, to: page, pages: repeated(page, len(rows))})
}

func plainCells(row []string) []string {
	out := make([]string, len(row))
	for i, cell := range row {
		out[i] = spaced(cell)
	}
	return out
}

func repeated(page, n int) []string { return slices.Repeat([]string{pageOrigin(page)}, n) }

func tenths(h float64) int { return int(math.Round(h * 10)) }

// add takes in a line; a word that was cut at the end of the one before is made whole.
func (p *pdfPara) add(s string) {
	if n := len(p.lines); n > 0 && strings.HasSuffix(p.lines[n-1], cutWord) {
		p.lines[n-1] = strings.TrimSuffix(p.lines[n-1], cutWord) + s
		return
	}
	p.lines = append(p.lines, s)
}

// finish makes the blocks and tells what the first page says in the largest letters.
func (b *pdfBlocks) finish() (blocks []block, largest string) {
	levels := newLetterSizes(b.heights)
	list := listBuilder{}
	for _, p := range b.paras {
		switch {
		case p.blocks != nil:
			list.end()
			for _, block := range p.blocks {
				list.put(block, pageOrigin(p.page))
			}
		case p.rows != nil:
			list.end()
			list.put(pdfTable(p.rows, p.pages), pageOrigin(p.page))
		default:
			b.paragraph(&list, p, levels)
		}
	}
	list.end()
	if first := levels.title; first > 0 {
		for _, p := range b.paras {
			if p.page == b.paras[0].page && p.lines != nil && tenths(p.height) == first {
				return list.blocks, flow(p.lines)
			}
		}
	}
	return list.blocks, ""
}

func (b *pdfBlocks) paragraph(list *listBuilder, p pdfPara, levels letterSizes) {
	s := strings.TrimSuffix(flow(p.lines), cutWord)
	level := levels.level(tenths(p.height))
	if level == 0 && len(p.lines) == 1 && !stepLine.MatchString(s) {
		if n := headingLevel(s); n > 0 {
			level = levels.count() + n
		}
	}
	switch {
	case level > 0 && titleLike(s) && !bulletLine.MatchString(s):
		list.end()
		list.put(heading(level, s), pageOrigin(p.page))
	case stepLine.MatchString(s) || bulletLine.MatchString(s):
		list.item(s, stepLine.MatchString(s), pageOrigin(p.page))
	default:
		list.end()
		list.put(paragraph(s), pageOrigin(p.page))
	}
}

// pdfTable makes a table of rows whose first names the columns. Cells flow.
func pdfTable(rows [][]string, pages []string) block {
	for _, row := range rows {
		for i, cell := range row {
			row[i] = flow(strings.Split(clean(cell), "\n"))
		}
	}
	b := tableOf(rows)
	b.places = pages[len(rows)-len(b.rows):]
	return b
}

func pageOrigin(n int) string { return "page " + strconv.Itoa(n) }
