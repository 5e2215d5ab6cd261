package pdf

import "slices"

// Part is a line or a table. Rows is set for a table: every row has as many cells, a
// merged cell says the same in each row it spans; a line end inside a cell is where the
// cell was too narrow.
type Part struct {
	Line
	Rows [][]string
}

// Arrange finds what the pages of one file say, in reading order, and sets their Parts.
func Arrange(pages []Page) {
	dropFurniture(pages)
	for i := range pages {
		p := &pages[i]
		lines, tables := p.ruledTables(p.Lines)
		p.Parts = alignedTables(unweave(insert(lines, tables)))
	}
}

// insert puts tables in among the lines, each where its first line stood.
func insert(lines []Line, tables []placed) []Part {
	parts := make([]Part, 0, len(lines)+len(tables))
	for _, l := range lines {
		parts = append(parts, Part{Line: l})
	}
	slices.SortStableFunc(tables, func(a, b placed) int { return a.at - b.at })
	for _, t := range slices.Backward(tables) {
		parts = slices.Insert(parts, min(t.at, len(parts)), t.Part)
	}
	return parts
}
