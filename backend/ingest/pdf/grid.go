package pdf

import (
	"slices"
	"strings"
)

// maxRules is how many rules of one page are looked at.
const maxRules = 3000

// placed is a table and how many lines (and tables) stand before it.
type placed struct {
	Part
	at int
}

// ruledTables gathers the runs inside drawn grids into tables and returns the lines
// outside. A grid has at least two rows and two columns.
func (p *Page) ruledTables(lines []Line) ([]Line, []placed) {
	var tables []placed
	for _, g := range grids(p.rules) {
		var outside []Line
		cells := g.empty()
		first := -1
		for _, l := range lines {
			rest := l.without(func(r Run) bool { return g.take(cells, r) })
			if len(rest.Runs) < len(l.Runs) && first < 0 {
				first = len(outside)
			}
			if len(rest.Runs) > 0 {
				outside = append(outside, rest)
			}
		}
		rows := g.rows(cells)
		if first < 0 || !tabular(rows) {
			continue // a frame around text
		}
		lines = outside
		tables = append(tables, placed{Part{Line: Line{Box: g.box()}, Rows: rows}, first})
	}
	return lines, tables
}

// tabular says whether rows hold data: at least two rows and two columns with words.
func tabular(rows [][]string) bool {
	if len(rows) < 2 {
		return false
	}
	columns := map[int]bool{}
	for _, row := range rows {
		for i, cell := range row {
			if cell != "" {
				columns[i] = true
			}
		}
	}
	return len(columns) >= 2
}

// grid is a table as it was drawn: the places of its rules, left to right and top down.
type grid struct {
	xs, ys []float64
	rules  []Box
}

const touching = 2.5 // points between rules that belong together

// grids finds the groups of rules that touch each other and make rows and columns.
func grids(rules []Box) []grid {
	all := edges(rules)
	if len(all) > maxRules {
		return nil
	}
	group := make([]int, len(all))
	for i := range group {
		group[i] = i
	}
	find := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for i, a := range all {
		for j := range i {
			b := all[j]
			if a.Left-touching <= b.Right && b.Left-touching <= a.Right && a.Bottom-touching <= b.Top && b.Bottom-touching <= a.Top {
				group[find(i)] = find(j)
			}
		}
	}
	members := map[int][]Box{}
	var order []int
	for i, r := range all {
		g := find(i)
		if members[g] == nil {
			order = append(order, g)
		}
		members[g] = append(members[g], r)
	}
	var out []grid
	for _, g := range order {
		if made, ok := newGrid(members[g]); ok {
			out = append(out, made)
		}
	}
	return out
}

func newGrid(rules []Box) (grid, bool) {
	var xs, ys []float64
	across, upright := 0, 0
	for _, r := range rules {
		if r.Width() < thin {
			xs = append(xs, (r.Left+r.Right)/2)
			ys = append(ys, r.Bottom, r.Top)
			upright++
		}
		if r.Height() < thin {
			ys = append(ys, (r.Bottom+r.Top)/2)
			xs = append(xs, r.Left, r.Right)
			across++
		}
	}
	g := grid{xs: distinct(xs), ys: distinct(ys), rules: rules}
	slices.Reverse(g.ys)
	return g, across >= 2 && upright >= 1 && len(g.xs) >= 3 && len(g.ys) >= 3
}

// distinct sorts places and makes one of those closer than a cell can be.
func distinct(places []float64) []float64 {
	const nearest = 4
	slices.Sort(places)
	var out []float64
	for _, x := range places {
		if len(out) == 0 || x-out[len(out)-1] > nearest {
			out = append(out, x)
		}
	}
	return out
}

func (g grid) box() Box {
	return Box{g.xs[0], g.ys[len(g.ys)-1], g.xs[len(g.xs)-1], g.ys[0]}
}

func (g grid) empty() [][][]Run {
	cells := make([][][]Run, len(g.ys)-1)
	for i := range cells {
		cells[i] = make([][]Run, len(g.xs)-1)
	}
	return cells
}

// take puts r into the cell that its middle stands in.
func (g grid) take(cells [][][]Run, r Run) bool {
	x, y := (r.Left+r.Right)/2, (r.Bottom+r.Top)/2
	if b := g.box(); x < b.Left || x > b.Right || y < b.Bottom || y > b.Top {
		return false
	}
	row, column := 0, 0
	for row < len(g.ys)-2 && y < g.ys[row+1] {
		row++
	}
	for column < len(g.xs)-2 && x > g.xs[column+1] {
		column++
	}
	cells[row][column] = append(cells[row][column], r)
	return true
}

// rows joins cells that no rule parts, and says what stands in them.
func (g grid) rows(cells [][][]Run) [][]string {
	rows := make([][]string, len(cells))
	for i := range cells {
		rows[i] = make([]string, len(cells[i]))
	}
	done := map[[2]int]bool{}
	for i := range cells {
		for j := range cells[i] {
			if done[[2]int{i, j}] {
				continue
			}
			down, right := g.span(i, j)
			var runs []Run
			for a := i; a < down; a++ {
				for b := j; b < right; b++ {
					runs = append(runs, cells[a][b]...)
					done[[2]int{a, b}] = true
				}
			}
			said := cellText(runs)
			for a := i; a < down; a++ {
				rows[a][j] = said
				for b := j + 1; b < right && i == 0; b++ {
					rows[a][b] = said // a heading over several columns
				}
			}
		}
	}
	return slices.DeleteFunc(rows, func(row []string) bool { return strings.Join(row, "") == "" })
}

// span is where the cell that begins at row i, column j ends.
func (g grid) span(i, j int) (down, right int) {
	down, right = i+1, j+1
	for right < len(g.xs)-1 && !g.ruled(g.xs[right], (g.ys[i]+g.ys[i+1])/2) {
		right++
	}
	for down < len(g.ys)-1 && !g.ruled((g.xs[j]+g.xs[j+1])/2, g.ys[down]) {
		down++
	}
	return down, right
}

// ruled says whether a rule passes by a place.
func (g grid) ruled(x, y float64) bool {
	for _, r := range g.rules {
		if r.Left-touching <= x && x <= r.Right+touching && r.Bottom-touching <= y && y <= r.Top+touching {
			return true
		}
	}
	return false
}

// cellText joins the lines of a cell from the top.
func cellText(runs []Run) string {
	slices.SortStableFunc(runs, func(a, b Run) int {
		if a.Bottom > b.Top || b.Bottom > a.Top { // not on one line
			if a.Top > b.Top {
				return -1
			}
			return 1
		}
		return 0
	})
	lines := make([]string, len(runs))
	for i, r := range runs {
		lines[i] = r.Text
	}
	return strings.Join(lines, "\n")
}
