package ingest

import (
	"strings"

	"baihua/backend/assist"
)

// wideRow is the weight from which a row is cut between its cells, so that one value of a
// wide table can be found and quoted: less than what a reply may quote.
const wideRow = 200

// table writes every row with its column names, so that a row can be quoted alone.
func (c *composer) table(b block) {
	says := nonEmpty(c.says)
	c.says = ""
	gap := "\n\n"
	if b.title != "" {
		c.write(gap, b.title)
		gap, says = "\n", append(says, b.title)
	}
	for at, row := range b.rows {
		if at < len(b.places) {
			c.from = b.places[at]
		}
		for _, line := range c.row(b.header, row) {
			start, end := c.write(gap, line)
			gap = "\n"
			c.add(assist.PassageTable, start, end, says...)
		}
	}
	c.last = -1
}

// row gives a row as one line, or as several where it is wide: each then opens with the
// row's first cell, which names it.
func (c *composer) row(header, row []string) []string {
	colon, comma := ": ", "; "
	if c.doc.Lang == "zh" {
		colon, comma = "：", "；"
	}
	var cells []string
	before := ""
	for i, cell := range row {
		cell = flow(strings.Split(cell, "\n"))
		if cell == "" {
			continue
		}
		if i < len(header) && header[i] != "" {
			cell = label(header[i], colon) + cell
		}
		if cell != before { // a merged cell under a merged header says it once
			cells = append(cells, cell)
		}
		before = cell
	}
	if len(header) == 0 && len(cells) == 2 {
		comma = colon // a name and its value
	}
	if len(cells) == 0 {
		return nil
	}
	return joinRow(cells, comma)
}

func joinRow(cells []string, comma string) []string {
	lines := []string{cells[0]}
	held := weigh(cells[0])
	for i, cell := range cells[1:] {
		w := weigh(cell)
		if held+w > wideRow && i > 0 {
			lines = append(lines, cells[0])
			held = weigh(cells[0])
		}
		lines[len(lines)-1] += comma + cell
		held += w
	}
	return lines
}

// label is a column's name as it stands before a value; one that ends in a mark of its
// own ("Cancel?") needs no colon.
func label(name, colon string) string {
	switch lastRune(name) {
	case '?', ':':
		return name + " "
	case '？', '：':
		return name
	}
	return name + colon
}
