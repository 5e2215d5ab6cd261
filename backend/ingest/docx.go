package ingest

import (
	"strings"

	"baihua/backend/ingest/ooxml"
)

// docx reads a Word document: its body with notes and text boxes, not its running heads
// and feet, comments, and what was deleted or hidden in it.
func (r *reader) docx(raw []byte) error {
	doc, done, err := r.start(raw, "", 0)
	if done || err != nil {
		return err
	}
	f, err := ooxml.Open(raw, r.officeLimits())
	if err != nil {
		return r.refusedOffice(err)
	}
	d, err := newDOCX(f)
	if err != nil {
		return r.refusedOffice(err)
	}
	d.cells = r.opt.Limits.Cells
	blocks := d.read()
	doc.Title = officeTitle(d.title, f.Title(), r.baseTitle())
	if d.title == "" {
		if first := firstHeading(blocks); first != "" {
			doc.Title = first
		}
	}
	return r.put(doc, blocks, 0)
}

// docxReader is a Word document being read.
type docxReader struct {
	body      *ooxml.Node
	styles    map[string]docxStyle
	numbering docxNumbering
	notes     map[string]*ooxml.Node // footnotes and endnotes, by kind and id
	title     string                 // of the paragraph in the style Title
	list      listBuilder
	cells     int
}

func newDOCX(f *ooxml.File) (*docxReader, error) {
	name, err := f.Main("word/document.xml")
	if err != nil {
		return nil, err
	}
	root, err := f.Part(name)
	if err != nil {
		return nil, err
	}
	d := &docxReader{body: root.Kid("body"), styles: map[string]docxStyle{}, notes: map[string]*ooxml.Node{}}
	relations, err := f.Relations(name)
	if err != nil {
		return nil, err
	}
	for _, rel := range relations {
		switch rel.Kind {
		case "styles", "numbering", "footnotes", "endnotes":
			part, err := f.Part(rel.Target)
			if err != nil {
				return nil, err
			}
			d.part(rel.Kind, part)
		}
	}
	return d, nil
}

// part takes in what the document refers to.
func (d *docxReader) part(kind string, part *ooxml.Node) {
	switch kind {
	case "styles":
		d.styles = docxStyles(part)
	case "numbering":
		d.numbering = newDOCXNumbering(part)
	default:
		for _, note := range part.Kids {
			if note.Attr("type") == "" || note.Attr("type") == "normal" {
				d.notes[kind+note.Attr("id")] = note
			}
		}
	}
}

func (d *docxReader) read() []block {
	d.blocks(d.body)
	d.list.end()
	return d.list.blocks
}

// blocks reads what stands one below the other.
func (d *docxReader) blocks(n *ooxml.Node) {
	if n == nil {
		return
	}
	for _, k := range n.Kids {
		switch k.Name {
		case "p":
			d.paragraph(k)
		case "tbl":
			d.table(k)
		case "sdt":
			if gallery := k.Kid("sdtPr", "docPartObj", "docPartGallery").Attr("val"); gallery != "Table of Contents" {
				d.blocks(k.Kid("sdtContent"))
			}
		case "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice", "txbxContent":
			d.blocks(k)
		}
	}
}

// paragraph reads a paragraph with the text boxes that hang on it.
func (d *docxReader) paragraph(p *ooxml.Node) {
	style := d.styles[p.Kid("pPr", "pStyle").Attr("val")]
	if style.contents {
		return
	}
	run := docxRun{reader: d}
	run.read(p)
	lines := run.lines()
	d.paragraphOf(p, style, lines)
	for _, box := range run.boxes {
		d.blocks(box)
	}
}

// longItem is the weight from which a numbered paragraph is a clause rather than a step.
const longItem = 100

func (d *docxReader) paragraphOf(p *ooxml.Node, style docxStyle, lines []string) {
	if len(lines) == 0 {
		return
	}
	level := style.level
	if own := outlineLevel(p.Kid("pPr")); own > 0 {
		level = own
	}
	label, item := d.numbering.label(p.Kid("pPr", "numPr"), style)
	switch {
	case style.title && d.title == "" && len(d.list.blocks) == 0:
		d.list.end()
		d.title = flow(lines)
		d.list.put(heading(1, d.title), "")
	case level > 0 && titleLike(label+flow(lines)):
		d.list.end()
		d.list.put(heading(level, label+flow(lines)), "")
	case item && (label == bullet || weigh(flow(lines)) <= longItem):
		lines[0] = label + lines[0]
		indent := d.numbering.indent(p.Kid("pPr", "numPr"), style)
		d.list.nested(indent, joinItem(lines, indent), label != bullet, "")
	default:
		d.list.end()
		lines[0] = label + lines[0]
		d.list.put(keptLines(lines), "")
	}
}

// keptLines is a paragraph whose line ends were made on purpose.
func keptLines(lines []string) block {
	b := paragraph(lines...)
	b.kept = len(lines) > 1 && !hasFAQ(strings.Join(lines, "\n"))
	return b
}
