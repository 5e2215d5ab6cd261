package app_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"baihua/app"
	"baihua/backend/assist"
	"baihua/backend/library"
)

// note writes a file that nobody seems to be writing.
func note(t *testing.T, path, body string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	at := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTheImportSaysForWhomItsDocumentsAre(t *testing.T) {
	d := open(t)
	path := note(t, filepath.Join(d.dir, "oak.md"), "Oak is hard.")
	for _, tt := range []struct {
		audience string
		internal int
	}{{"", 1}, {"customer", 0}, {"", 0}, {"internal", 1}} {
		if _, err := d.Imports.Start(app.ImportRequest{Paths: []string{path}, Audience: tt.audience}); err != nil {
			t.Fatal(err)
		}
		if job := d.wait(finished).Job; job.Report.Internal != tt.internal || job.Audience != tt.audience {
			t.Errorf("%+v: %+v", tt, job)
		}
		d.wait(kind("library"))
	}
	_, err := d.Imports.Start(app.ImportRequest{Paths: []string{path}, Audience: "everybody"})
	want(t, err, assist.CodeInvalid)
}

func TestAReportCanBeReadLater(t *testing.T) {
	d := open(t)
	note(t, filepath.Join(d.dir, "shelf", "oak.md"), "Oak is hard.")
	for i := range 205 {
		note(t, filepath.Join(d.dir, "shelf", "p"+string(rune('a'+i%26))+string(rune('a'+i/26))+".xyz"), "?")
	}
	job, err := d.Imports.Start(app.ImportRequest{Paths: []string{filepath.Join(d.dir, "shelf")}})
	if err != nil {
		t.Fatal(err)
	}
	d.wait(finished)
	d.wait(kind("library"))
	all, err := d.Imports.List()
	if err != nil || len(all) != 1 || all[0].State != "done" || len(all[0].Report.Skipped) != 200 || all[0].Report.AllSkipped != 205 || all[0].Ended == 0 {
		t.Fatalf("%d jobs, %v", len(all), err)
	}
	whole, err := d.Imports.Report(app.JobRequest{ID: job.ID})
	if err != nil || len(whole.Report.Skipped) != 205 || whole.Report.Added != 1 {
		t.Fatalf("%+v, %v", whole.Report, err)
	}
	_, err = d.Imports.Report(app.JobRequest{ID: "none"})
	want(t, err, assist.CodeNotFound)
}

// interrupted puts a job on record that no program does.
func interrupted(t *testing.T, d *desk, k library.Kind, paths ...string) string {
	t.Helper()
	id, err := d.seat.Library().Order(t.Context(), library.Order{Kind: k, Paths: paths})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestInterruptedImportsGoOnAtTheNextStart(t *testing.T) {
	d := open(t)
	path := note(t, filepath.Join(d.dir, "oak.md"), "Oak is hard.")
	files, pack := interrupted(t, d, library.KindFiles, path), interrupted(t, d, library.KindPack, "shop")
	upload := interrupted(t, d, library.KindUpload, filepath.Join(d.dir, "gone.md"))
	if err := d.Begin("", ""); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		job := d.wait(finished).Job
		if job.State != "done" || !slices.Contains([]string{files, pack}, job.ID) || job.Report.Added == 0 {
			t.Fatalf("%+v", job)
		}
	}
	if v, err := d.Imports.Report(app.JobRequest{ID: upload}); err != nil || v.State != "cancelled" {
		t.Fatalf("%+v, %v", v, err)
	}
}

func TestAnImportThatGetsNoFurtherWaitsForAPerson(t *testing.T) {
	d := open(t)
	id := interrupted(t, d, library.KindFiles, note(t, filepath.Join(d.dir, "oak.md"), "Oak is hard."))
	for range 3 { // as if the program had ended each time before it got anywhere
		if _, _, err := d.seat.Knowledge().ResumeJob(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Begin("", ""); err != nil {
		t.Fatal(err)
	}
	v, err := d.Imports.Report(app.JobRequest{ID: id})
	if err != nil || v.State != "interrupted" {
		t.Fatalf("%+v, %v", v, err)
	}
	if v, err = d.Imports.Resume(app.JobRequest{ID: id}); err != nil || v.State != "running" {
		t.Fatalf("%+v, %v", v, err)
	}
	if job := d.wait(finished).Job; job.ID != id || job.Report.Added != 1 {
		t.Fatalf("%+v", job)
	}
	other := interrupted(t, d, library.KindFiles, filepath.Join(d.dir, "oak.md"))
	if v, err := d.Imports.Cancel(app.JobRequest{ID: other}); err != nil || v.State != "cancelled" {
		t.Fatalf("%+v, %v", v, err)
	}
}

func TestAWatchedFolderWhoseImportFailedIsLeftAloneForAWhile(t *testing.T) {
	d := open(t)
	dir := filepath.Join(d.dir, "watched")
	note(t, filepath.Join(dir, "oak.md"), "Oak is hard.")
	if err := d.seat.Library().Watch(t.Context(), dir, ""); err != nil {
		t.Fatal(err)
	}
	release, err := d.seat.Knowledge().HoldJobs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Look(); err != nil {
		t.Fatal(err)
	}
	if job := d.wait(finished).Job; job.State != "failed" || job.Error.Code != "unavailable" {
		t.Fatalf("%+v", job)
	}
	d.wait(kind("library"))
	if err := release(); err != nil {
		t.Fatal(err)
	}
	if err := d.Look(); err != nil {
		t.Fatal(err)
	}
	if all, err := d.Imports.List(); err != nil || len(all) != 1 {
		t.Fatalf("%+v, %v", all, err)
	}
	if _, err := d.Imports.Watch(app.FolderRequest{Path: dir}); err != nil {
		t.Fatal(err)
	}
	if job := d.wait(finished).Job; job.State != "done" || job.Report.Added != 1 {
		t.Fatalf("watched anew: %+v", job)
	}
}

func TestAWatchedFolderIsImportedByItself(t *testing.T) {
	d := open(t)
	dir := filepath.Join(d.dir, "watched")
	note(t, filepath.Join(dir, "oak.md"), "Oak is hard.")
	pine := note(t, filepath.Join(dir, "pine.md"), "Pine is soft.")
	d.host.folder = dir
	folders, err := d.Imports.PickFolder(app.PickRequest{Audience: "customer"})
	if err != nil || len(folders) != 1 || folders[0] != (app.FolderView{Path: dir, Audience: "customer", Files: 2, There: true}) {
		t.Fatalf("%+v, %v", folders, err)
	}
	next := func() *app.JobView {
		t.Helper()
		job := d.wait(finished).Job
		d.wait(kind("library"))
		return job
	}
	look := func() {
		t.Helper()
		if err := d.Look(); err != nil {
			t.Fatal(err)
		}
	}
	if job := next(); job.Report.Added != 2 || job.Report.Internal != 0 || job.Kind != "folder" {
		t.Fatalf("%+v", job)
	}
	if err := os.Remove(pine); err != nil {
		t.Fatal(err)
	}
	look()
	if job := next(); job.Report.Removed != 1 {
		t.Fatalf("%+v", job)
	}
	if _, err := d.Imports.Watch(app.FolderRequest{Path: dir, Audience: "internal"}); err != nil {
		t.Fatal(err)
	}
	if job := next(); job.Report.Changed != 1 || job.Report.Internal != 1 {
		t.Fatalf("said to be internal: %+v", job)
	}
	if folders, err := d.Imports.Unwatch(app.FolderRequest{Path: dir}); err != nil || len(folders) != 0 {
		t.Fatalf("%+v, %v", folders, err)
	}
	d.host.browser = true
	_, err = d.Imports.Watch(app.FolderRequest{Path: "/etc"})
	want(t, err, assist.CodeUnsafe)
}
