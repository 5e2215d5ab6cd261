package verify

import (
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// sameSegment is the share of content, either way, from which two segments speak of one
// thing.
const sameSegment = .99

// segment is what stands between two commas: a thing and its figures.
type segment struct {
	speaks  content
	figures []text.Quantity
}

// pairings: the figures of a sentence must stand with the things they stand with there:
// "sofa 0 yuan, chair 20 yuan" has the figures of "sofa 20 yuan, chair 0 yuan".
func (w witness) pairings(claim string) []assist.Veto {
	theirs := segmentsOf(w.sentence)
	if len(theirs) < 2 {
		return nil
	}
	var out []assist.Veto
	for _, s := range segmentsOf(claim) {
		if len(s.figures) == 0 || len(s.speaks) == 0 {
			continue
		}
		var ours, other text.Quantity
		known := false
		for _, o := range theirs {
			if len(o.figures) != len(s.figures) || s.speaks.within(o.speaks) < sameSegment || o.speaks.within(s.speaks) < sameSegment {
				continue
			}
			at := firstDifference(s.figures, o.figures)
			if known = at < 0; known {
				break
			}
			if other.Raw == "" {
				ours, other = s.figures[at], o.figures[at]
			}
		}
		if !known && other.Raw != "" {
			out = append(out, assist.Veto{Kind: assist.VetoNumber, Ours: ours.Raw, Found: other.Raw})
		}
	}
	return out
}

// firstDifference is the first place at which two lists of as many figures differ, -1 =
// none.
func firstDifference(a, b []text.Quantity) int {
	for i := range a {
		if !a[i].Same(b[i]) {
			return i
		}
	}
	return -1
}

func segmentsOf(s string) []segment {
	rs := []rune(s)
	var out []segment
	start := 0
	add := func(end int) {
		part := string(rs[start:end])
		figures := text.Quantities(part)
		speaks := contentOf(without(part, figures))
		switch n := len(out); {
		case len(speaks) > 0:
			out = append(out, segment{speaks, figures})
		case n > 0: // figures alone belong to what was said before
			out[n-1].figures = append(out[n-1].figures, figures...)
		}
		start = end + 1
	}
	for i, r := range rs {
		between := i > 0 && i+1 < len(rs) && rs[i-1] >= '0' && rs[i-1] <= '9' && rs[i+1] >= '0' && rs[i+1] <= '9'
		switch {
		case strings.ContainsRune("，；;、：（）()。", r), r == ',' && !between, r == ':' && !between, r == '.' && !between:
			add(i)
		}
	}
	add(len(rs))
	return out
}

// without is a text with its figures left out, units and all.
func without(s string, figures []text.Quantity) string {
	rs := []rune(s)
	for _, q := range figures {
		for i := q.Span.Start; i < q.Span.End; i++ {
			rs[i] = ' '
		}
	}
	return string(rs)
}
