package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"

	"baihua/backend/ingest/archive"
	"baihua/backend/ingest/ooxml"
)

// xlsx reads a workbook sheet by sheet, each row with what its columns are called.
func (r *reader) xlsx(ctx context.Context, raw []byte) error {
	doc, done, err := r.start(raw, "", 0)
	if done || err != nil {
		return err
	}
	w := workbook{reader: r, cells: r.opt.Limits.Cells}
	own, err := w.open(raw)
	if err != nil {
		return r.refusedOffice(err)
	}
	defer w.file.Close()
	err = w.read(ctx)
	if errors.Is(err, errTooMany) {
		r.skip(0, TooLarge, "more rows and cells than can be imported: split the file")
		return nil
	}
	if err != nil {
		return err
	}
	doc.Title = officeTitle("", own, r.baseTitle())
	return r.put(doc, w.blocks, 0)
}

// maxStrings bounds the words that the cells of a workbook share, which the library holds
// all at once.
const maxStrings = 500_000

// workbook is a spreadsheet being read. Sheets are found here, since the library loads a
// sheet whole to tell its merged cells; numbers and dates as shown are the library's.
type workbook struct {
	*reader
	file   *excelize.File
	sheets []sheet
	blocks []block
	cells  int // that may still be read
}

// sheet is one as the workbook lists it.
type sheet struct{ name, part, state string }

// open checks the file against the limits, and only then gives it to the library, which
// unpacks it all. own is what the file calls itself.
func (w *workbook) open(raw []byte) (own string, err error) {
	f, err := ooxml.Open(raw, w.officeLimits())
	if err == nil {
		err = f.Check()
	}
	if err != nil {
		return "", err
	}
	if w.sheets, err = sheetsOf(f); err != nil {
		return "", err
	}
	limit := w.opt.Limits.Unpacked
	w.file, err = excelize.OpenReader(bytes.NewReader(raw), excelize.Options{
		UnzipSizeLimit: limit, UnzipXMLSizeLimit: limit, // counted by Check; nothing goes to disk
		ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd", // of dates that look as the reader's country has them
	})
	if err != nil {
		return "", fmt.Errorf("%w: %w", archive.ErrDamaged, err)
	}
	if bytes.Count(w.part("xl/sharedStrings.xml"), []byte("<si")) > maxStrings {
		return "", fmt.Errorf("%w: shared strings", archive.ErrTooLarge)
	}
	return f.Title(), nil
}

func sheetsOf(f *ooxml.File) ([]sheet, error) {
	name, err := f.Main("xl/workbook.xml")
	if err != nil {
		return nil, err
	}
	root, err := f.Part(name)
	if err != nil {
		return nil, err
	}
	relations, err := f.Relations(name)
	if err != nil {
		return nil, err
	}
	var out []sheet
	for _, n := range root.Kid("sheets").Children() {
		for _, rel := range relations {
			if rel.ID == n.Attr("r:id") && rel.Kind == "worksheet" {
				out = append(out, sheet{n.Attr("name"), rel.Target, n.Attr("state")})
			}
		}
	}
	return out, nil
}

// part is the XML of a part as the library has it.
func (w *workbook) part(name string) []byte {
	raw, _ := w.file.Pkg.Load(name)
	part, _ := raw.([]byte) // nil where there is none
	return part
}
