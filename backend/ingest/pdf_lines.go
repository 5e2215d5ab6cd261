package ingest

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"baihua/backend/ingest/pdf"
)

// cutWord stands at the end of a line whose last word goes on in the next.
const cutWord = "\u00AD"

// dehyphened marks a word that the typesetter cut; what PDFium writes for its hyphen is
// no character.
func dehyphened(s string) string {
	for _, sign := range []string{"\uFFFE", "\x02"} {
		if cut, ok := strings.CutSuffix(strings.TrimRight(s, " "), sign); ok {
			return cut + cutWord
		}
		s = strings.ReplaceAll(s, sign, "-")
	}
	return s
}

// joins says whether a line goes on with the paragraph above it. gap is what is usually
// left free between lines of its page.
func (p *pdfPara) joins(page int, l pdf.Line, s string, gap float64) bool {
	h := min(l.Height(), p.last.Height())
	switch {
	case p.lines == nil || math.Abs(l.Height()-p.last.Height()) > 0.15*h:
		return false
	case stepLine.MatchString(s) || bulletLine.MatchString(s) || headingLevel(s) > 0 || askedLine.MatchString(s) || answeredLine.MatchString(s):
		return false
	case strings.HasSuffix(p.lines[len(p.lines)-1], cutWord):
		return true
	}
	full := p.free < max(2.2*h, firstWordWidth(s, l)+0.4*h)
	if page != p.page || l.Top > p.last.Top { // the next column or page
		return full && !ended(p.lines[len(p.lines)-1]) && headingLevel(p.lines[0]) == 0
	}
	item := stepLine.MatchString(p.lines[0]) || bulletLine.MatchString(p.lines[0])
	indented := l.Left > p.last.Left+0.8*h && (!item || len(p.lines) > 1)
	return full && !indented && p.last.Bottom-l.Top < gap+0.45*h
}

// firstWordWidth is about how wide the first word of a line is: it did not fit into the
// line above, or that line ended for another reason.
func firstWordWidth(s string, l pdf.Line) float64 {
	if wide(firstRune(s)) {
		return l.Height()
	}
	word, _, _ := strings.Cut(s, " ")
	return l.Width() * float64(utf8.RuneCountInString(word)) / float64(max(1, utf8.RuneCountInString(s)))
}

// usualGap is the median of what is left free between one line and the next.
func usualGap(parts []pdf.Part) float64 {
	var gaps []float64
	for i := 1; i < len(parts); i++ {
		a, l := parts[i-1], parts[i]
		if d := a.Bottom - l.Top; a.Rows == nil && l.Rows == nil && d < 2*l.Height() && l.Top < a.Top {
			gaps = append(gaps, d)
		}
	}
	if len(gaps) == 0 {
		return 0
	}
	slices.Sort(gaps)
	return gaps[(len(gaps)-1)/2]
}

// pageColumns knows how far the text of each line could have reached.
type pageColumns struct {
	parts []pdf.Part
	bound []float64 // where the text beside a line begins
}

// crowded is how many parts a page may have before the text beside is left aside.
const crowded = 1000

func newPageColumns(parts []pdf.Part) pageColumns {
	c := pageColumns{parts, make([]float64, len(parts))}
	for i, l := range parts {
		c.bound[i] = math.Inf(1)
		for _, o := range parts[:min(len(parts), crowded)] {
			if o.Left > l.Right && o.Bottom < l.Top && o.Top > l.Bottom {
				c.bound[i] = min(c.bound[i], o.Left)
			}
		}
	}
	return c
}

// right is how far the lines reach that begin where the given one does and stand in the
// same column: not beyond the text that stands beside it or its neighbours.
func (c pageColumns) right(at int) float64 {
	l, bound := c.parts[at], c.bound[at]
	for i := at; i > 0 && c.under(i, i-1); i-- {
		bound = min(bound, c.bound[i-1])
	}
	for i := at; i+1 < len(c.parts) && c.under(i+1, i); i++ {
		bound = min(bound, c.bound[i+1])
	}
	right := l.Right
	for _, o := range c.parts {
		if o.Rows == nil && o.Right < bound && math.Abs(o.Left-l.Left) < 4*l.Height() && math.Abs(o.Height()-l.Height()) < 0.3*l.Height() {
			right = max(right, o.Right)
		}
	}
	return right
}

// under says whether part i stands right under part j.
func (c pageColumns) under(i, j int) bool {
	l, above := c.parts[i], c.parts[j]
	return l.Rows == nil && above.Rows == nil && l.Top < above.Top && above.Bottom-l.Top < 3*l.Height() &&
		math.Abs(l.Left-above.Left) < 4*l.Height() && math.Abs(l.Height()-above.Height()) < 0.3*l.Height()
}

// letterSizes tells headings by the height of their letters.
type letterSizes struct {
	larger []int // heights that only headings have, the largest first
	title  int   // the largest, 0 when all letters are of one size
}

func newLetterSizes(heights map[int]int) letterSizes {
	body, most := 0, 0
	for h, n := range heights {
		if n > most || n == most && h < body {
			body, most = h, n
		}
	}
	var s letterSizes
	for h := range heights {
		if float64(h) > 1.12*float64(body) {
			s.larger = append(s.larger, h)
		}
	}
	slices.SortFunc(s.larger, func(a, b int) int { return b - a })
	if len(s.larger) > 0 {
		s.title = s.larger[0]
	}
	return s
}

// level is 0 for letters no larger than the text's.
func (s letterSizes) level(h int) int { return slices.Index(s.larger, h) + 1 }

func (s letterSizes) count() int { return len(s.larger) }
