package ingest

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// softBreak stands where the source broke a line without meaning to. Clean text has
// no control characters, so it cannot be mistaken for text.
const softBreak = "\x01"

// inline is what a reader sees of n: no marks, no addresses of links, no pictures.
func (m *markdownReader) inline(n ast.Node) string {
	var b strings.Builder
	m.inlineTo(&b, n)
	return b.String()
}

func (m *markdownReader) inlineTo(b *strings.Builder, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.WriteString(plainText(c.Segment.Value(m.src), c.IsRaw()))
			switch {
			case c.HardLineBreak():
				b.WriteByte('\n')
			case c.SoftLineBreak():
				b.WriteString(softBreak)
			}
		case *ast.String:
			b.WriteString(plainText(c.Value, c.IsRaw() || c.IsCode()))
		case *ast.CodeSpan:
			m.code(b, c)
		case *ast.AutoLink:
			b.Write(c.Label(m.src))
		case *ast.RawHTML:
			if strings.HasPrefix(strings.ToLower(string(c.Segments.Value(m.src))), "<br") {
				b.WriteByte('\n')
			}
		case *ast.Image:
		default:
			m.inlineTo(b, c)
		}
	}
}

// code writes a code span: nothing in it is escaped.
func (m *markdownReader) code(b *strings.Builder, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(m.src))
		}
	}
}

// plainText undoes what Markdown escapes.
func plainText(segment []byte, raw bool) string {
	if raw {
		return string(segment)
	}
	// In the order of goldmark's own writer: entities first would turn &#92;* into *.
	out := util.UnescapePunctuations(segment)
	out = util.ResolveNumericReferences(out)
	return clean(string(util.ResolveEntityNames(out)))
}

// items renders a list's items, nested lists on lines of their own below them.
func (m *markdownReader) items(list *ast.List, indent string) []string {
	var items []string
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		marker := "- "
		if list.IsOrdered() {
			marker = strconv.Itoa(number) + ". "
			number++
		}
		if lines := m.item(item, indent+"  "); len(lines) > 0 {
			items = append(items, indent+marker+strings.Join(lines, "\n"))
		}
	}
	return items
}

// item is the text of one item: its own lines first, then what is nested in it.
func (m *markdownReader) item(item ast.Node, indent string) []string {
	var lines []string
	inner := markdownReader{src: m.src}
	for c := item.FirstChild(); c != nil; c = c.NextSibling() {
		if list, ok := c.(*ast.List); ok {
			lines = append(lines, m.items(list, indent)...)
			continue
		}
		inner.blocks = inner.blocks[:0]
		inner.block(c)
		for _, b := range inner.blocks {
			lines = append(lines, nestedLines(b, len(lines) == 0, indent)...)
		}
	}
	return lines
}

// nestedLines are a block's lines inside a list item; the first line of an item
// stands beside its marker.
func nestedLines(b block, first bool, indent string) []string {
	var lines []string
	switch b.kind {
	case blockTable:
		for _, row := range b.rows {
			lines = append(lines, strings.Join(row, "; "))
		}
	case blockList:
		lines = b.items
	default:
		lines = strings.Split(b.text(), "\n")
	}
	var out []string
	for i, line := range lines {
		if line = strings.TrimRight(line, " "); line == "" {
			continue
		}
		if !first || i > 0 {
			line = indent + line
		}
		out = append(out, line)
	}
	return out
}
