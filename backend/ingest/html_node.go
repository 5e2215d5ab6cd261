package ingest

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inline reports a tag that does not end the paragraph it stands in. Every other does.
func inline(tag atom.Atom) bool {
	switch tag {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font,
		atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.Ruby, atom.S, atom.Samp, atom.Small, atom.Span,
		atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr:
		return true
	}
	return false
}

// silent reports a tag whose content is no part of what the author wrote.
func silent(tag atom.Atom) bool {
	switch tag {
	case atom.Script, atom.Style, atom.Nav, atom.Footer, atom.Aside, atom.Template, atom.Noscript, atom.Iframe,
		atom.Svg, atom.Math, atom.Object, atom.Canvas, atom.Audio, atom.Video, atom.Button, atom.Select, atom.Textarea:
		return true
	}
	return false
}

// hidden says whether a browser would not show n.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		value := strings.ToLower(strings.TrimSpace(a.Val))
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return value == "true"
		case "style":
			style := strings.Join(strings.Fields(value), "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// inlineSpace makes spaces of line ends, as a browser does.
func inlineSpace(s string) string {
	return strings.Map(func(c rune) rune {
		if c == '\n' || c == '\t' {
			return ' '
		}
		return c
	}, clean(s))
}

// textOf is all text in n that is shown.
func textOf(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.DataAtom == atom.Br:
			b.WriteByte('\n')
		case n.DataAtom == atom.Script || n.DataAtom == atom.Style || n.Type == html.ElementNode && hidden(n):
		default:
			for c := range n.ChildNodes() {
				walk(c)
			}
		}
	}
	walk(n)
	return b.String()
}

// table reads a table of data; one that only lays a page out is read cell by cell.
func (p *page) table(n *html.Node) {
	var rows [][]*html.Node
	var collect func(*html.Node)
	collect = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch {
			case c.Type != html.ElementNode || hidden(c):
			case c.DataAtom == atom.Caption:
				p.part(c)
			case c.DataAtom == atom.Tr:
				rows = append(rows, cellsOf(c))
			case c.DataAtom == atom.Thead || c.DataAtom == atom.Tbody || c.DataAtom == atom.Tfoot:
				collect(c)
			}
		}
	}
	collect(n)
	if layout(rows) {
		for cell := range slices.Values(slices.Concat(rows...)) {
			p.part(cell)
		}
		return
	}
	cells := make([][]cell, len(rows))
	heads := 0
	for y, row := range rows {
		if y == heads && header(row) {
			heads++
		}
		for _, td := range row {
			cells[y] = append(cells[y], cell{text: spaced(clean(textOf(td))), across: span(td, "colspan"), down: span(td, "rowspan"), head: td.DataAtom == atom.Th})
		}
	}
	p.blocks = append(p.blocks, tableBlocks(spread(cells, maxSquares), nil, heads)...)
}

// maxSquares bounds one table of a page, spread out.
const maxSquares = 500_000

// span is how many rows or columns a cell says it takes, within what browsers allow.
func span(td *html.Node, key string) int {
	n, err := strconv.Atoi(strings.TrimSpace(attribute(td, key)))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, 1000)
}

func cellsOf(tr *html.Node) []*html.Node {
	var cells []*html.Node
	for c := range tr.ChildNodes() {
		if (c.DataAtom == atom.Td || c.DataAtom == atom.Th) && !hidden(c) {
			cells = append(cells, c)
		}
	}
	return cells
}

// layout says whether a table holds no data: one column, or tables within.
func layout(rows [][]*html.Node) bool {
	widest := 0
	for _, row := range rows {
		widest = max(widest, len(row))
		for _, cell := range row {
			for c := range cell.Descendants() {
				if c.DataAtom == atom.Table {
					return true
				}
			}
		}
	}
	return widest < 2
}

// header says whether a first row names the columns: all its cells are th, or bold.
func header(row []*html.Node) bool {
	for _, cell := range row {
		if cell.DataAtom == atom.Th {
			continue
		}
		only := cell.FirstChild
		bold := only != nil && only == cell.LastChild && (only.DataAtom == atom.B || only.DataAtom == atom.Strong)
		if !bold && strings.TrimSpace(textOf(cell)) != "" {
			return false
		}
	}
	return true
}
