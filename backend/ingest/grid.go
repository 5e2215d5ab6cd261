package ingest

import (
	"slices"
	"strings"
)

// cell is one of a table as a file writes it: merged ones once, with what they span.
type cell struct {
	text         string
	across, down int // 0 counts as 1
	head         bool
}

// square is one place of a spread table. Squares of one cell share its number.
type square struct {
	text string
	cell int // from 1; 0 = nothing was written here
	head bool
}

// spread puts cells in their places: a merged one says the same in every row and column
// it spans. limit bounds the squares of the whole table.
func spread(rows [][]cell, limit int) [][]square {
	out := make([][]square, len(rows))
	number, used := 0, 0
	for y, row := range rows {
		x := 0
		for _, c := range row {
			for x < len(out[y]) && out[y][x].cell != 0 {
				x++
			}
			number++
			down, across := min(max(c.down, 1), len(rows)-y), min(max(c.across, 1), maxColumns-x)
			if across <= 0 || used+down*across > limit {
				return out
			}
			used += down * across
			for dy := range down {
				line := out[y+dy]
				for len(line) < x+across {
					line = append(line, square{})
				}
				for dx := range across {
					line[x+dx] = square{c.text, number, c.head}
				}
				out[y+dy] = line
			}
			x += across
		}
	}
	return out
}

// maxColumns bounds how wide a table may be: Excel's own limit.
const maxColumns = 16384

// tableBlocks makes tables of spread rows, one for each part that a row across the whole
// width opens; what such a row says is the part's title. places says where each row
// stands, or is nil. heads is how many rows the file itself calls headers.
func tableBlocks(rows [][]square, places []string, heads int) []block {
	rows, places, heads = withoutEmpty(rows, places, heads)
	width := 0
	for _, row := range rows {
		width = max(width, filledTo(row))
	}
	var titles []string
	for len(rows) > 1 && heads == 0 && banner(rows[0], width) {
		titles = append(titles, rows[0][0].text)
		rows, places = rows[1:], rest(places, 1)
	}
	for len(rows) > 1 && heads > 0 && banner(rows[0], width) {
		titles = append(titles, rows[0][0].text)
		rows, places, heads = rows[1:], rest(places, 1), heads-1
	}
	if heads == 0 {
		heads = headRows(rows)
	}
	heads = min(heads, max(0, len(rows)-1))
	b := block{kind: blockTable, title: strings.Join(titles, " "), header: headerOf(rows[:heads], width)}
	outer := b.title
	var out []block
	for y := heads; y < len(rows); y++ {
		if banner(rows[y], width) && y+1 < len(rows) {
			out = appendTable(out, b)
			b = block{kind: blockTable, header: b.header, title: strings.TrimSpace(outer + " " + rows[y][0].text)}
			continue
		}
		b.rows = append(b.rows, texts(rows[y]))
		if places != nil {
			b.places = append(b.places, places[y])
		}
	}
	return appendTable(out, b)
}

func appendTable(out []block, b block) []block {
	if len(b.rows) == 0 {
		return out
	}
	return append(out, b)
}

func rest(places []string, n int) []string {
	if places == nil {
		return nil
	}
	return places[n:]
}

func texts(row []square) []string {
	out := make([]string, len(row))
	for i, s := range row {
		out[i] = s.text
	}
	return out
}

func withoutEmpty(rows [][]square, places []string, heads int) ([][]square, []string, int) {
	var kept [][]square
	var at []string
	for y, row := range rows {
		if filledTo(row) == 0 {
			if y < heads {
				heads--
			}
			continue
		}
		kept = append(kept, row)
		if places != nil {
			at = append(at, places[y])
		}
	}
	return kept, at, min(heads, len(kept))
}

func filledTo(row []square) int {
	for i, s := range slices.Backward(row) {
		if s.text != "" {
			return i + 1
		}
	}
	return 0
}

// banner says whether a row is one merged cell across the table.
func banner(row []square, width int) bool {
	if width < 2 || len(row) < width || row[0].text == "" {
		return false
	}
	for _, s := range row[:width] {
		if s.cell != row[0].cell {
			return false
		}
	}
	return true
}

// headRows counts the rows that name the columns: one that can, and those below it as
// long as a cell above spans several columns.
func headRows(rows [][]square) int {
	if len(rows) < 2 {
		return 0
	}
	marked := 0
	for marked < len(rows)-1 && allHead(rows[marked]) {
		marked++
	}
	if marked > 0 {
		return marked
	}
	below := make([][]string, 0, len(rows)-1)
	for _, row := range rows[1:min(len(rows), 1000)] {
		below = append(below, texts(row))
	}
	if !namesColumns(texts(rows[0]), below) {
		return 0
	}
	n := 1
	for n < len(rows)-1 && n < 3 && spans(rows[n-1], rows[n]) && !slices.ContainsFunc(texts(rows[n]), isValue) {
		n++
	}
	return n
}

func allHead(row []square) bool {
	some := false
	for _, s := range row {
		if s.text != "" && !s.head {
			return false
		}
		some = some || s.text != ""
	}
	return some
}

// spans says whether a cell of row is split below it into columns.
func spans(row, below []square) bool {
	for i := 1; i < min(len(row), len(below)); i++ {
		if row[i].cell != 0 && row[i].cell == row[i-1].cell && below[i].cell != below[i-1].cell && below[i].cell != row[i].cell {
			return true
		}
	}
	return false
}

// headerOf joins what the header rows say above each column.
func headerOf(rows [][]square, width int) []string {
	if len(rows) == 0 {
		return nil
	}
	out := make([]string, width)
	for x := range width {
		var parts []string
		for y, row := range rows {
			if x < len(row) && row[x].text != "" && (y == 0 || x >= len(rows[y-1]) || rows[y-1][x].cell != row[x].cell) {
				parts = append(parts, row[x].text)
			}
		}
		out[x] = flow(parts)
	}
	return out
}
