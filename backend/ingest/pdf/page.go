package pdf

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Box is a rectangle in points, the origin at the page's lower left corner.
type Box struct{ Left, Bottom, Right, Top float64 }

// Height is the distance from bottom to top, for a line of text about its font's size.
func (b Box) Height() float64 { return b.Top - b.Bottom }

// Width is the distance from left to right.
func (b Box) Width() float64 { return b.Right - b.Left }

func (b Box) join(o Box) Box {
	return Box{min(b.Left, o.Left), min(b.Bottom, o.Bottom), max(b.Right, o.Right), max(b.Top, o.Top)}
}

// Run is a piece of a line without a wide gap in it.
type Run struct {
	Text string
	Box
}

// Line is text on one baseline, in the order in which the file draws it.
type Line struct {
	Runs []Run
	Box
}

// Text is the whole line.
func (l Line) Text() string {
	parts := make([]string, len(l.Runs))
	for i, r := range l.Runs {
		parts[i] = r.Text
	}
	return strings.Join(parts, " ")
}

// Page is what one page says.
type Page struct {
	Number        int // from 1
	Width, Height float64
	Lines         []Line
	// Chars is how many characters other than spaces the text layer has, Unmapped how
	// many of them have no meaning in Unicode.
	Chars, Unmapped int
	// Pictures says that an image covers a good part of the page.
	Pictures bool
	large    []Box // tables that are no part of a head or foot
	rules    []Box // thin lines and filled strips, as tables are drawn with
	// Parts are the lines in reading order without running heads and feet, those of a
	// table gathered into it; Arrange sets them.
	Parts []Part
}

// Page reads page number n, from 1.
func (f *File) Page(n int) (Page, error) {
	p := Page{Number: n}
	if f.ctx.Err() != nil {
		return p, ErrStopped
	}
	size, err := f.sandbox.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: f.doc, Index: n - 1})
	if err != nil {
		return p, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	p.Width, p.Height = size.Width, size.Height
	page, err := f.sandbox.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: f.doc, Index: n - 1})
	if err != nil {
		return p, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	ref := requests.Page{ByReference: &page.Page}
	defer func() { _, _ = f.sandbox.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: page.Page}) }()
	f.drawings(&p, ref)
	return p, f.text(&p, ref)
}

// text reads the page's text layer.
func (f *File) text(p *Page, ref requests.Page) error {
	loaded, err := f.sandbox.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	t := layer{file: f, ref: loaded.TextPage, walls: p.walls()}
	defer func() { _, _ = f.sandbox.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: t.ref}) }()
	count, err := f.sandbox.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: t.ref})
	if err != nil || count.Count <= 0 {
		return err
	}
	got, err := f.sandbox.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: t.ref, Count: count.Count})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	s := strings.TrimRight(got.Text, "\x00")
	t.shifted = len(utf16.Encode([]rune(s))) != count.Count
	at := 0
	for part := range strings.SplitSeq(s, "\n") {
		if f.ctx.Err() != nil {
			return ErrStopped
		}
		line := strings.TrimSuffix(part, "\r")
		p.count(line)
		if l, ok := t.line(line, at); ok {
			p.Lines = append(p.Lines, l)
		}
		at += len(utf16.Encode([]rune(part))) + 1
	}
	return nil
}

// What PDFium writes for a hyphen at the end of a line.
const (
	hyphen    = '\uFFFE'
	oldHyphen = '\x02'
)

func (p *Page) count(line string) {
	for _, c := range line {
		switch {
		case c == ' ' || c == '\r' || c == hyphen || c == oldHyphen:
		case c == 0xFFFD || c < 0x20 || c >= 0xE000 && c <= 0xF8FF:
			p.Unmapped++
			p.Chars++
		default:
			p.Chars++
		}
	}
}

// layer is a page's text layer. PDFium counts characters in UTF-16 units.
type layer struct {
	file    *File
	ref     references.FPDF_TEXTPAGE
	shifted bool // text and characters are counted differently
	walls   []Box
}

// box is where the character at UTF-16 position at of the text stands.
func (t layer) box(at int) (Box, bool) {
	if t.shifted {
		index, err := t.file.sandbox.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: t.ref, NTextIndex: at})
		if err != nil || index.CharIndex < 0 {
			return Box{}, false
		}
		at = index.CharIndex
	}
	r, err := t.file.sandbox.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: t.ref, Index: at})
	if err != nil {
		return Box{}, false
	}
	return Box{float64(r.Rect.Left), float64(r.Rect.Bottom), float64(r.Rect.Right), float64(r.Rect.Top)}, true
}

// line places the words of one line and parts them where the gap is wide or a wall stands.
func (t layer) line(s string, at int) (Line, bool) {
	var l Line
	for word := range strings.SplitSeq(s, " ") {
		n := len(utf16.Encode([]rune(word)))
		start := at
		at += n + 1
		if n == 0 {
			continue
		}
		first, ok := t.box(start)
		last, ok2 := t.box(start + n - 1)
		if !ok || !ok2 {
			continue
		}
		if whole := first.join(last); t.wall(whole.Left+1, whole.Right-1, whole) {
			t.split(&l, word, start)
		} else {
			l.add(strings.TrimSpace(word), whole, t.parted(l, whole))
		}
	}
	return l, len(l.Runs) > 0
}

// split places a word that a wall goes through, character by character.
func (t layer) split(l *Line, word string, at int) {
	for _, c := range word {
		if b, ok := t.box(at); ok {
			if n := len(l.Runs); n > 0 && !t.parted(*l, b) {
				l.Runs[n-1].Text += string(c)
				l.Runs[n-1].Box = l.Runs[n-1].join(b)
				l.Box = l.join(b)
			} else {
				l.add(string(c), b, true)
			}
		}
		at += len(utf16.Encode([]rune{c}))
	}
}

// wall says whether one stands between two places at the height of b.
func (t layer) wall(left, right float64, b Box) bool {
	middle := (b.Bottom + b.Top) / 2
	for _, w := range t.walls {
		if w.Bottom <= middle && middle <= w.Top && w.Left >= left && w.Right <= right {
			return true
		}
	}
	return false
}

// wideGap is the share of the height from which a gap parts a line.
const wideGap = 0.9

// parted says whether what stands at b begins a new run.
func (t layer) parted(l Line, b Box) bool {
	n := len(l.Runs)
	if n == 0 {
		return true
	}
	last := l.Runs[n-1]
	gap := b.Left - last.Right
	return gap > wideGap*min(last.Height(), b.Height()) || gap < -last.Height() || t.wall(last.Right-2, b.Left+2, b)
}

func (l *Line) add(word string, b Box, parted bool) {
	if word == "" {
		return
	}
	if n := len(l.Runs); n > 0 && !parted {
		l.Runs[n-1].Text += " " + word
		l.Runs[n-1].Box = l.Runs[n-1].join(b)
	} else {
		l.Runs = append(l.Runs, Run{word, b})
	}
	if l.Box == (Box{}) {
		l.Box = b
	}
	l.Box = l.join(b)
}

// Drawn says that the page shows something other than its text: a picture, or so many
// shapes that they may be letters.
func (p Page) Drawn() bool { return p.Pictures || len(p.rules) > 50 }
