package ingest

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	gmtext "github.com/yuin/goldmark/text"
)

// markdown reads a Markdown file with its front matter.
func (r *reader) markdown(raw []byte, s string) error {
	fm, body, broken := splitFrontMatter(s)
	if broken != nil {
		r.skip(broken.line, BadRecord, broken.detail)
		return nil
	}
	doc, done, err := r.start(raw, r.frontMatterID(fm), 0)
	if done || err != nil {
		return err
	}
	if f := fm.meta.apply(&doc); f != nil {
		r.skip(fm.lines[f.key], BadRecord, f.key+" must be "+f.want)
		return nil
	}
	if line, detail := hostileMarkdown(body, r.opt.Limits); detail != "" {
		r.skip(line+strings.Count(s[:len(s)-len(body)], "\n"), BadRecord, detail)
		return nil
	}
	blocks := markdownBlocks(body, r.opt.Limits)
	if doc.Title == "" {
		doc.Title = firstHeading(blocks)
	}
	if doc.Title == "" {
		doc.Title = r.baseTitle()
	}
	return r.put(doc, blocks, 0)
}

// frontMatterID is the id the file gives itself, "" for none.
func (r *reader) frontMatterID(fm frontMatter) string {
	id := spaced(fm.meta["id"])
	if r.opt.Pack == "" {
		return id
	}
	if id == "" {
		id = r.baseTitle()
	}
	return packID(r.opt.Pack, language(fm.meta["lang"]), id)
}

func firstHeading(blocks []block) string {
	for _, b := range blocks {
		if b.kind == blockHeading && b.level == 1 {
			return b.text()
		}
	}
	return ""
}

// markdownBlocks parses Markdown, tables included.
func markdownBlocks(s string, limits Limits) []block {
	src := []byte(s)
	m := markdownReader{src: src}
	m.children(markdownParser(s, limits.Marks).Parse(gmtext.NewReader(src)))
	return m.blocks
}

type markdownReader struct {
	src    []byte
	blocks []block
}

func (m *markdownReader) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		m.block(c)
	}
}

func (m *markdownReader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		m.blocks = append(m.blocks, heading(n.Level, strings.ReplaceAll(m.inline(n), softBreak, "\n")))
	case *ast.Paragraph, *ast.TextBlock:
		m.blocks = append(m.blocks, paragraph(strings.Split(m.inline(n), softBreak)...))
	case *ast.List:
		if items := m.items(n, ""); len(items) > 0 {
			m.blocks = append(m.blocks, block{kind: blockList, ordered: n.IsOrdered(), items: items})
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		m.blocks = append(m.blocks, block{kind: blockParagraph, kept: true, lines: []string{m.source(n)}})
	case *ast.HTMLBlock:
		if page, err := parseHTML(m.source(n)); err == nil { // else nested beyond reading: left out
			m.blocks = append(m.blocks, page.blocks...)
		}
	case *extast.Table:
		m.blocks = append(m.blocks, m.table(n))
	case *ast.Blockquote:
		m.children(n)
	}
}

func (m *markdownReader) source(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(m.src))
	}
	if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
		b.Write(h.ClosureLine.Value(m.src))
	}
	return strings.TrimRight(b.String(), "\n")
}

func (m *markdownReader) table(n *extast.Table) block {
	b := block{kind: blockTable}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, flow(strings.Split(m.inline(cell), softBreak)))
		}
		if _, ok := row.(*extast.TableHeader); ok {
			b.header = cells
		} else {
			b.rows = append(b.rows, cells)
		}
	}
	return b
}
