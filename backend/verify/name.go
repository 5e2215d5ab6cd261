package verify

import (
	"slices"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// bySpan groups hits that are one form: a form that means several names is met by any.
func bySpan(hits []text.NameHit) [][]text.NameHit {
	var out [][]text.NameHit
	for _, h := range hits {
		if n := len(out); n > 0 && out[n-1][0].Span == h.Span {
			out[n-1] = append(out[n-1], h)
			continue
		}
		out = append(out, []text.NameHit{h})
	}
	return out
}

func anySame(group, theirs []text.NameHit) bool {
	return slices.ContainsFunc(group, func(h text.NameHit) bool {
		return slices.ContainsFunc(theirs, func(o text.NameHit) bool { return o.Canonical == h.Canonical && o.Kind == h.Kind })
	})
}

// rival is another name of the same kind, as written; "" if there is none.
func rival(group, theirs []text.NameHit) string {
	for _, o := range theirs {
		if hasKind(group, o.Kind) && !anySame(group, []text.NameHit{o}) {
			return o.Raw
		}
	}
	return ""
}

func hasKind(hits []text.NameHit, kind assist.NameKind) bool {
	return slices.ContainsFunc(hits, func(h text.NameHit) bool { return h.Kind == kind })
}
