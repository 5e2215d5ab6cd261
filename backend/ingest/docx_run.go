package ingest

import (
	"strings"

	"baihua/backend/ingest/ooxml"
)

// docxRun gathers the words of a paragraph, which come in runs that may end anywhere.
type docxRun struct {
	reader *docxReader
	text   strings.Builder
	notes  []string
	boxes  []*ooxml.Node
	depth  int // of notes in notes
}

// lines are the paragraph's lines, then its notes, each on a line of its own.
func (r *docxRun) lines() []string {
	var out []string
	for line := range strings.SplitSeq(clean(r.text.String()), "\n") {
		if line = spaced(line); line != "" {
			out = append(out, line)
		}
	}
	return append(out, r.notes...)
}

func (r *docxRun) read(n *ooxml.Node) {
	for _, k := range n.Kids {
		switch k.Name {
		case "t":
			r.text.WriteString(k.Text)
		case "tab", "ptab":
			r.text.WriteByte('\t')
		case "br":
			if kind := k.Attr("type"); kind == "" || kind == "textWrapping" {
				r.text.WriteByte('\n')
			}
		case "cr":
			r.text.WriteByte('\n')
		case "noBreakHyphen":
			r.text.WriteByte('-')
		case "footnoteReference":
			r.note("footnotes" + k.Attr("id"))
		case "endnoteReference":
			r.note("endnotes" + k.Attr("id"))
		case "r":
			if !k.Kid("rPr", "vanish").On() {
				r.read(k)
			}
		case "ruby":
			r.read(&ooxml.Node{Kids: k.Kid("rubyBase").Children()})
		case "txbxContent":
			r.boxes = append(r.boxes, k)
		case "pPr", "rPr", "del", "moveFrom", "instrText", "delText", "sdtPr", "fldData":
		default: // hyperlinks, fields, insertions, drawings, formulas
			r.read(k)
		}
	}
}

// note keeps a note with the paragraph it belongs to: it often says an exception.
func (r *docxRun) note(key string) {
	n := r.reader.notes[key]
	if n == nil || r.depth > 0 {
		return
	}
	inner := docxRun{reader: r.reader, depth: 1}
	inner.read(n)
	if s := spaced(clean(inner.text.String())); s != "" {
		r.notes = append(r.notes, s)
	}
}
