package pdf

import (
	"math"
	"regexp"
	"strconv"
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
// height near the edge of several pages and differs only in its page number, and page
// numbers. Rows of a large table are none, though they look alike.
func dropFurniture(pages []Page) {
	seen := map[string][]edgeRun{}
	for i := range pages {
		p := &pages[i]
		p.findTables()
		for _, r := range p.edgeRuns() {
			seen[r.form] = append(seen[r.form], r)
		}
	}
	for i := range pages {
		p := &pages[i]
		kept := p.Lines[:0:0]
		for _, l := range p.Lines {
			if p.atEdge(l.Box) {
				l = l.without(func(r Run) bool {
					if pageNumber.MatchString(r.Text) && p.outermost(l.Box) {
						return true
					}
					own, near := p.edgeRun(r), 0
					for _, other := range seen[own.form] {
						if own.repeats(other) {
							near++
						}
					}
					return near >= needed(r.Text, len(pages))
				})
			}
			if len(l.Runs) > 0 {
				kept = append(kept, l)
			}
		}
		p.Lines = kept
	}
}

// needed is on how many pages a head stands: heads may alternate, and chapters bring their
// own. A sentence is rarely one, unless it stands on nearly every page.
func needed(s string, pages int) int {
	if strings.ContainsRune("。！？；.!?;", []rune(s)[utf8.RuneCountInString(s)-1]) {
		return max(2, pages*4/5)
	}
	return max(2, (pages+2)/4)
}

// edgeRun is a run near a page's edge: its words without numbers, and its numbers.
type edgeRun struct {
	form    string
	numbers []int
	page    int
	bottom  float64
}

// edgeRun keeps numbers apart from the words; in a long line they count as words, since
// rows and clauses differ in nothing else either.
func (p Page) edgeRun(r Run) edgeRun {
	out := edgeRun{form: r.Text, page: p.Number, bottom: r.Bottom}
	if utf8.RuneCountInString(r.Text) > furnitureRunes {
		return out
	}
	for _, d := range digits.FindAllString(r.Text, -1) {
		n, _ := strconv.Atoi(d[:min(len(d), 9)]) // digits
		out.numbers = append(out.numbers, n)
	}
	out.form = strings.Join(strings.Fields(digits.ReplaceAllString(r.Text, "0")), " ")
	return out
}

// repeats says whether two runs of one form are the same head: each number is equal in
// both, or counts the pages.
func (r edgeRun) repeats(o edgeRun) bool {
	if math.Abs(r.bottom-o.bottom) > sameHeight || len(r.numbers) != len(o.numbers) {
		return false
	}
	for i, n := range r.numbers {
		if d := n - o.numbers[i]; d != 0 && d != r.page-o.page {
			return false
		}
	}
	return true
}

// largeTable is the share of the page's height from which a grid is no part of a head.
const largeTable = 0.15

func (p *Page) findTables() {
	for _, g := range grids(p.rules) {
		if b := g.box(); b.Height() > largeTable*p.Height {
			p.large = append(p.large, b)
		}
	}
}

func (p Page) atEdge(b Box) bool {
	for _, t := range p.large {
		if b.Bottom >= t.Bottom && b.Top <= t.Top {
			return false
		}
	}
	return b.Bottom > p.Height*(1-margin) || b.Top < p.Height*margin
}

func (p Page) edgeRuns() []edgeRun {
	var out []edgeRun
	for _, l := range p.Lines {
		if p.atEdge(l.Box) {
			for _, r := range l.Runs {
				out = append(out, p.edgeRun(r))
			}
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
