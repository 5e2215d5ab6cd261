package pdf

import (
	"fmt"
	"image"
	"math"
	"slices"

	"github.com/klippa-app/go-pdfium/requests"
)

const (
	// PictureDPI is the resolution that text recognition wants.
	PictureDPI = 300
	// maxPixels bounds the longer side of a picture: A3 at that resolution.
	maxPixels = 4961
)

// Picture draws page number n, from 1, in grey; a page larger than A3 in less detail.
func (f *File) Picture(n int) (*image.Gray, error) {
	if f.ctx.Err() != nil {
		return nil, ErrStopped
	}
	page := requests.Page{ByIndex: &requests.PageByIndex{Document: f.doc, Index: n - 1}}
	size, err := f.sandbox.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: f.doc, Index: n - 1})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	scale := min(PictureDPI/72.0, maxPixels/math.Max(size.Width, size.Height))
	drawn, err := f.sandbox.RenderPageInPixels(&requests.RenderPageInPixels{
		Page: page, Width: max(1, int(size.Width*scale)), Height: max(1, int(size.Height*scale)),
		ImageFormat: requests.RenderImageFormatGrayscale,
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer drawn.Cleanup()
	grey, ok := drawn.Result.RenderedImage.(*image.Gray)
	if !ok {
		return nil, fmt.Errorf("%w: no picture", ErrDamaged)
	}
	return &image.Gray{Pix: slices.Clone(grey.Pix), Stride: grey.Stride, Rect: grey.Rect}, nil
}
