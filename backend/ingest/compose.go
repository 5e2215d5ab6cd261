package ingest

import (
	"strings"
	"unicode/utf8"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// keptWhole is the weight up to which a list that must not be torn apart is one
// passage: numbered steps, and items that a sentence announces ("not returnable are:").
const keptWhole = 8 * passageWeight

// compose writes blocks into doc.Text, cuts the passages out of it and sets doc.Lang
// where nothing set it before. The passages' Text is taken from the finished text, so
// it cannot differ from it.
func compose(doc *assist.Document, blocks []block) []assist.Passage {
	blocks = gatherFAQ(blocks)
	if doc.Lang == "" {
		doc.Lang = text.Lang(sample(doc.Title, blocks))
	}
	c := composer{doc: doc, last: -1, lead: -1}
	for i, b := range blocks {
		c.from = b.origin
		switch b.kind {
		case blockHeading:
			c.heading(b)
		case blockParagraph:
			c.paragraph(b, blocks[i+1:])
		case blockList:
			c.list(b)
		case blockTable:
			c.table(b)
		case blockFAQ:
			c.faq(b)
		}
	}
	return c.finish()
}

type composer struct {
	doc  *assist.Document
	out  strings.Builder
	n    int // runes written
	path []outline
	ps   []assist.Passage
	last int    // passage that a sentence leaning back may join, -1 for none
	lead int    // where the sentence that announces the next list starts, -1 for none
	says string // that sentence, or the one that announces the next table
	from string // the origin of the block being written
}

type outline struct {
	level int
	text  string
}

func (c *composer) write(gap, s string) (start, end int) {
	if c.n > 0 {
		c.out.WriteString(gap)
		c.n += utf8.RuneCountInString(gap)
	}
	start = c.n
	c.out.WriteString(s)
	c.n += utf8.RuneCountInString(s)
	return start, c.n
}

func (c *composer) add(kind assist.PassageKind, start, end int, more ...string) {
	path := make([]string, 0, len(c.path)+len(more))
	for _, h := range c.path {
		path = append(path, h.text)
	}
	c.ps = append(c.ps, assist.Passage{Kind: kind, Start: start, End: end, Heading: append(path, more...), Origin: c.from})
	c.last = len(c.ps) - 1
}

// heading opens a section; one without words only closes those before it.
func (c *composer) heading(b block) {
	s := b.text()
	for len(c.path) > 0 && c.path[len(c.path)-1].level >= b.level {
		c.path = c.path[:len(c.path)-1]
	}
	c.last = -1
	if s == "" {
		return
	}
	c.write("\n\n", s)
	if b.level > 1 || !strings.EqualFold(s, c.doc.Title) {
		c.path = append(c.path, outline{b.level, s})
	}
}

func (c *composer) paragraph(b block, rest []block) {
	s := b.text()
	if s == "" {
		return
	}
	start, _ := c.write("\n\n", s)
	runes := []rune(s)
	spans := sentences(s, runes)
	if n := len(spans); n > 0 && len(rest) > 0 {
		tail := string(runes[spans[n-1].Start:spans[n-1].End])
		switch {
		case rest[0].kind == blockList && announces(tail, rest[0].ordered):
			c.lead, c.says = start+spans[n-1].Start, tail
			spans = spans[:n-1]
		case rest[0].kind == blockTable && announces(tail, false):
			c.says = tail
		}
	}
	cuts := cut(runes, spans)
	if b.whole {
		cuts = whole(spans)
	}
	for i, span := range cuts {
		if i == 0 && c.joins(start+span.End, string(runes[span.Start:span.End])) {
			continue
		}
		c.add(assist.PassageText, start+span.Start, start+span.End)
	}
}

// joins lengthens the newest passage by a paragraph that cannot stand without it.
func (c *composer) joins(end int, s string) bool {
	if c.last < 0 || !leansBack(s) || end-c.ps[c.last].Start > 4*passageWeight {
		return false
	}
	c.ps[c.last].End = end
	return true
}

// announces says whether a sentence belongs to the list or table after it.
func announces(s string, steps bool) bool {
	if endsInColon(s) {
		return true
	}
	if !steps {
		return false
	}
	lower := strings.ToLower(s)
	for _, sign := range []string{"如下", "以下", "步骤", "步驟", "steps", "follow", "below"} {
		if strings.Contains(lower, sign) {
			return true
		}
	}
	return false
}

func (c *composer) list(b block) {
	gap, lead, says := "\n\n", c.lead, c.says
	c.lead, c.says = -1, ""
	if lead >= 0 {
		gap = "\n"
	}
	limit := passageWeight
	if b.ordered || lead >= 0 {
		limit = keptWhole
	}
	var announced []string
	start, end, held := lead, 0, 0
	for _, item := range b.items {
		w := weigh(item)
		if held > 0 && held+w > limit {
			c.add(assist.PassageList, start, end, announced...)
			start, held, announced = -1, 0, nonEmpty(says)
		}
		var from int
		from, end = c.write(gap, item)
		gap = "\n"
		if start < 0 {
			start = from
		}
		held += max(w, 1)
	}
	if held > 0 {
		c.add(assist.PassageList, start, end, announced...)
	}
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func (c *composer) faq(b block) {
	gap := "\n\n"
	asking, answering := b.mark, b.answer
	if asking == "" {
		asking, answering = "Q: ", "A: "
		if c.doc.Lang == "zh" {
			asking, answering = "问：", "答："
		}
	}
	s := b.text()
	for _, q := range b.asked {
		c.write(gap, asking+q)
		gap = "\n"
	}
	if s == "" {
		return
	}
	start, end := c.write("\n", answering+s)
	c.add(assist.PassageFAQ, start+utf8.RuneCountInString(answering), end)
	c.ps[c.last].Questions = b.asked
}

// finish takes the passages' words from the finished text.
func (c *composer) finish() []assist.Passage {
	doc := c.doc
	doc.Text = c.out.String()
	runes := []rune(doc.Text)
	for i := range c.ps {
		p := &c.ps[i]
		p.DocumentID, p.Group, p.Ordinal = doc.ID, doc.ID, i
		switch of, about := doc.Attributes[groupAttribute], doc.Attributes[subjectAttribute]; {
		case of != "":
			p.Group = of
		case about != "":
			p.Group = about
		}
		if about := doc.Attributes[subjectAttribute]; about != "" {
			p.Heading = append([]string{about}, p.Heading...)
		}
		p.Text = string(runes[p.Start:p.End])
		p.Title, p.Lang, p.Audience, p.Pack = doc.Title, doc.Lang, doc.Audience, doc.Pack
		p.ValidFrom, p.ValidUntil, p.Attributes = doc.ValidFrom, doc.ValidUntil, doc.Attributes
	}
	nameIDs(c.ps)
	return c.ps
}

// groupAttribute names the larger document that a record is a piece of.
const groupAttribute = "doc_id"

// subjectAttribute names the thing that a record is about: the hotel, the product. It
// heads the record, so that what the conversation named finds it.
const subjectAttribute = "entity"

// sample is enough of a document to tell its language.
func sample(title string, blocks []block) string {
	const enough = 4000
	var b strings.Builder
	b.WriteString(title)
	for _, block := range blocks {
		for _, part := range [][]string{block.asked, block.lines, block.items, block.header} {
			b.WriteString("\n" + strings.Join(part, "\n"))
		}
		for _, row := range block.rows {
			b.WriteString("\n" + strings.Join(row, "\n"))
		}
		if b.Len() > enough {
			break
		}
	}
	return b.String()
}
