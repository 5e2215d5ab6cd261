package ingest

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// Source is one file, on disk or in memory, opened when its turn comes.
type Source struct {
	Name string // for people and reports: the path below what was picked, with slashes
	Path string // where it lies on disk, "" for memory
	Size int64
	// Modified is when the file last changed, by the file system; zero = unknown.
	Modified time.Time
	Open     func() (io.ReadCloser, error)

	// Of a file in an archive: the name of the archive, and of the file in it. Path is
	// where the archive lies.
	archive, inner string
}

// entry is the file of that name in the archive s.
func (s Source) entry(name string) Source {
	inner := Source{Name: path.Join(s.Name, name), Path: s.Path, archive: s.archive, inner: path.Join(s.inner, name)}
	if inner.archive == "" {
		inner.archive = s.Name
	}
	return inner
}

// Memory is a Source that was uploaded. data must not change while it is read.
func Memory(name string, data []byte) Source {
	return Source{Name: name, Size: int64(len(data)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(data)), nil
	}}
}

// Many says whether the source holds any number of documents rather than one.
func (s Source) Many() bool {
	format := formatOf(s.Name)
	return format == formatJSONL || format == formatZIP
}

// Files lists the readable files at paths, folders walked in name order. Files and
// folders whose name starts with a dot are left alone; links that lead out of the
// folder are not followed.
func Files(paths ...string) ([]Source, []Skip) {
	var l lister
	for _, p := range paths {
		l.add(p)
	}
	return l.sources, l.skips
}

// FS lists the readable files below dir in fsys, in name order.
func FS(fsys fs.FS, dir string) ([]Source, []Skip) {
	var l lister
	l.walk(fsys, dir, func(name string) Source {
		return Source{Name: name, Open: func() (io.ReadCloser, error) { return fsys.Open(name) }}
	})
	return l.sources, l.skips
}

type lister struct {
	sources []Source
	skips   []Skip
}

func (l *lister) skip(name, detail string) {
	l.skips = append(l.skips, Skip{Name: name, Code: Unreadable, Detail: detail})
}

func (l *lister) add(p string) {
	base := filepath.Base(p)
	abs, err := filepath.Abs(p)
	if err != nil {
		l.skip(base, "the path makes no sense")
		return
	}
	info, err := os.Stat(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		l.skip(base, "no such file or folder")
	case err != nil:
		l.skip(base, "the file cannot be opened")
	case info.IsDir():
		l.folder(abs)
	default:
		l.file(Source{
			Name: filepath.Base(abs), Path: abs,
			Open: func() (io.ReadCloser, error) { return os.Open(abs) },
		}, info)
	}
}

// folder opens files through os.Root, which refuses links that lead outside.
func (l *lister) folder(abs string) {
	base := filepath.Base(abs)
	root, err := os.OpenRoot(abs)
	if err != nil {
		l.skip(base, "the folder cannot be opened")
		return
	}
	defer root.Close()
	l.walk(root.FS(), ".", func(name string) Source {
		return Source{
			Name: path.Join(base, name), Path: filepath.Join(abs, filepath.FromSlash(name)),
			Open: func() (io.ReadCloser, error) { return os.OpenInRoot(abs, filepath.FromSlash(name)) },
		}
	})
}

func (l *lister) walk(fsys fs.FS, dir string, source func(name string) Source) {
	// The function given to WalkDir returns no error but SkipDir, so neither does WalkDir.
	_ = fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			l.skip(source(name).Name, "the folder cannot be read")
			return fs.SkipDir
		case name != dir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		}
		info, err := fs.Stat(fsys, name)
		if err != nil {
			l.skip(source(name).Name, "the link leads out of the folder or nowhere")
			return nil
		}
		l.file(source(name), info)
		return nil
	})
}

func (l *lister) file(src Source, info fs.FileInfo) {
	switch {
	case !info.Mode().IsRegular():
		l.skip(src.Name, "not a regular file")
	case formatOf(src.Name) == "":
		l.skips = append(l.skips, unsupported(src.Name))
	default:
		src.Size, src.Modified = info.Size(), info.ModTime()
		l.sources = append(l.sources, src)
	}
}
