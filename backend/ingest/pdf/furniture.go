package pdf

import (
	"math"
	"regexp"
	"strings"
	"unicode/utf8"
)

const (
	margin     = 0.12 // share of the page's height where heads and feet stand
	sameHeight = 3.0  // points by which a head may move from page to page

	furnitureRunes = 40
)

var (
	digits     = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(`(?i)^(?:[-–—·|]?\s*(?:p(?:age|\.)?\s*)?\d{1,4}(?:\s*(?:/|of|，共|、共|共)\s*\d{1,4})?\s*(?:页)?\s*[-–—·|]?|第\s*\d{1,4}\s*页(?:\s*[/，,]?\s*共\s*\d{1,4}\s*页)?|[ivxlc]{1,6})$`)
)

// dropFurniture takes running heads and feet out of the pages: what stands at the same
// height near the edge of several pages and differs only in its numbers, and page numbers.
func dropFurniture(pages []Page) {
	seen := map[string][]float64{}
	for _, p := range pages {
		for _, r := range p.edgeRuns() {
			key := furnitureKey(r.Text)
			seen[key] = append(seen[key], r.Bottom)
		}
	}
	need := max(2, (len(pages)+2)/4) // heads may alternate, chapters bring their own
	for i := range pages {
		p := &pages[i]
		kept := p.Lines[:0:0]
		for _, l := range p.Lines {
			if p.atEdge(l.Box) {
				l = l.without(func(r Run) bool {
					if pageNumber.MatchString(r.Text) && p.outermost(l.Box) {
						return true
					}
					near := 0
					for _, bottom := range seen[furnitureKey(r.Text)] {
						if math.Abs(bottom-r.Bottom) <= sameHeight {
							near++
						}
					}
					return near >= need
				})
			}
			if len(l.Runs) > 0 {
				kept = append(kept, l)
			}
		}
		p.Lines = kept
	}
}

// furnitureKey is equal for what may differ in its numbers alone; in a long line numbers
// count, since rows and clauses differ in nothing else either.
func furnitureKey(s string) string {
	if utf8.RuneCountInString(s) > furnitureRunes {
		return s
	}
	return strings.Join(strings.Fields(digits.ReplaceAllString(s, "0")), " ")
}

func (p Page) atEdge(b Box) bool {
	return b.Bottom > p.Height*(1-margin) || b.Top < p.Height*margin
}

func (p Page) edgeRuns() []Run {
	var out []Run
	for _, l := range p.Lines {
		if p.atEdge(l.Box) {
			out = append(out, l.Runs...)
		}
	}
	return out
}

// outermost says that no other text stands further out on b's side of the page.
func (p Page) outermost(b Box) bool {
	for _, l := range p.Lines {
		if b.Top < p.Height/2 && l.Top < b.Bottom || b.Bottom > p.Height/2 && l.Bottom > b.Top {
			return false
		}
	}
	return true
}

func (l Line) without(drop func(Run) bool) Line {
	var out Line
	for _, r := range l.Runs {
		if drop(r) {
			continue
		}
		if len(out.Runs) == 0 {
			out.Box = r.Box
		}
		out.Runs = append(out.Runs, r)
		out.Box = out.join(r.Box)
	}
	return out
}
