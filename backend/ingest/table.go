package ingest

import (
	"strings"
	"unicode"
)

// tableOf makes a table of rows. The first row names the columns, unless it holds
// values itself: numbers, or fewer words than the rows below.
func tableOf(rows [][]string) block {
	b := block{kind: blockTable, rows: rows}
	if len(rows) > 1 && namesColumns(rows[0], rows[1:]) {
		b.header, b.rows = rows[0], rows[1:]
	}
	return b
}

// namesColumns says whether row can be the header of those below.
func namesColumns(row []string, below [][]string) bool {
	named, values, widest := 0, 0, 0
	for _, cell := range row {
		switch {
		case cell == "":
		case isValue(cell):
			values++
		default:
			named++
		}
	}
	for _, r := range below {
		filled := 0
		for _, cell := range r {
			if cell != "" {
				filled++
			}
		}
		widest = max(widest, filled)
	}
	if widest == 2 && len(row) == 2 && !differs(row[1], below, 1) {
		return false // names and their values, from the first row on
	}
	return named >= 2 && values == 0 && named+1 >= widest
}

// differs says whether a column's first cell is of another kind than those below: words
// above values, or much shorter than what follows.
func differs(cell string, below [][]string, column int) bool {
	values, longer := 0, 0
	for _, r := range below {
		if column < len(r) && isValue(r[column]) {
			values++
		}
		if column < len(r) && len(r[column]) > 2*len(cell) {
			longer++
		}
	}
	return 2*values >= len(below) || 2*longer >= len(below) || len(below) > 1
}

// isValue says whether a cell holds a number, an amount or a date rather than words.
func isValue(s string) bool {
	digits, letters := 0, 0
	for _, c := range s {
		switch {
		case unicode.IsDigit(c):
			digits++
		case unicode.IsLetter(c):
			letters++
		}
	}
	return digits > 0 && letters <= 2+digits/2 && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "？")
}
