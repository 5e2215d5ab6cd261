package ingest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"strings"

	"baihua/backend/assist"
)

// Item is one document with its passages, in order. An Audience of "" says that the file
// does not tell for whom it is: only a person can.
type Item struct {
	Document assist.Document
	Passages []assist.Passage
	// Line is where in the source the document stands, 0 for all of it.
	Line int
	// Unchanged says that Options.Unchanged recognised the document; only its ID,
	// Hash and Source are set then.
	Unchanged bool
	// Written is what the document was read from, as people wrote it, where they can go on
	// writing it here: text and Markdown of no pack. Else "".
	Written string
}

// Sink takes what a source holds. An error from Put ends the reading with that error.
type Sink struct {
	Put  func(Item) error
	Skip func(Skip)
}

// Options say how a source is read. The zero value reads with the default limits.
type Options struct {
	// Root is the folder that ids made from paths are relative to; "" takes them
	// from Source.Name.
	Root string
	// Pack is the id of the pack the source belongs to, or "".
	Pack string
	// Unchanged is asked before a document is cut into passages, so that reading the
	// same file again costs next to nothing. Nil means nothing is known.
	Unchanged func(documentID, hash string) bool
	// Identify gives the id of a file on disk that names none, from its path and the id
	// that its name makes; see PathIDs. Nil takes the latter.
	Identify func(path, id string) string
	// Limits replaces DefaultLimits where it is not zero.
	Limits Limits
	// Engines serve many sources; without them Read starts its own for each that needs
	// some.
	Engines *Engines

	inside int // of how many archives
}

// Read gives every document in src to sink.
func Read(ctx context.Context, src Source, opt Options, sink Sink) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if opt.Limits == (Limits{}) {
		opt.Limits = DefaultLimits()
	}
	format := formatOf(src.Name)
	if format == "" {
		sink.Skip(unsupported(src.Name))
		return nil
	}
	r := &reader{src: src, opt: opt, sink: sink, format: format}
	if opt.Engines == nil {
		r.opt.Engines = NewEngines()
		defer r.opt.Engines.Close()
	}
	switch format {
	case formatJSONL:
		return r.records(ctx)
	case formatZIP:
		return r.zip(ctx)
	}
	return r.file(ctx)
}

// reader reads one source.
type reader struct {
	src    Source
	opt    Options
	sink   Sink
	format string
	// breathe gives a reader that goes on its time anew.
	breathe func()
	written string // see Item.Written
}

func (r *reader) skip(line int, code SkipCode, detail string) {
	r.sink.Skip(Skip{Name: r.src.Name, Line: line, Code: code, Detail: detail})
}

// file reads a source that is one document, within the time for one.
func (r *reader) file(ctx context.Context) error {
	raw, ok := r.bytes(r.opt.Limits.File)
	if !ok {
		return nil
	}
	return r.guarded(ctx, func(ctx context.Context, apart *reader) error { return apart.whole(ctx, raw) })
}

func (r *reader) whole(ctx context.Context, raw []byte) error {
	switch r.format {
	case formatPDF:
		return r.pdf(ctx, raw)
	case formatDOCX:
		return r.docx(raw)
	case formatPPTX:
		return r.pptx(ctx, raw)
	case formatXLSX:
		return r.xlsx(ctx, raw)
	}
	return r.plain(raw)
}

// plain reads a file of text.
func (r *reader) plain(raw []byte) error {
	s, ok := decode(raw)
	if !ok {
		r.skip(0, BadEncoding, "save the file as UTF-8 (UTF-16 and GB18030 are read too)")
		return nil
	}
	switch r.format {
	case formatMarkdown:
		r.keep(s)
		return r.markdown(raw, s)
	case formatHTML:
		return r.html(raw, s)
	case formatCSV:
		return r.csv(raw, s)
	}
	r.keep(s)
	return r.text(raw, s)
}

// keep notes what the document is read from, unless a pack brings it again and again.
func (r *reader) keep(written string) {
	if r.opt.Pack == "" {
		r.written = written
	}
}

// bytes reads the whole source within the limit.
func (r *reader) bytes(limit int64) ([]byte, bool) {
	if r.src.Size > limit {
		r.tooLarge(limit)
		return nil, false
	}
	f, err := r.src.Open()
	if err != nil {
		r.skip(0, Unreadable, "the file cannot be opened")
		return nil, false
	}
	defer f.Close()
	var raw bytes.Buffer
	raw.Grow(int(r.src.Size) + bytes.MinRead)
	_, err = raw.ReadFrom(io.LimitReader(f, limit+1))
	switch {
	case err != nil:
		r.skip(0, Unreadable, "the file cannot be read to its end")
		return nil, false
	case int64(raw.Len()) > limit:
		r.tooLarge(limit)
		return nil, false
	}
	return raw.Bytes(), true
}

func (r *reader) tooLarge(limit int64) {
	r.skip(0, TooLarge, fmt.Sprintf("larger than %d MiB: split the file", limit>>20))
}

// start makes the document of a file whose front matter, if any, named it id.
// done is true when nothing more is to be read.
func (r *reader) start(raw []byte, id string, line int) (doc assist.Document, done bool, err error) {
	if id == "" {
		id = r.pathID()
	}
	doc = assist.Document{
		ID:     id,
		Source: r.src.Name,
		Format: r.format,
		Pack:   r.opt.Pack,
		Hash:   contentHash(raw),
	}
	if r.src.Path != "" {
		doc.Attributes = map[string]string{originAttribute: r.src.Path}
	}
	done, err = r.unchanged(doc, line)
	return doc, done, err
}

// unchanged hands a document that is known already to the sink as it is.
func (r *reader) unchanged(doc assist.Document, line int) (bool, error) {
	if r.opt.Unchanged == nil || !r.opt.Unchanged(doc.ID, doc.Hash) {
		return false, nil
	}
	return true, r.sink.Put(Item{Document: doc, Line: line, Unchanged: true})
}

// put composes blocks into doc and hands it over, or reports why it cannot. line is
// where in the file the document stands, 0 for all of it.
func (r *reader) put(doc assist.Document, blocks []block, line int) error {
	passages := compose(&doc, blocks)
	switch {
	case len(passages) == 0:
		r.skip(line, Empty, "nothing to read in it")
		return nil
	case len(passages) > r.opt.Limits.Passages:
		r.skip(line, TooLarge, fmt.Sprintf("more than %d passages: split the file", r.opt.Limits.Passages))
		return nil
	}
	return r.sink.Put(Item{Document: doc, Passages: passages, Line: line, Written: r.written})
}

// baseTitle is the title of a file that gives itself none.
func (r *reader) baseTitle() string {
	base := path.Base(r.src.Name)
	return strings.TrimSuffix(base, path.Ext(base))
}
