// Package archive opens ZIP files that nobody vouches for: entries, sizes and ratios are
// counted while reading, never believed from the headers.
package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// What an archive or an entry may be refused for.
var (
	ErrDamaged   = errors.New("the archive is damaged or no ZIP file")
	ErrEncrypted = errors.New("the entry is protected by a password")
	ErrUnsafe    = errors.New("the archive unfolds beyond the limits")
	ErrTooLarge  = errors.New("the entry is larger than the limit")
)

// Limits bound what an archive may cost.
type Limits struct {
	Entries int
	One     int64 // bytes of one entry, unpacked
	Total   int64 // bytes of all entries that are read, unpacked
	Ratio   int64 // unpacked bytes for each packed one; the first mebibyte is free
}

// Archive is an open ZIP file. It is not safe for concurrent use.
type Archive struct {
	Entries []Entry // files, folders left out, in the archive's order
	limits  Limits
	read    int64
}

// Entry is a file in an archive.
type Entry struct {
	Name string // slashes, without "..", as UTF-8
	Size int64  // as the header claims
	file *zip.File
}

// headerSign opens every entry of an archive's directory. The standard library takes in
// the whole directory before anything can be counted, so the signs are counted first;
// archives in the archive have some as well.
const headerSign = "PK\x01\x02"

const headersPerEntry = 10

// Open reads the directory of the archive in raw, which must not change while it is used.
func Open(raw []byte, limits Limits) (*Archive, error) {
	if bytes.Count(raw, []byte(headerSign)) > headersPerEntry*limits.Entries {
		return nil, fmt.Errorf("%w: too many entries", ErrUnsafe)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if len(z.File) > limits.Entries {
		return nil, fmt.Errorf("%w: %d entries", ErrUnsafe, len(z.File))
	}
	a := &Archive{limits: limits}
	for _, f := range z.File {
		if name := plainName(f); name != "" {
			a.Entries = append(a.Entries, Entry{Name: name, Size: int64(min(f.UncompressedSize64, 1<<62)), file: f})
		}
	}
	return a, nil
}

// plainName is "" for a folder. Names that are not marked as UTF-8 are GB18030 where
// they can be: Windows in China writes them so.
func plainName(f *zip.File) string {
	name := f.Name
	if !utf8.ValidString(name) {
		if decoded, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
			name = decoded
		}
		name = strings.ToValidUTF8(name, "_")
	}
	name = strings.ReplaceAll(name, `\`, "/")
	if strings.HasSuffix(name, "/") || f.FileInfo().IsDir() {
		return ""
	}
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

// Encrypted says that the entry needs a password.
func (e Entry) Encrypted() bool { return e.file.Flags&1 != 0 }

// Read unpacks an entry.
func (a *Archive) Read(e Entry) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(int(min(e.Size, 1<<20)))
	err := a.copy(&out, e)
	return out.Bytes(), err
}

// Check unpacks every entry for its size alone, for code that unpacks on its own.
func (a *Archive) Check() error {
	for _, e := range a.Entries {
		if err := a.copy(io.Discard, e); err != nil {
			return fmt.Errorf("%s: %w", path.Base(e.Name), err)
		}
	}
	return nil
}

func (a *Archive) copy(to io.Writer, e Entry) error {
	if e.Encrypted() {
		return ErrEncrypted
	}
	f, err := e.file.Open()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer f.Close()
	b := bounded{a: a, packed: int64(min(e.file.CompressedSize64, 1<<50)), r: f}
	if _, err := io.Copy(to, &b); err != nil {
		if errors.Is(err, ErrUnsafe) || errors.Is(err, ErrTooLarge) {
			return err
		}
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return nil
}

// bounded stops at the limits.
type bounded struct {
	a      *Archive
	r      io.Reader
	packed int64 // the entry's own size; the standard library reads no more
	n      int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.n += int64(n)
	b.a.read += int64(n)
	switch l := b.a.limits; {
	case b.n > l.One:
		return 0, ErrTooLarge
	case b.a.read > l.Total:
		return 0, fmt.Errorf("%w: more than %d MiB in all", ErrUnsafe, l.Total>>20)
	case b.n > 1<<20 && b.n > l.Ratio*b.packed:
		return 0, fmt.Errorf("%w: more than %d times its size", ErrUnsafe, l.Ratio)
	}
	return n, err
}
