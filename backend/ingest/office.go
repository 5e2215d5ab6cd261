package ingest

import (
	"errors"
	"strings"

	"baihua/backend/ingest/archive"
	"baihua/backend/ingest/ooxml"
)

// maxNesting bounds nested XML elements; a table in a table in a table needs 30.
const maxNesting = 256

func (r *reader) officeLimits() ooxml.Limits {
	l := r.opt.Limits
	return ooxml.Limits{
		Archive:  archive.Limits{Entries: l.Entries, One: l.Unpacked, Total: l.Unpacked, Ratio: l.Ratio},
		Elements: l.Elements,
		Depth:    maxNesting,
	}
}

// officeCode says why an Office file or a part of one could not be read.
func officeCode(err error) SkipCode {
	switch {
	case errors.Is(err, ooxml.ErrOld), errors.Is(err, archive.ErrEncrypted):
		return Encrypted
	case errors.Is(err, archive.ErrUnsafe):
		return Unsafe
	case errors.Is(err, archive.ErrTooLarge):
		return TooLarge
	case errors.Is(err, archive.ErrDamaged):
		return Damaged
	}
	return ""
}

// refusedOffice reports why an Office file could not be read.
func (r *reader) refusedOffice(err error) error {
	code := officeCode(err)
	advice := map[SkipCode]string{
		Encrypted: "the file is protected by a password: save it without one",
		Unsafe:    "the file unfolds without end or declares what no program writes: do not trust it",
		TooLarge:  "the file holds more than can be imported: split it",
		Damaged:   "the file is damaged or not the kind its name says: open it and save it again",
	}[code]
	if errors.Is(err, ooxml.ErrOld) {
		advice = "the file is protected by a password, or of a format before 2007: save it anew without a password"
	}
	if code == "" {
		return err
	}
	r.skip(0, code, advice)
	return nil
}

// officeTitle prefers what the file shows as its title to what it calls itself, and both
// to its name.
func officeTitle(shown, own, base string) string {
	own = spaced(own)
	switch {
	case shown != "":
		return shown
	case titleLike(own) && !strings.HasPrefix(own, "PowerPoint") && own != "演示文稿" && !strings.EqualFold(own, "presentation"):
		return own
	}
	return base
}
