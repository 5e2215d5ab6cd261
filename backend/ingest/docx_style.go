package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"baihua/backend/ingest/ooxml"
)

// docxStyle is what a paragraph style says about structure.
type docxStyle struct {
	level      int // of a heading, 0 for none
	title      bool
	contents   bool // a line of a table of contents
	num, depth string
}

var headingStyle = regexp.MustCompile(`^(?:heading|标题|標題)\s*([1-9])$`)

// docxStyles reads the styles; what one does not say, the one it is based on does.
func docxStyles(part *ooxml.Node) map[string]docxStyle {
	nodes := map[string]*ooxml.Node{}
	for _, n := range part.Kids {
		if n.Name == "style" && (n.Attr("type") == "paragraph" || n.Attr("type") == "") {
			nodes[n.Attr("styleId")] = n
		}
	}
	out := make(map[string]docxStyle, len(nodes))
	for id := range nodes {
		out[id] = styleOf(nodes, id)
	}
	return out
}

// basedOn bounds a chain of styles, which may be a circle.
const basedOn = 12

func styleOf(nodes map[string]*ooxml.Node, id string) (s docxStyle) {
	for range basedOn {
		n := nodes[id]
		if n == nil {
			return s
		}
		s.name(strings.ToLower(n.Kid("name").Attr("val")))
		if s.level == 0 {
			s.level = outlineLevel(n.Kid("pPr"))
		}
		if num := n.Kid("pPr", "numPr"); s.num == "" && num != nil {
			s.num, s.depth = num.Kid("numId").Attr("val"), num.Kid("ilvl").Attr("val")
		}
		id = n.Kid("basedOn").Attr("val")
	}
	return s
}

func (s *docxStyle) name(name string) {
	switch {
	case name == "title" || name == "标题" || name == "標題":
		s.title = true
	case strings.HasPrefix(name, "toc ") || strings.HasPrefix(name, "contents "):
		s.contents = true
	case s.level == 0:
		if m := headingStyle.FindStringSubmatch(name); m != nil {
			s.level = int(m[1][0] - '0')
		}
	}
}

// outlineLevel is 1 to 9 for a heading, 0 for body text and where nothing is said.
func outlineLevel(pPr *ooxml.Node) int {
	n, err := strconv.Atoi(pPr.Kid("outlineLvl").Attr("val"))
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return n + 1
}
