package ooxml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	utf "golang.org/x/text/encoding/unicode"

	"baihua/backend/ingest/archive"
)

// Node is an element. Names are without their prefix: the transitional and the strict
// form of the format differ in nothing else that matters here.
type Node struct {
	Name  string
	Kids  []*Node
	Text  string // character data directly in it
	attrs []attr
}

type attr struct{ name, value string }

// Attr is an attribute's value, "" where there is none.
func (n *Node) Attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// Kid is the first child of that name below the names before it, nil where there is none.
func (n *Node) Kid(names ...string) *Node {
	for _, name := range names {
		n = n.kid(name)
	}
	return n
}

func (n *Node) kid(name string) *Node {
	if n == nil {
		return nil
	}
	for _, k := range n.Kids {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// On reads an element that switches something: being there means yes unless its value
// says no.
func (n *Node) On() bool {
	if n == nil {
		return false
	}
	switch n.Attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// All is all character data in n.
func (n *Node) All() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	n.Each(func(k *Node) bool { b.WriteString(k.Text); return true })
	return b.String()
}

// Each visits n and what is in it, in order; visit says whether to look inside.
func (n *Node) Each(visit func(*Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	for _, k := range n.Kids {
		k.Each(visit)
	}
}

// noise is what says nothing about words and their order and makes most of a part.
const noise = " rFonts lang sz szCs color shd spacing ind tblBorders tcBorders tblLook tblCellMar tcMar tcW kern bCs iCs proofErr " +
	"bookmarkStart bookmarkEnd lastRenderedPageBreak extLst sectPr latin ea cs sym ln solidFill effectLst prstGeom custGeom " +
	"gradFill blipFill blip lnL lnR lnT lnB bodyPr lstStyle tableStyleId timing transition Fallback "

// parse makes a tree of a part. Document types are refused, so that nothing is expanded.
func parse(raw []byte, limits Limits) (*Node, error) {
	d := xml.NewDecoder(bytes.NewReader(utf8of(raw)))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	t := tree{limits: limits, open: []*Node{{}}, words: make([][]byte, 1), relations: map[string]bool{}}
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return t.root()
		}
		if err == nil {
			err = t.take(token)
		} else {
			err = fmt.Errorf("%w: %w", archive.ErrDamaged, err)
		}
		if err != nil {
			return nil, err
		}
	}
}

// tree is a part being read.
type tree struct {
	limits    Limits
	open      []*Node
	words     [][]byte // of each open element
	elements  int
	skipping  int             // open elements of noise
	relations map[string]bool // prefixes of attributes that name a relation
}

func (t *tree) take(token xml.Token) error {
	switch token := token.(type) {
	case xml.Directive:
		return fmt.Errorf("%w: it declares a document type", archive.ErrUnsafe)
	case xml.StartElement:
		if t.elements++; t.elements > t.limits.Elements || len(t.open)+t.skipping > t.limits.Depth {
			return fmt.Errorf("%w: more than %d elements, or nested too deeply", archive.ErrUnsafe, t.limits.Elements)
		}
		if t.skipping > 0 || strings.Contains(noise, " "+token.Name.Local+" ") {
			t.skipping++
			return nil
		}
		n := t.element(token)
		parent := t.open[len(t.open)-1]
		parent.Kids = append(parent.Kids, n)
		t.open, t.words = append(t.open, n), append(t.words, nil)
	case xml.EndElement:
		switch top := len(t.open) - 1; {
		case t.skipping > 0:
			t.skipping--
		case top > 0:
			t.open[top].Text = string(t.words[top])
			t.open, t.words = t.open[:top], t.words[:top]
		}
	case xml.CharData:
		top := len(t.open) - 1
		if t.skipping == 0 && (len(t.open[top].Kids) == 0 || len(bytes.TrimSpace(token)) > 0) {
			t.words[top] = append(t.words[top], token...)
		}
	}
	return nil
}

func (t *tree) root() (*Node, error) {
	if len(t.open) > 1 || len(t.open[0].Kids) == 0 {
		return nil, fmt.Errorf("%w: a part that is empty or ends early", archive.ErrDamaged)
	}
	return t.open[0].Kids[0], nil
}

// element keeps what attributes say; one that names a relation is called "r:id" whatever
// its prefix, since there is often another id beside it.
func (t *tree) element(start xml.StartElement) *Node {
	n := &Node{Name: start.Name.Local}
	for _, a := range start.Attr {
		if a.Name.Space == "xmlns" && strings.HasSuffix(a.Value, "/relationships") {
			t.relations[a.Name.Local] = true
		}
	}
	for _, a := range start.Attr {
		name := a.Name.Local
		switch {
		case a.Name.Space == "xmlns" || name == "xmlns" || a.Name.Space == "w14" || strings.HasPrefix(name, "rsid"):
			continue
		case t.relations[a.Name.Space]:
			name = "r:" + name
		}
		n.attrs = append(n.attrs, attr{name, a.Value})
	}
	return n
}

// utf8of is a part as UTF-8; few programs write UTF-16.
func utf8of(raw []byte) []byte {
	if !bytes.HasPrefix(raw, []byte{0xFF, 0xFE}) && !bytes.HasPrefix(raw, []byte{0xFE, 0xFF}) {
		return raw
	}
	out, err := utf.UTF16(utf.LittleEndian, utf.UseBOM).NewDecoder().Bytes(raw)
	if err != nil {
		return raw
	}
	return out
}

// Children are the elements directly in n.
func (n *Node) Children() []*Node {
	if n == nil {
		return nil
	}
	return n.Kids
}
