package web

import (
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"baihua/backend/assist"
)

const (
	maxUpload = 256 << 20 // one upload, all files together
	maxFiles  = 500
)

// Uploads is the folder that takes a page's files, and knows which paths came from it. It
// implements app.Uploads.
type Uploads struct {
	dir string

	mu    sync.Mutex
	paths map[string]bool
}

// NewUploads makes an empty private folder; Close removes it.
func NewUploads() (*Uploads, error) {
	dir, err := os.MkdirTemp("", "baihua-upload-")
	if err != nil {
		return nil, assist.NewError(assist.CodeUnavailable, "no folder for uploads can be made: free some disk space", err)
	}
	return &Uploads{dir: dir, paths: map[string]bool{}}, nil
}

// Allowed says whether path was uploaded here.
func (u *Uploads) Allowed(path string) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.paths[path]
}

// Release removes files whose import has ended; no other path is touched.
func (u *Uploads) Release(paths []string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, p := range paths {
		if u.paths[p] {
			delete(u.paths, p)
			_ = os.RemoveAll(filepath.Dir(p)) // else Close does
		}
	}
}

// Close removes everything that was uploaded.
func (u *Uploads) Close() error { return os.RemoveAll(u.dir) }

// keep writes one uploaded file under a folder of its own, so that equal names do not
// overwrite each other, and returns its path.
func (u *Uploads) keep(name string, r io.Reader) (string, error) {
	name = filepath.Base(strings.ReplaceAll(name, "\\", "/"))
	if name == "." || name == ".." || name == "/" {
		return "", assist.NewError(assist.CodeInvalid, "the file has no name", nil)
	}
	dir, err := os.MkdirTemp(u.dir, "f")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, name)
	if err := writeFile(path, r); err != nil {
		_ = os.RemoveAll(dir)
		return "", err
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	u.paths[path] = true
	return path, nil
}

// writeFile makes a file of its owner's alone.
func writeFile(path string, r io.Reader) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, r)
	return errors.Join(err, f.Close())
}

// upload takes the page's files and answers with the paths to give to Imports.Start.
func (s *Server) upload(w http.ResponseWriter, r *http.Request) {
	parts, err := (&http.Request{Method: r.Method, Header: r.Header, Body: http.MaxBytesReader(w, r.Body, maxUpload)}).MultipartReader()
	if err != nil {
		writeError(w, http.StatusBadRequest, assist.NewError(assist.CodeInvalid, "the upload cannot be read", err))
		return
	}
	paths := []string{}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil && len(paths) == maxFiles {
			err = errTooMany
		}
		var path string
		if err == nil {
			path, err = s.uploads.keep(part.FileName(), part)
		}
		if err != nil {
			s.uploads.Release(paths) // nobody will ask for the others
			writeError(w, http.StatusRequestEntityTooLarge, uploadError(err))
			return
		}
		paths = append(paths, path)
	}
	writeJSON(w, http.StatusOK, map[string][]string{"paths": paths})
}

var errTooMany = assist.NewError(assist.CodeTooLarge, "too many files at once: upload at most 500", nil)

func uploadError(err error) error {
	var tooLarge *http.MaxBytesError
	var own *assist.Error
	switch {
	case errors.As(err, &own):
		return own
	case errors.As(err, &tooLarge):
		return assist.NewError(assist.CodeTooLarge, "the files are too large: upload at most 256 MB at once", err)
	}
	return assist.NewError(assist.CodeUnavailable, "the upload could not be kept: check the disk and try again", err)
}
