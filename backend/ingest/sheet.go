package ingest

import (
	"strings"
)

// sheetRow is a row of a spreadsheet with where it stands.
type sheetRow struct {
	squares []square
	place   string
}

// sheetBlocks finds the tables of a sheet: what blank rows part, with its title above and
// its remarks below. A part without column names takes those of the part above it.
func sheetBlocks(rows []sheetRow) []block {
	var out []block
	var header []string
	for len(rows) > 0 {
		n := 0
		for n < len(rows) && filledTo(rows[n].squares) > 0 {
			n++
		}
		if n > 0 {
			var part []block
			part, header = partBlocks(rows[:n], header)
			out = append(out, part...)
		}
		rows = rows[min(n+1, len(rows)):]
	}
	return out
}

// partBlocks reads rows without a blank one among them.
func partBlocks(rows []sheetRow, above []string) (out []block, header []string) {
	if widthOf(rows) < 2 {
		for _, row := range rows {
			out = append(out, remark(row))
		}
		return out, above
	}
	tail := len(rows)
	for tail > 2 && alone(rows[tail-1]) && weigh(firstOf(rows[tail-1])) > 8 {
		tail--
	}
	squares, places := make([][]square, tail), make([]string, tail)
	for y, row := range rows[:tail] {
		squares[y], places[y] = row.squares, row.place
	}
	titles := 0
	for titles < tail-1 && alone(rows[titles]) {
		squares[titles] = across1(firstOf(rows[titles]), widthOf(rows))
		titles++
	}
	if cols, ok := findColumns(texts(squares[titles])); ok && titles < tail-1 {
		return append(faqBlocks(cols, firstOf(rows[0]), titles, squares, places), remarks(rows[tail:])...), nil
	}
	tables := tableBlocks(squares, places, 0)
	for i := range tables {
		if tables[i].header == nil && len(above) >= widthOf(rows) {
			tables[i].header = above
		}
		header = tables[i].header
	}
	return append(append(out, tables...), remarks(rows[tail:])...), header
}

// faqBlocks reads a table of questions and answers.
func faqBlocks(cols columns, title string, titles int, rows [][]square, places []string) []block {
	var o outlined
	if titles > 0 {
		o.blocks = append(o.blocks, paragraph(title))
	}
	for y := titles + 1; y < len(rows); y++ {
		row := texts(rows[y])
		b, missing := cols.faq(row)
		if missing != "" {
			b = block{kind: blockTable, rows: [][]string{row}}
		}
		b.origin = places[y]
		o.outline(cols.path(row))
		o.blocks = append(o.blocks, b)
	}
	return o.blocks
}

func remarks(rows []sheetRow) (out []block) {
	for _, row := range rows {
		out = append(out, remark(row))
	}
	return out
}

func remark(row sheetRow) block {
	b := paragraph(firstOf(row))
	b.origin = row.place
	return b
}

func widthOf(rows []sheetRow) int {
	n := 0
	for _, row := range rows {
		if !alone(row) {
			n = max(n, filledTo(row.squares))
		}
	}
	return n
}

// alone says whether a row says one thing only, in one cell or in several merged ones.
func alone(row sheetRow) bool {
	cell := 0
	for _, s := range row.squares {
		switch {
		case s.text == "" || s.cell == cell:
		case cell != 0:
			return false
		default:
			cell = s.cell
		}
	}
	return true
}

func firstOf(row sheetRow) string {
	for _, s := range row.squares {
		if s.text != "" {
			return strings.TrimSpace(s.text)
		}
	}
	return ""
}

// across1 is a row that is one cell across all columns.
func across1(text string, width int) []square {
	out := make([]square, width)
	for i := range out {
		out[i] = square{text: text, cell: 1}
	}
	return out
}
