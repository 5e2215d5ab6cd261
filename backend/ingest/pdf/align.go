package pdf

import (
	"slices"
	"strings"
)

const (
	alignedLines = 3   // a table without rules has at least so many rows
	cellRunes    = 40  // longer cells on average are prose
	rowLeading   = 2.5 // heights between rows at most
)

// alignedTables finds tables drawn without upright rules: lines under each other whose
// runs keep to the same columns.
func alignedTables(parts []Part) []Part {
	var out []Part
	for i := 0; i < len(parts); {
		n, gaps := aligned(parts[i:])
		if n < alignedLines {
			out = append(out, parts[i])
			i++
			continue
		}
		t := Part{Line: Line{Box: parts[i].Box}}
		for _, l := range parts[i : i+n] {
			t.Box = t.join(l.Box)
			row := make([]string, len(gaps)+1)
			for _, r := range l.Runs {
				at := columnOf(r, gaps)
				row[at] = strings.TrimSpace(row[at] + "\n" + r.Text)
			}
			t.Rows = append(t.Rows, row)
		}
		out = append(out, t)
		i += n
	}
	return out
}

// gap is a strip without text.
type gap struct{ left, right float64 }

// aligned counts the lines from the first on that keep to its columns, and tells where
// these part.
func aligned(parts []Part) (int, []gap) {
	first := parts[0]
	if first.Rows != nil || len(first.Runs) < 2 {
		return 0, nil
	}
	gaps := lineGaps(first.Line)
	n, runes, runs := 0, 0, 0
	for i, l := range parts {
		if l.Rows != nil || len(l.Runs) < 2 || i > 0 && !below(l.Line, parts[i-1].Line) {
			break
		}
		narrowed, ok := narrow(gaps, l.Line)
		if !ok {
			break
		}
		gaps = narrowed
		for _, r := range l.Runs {
			runes += len([]rune(r.Text))
			runs++
		}
		n++
	}
	if runes > cellRunes*runs {
		return 0, nil
	}
	return n, gaps
}

func below(l, above Line) bool {
	return l.Top < above.Top && above.Bottom-l.Top < rowLeading*l.Height()
}

func lineGaps(l Line) []gap {
	runs := slices.Clone(l.Runs)
	slices.SortFunc(runs, func(a, b Run) int { return int(a.Left - b.Left) })
	var out []gap
	for i := 1; i < len(runs); i++ {
		out = append(out, gap{runs[i-1].Right, runs[i].Left})
	}
	return out
}

// narrow keeps of every gap what l leaves free; none may be closed, none may be new.
func narrow(gaps []gap, l Line) ([]gap, bool) {
	if len(l.Runs) > len(gaps)+1 {
		return nil, false
	}
	out := slices.Clone(gaps)
	for i := range out {
		for _, r := range l.Runs {
			switch middle := (out[i].left + out[i].right) / 2; {
			case r.Right <= middle || r.Left < out[i].left && r.Right < out[i].right:
				out[i].left = max(out[i].left, r.Right)
			case r.Left >= middle || r.Right > out[i].right && r.Left > out[i].left:
				out[i].right = min(out[i].right, r.Left)
			default:
				return nil, false
			}
		}
		if out[i].right-out[i].left < 2 {
			return nil, false
		}
	}
	return out, true
}

func columnOf(r Run, gaps []gap) int {
	for i, g := range gaps {
		if r.Right <= g.right {
			return i
		}
	}
	return len(gaps)
}
