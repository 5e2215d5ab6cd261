package ingest

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// html reads a page: what its author wrote, not the frame around it. Nothing the page
// refers to is fetched.
func (r *reader) html(raw []byte, s string) error {
	doc, done, err := r.start(raw, "", 0)
	if done || err != nil {
		return err
	}
	page, err := parseHTML(s)
	if err != nil {
		r.skip(0, BadRecord, "tags nested too deeply")
		return nil
	}
	doc.Lang = language(page.lang)
	doc.Title = page.title
	if doc.Title == "" {
		doc.Title = firstHeading(page.blocks)
	}
	if doc.Title == "" {
		doc.Title = r.baseTitle()
	}
	return r.put(doc, page.blocks, 0)
}

// page is an HTML page being read. Inline text gathers in line until a block ends.
type page struct {
	title, lang string
	blocks      []block
	line        strings.Builder
	inArticle   int
}

// parseHTML reads a page or a piece of one. It fails on more than 512 open tags.
func parseHTML(s string) (*page, error) {
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return nil, err
	}
	p := &page{}
	if part := mainPart(root, s); part != root {
		p.head(root)
		root = part
	}
	p.walk(root)
	p.flush()
	return p, nil
}

// head takes in what a page says of itself, where only its main part is read.
func (p *page) head(root *html.Node) {
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			p.lang = attribute(n, "lang")
		case atom.Title:
			if p.title == "" {
				p.title = spaced(textOf(n))
			}
		}
	}
}

// flush ends the paragraph that has gathered.
func (p *page) flush() {
	if s := trimLines(p.line.String()); s != "" {
		p.blocks = append(p.blocks, paragraph(strings.Split(s, "\n")...))
		p.blocks[len(p.blocks)-1].kept = !hasFAQ(s)
	}
	p.line.Reset()
}

func hasFAQ(s string) bool {
	for line := range strings.SplitSeq(s, "\n") {
		if askedLine.MatchString(line) || answeredLine.MatchString(line) {
			return true
		}
	}
	return false
}

func (p *page) children(n *html.Node) {
	for c := range n.ChildNodes() {
		p.walk(c)
	}
}

func (p *page) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		p.line.WriteString(inlineSpace(n.Data))
	case n.Type != html.ElementNode:
		p.children(n)
	case hidden(n), silent(n.DataAtom):
	default:
		p.element(n)
	}
}

func (p *page) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		p.lang = attribute(n, "lang")
		p.children(n)
	case atom.Title:
		p.title = spaced(textOf(n))
	case atom.Header:
		if p.inArticle > 0 {
			p.part(n)
		}
	case atom.Article, atom.Main:
		p.inArticle++
		p.part(n)
		p.inArticle--
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.heading(n, int(n.Data[1]-'0'))
	case atom.Summary, atom.Dt:
		p.heading(n, 7)
	case atom.Ul, atom.Ol:
		p.flush()
		if items := htmlItems(n, ""); len(items) > 0 {
			p.blocks = append(p.blocks, block{kind: blockList, ordered: n.DataAtom == atom.Ol, items: items})
		}
	case atom.Table:
		p.flush()
		p.table(n)
	case atom.Pre:
		p.flush()
		if s := strings.Trim(clean(textOf(n)), "\n"); strings.TrimSpace(s) != "" {
			p.blocks = append(p.blocks, block{kind: blockParagraph, kept: true, lines: []string{s}})
		}
	case atom.Br:
		p.line.WriteByte('\n')
	default:
		if inline(n.DataAtom) {
			p.children(n)
			return
		}
		p.part(n)
	}
}

// part reads a block of its own.
func (p *page) part(n *html.Node) {
	p.flush()
	p.children(n)
	p.flush()
}

func (p *page) heading(n *html.Node, level int) {
	p.flush()
	if s := spaced(clean(textOf(n))); s != "" {
		p.blocks = append(p.blocks, heading(level, s))
	}
}

// htmlItems renders a list's items as markdownReader.items does.
func htmlItems(list *html.Node, indent string) []string {
	var items []string
	number := 1
	if start, err := strconv.Atoi(attribute(list, "start")); err == nil {
		number = start
	}
	for li := range list.ChildNodes() {
		if li.DataAtom != atom.Li || hidden(li) {
			continue
		}
		marker := "- "
		if list.DataAtom == atom.Ol {
			marker = strconv.Itoa(number) + ". "
			number++
		}
		var inner page
		inner.children(li)
		inner.flush()
		var lines []string
		for _, b := range inner.blocks {
			lines = append(lines, nestedLines(b, len(lines) == 0, indent+"  ")...)
		}
		if len(lines) > 0 {
			items = append(items, indent+marker+strings.Join(lines, "\n"))
		}
	}
	return items
}
