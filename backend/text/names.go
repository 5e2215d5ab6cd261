package text

import (
	"slices"
	"strings"

	"baihua/backend/assist"
)

// Names finds the names of a pack's list in a text. It is made once and safe for
// concurrent use; a nil *Names finds nothing.
type Names struct {
	root  *nameNode
	names []assist.Name
	near  nearForms
}

// NameHit is a name found, by its canonical form.
type NameHit struct {
	Canonical string
	Kind      assist.NameKind
	Raw       string
	Span      assist.Span
	// Contained are the names that this one holds: the ingredients and the form of a
	// brand, each with its usual spelling as Raw and the Span of the brand.
	Contained []NameHit
}

type nameNode struct {
	next  map[rune]*nameNode
	names []int // the names that a form ending here means
}

// NewNames prepares a list. A canonical form counts only where it is among the forms: it
// is an id, which may be an everyday word. Forms are compared without regard to case, width or script,
// and hyphens and spaces are one; an empty form is ignored.
func NewNames(list []assist.Name) *Names {
	n := &Names{root: &nameNode{}, names: slices.Clone(list), near: newNearForms()}
	for i, name := range list {
		for _, form := range name.Forms {
			n.add(form, i)
			n.near.add(form, name.Kind)
		}
	}
	return n
}

// Forms are the spellings of a name on the list, the usual one first.
func (n *Names) Forms(canonical string) []string {
	if n == nil {
		return nil
	}
	at := slices.IndexFunc(n.names, func(o assist.Name) bool { return o.Canonical == canonical })
	if at < 0 {
		return nil
	}
	return slices.Clone(n.names[at].Forms)
}

func (n *Names) add(form string, name int) {
	t := newSource(strings.TrimSpace(form))
	node := n.root
	for i := 0; i < len(t.r); {
		r, end := t.joined(i)
		if node.next == nil {
			node.next = map[rune]*nameNode{}
		}
		child := node.next[r]
		if child == nil {
			child = &nameNode{}
			node.next[r] = child
		}
		node, i = child, end
	}
	if node != n.root && !slices.Contains(node.names, name) {
		node.names = append(node.names, name)
	}
}

// joined reads one rune of a name; a run of spaces and hyphens is one space.
func (t *source) joined(i int) (r rune, end int) {
	if !contains(" -_\t", t.r[i]) {
		return t.r[i], i + 1
	}
	for end = i; end < len(t.r) && end < i+maxSpaces && contains(" -_\t", t.r[end]); end++ {
	}
	return ' ', end
}

// Find gives the names in s, the longest at each place, in the order of the text. Latin
// forms count at word bounds only, a plural s allowed. A form that means several names
// gives a hit for each.
func (n *Names) Find(s string) []NameHit {
	if n == nil {
		return nil
	}
	t := newSource(s)
	var out []NameHit
	for i := 0; i < len(t.r); {
		names, end := n.longest(t, i)
		if end == i {
			i++
			continue
		}
		for _, k := range names {
			out = append(out, n.hit(n.names[k], t.text(i, end), t.span(i, end)))
		}
		i = end
	}
	return out
}

// hit is a name found, with what it contains one level down.
func (n *Names) hit(name assist.Name, raw string, span assist.Span) NameHit {
	h := NameHit{Canonical: name.Canonical, Kind: name.Kind, Raw: raw, Span: span}
	for _, in := range name.Contains {
		at := slices.IndexFunc(n.names, func(o assist.Name) bool { return o.Canonical == in })
		if at >= 0 {
			usual := append(slices.Clone(n.names[at].Forms), in)[0]
			h.Contained = append(h.Contained, NameHit{Canonical: in, Kind: n.names[at].Kind, Raw: usual, Span: span})
		}
	}
	return h
}

func (n *Names) longest(t *source, i int) (names []int, end int) {
	node, at := n.root, i
	end = i
	for at < len(t.r) {
		r, to := t.joined(at)
		child := node.next[r]
		if child == nil {
			break
		}
		node, at = child, to
		if len(node.names) == 0 {
			continue
		}
		if t.bounded(i, at) {
			names, end = node.names, at
		} else if p := t.plural(at); p > at && t.bounded(i, p) {
			names, end = node.names, p
		}
	}
	return names, end
}

// plural is the end of a plural ending at i.
func (t *source) plural(i int) int {
	if !latinLetter(t.at(i - 1)) {
		return i
	}
	for _, s := range []string{"es", "s", "'s"} {
		if t.hasString(i, s) && !latinLetter(t.at(i+len(s))) {
			return i + len(s)
		}
	}
	return i
}
