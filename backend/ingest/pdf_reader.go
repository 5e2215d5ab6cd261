package ingest

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"baihua/backend/ingest/pdf"
)

// fewChars is how many characters a page must have for its text layer to count.
const fewChars = 8

// pdf reads the text layer; pages that are pictures are recognised where Tesseract is
// installed, else reported one by one.
func (r *reader) pdf(ctx context.Context, raw []byte) error {
	doc, done, err := r.start(raw, "", 0)
	if done || err != nil {
		return err
	}
	b := newPDFBlocks()
	title, lost := "", 0
	err = r.opt.Engines.pdf.Open(ctx, raw, func(f *pdf.File) error {
		if f.Pages > r.opt.Limits.Pages {
			return errTooMany
		}
		pages := make([]pdf.Page, 0, f.Pages)
		for n := range f.Pages {
			p, err := f.Page(n + 1)
			switch {
			case errors.Is(err, pdf.ErrStopped):
				return err
			case err != nil:
				r.skipPage(n+1, Damaged, "the page cannot be read")
				lost++
				continue
			}
			pages = append(pages, p)
		}
		title = f.Title()
		pdf.Arrange(pages)
		for _, p := range pages {
			if reason := unreadable(p); reason != "" {
				if text, ok := r.recognise(ctx, f, p.Number); ok {
					b.recognised(p.Number, text)
					r.skipPage(p.Number, Recognised, "the page is a picture: its text was recognised and imported, check it")
					continue
				}
				r.skipPage(p.Number, reason, pageAdvice(reason))
				lost++
				continue
			}
			b.page(p)
		}
		return nil
	})
	if err != nil {
		return r.refused(ctx, err)
	}
	blocks, largest := b.finish()
	doc.Title = pdfTitle(largest, title, r.baseTitle())
	if pages := b.recognisedPages(); pages != "" {
		if doc.Attributes == nil {
			doc.Attributes = map[string]string{}
		}
		doc.Attributes[recognisedAttribute] = pages
	}
	if len(blocks) == 0 && lost > 0 {
		return nil // every page was reported
	}
	return r.put(doc, blocks, 0)
}

var errTooMany = errors.New("too many pages")

// unreadable says why a page's text layer is of no use, "" for one that is.
func unreadable(p pdf.Page) SkipCode {
	switch {
	case p.Chars < fewChars && p.Drawn():
		return Scanned
	case p.Unmapped*3 > p.Chars:
		return BadEncoding
	}
	return ""
}

func pageAdvice(code SkipCode) string {
	if code == Scanned {
		return "the page is a picture without text: install Tesseract with chi_sim and eng, or import a file with text"
	}
	return "the page's font does not say which characters it draws: install Tesseract, or export the file again"
}

func (r *reader) skipPage(page int, code SkipCode, detail string) {
	r.sink.Skip(Skip{Name: r.src.Name, Page: page, Code: code, Detail: detail})
}

// refused reports why a whole file could not be read.
func (r *reader) refused(ctx context.Context, err error) error {
	switch {
	case errors.Is(err, errTooMany):
		r.skip(0, TooLarge, fmt.Sprintf("more than %d pages: split the file", r.opt.Limits.Pages))
	case errors.Is(err, pdf.ErrEncrypted):
		r.skip(0, Encrypted, "the file is protected by a password: save it without one")
	case errors.Is(err, pdf.ErrDamaged):
		r.skip(0, Damaged, "the file is damaged or not the kind its name says: export it again")
	case errors.Is(err, pdf.ErrStopped):
		return context.Cause(ctx)
	default:
		r.skip(0, Unreadable, "the PDF reader could not be started: free some memory and try again")
	}
	return nil
}

// pdfTitle prefers what the first page says in the largest letters to what the file
// calls itself, and both to its name.
func pdfTitle(largest, own, base string) string {
	if largest != "" {
		return largest
	}
	own = spaced(own)
	if titleLike(own) && !strings.HasPrefix(own, "Microsoft") && !strings.EqualFold(own, "untitled") && !strings.Contains(own, "://") {
		return own
	}
	return base
}
