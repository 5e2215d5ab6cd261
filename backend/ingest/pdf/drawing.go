package pdf

import (
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
)

const (
	maxObjects = 20_000 // of one page that are looked at
	thin       = 3.0    // points: a rule is thinner
	// pictureShare is how much of the page an image covers before the page counts as one.
	pictureShare = 0.3
)

// drawings notes the page's rules and whether a picture covers it. What cannot be read
// is left out: text comes first.
func (f *File) drawings(p *Page, ref requests.Page) {
	count, err := f.sandbox.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	if err != nil {
		return
	}
	for i := range min(count.Count, maxObjects) {
		if f.ctx.Err() != nil {
			return
		}
		object, err := f.sandbox.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: ref, Index: i})
		if err != nil {
			continue
		}
		kind, err := f.sandbox.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil || kind.Type != enums.FPDF_PAGEOBJ_PATH && kind.Type != enums.FPDF_PAGEOBJ_IMAGE {
			continue
		}
		b, err := f.sandbox.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object.PageObject})
		if err != nil {
			continue
		}
		box := Box{float64(b.Left), float64(b.Bottom), float64(b.Right), float64(b.Top)}
		switch {
		case kind.Type == enums.FPDF_PAGEOBJ_IMAGE:
			p.Pictures = p.Pictures || box.Width()*box.Height() > pictureShare*p.Width*p.Height
		case box.Width() < 0.95*p.Width || box.Height() < 0.95*p.Height:
			p.rules = append(p.rules, box)
		}
	}
}

// walls are the upright rules.
func (p *Page) walls() []Box {
	var walls []Box
	for _, r := range edges(p.rules) {
		if r.Width() < thin && r.Height() > 2*thin {
			walls = append(walls, r)
		}
	}
	return walls
}

// edges are the rules themselves and the four sides of boxes.
func edges(rules []Box) []Box {
	var out []Box
	for _, r := range rules {
		if r.Width() < thin || r.Height() < thin {
			out = append(out, r)
			continue
		}
		out = append(out, Box{r.Left, r.Bottom, r.Left, r.Top}, Box{r.Right, r.Bottom, r.Right, r.Top},
			Box{r.Left, r.Bottom, r.Right, r.Bottom}, Box{r.Left, r.Top, r.Right, r.Top})
	}
	return out
}
