package pdf

// weave holds lines that were drawn across two columns of prose, row by row: each has
// two long runs with one gutter between them.
const (
	weaveLines = 5
	longRun    = 18 // heights: a column of prose is at least so wide
)

// unweave puts two columns that were drawn as one after each other.
func unweave(parts []Part) []Part {
	var out []Part
	for i := 0; i < len(parts); {
		n := woven(parts[i:])
		if n < weaveLines {
			out = append(out, parts[i])
			i++
			continue
		}
		for side := range 2 {
			for _, l := range parts[i : i+n] {
				if half, ok := l.side(side, parts[i].Line); ok {
					out = append(out, Part{Line: half})
				}
			}
		}
		i += n
	}
	return out
}

// woven counts the lines from the first on that share its gutter.
func woven(parts []Part) int {
	first := parts[0]
	if len(first.Runs) != 2 {
		return 0
	}
	left, right := first.Runs[0].Right, first.Runs[1].Left
	n, long := 0, 0
	for _, l := range parts {
		switch {
		case l.Rows != nil:
			return prose(n, long)
		case len(l.Runs) == 2 && l.Runs[0].Right < right && l.Runs[1].Left > left:
			left, right = max(left, l.Runs[0].Right), min(right, l.Runs[1].Left)
			if l.Runs[0].Width() > longRun*l.Height() && l.Runs[1].Width() > longRun*l.Height()/2 {
				long++
			}
		case len(l.Runs) == 1 && (l.Right < right || l.Left > left):
		default:
			return prose(n, long)
		}
		n++
	}
	return prose(n, long)
}

func prose(n, long int) int {
	if 2*long < n {
		return 0
	}
	return n
}

// side is the half of l that stands in one of two columns as first parts them.
func (l Line) side(side int, first Line) (Line, bool) {
	middle := (first.Runs[0].Right + first.Runs[1].Left) / 2
	half := l.without(func(r Run) bool { return (r.Left+r.Right)/2 > middle != (side == 1) })
	return half, len(half.Runs) > 0
}
