package ingest

import (
	"strconv"
	"strings"

	"baihua/backend/ingest/ooxml"
)

// placeholder is what a shape is there for: "title", "body", "sldNum"; "" for a shape
// that somebody drew.
func placeholder(sp *ooxml.Node) string {
	ph := sp.Kid("nvSpPr", "nvPr", "ph")
	if ph == nil {
		return ""
	}
	if kind := ph.Attr("type"); kind != "" {
		return kind
	}
	return "obj"
}

// furniture stands on every slide alike.
func furniture(kind string) bool {
	switch kind {
	case "sldNum", "dt", "ftr", "hdr", "sldImg":
		return true
	}
	return false
}

func titlePlaceholder(kind string) bool { return kind == "title" || kind == "ctrTitle" }

// shapes reads them in the order in which they were drawn, as a screen reader does.
func (p *pptxReader) shapes(tree *ooxml.Node) error {
	for _, n := range tree.Children() {
		var err error
		switch n.Name {
		case "sp":
			p.shape(n)
		case "grpSp", "AlternateContent", "Choice":
			err = p.shapes(n)
		case "graphicFrame":
			err = p.frame(n)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *pptxReader) shape(sp *ooxml.Node) {
	hidden := sp.Kid("nvSpPr", "cNvPr").Attr("hidden")
	kind := placeholder(sp)
	if hidden == "1" || hidden == "true" || sp == p.titled || furniture(kind) {
		return
	}
	bulleted := kind == "body" || kind == "obj"
	p.paragraphs(sp.Kid("txBody"), bulleted)
	p.list.end()
}

// paragraphs reads a shape's text; bulleted says what a paragraph is that does not say.
func (p *pptxReader) paragraphs(body *ooxml.Node, bulleted bool) {
	alone := len(paragraphs(body)) == 1
	number := map[int]int{}
	for _, para := range body.Children() {
		if para.Name != "p" {
			continue
		}
		lines := runLines(para)
		if len(lines) == 0 {
			continue
		}
		pPr := para.Kid("pPr")
		level, err := strconv.Atoi(pPr.Attr("lvl"))
		if err != nil || level < 0 {
			level = 0
		}
		level = min(level, maxLevels-1)
		marker := ""
		switch auto := pPr.Kid("buAutoNum"); {
		case auto != nil:
			if number[level]++; number[level] == 1 {
				if start, err := strconv.Atoi(auto.Attr("startAt")); err == nil {
					number[level] = start
				}
			}
			marker = autoNumber(auto.Attr("type"), number[level])
		case pPr.Kid("buChar") != nil, pPr.Kid("buBlip") != nil, bulleted && pPr.Kid("buNone") == nil && !alone:
			marker = bullet
		}
		if marker == "" {
			p.list.end()
			p.list.put(keptLines(lines), p.origin)
			continue
		}
		lines[0] = marker + lines[0]
		p.list.nested(level, joinItem(lines, level), marker != bullet, p.origin)
	}
}

// autoNumber writes a number in the ways that presentations know, the usual ones.
func autoNumber(kind string, n int) string {
	format := map[string]string{
		"alphaLc": "lowerLetter", "alphaUc": "upperLetter", "romanLc": "lowerRoman", "romanUc": "upperRoman", "circleNum": "decimalEnclosedCircle",
		"ea1Chs": "chineseCounting", "ea1Cht": "chineseCounting",
	}
	how := ""
	for prefix, f := range format {
		if strings.HasPrefix(kind, prefix) {
			how = f
		}
	}
	s := numeral(how, n)
	switch {
	case strings.HasSuffix(kind, "ParenBoth"):
		return "(" + s + ") "
	case strings.HasSuffix(kind, "ParenR"):
		return s + ") "
	case strings.HasPrefix(kind, "ea1Ch"):
		return s + "、"
	case strings.HasPrefix(kind, "circleNum"), strings.HasSuffix(kind, "Plain"):
		return s + " "
	}
	return s + ". "
}

// paragraphs are those of a text body that say something, each as one line.
func paragraphs(body *ooxml.Node) []string {
	var out []string
	for _, para := range body.Children() {
		if lines := runLines(para); para.Name == "p" && len(lines) > 0 {
			out = append(out, flow(lines))
		}
	}
	return out
}

// runLines joins the runs of a paragraph, parted at its line breaks.
func runLines(para *ooxml.Node) []string {
	var b strings.Builder
	para.Each(func(n *ooxml.Node) bool {
		switch n.Name {
		case "t":
			b.WriteString(n.Text)
		case "br":
			b.WriteByte('\n')
		case "tab":
			b.WriteByte('\t')
		case "pPr", "rPr", "endParaRPr":
			return false
		}
		return true
	})
	var out []string
	for line := range strings.SplitSeq(clean(b.String()), "\n") {
		if line = spaced(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// frame reads a table, or the words of a diagram.
func (p *pptxReader) frame(n *ooxml.Node) error {
	data := n.Kid("graphic", "graphicData")
	if tbl := data.Kid("tbl"); tbl != nil {
		p.table(tbl)
		return nil
	}
	part, ok := p.data[data.Kid("relIds").Attr("r:dm")]
	if !ok {
		return nil
	}
	root, err := p.file.Part(part)
	if err != nil {
		return err
	}
	for _, pt := range root.Kid("ptLst").Children() {
		if s := flow(paragraphs(pt.Kid("t"))); s != "" {
			p.list.item(bullet+s, false, p.origin)
		}
	}
	p.list.end()
	return nil
}

func (p *pptxReader) table(tbl *ooxml.Node) {
	var rows [][]cell
	for _, tr := range rowsOf(tbl, "tr") {
		var row []cell
		for _, tc := range rowsOf(tr, "tc") {
			if tc.Attr("hMerge") == "1" || tc.Attr("vMerge") == "1" || tc.Attr("hMerge") == "true" || tc.Attr("vMerge") == "true" {
				continue
			}
			across, _ := strconv.Atoi(tc.Attr("gridSpan")) // none is one
			down, _ := strconv.Atoi(tc.Attr("rowSpan"))
			row = append(row, cell{text: flow(paragraphs(tc.Kid("txBody"))), across: across, down: down})
		}
		rows = append(rows, row)
	}
	heads := 0
	if tbl.Kid("tblPr").Attr("firstRow") == "1" && len(rows) > 2 {
		heads = 1
	}
	squares := spread(rows, p.cells)
	for _, row := range squares {
		p.cells -= len(row)
	}
	p.list.end()
	for _, b := range tableBlocks(squares, nil, heads) {
		p.list.put(b, p.origin)
	}
}
