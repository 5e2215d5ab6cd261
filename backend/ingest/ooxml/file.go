package ooxml

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"baihua/backend/ingest/archive"
)

// ErrOld is a file of the binary formats before 2007, or one behind a password: both are
// kept in the same container.
var ErrOld = errors.New("an older format, or protected by a password")

// Limits bound what a file may cost.
type Limits struct {
	Archive  archive.Limits
	Elements int // of one part
	Depth    int // of nested elements
}

// File is an open Office file.
type File struct {
	archive *archive.Archive
	entries map[string]archive.Entry // by lower case name
	limits  Limits
}

const oldContainer = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// Open reads the directory of an Office file.
func Open(raw []byte, limits Limits) (*File, error) {
	if bytes.HasPrefix(raw, []byte(oldContainer)) {
		return nil, ErrOld
	}
	a, err := archive.Open(raw, limits.Archive)
	if err != nil {
		return nil, err
	}
	f := &File{archive: a, entries: make(map[string]archive.Entry, len(a.Entries)), limits: limits}
	for _, e := range a.Entries {
		f.entries[strings.ToLower(e.Name)] = e
	}
	return f, nil
}

// Check unpacks everything within the limits, for a parser that unpacks on its own.
func (f *File) Check() error { return f.archive.Check() }

// Has says whether there is a part of that name.
func (f *File) Has(name string) bool {
	_, ok := f.entries[strings.ToLower(name)]
	return ok
}

// Part is the root element of a part. A part that is not there has an empty root.
func (f *File) Part(name string) (*Node, error) {
	e, ok := f.entries[strings.ToLower(name)]
	if !ok {
		return &Node{}, nil
	}
	raw, err := f.archive.Read(e)
	if err != nil {
		return nil, err
	}
	root, err := parse(raw, f.limits)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path.Base(name), err)
	}
	return root, nil
}

// Relation points from one part to another.
type Relation struct {
	ID     string
	Kind   string // the last word of its type: "slide", "notesSlide", "styles"
	Target string // the name of the part it points at
}

// Relations are those of a part, "" for those of the file; parts outside are left out.
func (f *File) Relations(part string) ([]Relation, error) {
	folder, base := path.Split(part)
	root, err := f.Part(folder + "_rels/" + base + ".rels")
	if err != nil {
		return nil, err
	}
	var out []Relation
	for _, n := range root.Kids {
		if n.Name != "Relationship" || n.Attr("TargetMode") == "External" {
			continue
		}
		target := n.Attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", folder, target)
		}
		out = append(out, Relation{ID: n.Attr("Id"), Kind: path.Base(n.Attr("Type")), Target: strings.TrimPrefix(path.Clean(target), "/")})
	}
	return out, nil
}

// Main is the name of the part that the file is about, fallback where it does not say.
func (f *File) Main(fallback string) (string, error) {
	relations, err := f.Relations("")
	for _, r := range relations {
		if r.Kind == "officeDocument" && f.Has(r.Target) {
			return r.Target, err
		}
	}
	if err == nil && !f.Has(fallback) {
		err = fmt.Errorf("%w: no %s in it", archive.ErrDamaged, path.Base(fallback))
	}
	return fallback, err
}

// Title is what the file calls itself, often nothing.
func (f *File) Title() string {
	root, err := f.Part("docProps/core.xml")
	if err != nil {
		return ""
	}
	return root.Kid("title").All()
}
