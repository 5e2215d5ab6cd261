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
		return slices.ContainsFunc(theirs, func(o text.NameHit) bool { return same(h, o) })
	})
}

func same(a, b text.NameHit) bool { return a.Canonical == b.Canonical && a.Kind == b.Kind }

// saidFor reports whether a customer who says any of said means what is written as any of
// written: the same, or a brand for the one ingredient it contains. A brand of several
// ingredients stands for none of them.
func saidFor(said, written []text.NameHit) bool {
	return anySame(said, written) || slices.ContainsFunc(said, func(h text.NameHit) bool {
		only, ok := ingredient(h)
		return ok && anySame([]text.NameHit{only}, written)
	})
}

// ingredient is the one ingredient that a brand contains.
func ingredient(h text.NameHit) (only text.NameHit, ok bool) {
	n := 0
	for _, in := range h.Contained {
		if in.Kind == assist.NameIngredient {
			only = in
			n++
		}
	}
	return only, n == 1
}

// implied are the variants that come with the names said: a brand sold as a suspension
// is not the tablet.
func implied(said []text.NameHit) []text.NameHit {
	var out []text.NameHit
	for _, h := range said {
		for _, in := range h.Contained {
			if in.Kind == assist.NameVariant && !hasKind(said, in.Kind) {
				out = append(out, in)
			}
		}
	}
	return out
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
