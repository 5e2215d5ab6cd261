package ingest

import (
	"strconv"
	"strings"

	"baihua/backend/ingest/ooxml"
)

// table reads a table; one of a single column only frames what is in it.
func (d *docxReader) table(t *ooxml.Node) {
	trs := rowsOf(t, "tr")
	widest := 0
	for _, tr := range trs {
		n := 0
		for _, tc := range rowsOf(tr, "tc") {
			n += across(tc)
		}
		widest = max(widest, n)
	}
	if widest < 2 {
		for _, tr := range trs {
			for _, tc := range rowsOf(tr, "tc") {
				d.blocks(tc)
			}
		}
		return
	}
	rows, heads := d.rows(trs)
	squares := spread(rows, d.cells)
	for _, row := range squares {
		d.cells -= len(row)
	}
	d.list.end()
	for _, b := range tableBlocks(squares, nil, heads) {
		d.list.put(b, "")
	}
}

// rows reads the cells. One that goes on a cell above is left out and makes that longer.
func (d *docxReader) rows(trs []*ooxml.Node) (rows [][]cell, heads int) {
	above := map[int]*cell{} // the cell that a vertical merge goes on, by column
	for y, tr := range trs {
		cells := rowsOf(tr, "tc")
		row := make([]cell, 0, len(cells)+1) // cells are pointed at: it must not move
		x := skipped(tr, "gridBefore")
		if x > 0 {
			row = append(row, cell{across: x})
		}
		for _, tc := range cells {
			n := across(tc)
			merge := tc.Kid("tcPr", "vMerge")
			if up := above[x]; merge != nil && merge.Attr("val") != "restart" && up != nil {
				up.down++
				x += n
				continue
			}
			row = append(row, cell{text: d.cellText(tc), across: n, down: 1})
			delete(above, x)
			if merge != nil {
				above[x] = &row[len(row)-1]
			}
			x += n
		}
		rows = append(rows, row)
		if tr.Kid("trPr", "tblHeader").On() && heads == y {
			heads++
		}
	}
	return rows, heads
}

// cellText is all that a cell says, nested tables and notes too.
func (d *docxReader) cellText(tc *ooxml.Node) string {
	inner := docxReader{styles: d.styles, numbering: d.numbering, notes: d.notes, title: "-", cells: d.cells}
	inner.blocks(tc)
	inner.list.end()
	var lines []string
	for _, b := range inner.list.blocks {
		lines = append(lines, nestedLines(b, true, "")...)
	}
	return flow(lines)
}

// rowsOf are the children of that name, also those that a form field wraps.
func rowsOf(n *ooxml.Node, name string) []*ooxml.Node {
	var out []*ooxml.Node
	for _, k := range n.Kids {
		switch k.Name {
		case name:
			out = append(out, k)
		case "sdt", "sdtContent", "ins", "customXml":
			out = append(out, rowsOf(k, name)...)
		}
	}
	return out
}

func across(tc *ooxml.Node) int {
	n, err := strconv.Atoi(strings.TrimSpace(tc.Kid("tcPr", "gridSpan").Attr("val")))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, maxColumns)
}

func skipped(tr *ooxml.Node, name string) int {
	n, err := strconv.Atoi(tr.Kid("trPr", name).Attr("val"))
	if err != nil || n < 0 {
		return 0
	}
	return min(n, maxColumns)
}
