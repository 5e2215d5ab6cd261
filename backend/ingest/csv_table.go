package ingest

import (
	"fmt"
	"strconv"
	"strings"
)

func rowOrigin(n int) string { return "row " + strconv.Itoa(n) }

// csvTable reads a table of anything: each row with what its columns are called.
func (r *reader) csvTable(raw []byte, s string) error {
	doc, done, err := r.start(raw, "", 0)
	if done || err != nil {
		return err
	}
	dialect, ok := tableDialect(s)
	if !ok {
		r.skip(1, BadRecord, acceptedHeaders)
		return nil
	}
	var rows []sheetRow
	scan := scanner{text: s, dialect: dialect, maxBytes: r.opt.Limits.Line}
	broken, cells := 0, 0
	for {
		row, line, state := scan.next()
		switch state {
		case scanEnd:
			doc.Title = r.baseTitle()
			return r.put(doc, sheetBlocks(rows), 0)
		case scanBroken:
			broken++
			r.skip(line, BadRecord, "a quotation mark is opened here and never closed")
		case scanLong:
			broken++
			r.skip(line, TooLarge, fmt.Sprintf("a row of more than %d MiB", r.opt.Limits.Line>>20))
		default:
			rows = append(rows, plainRow(row, rowOrigin(scan.rows), &cells))
		}
		if broken > r.opt.Limits.Broken || cells > r.opt.Limits.Cells || len(rows) > 2*r.opt.Limits.Passages {
			r.skip(line, TooLarge, "too many cells, rows or broken rows: split the file")
			return nil
		}
	}
}

// plainRow is a row without merged cells. cells counts them.
func plainRow(row []string, place string, cells *int) sheetRow {
	out := sheetRow{place: place, squares: make([]square, len(row))}
	for i, s := range row {
		*cells++
		out.squares[i] = square{text: flow(strings.Split(clean(s), "\n")), cell: *cells}
	}
	return out
}

// sampledRows is how many rows decide on a dialect.
const sampledRows = 30

// tableDialect is the one in which most rows have as many cells as each other.
func tableDialect(s string) (best dialect, ok bool) {
	most := 0
	for _, quote := range []rune{'"', '\''} {
		for _, delimiter := range []rune{',', '\t', ';', '|', '，'} {
			d := dialect{delimiter, quote}
			if n := alike(s, d); n > most {
				best, most = d, n
			}
		}
	}
	return best, most > 0
}

// alike counts the first rows that have the most usual number of cells; 0 when that is
// one, or when they are few.
func alike(s string, d dialect) int {
	scan := scanner{text: s, dialect: d, maxBytes: 64 << 10}
	rows := map[int]int{} // by number of cells
	all := 0
	for all < sampledRows {
		row, _, state := scan.next()
		if state == scanEnd {
			break
		}
		if state == scanRow && strings.TrimSpace(strings.Join(row, "")) != "" {
			rows[len(row)]++
			all++
		}
	}
	usual := 0
	for width, n := range rows {
		if width > 1 && n > usual {
			usual = n
		}
	}
	if 2*usual < all {
		return 0
	}
	return usual
}
