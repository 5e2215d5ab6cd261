package ingest

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// plainSheet is a name that programs give, which says nothing.
var plainSheet = regexp.MustCompile(`(?i)^(?:sheet|工作表|feuil|tabelle|table)\s*\d*$`)

func (w *workbook) read(ctx context.Context) error {
	for i, s := range w.sheets {
		if s.state == "hidden" || s.state == "veryHidden" {
			w.skip(0, Hidden, fmt.Sprintf("sheet %d is hidden: show it, then import again", i+1))
			continue
		}
		rows, err := w.rows(ctx, s)
		if err != nil {
			return err
		}
		blocks := sheetBlocks(rows)
		if len(blocks) == 0 {
			continue
		}
		if name := spaced(clean(s.name)); !plainSheet.MatchString(name) {
			w.blocks = append(w.blocks, heading(2, name))
		} else {
			w.blocks = append(w.blocks, heading(2, "")) // ends the sheet before
		}
		w.blocks = append(w.blocks, blocks...)
	}
	return nil
}

// rows reads a sheet as it is shown.
func (w *workbook) rows(ctx context.Context, s sheet) ([]sheetRow, error) {
	frame := frameOf(w.part(s.part), w.cells)
	it, err := w.file.Rows(s.name)
	if err != nil {
		w.skip(0, Damaged, "a sheet cannot be read: open the file and save it again")
		return nil, nil
	}
	defer it.Close()
	suffix := ""
	if len(w.sheets) > 1 {
		suffix = " of " + spaced(clean(s.name))
	}
	var out []sheetRow
	hidden := 0
	for n := 1; it.Next(); n++ {
		if n%256 == 0 && ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		values, err := it.Columns()
		if err != nil {
			w.skip(n, Damaged, "the rest of a sheet cannot be read: open the file and save it again")
			break
		}
		squares := frame.row(n, values)
		if it.GetRowOpts().Hidden && filledTo(squares) > 0 {
			hidden++
			continue
		}
		if w.cells -= len(squares) + 1; w.cells < 0 || len(out) > 4*w.opt.Limits.Passages {
			return nil, errTooMany
		}
		out = append(out, sheetRow{squares: squares, place: rowOrigin(n) + suffix})
	}
	if hidden > 0 || frame.hid {
		w.skip(0, Hidden, fmt.Sprintf("%d hidden rows, or hidden columns, of a sheet: show them, then import again", hidden))
	}
	return trimmed(out), nil
}

// trimmed leaves out the empty rows at the end.
func trimmed(rows []sheetRow) []sheetRow {
	for len(rows) > 0 && filledTo(rows[len(rows)-1].squares) == 0 {
		rows = rows[:len(rows)-1]
	}
	return rows
}

// frame is what a sheet's XML says beside its rows: merged cells and hidden columns.
type frame struct {
	merged map[int][]merge // by row
	hidden map[int]bool    // columns, from 0
	values map[int]string  // of the merged cells met, by number
	hid    bool            // a hidden column said something
}

// maxMerged bounds the merged cells of a sheet that are looked at.
const maxMerged = 100_000

type merge struct{ number, left, right, top int }

var (
	mergedCell = regexp.MustCompile(`<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"`)
	hiddenCol  = regexp.MustCompile(`<(?:\w+:)?col\s[^>]*?hidden="(?:1|true)"[^>]*>`)
	colFrom    = regexp.MustCompile(`\smin="(\d{1,5})"`)
	colTo      = regexp.MustCompile(`\smax="(\d{1,5})"`)
)

// frameOf reads them without the rows between, which are most of a sheet. limit bounds
// the rows of all merged cells.
func frameOf(part []byte, limit int) frame {
	f := frame{merged: map[int][]merge{}, hidden: map[int]bool{}, values: map[int]string{}}
	head := part[:min(len(part), 1<<20)] // columns come before the rows
	for _, col := range hiddenCol.FindAll(head, -1) {
		from, to := number(colFrom, col), number(colTo, col)
		for x := from; x >= 1 && x <= min(to, maxColumns); x++ {
			f.hidden[x-1] = true
		}
	}
	for i, m := range mergedCell.FindAllSubmatch(part, maxMerged) {
		left, err := excelize.ColumnNameToNumber(string(m[1]))
		right, err2 := excelize.ColumnNameToNumber(string(m[3]))
		top, _ := strconv.Atoi(string(m[2])) // digits
		bottom, _ := strconv.Atoi(string(m[4]))
		if err != nil || err2 != nil || bottom-top > limit {
			continue
		}
		for y := top; y <= bottom; y++ {
			f.merged[y] = append(f.merged[y], merge{i, left - 1, right, top})
		}
		limit -= bottom - top
	}
	return f
}

func number(re *regexp.Regexp, in []byte) int {
	m := re.FindSubmatch(in)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(string(m[1])) // digits
	return n
}

// row places the values of row n, from 1, those of merged cells in all they span.
func (f *frame) row(n int, values []string) []square {
	out := make([]square, len(values))
	for x, v := range values {
		if f.hidden[x] {
			f.hid = f.hid || v != ""
			v = ""
		}
		out[x] = square{text: flow(strings.Split(clean(v), "\n")), cell: -n*maxColumns - x}
	}
	for _, m := range f.merged[n] {
		if n == m.top && m.left < len(out) {
			f.values[m.number] = out[m.left].text
		}
		if f.values[m.number] == "" || m.right-m.left > 1000 {
			continue
		}
		for len(out) < m.right {
			out = append(out, square{})
		}
		for x := m.left; x < m.right; x++ {
			if !f.hidden[x] {
				out[x] = square{text: f.values[m.number], cell: m.number + 1}
			}
		}
	}
	return out
}
