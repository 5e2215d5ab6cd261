package app_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"baihua/app"
	"baihua/backend/assist"
)

// uploads are files that a page sent, and which of them were given back.
type uploads struct{ paths, released []string }

func (u *uploads) Allowed(path string) bool { return slices.Contains(u.paths, path) }

func (u *uploads) Release(paths []string) { u.released = append(u.released, paths...) }

func TestOnlyTheNewestFinishedJobsAreKept(t *testing.T) {
	d := open(t)
	var last app.JobView
	for range 25 {
		job, err := d.Imports.Start(app.ImportRequest{Paths: []string{filepath.Join(d.dir, "missing.md")}})
		if err != nil {
			t.Fatal(err)
		}
		d.wait(finished)
		last = job
	}
	d.wait(kind("library"))
	all, err := d.Imports.List()
	if err != nil || len(all) != 20 || all[len(all)-1].ID != last.ID {
		t.Fatalf("%d jobs, %v", len(all), err)
	}
}

func TestUploadsAreGivenBackWhenTheirImportEnds(t *testing.T) {
	sent := &uploads{paths: []string{filepath.Join(t.TempDir(), "stock.md")}}
	if err := os.WriteFile(sent.paths[0], []byte("# Stock\n\nThe oak table is in stock."), 0o600); err != nil {
		t.Fatal(err)
	}
	d := open(t, func(p *app.Parts) { p.Uploads = sent })
	_, err := d.Imports.Start(app.ImportRequest{Paths: []string{sent.paths[0], "/etc/passwd"}})
	want(t, err, assist.CodeUnsafe)
	if len(sent.released) != 0 {
		t.Fatal("files were given back that may still be imported")
	}
	if _, err := d.Imports.Start(app.ImportRequest{Paths: sent.paths}); err != nil {
		t.Fatal(err)
	}
	if end := d.wait(finished).Job; end.Report.Added != 1 || !slices.Equal(sent.released, sent.paths) {
		t.Fatalf("%+v, given back %v", end, sent.released)
	}
}
