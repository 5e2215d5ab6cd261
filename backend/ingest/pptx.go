package ingest

import (
	"context"
	"fmt"
	"strconv"

	"baihua/backend/ingest/ooxml"
)

// pptx reads a presentation slide by slide: what is shown, then the speaker's notes.
func (r *reader) pptx(ctx context.Context, raw []byte) error {
	doc, done, err := r.start(raw, "", 0)
	if done || err != nil {
		return err
	}
	f, err := ooxml.Open(raw, r.officeLimits())
	if err != nil {
		return r.refusedOffice(err)
	}
	slides, err := slidesOf(f)
	if err != nil {
		return r.refusedOffice(err)
	}
	if len(slides) > r.opt.Limits.Pages {
		r.skip(0, TooLarge, fmt.Sprintf("more than %d slides: split the file", r.opt.Limits.Pages))
		return nil
	}
	p := pptxReader{file: f, cells: r.opt.Limits.Cells}
	for i, name := range slides {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		p.origin = "slide " + strconv.Itoa(i+1)
		hidden, err := p.slide(name)
		switch {
		case err != nil:
			if code := officeCode(err); code != Damaged {
				return r.refusedOffice(err)
			}
			r.skipPage(i+1, Damaged, "the slide cannot be read")
		case hidden:
			r.skipPage(i+1, Hidden, "the slide is hidden: show it, then import again")
		}
	}
	p.list.end()
	doc.Title = officeTitle(p.title, f.Title(), r.baseTitle())
	return r.put(doc, p.list.blocks, 0)
}

// slidesOf are the names of the slides' parts in the order in which they are shown.
func slidesOf(f *ooxml.File) ([]string, error) {
	name, err := f.Main("ppt/presentation.xml")
	if err != nil {
		return nil, err
	}
	root, err := f.Part(name)
	if err != nil {
		return nil, err
	}
	relations, err := f.Relations(name)
	if err != nil {
		return nil, err
	}
	target := map[string]string{}
	for _, rel := range relations {
		if rel.Kind == "slide" {
			target[rel.ID] = rel.Target
		}
	}
	var out []string
	for _, id := range root.Kid("sldIdLst").Children() {
		if name, ok := target[id.Attr("r:id")]; ok {
			out = append(out, name)
		}
	}
	return out, nil
}

// pptxReader is a presentation being read.
type pptxReader struct {
	file   *ooxml.File
	list   listBuilder
	title  string            // of the first slide
	origin string            // of the slide being read
	titled *ooxml.Node       // the shape that is its title
	data   map[string]string // the parts of its diagrams, by relation
	cells  int
}

func (p *pptxReader) slide(name string) (hidden bool, err error) {
	root, err := p.file.Part(name)
	if err != nil {
		return false, err
	}
	if show := root.Attr("show"); show == "0" || show == "false" {
		return true, nil
	}
	relations, err := p.file.Relations(name)
	if err != nil {
		return false, err
	}
	p.data = map[string]string{}
	notes := ""
	for _, rel := range relations {
		switch rel.Kind {
		case "notesSlide":
			notes = rel.Target
		case "diagramData":
			p.data[rel.ID] = rel.Target
		}
	}
	p.list.end()
	tree := root.Kid("cSld", "spTree")
	p.heading(tree)
	if err := p.shapes(tree); err != nil {
		return false, err
	}
	p.list.end()
	return false, p.notes(notes)
}

// heading opens the slide with its title, wherever that was drawn: the shape that is
// there for it, or the first that says something, where that is short.
func (p *pptxReader) heading(tree *ooxml.Node) {
	p.titled = nil
	var first *ooxml.Node
	tree.Each(func(n *ooxml.Node) bool {
		if n.Name == "sp" && len(paragraphs(n.Kid("txBody"))) > 0 {
			if first == nil {
				first = n
			}
			if p.titled == nil && titlePlaceholder(placeholder(n)) {
				p.titled = n
			}
		}
		return n.Name != "txBody"
	})
	if says := paragraphs(first.Kid("txBody")); p.titled == nil && len(says) == 1 && titleLike(says[0]) {
		p.titled = first
	}
	title := flow(paragraphs(p.titled.Kid("txBody")))
	if p.title == "" && len(p.list.blocks) == 0 {
		p.title = title
		p.list.put(heading(1, title), p.origin)
		return
	}
	p.list.put(heading(2, title), p.origin) // without words it ends the slide before
}

// notes are what the speaker wrote below the slide.
func (p *pptxReader) notes(name string) error {
	if name == "" {
		return nil
	}
	root, err := p.file.Part(name)
	if err != nil {
		return err
	}
	var lines []string
	root.Kid("cSld", "spTree").Each(func(n *ooxml.Node) bool {
		if n.Name == "sp" && !furniture(placeholder(n)) {
			lines = append(lines, paragraphs(n.Kid("txBody"))...)
		}
		return n.Name != "txBody"
	})
	for _, line := range lines {
		p.list.put(paragraph(line), p.origin)
	}
	return nil
}
