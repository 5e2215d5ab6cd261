package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"baihua/backend/ingest/ooxml"
)

const (
	bullet    = "- "
	maxLevels = 9
)

// docxNumbering counts numbered paragraphs as Word does, which writes no numbers down.
type docxNumbering struct {
	lists  map[string]*numberedList // by numId
	counts map[*numberedList]*[maxLevels]int
}

// numberedList is how a list counts; lists that count together share it.
type numberedList struct {
	levels [maxLevels]numberedLevel
}

type numberedLevel struct {
	format, text string
	start        int
}

func newDOCXNumbering(part *ooxml.Node) docxNumbering {
	abstract := map[string]*numberedList{}
	n := docxNumbering{lists: map[string]*numberedList{}, counts: map[*numberedList]*[maxLevels]int{}}
	for _, k := range part.Kids {
		if k.Name != "abstractNum" {
			continue
		}
		l := &numberedList{}
		for _, lvl := range k.Kids {
			l.define(lvl)
		}
		abstract[k.Attr("abstractNumId")] = l
	}
	for _, k := range part.Kids {
		if k.Name == "num" {
			if l := overridden(abstract[k.Kid("abstractNumId").Attr("val")], k); l != nil {
				n.lists[k.Attr("numId")] = l
			}
		}
	}
	return n
}

func (l *numberedList) define(lvl *ooxml.Node) {
	i, err := strconv.Atoi(lvl.Attr("ilvl"))
	if lvl.Name != "lvl" || err != nil || i < 0 || i >= maxLevels {
		return
	}
	start, err := strconv.Atoi(lvl.Kid("start").Attr("val"))
	if err != nil {
		start = 1
	}
	l.levels[i] = numberedLevel{lvl.Kid("numFmt").Attr("val"), lvl.Kid("lvlText").Attr("val"), start}
}

// overridden is a list that begins anew or counts otherwise than the one it is made of.
func overridden(l *numberedList, num *ooxml.Node) *numberedList {
	if l == nil || num.Kid("lvlOverride") == nil {
		return l
	}
	own := *l
	for _, k := range num.Kids {
		i, err := strconv.Atoi(k.Attr("ilvl"))
		if k.Name != "lvlOverride" || err != nil || i < 0 || i >= maxLevels {
			continue
		}
		if lvl := k.Kid("lvl"); lvl != nil {
			own.define(lvl)
		}
		if start, err := strconv.Atoi(k.Kid("startOverride").Attr("val")); err == nil {
			own.levels[i].start = start
		}
	}
	return &own
}

func (n docxNumbering) of(numPr *ooxml.Node, style docxStyle) (l *numberedList, level int) {
	id, depth := numPr.Kid("numId").Attr("val"), numPr.Kid("ilvl").Attr("val")
	if id == "" {
		id = style.num
	}
	if depth == "" {
		depth = style.depth
	}
	level, _ = strconv.Atoi(depth) // none is the first
	return n.lists[id], min(max(level, 0), maxLevels-1)
}

func (n docxNumbering) indent(numPr *ooxml.Node, style docxStyle) int {
	_, level := n.of(numPr, style)
	return level
}

// label counts a paragraph and gives what stands before it; item is false for one that
// is no item of a list.
func (n docxNumbering) label(numPr *ooxml.Node, style docxStyle) (label string, item bool) {
	l, level := n.of(numPr, style)
	if l == nil {
		return "", false
	}
	counts := n.counts[l]
	if counts == nil {
		counts = &[maxLevels]int{}
		n.counts[l] = counts
	}
	counts[level]++
	for i := level + 1; i < maxLevels; i++ {
		counts[i] = 0
	}
	switch l.levels[level].format {
	case "bullet", "":
		return bullet, true
	case "none":
		return "", false
	}
	return l.shown(level, counts), true
}

var levelMark = regexp.MustCompile(`%[1-9]`)

// shown fills "%1.%2" with the counts of its levels.
func (l *numberedList) shown(level int, counts *[maxLevels]int) string {
	s := levelMark.ReplaceAllStringFunc(l.levels[level].text, func(mark string) string {
		i := int(mark[1] - '1')
		return numeral(l.levels[i].format, l.levels[i].start+max(counts[i], 1)-1)
	})
	s = spaced(clean(s))
	if s == "" || wide(lastRune(s)) {
		return s
	}
	return s + " "
}

// joinItem is an item of several lines, the later ones set in.
func joinItem(lines []string, level int) string {
	indent := strings.Repeat("  ", level)
	return indent + strings.Join(lines, "\n"+indent+"  ")
}
