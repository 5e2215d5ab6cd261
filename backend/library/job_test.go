package library_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/library"
	"baihua/backend/store"
)

// shelf is a folder of many documents, two files that are left out, and a table of records.
func shelf(t *testing.T, documents int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "shelf")
	records := ""
	for i := range documents {
		file(t, filepath.Join(dir, fmt.Sprintf("m%04d.md", i)), fmt.Sprintf("# Model %d\n\nModel %d is made of oak.", i, i))
		records += fmt.Sprintf(`{"id":"r%d","title":"Record %d","text":"Record %d is kept."}`+"\n", i, i, i)
	}
	file(t, filepath.Join(dir, "records.jsonl"), records+"no record\n")
	file(t, filepath.Join(dir, "empty.md"), "")
	file(t, filepath.Join(dir, "picture.xyz"), "?")
	return dir
}

// age makes files look as if nobody had touched them for an hour.
func age(t *testing.T, paths ...string) {
	t.Helper()
	for _, p := range paths {
		at := time.Now().Add(-time.Hour)
		if err := os.Chtimes(p, at, at); err != nil {
			t.Fatal(err)
		}
	}
}

func order(t *testing.T, l *library.Library, o library.Order) string {
	t.Helper()
	id, err := l.Order(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// do orders an import of files and does it.
func do(t *testing.T, l *library.Library, a assist.Audience, paths ...string) library.Report {
	t.Helper()
	r, err := l.Do(t.Context(), order(t, l, library.Order{Kind: library.KindFiles, Paths: paths, Audience: a}), quiet)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAnInterruptedJobGoesOnAndReportsTheSame(t *testing.T) {
	dir := shelf(t, 900)
	whole, _ := open(t)
	want := do(t, whole, "", dir)
	if want.Added != 1800 || len(want.Skipped) != 3 {
		t.Fatalf("%+v", want)
	}
	for _, stop := range []int{1, 600, 1100, 1700} {
		l, kb := open(t)
		id := order(t, l, library.Order{Kind: library.KindFiles, Paths: []string{dir}})
		for left := true; left; {
			ctx, cancel := context.WithCancelCause(t.Context())
			_, err := l.Do(ctx, id, func(p library.Progress) {
				if p.Done >= stop {
					cancel(library.ErrLeft)
				}
			})
			cancel(nil)
			if err == nil {
				break
			}
			j, jobErr := l.Job(t.Context(), id)
			if jobErr != nil || j.State != store.JobRunning {
				t.Fatalf("left at %d: %+v, %v", stop, j, jobErr)
			}
			stop += 700
		}
		j, err := l.Job(t.Context(), id)
		if err != nil || j.State != store.JobDone || !reflect.DeepEqual(j.Report, want) {
			t.Errorf("stopped at %d: %+v, %v\nwanted %+v", stop, j, err, want)
		}
		if l.Version() != whole.Version() {
			t.Error("the index differs")
		}
		if d, _, err := kb.Document(t.Context(), "shelf/m0001.md"); err != nil || d.Revision != 1 {
			t.Errorf("%+v, %v", d, err)
		}
		again, err := l.Do(t.Context(), id, quiet)
		if err != nil || !reflect.DeepEqual(again, want) {
			t.Errorf("done already: %+v, %v", again, err)
		}
	}
}

func TestACancelledJobDoesNotGoOn(t *testing.T) {
	l, _ := open(t)
	id := order(t, l, library.Order{Kind: library.KindFiles, Paths: []string{shelf(t, 20)}})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Do(ctx, id, quiet); assist.CodeOf(err) != assist.CodeCancelled {
		t.Fatalf("err = %v", err)
	}
	j, err := l.Job(t.Context(), id)
	if err != nil || j.State != store.JobCancelled || j.Ended.IsZero() {
		t.Fatalf("%+v, %v", j, err)
	}
	left := order(t, l, library.Order{Kind: library.KindUpload, Paths: []string{"gone.md"}})
	if err := l.Cancel(t.Context(), left); err != nil {
		t.Fatal(err)
	}
	if j, err := l.Job(t.Context(), left); err != nil || j.State != store.JobCancelled {
		t.Fatalf("%+v, %v", j, err)
	}
}

func TestOneProgramImportsAtATime(t *testing.T) {
	l, kb := open(t)
	dir := shelf(t, 1)
	begun := order(t, l, library.Order{Kind: library.KindFiles, Paths: []string{dir}})
	if _, _, err := kb.ResumeJob(t.Context(), begun); err != nil { // as the other program did
		t.Fatal(err)
	}
	release, err := kb.HoldJobs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	late := order(t, l, library.Order{Kind: library.KindFiles, Paths: []string{dir}})
	for id, want := range map[string]store.JobState{begun: store.JobRunning, late: store.JobFailed} {
		if _, err := l.Do(t.Context(), id, quiet); assist.CodeOf(err) != assist.CodeUnavailable {
			t.Fatalf("err = %v", err)
		}
		if j, err := l.Job(t.Context(), id); err != nil || j.State != want {
			t.Fatalf("%+v, %v", j, err)
		}
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	if r, err := l.Do(t.Context(), begun, quiet); err != nil || r.Added != 2 {
		t.Fatalf("%+v, %v", r, err)
	}
}

func TestTheLastTwentyReportsAreKept(t *testing.T) {
	l, _ := open(t)
	dir := shelf(t, 1)
	for range 23 {
		do(t, l, "", dir)
	}
	jobs, err := l.Jobs(t.Context())
	if err != nil || len(jobs) != 20 {
		t.Fatalf("%d jobs, %v", len(jobs), err)
	}
	j, err := l.Job(t.Context(), jobs[0].ID)
	if err != nil || len(j.Report.Skipped) != 3 || j.Report.Unchanged != 2 {
		t.Fatalf("%+v, %v", j, err)
	}
}

// trap is a file that must not be opened.
func trap(t *testing.T, path string) ingest.Source {
	t.Helper()
	sources, _ := ingest.Files(path)
	s := sources[0]
	s.Open = nil
	return s
}

func TestAnUnchangedFileIsNotEvenOpened(t *testing.T) {
	l, _ := open(t)
	dir := shelf(t, 3)
	changed, same := filepath.Join(dir, "m0000.md"), filepath.Join(dir, "records.jsonl")
	age(t, changed, same)
	do(t, l, "", dir)
	r, err := l.Import(t.Context(), []ingest.Source{trap(t, same)}, library.Options{}, quiet)
	if err != nil || r.Unchanged != 3 || len(r.Skipped) != 1 || r.Skipped[0].Code != ingest.BadRecord {
		t.Fatalf("%+v, %v", r, err)
	}
	info, err := os.Stat(changed)
	if err != nil {
		t.Fatal(err)
	}
	file(t, changed, "# Model 0\n\nModel 0 is made of ash.")
	if err := os.Chtimes(changed, info.ModTime(), info.ModTime().Add(time.Microsecond)); err != nil {
		t.Fatal(err)
	}
	if r := do(t, l, "", dir); r.Changed != 1 || r.Unchanged != 5 {
		t.Fatalf("the size is the same, the time is not: %+v", r)
	}
}

func TestADeletedDocumentComesBackWithItsFile(t *testing.T) {
	l, kb := open(t)
	path := file(t, filepath.Join(t.TempDir(), "oak.md"), "Oak is hard.")
	age(t, path)
	do(t, l, "", path)
	if err := l.Delete(t.Context(), "oak.md"); err != nil {
		t.Fatal(err)
	}
	if r := do(t, l, "", path); r.Added != 1 || found(l, "oak") != 1 {
		t.Fatalf("%+v", r)
	}
	if d, _, err := kb.Document(t.Context(), "oak.md"); err != nil || d.Revision != 2 {
		t.Fatalf("%+v, %v", d, err)
	}
	if d, err := kb.DocumentRevision(t.Context(), "oak.md", 1); err != nil || d.Text != "Oak is hard." {
		t.Fatalf("what was cited: %+v, %v", d, err)
	}
}

func TestWhatAFileHoldsNoMoreIsTakenOut(t *testing.T) {
	l, kb := open(t)
	const one, two = `{"id":"a","title":"Oak","text":"Oak is hard."}` + "\n", `{"id":"b","title":"Pine","text":"Pine is soft."}` + "\n"
	path := file(t, filepath.Join(t.TempDir(), "wood.jsonl"), one+two)
	do(t, l, "", path)
	file(t, path, one+"damaged\n")
	if r := do(t, l, "", path); r.Removed != 0 {
		t.Fatalf("nobody knows what the damaged line was: %+v", r)
	}
	file(t, path, one)
	if r := do(t, l, "", path); r.Removed != 1 || r.Unchanged != 1 || found(l, "pine") != 0 {
		t.Fatalf("%+v", r)
	}
	if d, err := kb.DocumentRevision(t.Context(), "b", 1); err != nil || d.Text != "Pine is soft." {
		t.Fatalf("what was cited: %+v, %v", d, err)
	}
}

// archive packs files, by name, into a ZIP file at path.
func archive(t *testing.T, path string, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, body := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return file(t, path, b.String())
}

func TestAnArchiveIsOneFileOfManyDocuments(t *testing.T) {
	l, _ := open(t)
	path := filepath.Join(t.TempDir(), "wood.zip")
	age(t, archive(t, path, map[string]string{"oak.md": "Oak is hard.", "pine.md": "Pine is soft.", "tree.xyz": "?"}))
	if r := do(t, l, "", path); r.Added != 2 || len(r.Skipped) != 1 {
		t.Fatalf("%+v", r)
	}
	r, err := l.Import(t.Context(), []ingest.Source{trap(t, path)}, library.Options{}, quiet)
	if err != nil || r.Unchanged != 2 || len(r.Skipped) != 1 {
		t.Fatalf("not even opened: %+v, %v", r, err)
	}
	archive(t, path, map[string]string{"oak.md": "Oak is hard.", "tree.xyz": "?"})
	if r := do(t, l, "", path); r.Unchanged != 1 || r.Removed != 1 || found(l, "pine") != 0 {
		t.Fatalf("%+v", r)
	}
}

func TestAReaderThatPanicsNeverStopsTheRest(t *testing.T) {
	l, _ := open(t)
	r, err := l.Import(t.Context(), []ingest.Source{
		{Name: "bad.md", Open: func() (io.ReadCloser, error) { panic("a reader's mistake") }}, doc("oak.md", "Oak is hard."),
	}, library.Options{}, quiet)
	if err != nil || r.Added != 1 || len(r.Skipped) != 1 || r.Skipped[0].Code != ingest.Damaged {
		t.Fatalf("%+v, %v", r, err)
	}
}

func TestADocumentThatTheStoreRefusesNeverStopsTheRest(t *testing.T) {
	paths := func(dir string) []string {
		return []string{file(t, filepath.Join(dir, "oak.md"), "Oak is hard."), file(t, filepath.Join(dir, "pine.md"), "Pine is soft.")}
	}
	first, kb := open(t)
	do(t, first, "", paths(t.TempDir())...)
	_, oak, err := kb.Document(t.Context(), "oak.md")
	if err != nil || len(oak) != 1 {
		t.Fatal(oak, err)
	}
	l, kb := open(t)
	if err := kb.PutDocuments(t.Context(), []store.Item{{Document: assist.Document{ID: "thief"}, Passages: []assist.Passage{{ID: oak[0].ID, Text: "stolen"}}}}); err != nil {
		t.Fatal(err)
	}
	id := order(t, l, library.Order{Kind: library.KindFiles, Paths: paths(t.TempDir())})
	r, err := l.Do(t.Context(), id, quiet)
	if err != nil || r.Added != 1 || len(r.Skipped) != 1 || r.Skipped[0].Name != "oak.md" || r.Skipped[0].Code != ingest.BadRecord || found(l, "pine") != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	if j, err := l.Job(t.Context(), id); err != nil || !reflect.DeepEqual(j.Report, r) {
		t.Fatalf("%+v, %v", j, err)
	}
}

func TestRateAndTimeLeft(t *testing.T) {
	l, _ := open(t)
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	l.Now = func() time.Time { now = now.Add(10 * time.Millisecond); return now }
	var last library.Progress
	var sources []ingest.Source
	for i := range 500 {
		sources = append(sources, doc(fmt.Sprintf("m%d.md", i), fmt.Sprintf("Model %d is made of oak.", i)))
	}
	_, err := l.Import(t.Context(), sources, library.Options{}, func(p library.Progress) {
		if p.Done == 400 {
			last = p
		}
	})
	if err != nil || last.Rate <= 0 || last.Left <= 0 {
		t.Fatalf("%+v, %v", last, err)
	}
	if whole := last.Rate * last.Left.Seconds(); whole < 50 || whole > 200 {
		t.Errorf("%v documents are left, but %.0f a second for %s", 100, last.Rate, last.Left)
	}
}

func TestAFailedJobSaysWhy(t *testing.T) {
	l, kb := open(t)
	id := order(t, l, library.Order{Kind: library.KindFolder, Paths: []string{t.TempDir()}})
	_, err := l.Do(t.Context(), id, quiet)
	var why *assist.Error
	j, jobErr := l.Job(t.Context(), id)
	if !errors.As(err, &why) || jobErr != nil || j.State != store.JobFailed || j.Message != why.Message || j.Code != assist.CodeNotFound {
		t.Fatalf("%v; %+v, %v", err, j, jobErr)
	}
	if err := kb.DropJob(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Job(t.Context(), id); assist.CodeOf(err) != assist.CodeNotFound {
		t.Fatalf("err = %v", err)
	}
}
