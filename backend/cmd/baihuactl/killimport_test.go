package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"baihua/backend/library"
	"baihua/backend/store"
)

// killsPerRound is how often one import is killed; KILLS asks for more rounds than one, of
// more documents.
const killsPerRound = 5

// TestImportKilledAtRandomMomentsIsAsIfItWasNot imports documents with a program that is
// killed with SIGKILL again and again. Between the kills every document must be as a
// clean import leaves it, or as it was before; in the end files, passages, revisions,
// index and report must equal those of imports that nobody killed.
func TestImportKilledAtRandomMomentsIsAsIfItWasNot(t *testing.T) {
	documents, kills := 2000, killsPerRound
	if testing.Short() {
		documents = 1000
	}
	if n, err := strconv.Atoi(os.Getenv("KILLS")); err == nil {
		documents, kills = 5000, n
	}
	dir := t.TempDir()
	clean := seatOf(filepath.Join(dir, "clean.db"))
	var want [2]imported
	for edition := range want {
		writeShelf(t, filepath.Join(dir, "shelf"), documents, edition)
		clean.importAll(t, filepath.Join(dir, "shelf"))
		want[edition] = clean.look(t)
	}
	rng := rand.New(rand.NewPCG(4, 4))
	var hit, missed int
	began := time.Now()
	for round := range (kills + killsPerRound - 1) / killsPerRound {
		s := seatOf(filepath.Join(dir, fmt.Sprintf("killed%d.db", round)))
		before := imported{}
		for edition := range want {
			writeShelf(t, filepath.Join(dir, "shelf"), documents, edition)
			for range killsPerRound - 2 - edition { // three, then two
				if s.kill(t, filepath.Join(dir, "shelf"), documents, rng) {
					hit++
				} else {
					missed++
				}
				s.check(t, before, want[edition])
			}
			s.importAll(t, filepath.Join(dir, "shelf"))
			before = s.look(t)
			before.equals(t, want[edition])
		}
	}
	t.Logf("%d documents, %d kills while it imported, %d after its end; %.0f s", documents, hit, missed, time.Since(began).Seconds())
	if hit < kills/2 {
		t.Errorf("only %d of %d kills hit an import at work: nothing was tried", hit, kills)
	}
}

// writeShelf writes documents of several kinds. The second edition changes every other
// one, and one record is in it no more.
func writeShelf(t *testing.T, dir string, documents, edition int) {
	t.Helper()
	var records strings.Builder
	for i := range documents {
		says := 0
		if i%2 == 0 {
			says = edition
		}
		text := fmt.Sprintf("Model %d is made of oak. 第 %d 款保修 %d 年。 Edition %d.", i, i, i%7+1, says)
		if i%5 == 0 {
			if i > 0 || edition == 0 {
				fmt.Fprintf(&records, `{"id":"r%d","title":"Model %d","text":%q}`+"\n", i, i, text)
			}
			continue
		}
		path := filepath.Join(dir, fmt.Sprint("d", i%20), fmt.Sprintf("m%05d.md", i))
		writeFile(t, path, fmt.Sprintf("# Model %d\n\n%s\n\n## Care\n\nWipe model %d with a dry cloth. 用干布擦拭第 %d 款。\n", i, text, i, i))
	}
	writeFile(t, filepath.Join(dir, "records.jsonl"), records.String()+"this is no record\n")
	writeFile(t, filepath.Join(dir, "picture.xyz"), "?")
	writeFile(t, filepath.Join(dir, "empty.md"), "")
}

func writeFile(t *testing.T, path, body string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
}

// seatOf is the path of a seat's record.
type seatOf string

func (s seatOf) kb() string { return strings.TrimSuffix(string(s), ".db") + ".kb" }

func (s seatOf) program(ctx context.Context, folder string) *exec.Cmd {
	c := exec.CommandContext(ctx, os.Args[0], "import", folder, "--db", string(s), "--json")
	c.Env = append(os.Environ(), asProgram+"=1")
	return c
}

func (s seatOf) importAll(t *testing.T, folder string) {
	t.Helper()
	if out, err := s.program(t.Context(), folder).CombinedOutput(); err != nil {
		t.Fatalf("import: %v\n%s", err, out)
	}
}

// kill starts an import and kills it some documents later, or a little after that; false
// when it had ended by itself.
func (s seatOf) kill(t *testing.T, folder string, documents int, rng *rand.Rand) bool {
	t.Helper()
	c := s.program(t.Context(), folder)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	wanted, spare := s.written(t)+rng.IntN(documents/8), rng.IntN(100)
	look := time.NewTicker(time.Millisecond)
	defer look.Stop()
	for {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatal(err)
			}
			return false
		case <-look.C:
			if s.written(t) < wanted {
				continue
			}
			if spare--; spare > 0 {
				continue
			}
			_ = c.Process.Kill()
			var exit *exec.ExitError
			return errors.As(<-ended, &exit)
		}
	}
}

// written is how many revisions of documents the file holds by now, 0 before it has them.
func (s seatOf) written(t *testing.T) int {
	if _, err := os.Stat(s.kb()); err != nil {
		return 0
	}
	db, err := sql.Open("sqlite3", "file:"+s.kb()+"?mode=ro&_busy_timeout=5000")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	n := 0
	_ = db.QueryRow("SELECT coalesce(sum(revision), 0) FROM document").Scan(&n) // no table yet: none
	return n
}

// imported is everything in a knowledge file that an import answers for.
type imported struct {
	documents map[string]string // as they are, with their passages, by id
	rest      map[string]string
}

func (s seatOf) look(t *testing.T) imported {
	t.Helper()
	db, err := sql.Open("sqlite3", s.kb())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	got := imported{documents: map[string]string{}, rest: map[string]string{}}
	collect(t, db, got.documents, `SELECT id, json_array(title, lang, source, format, hash, audience, revision, attributes, text,
		(SELECT json_group_array(json_array(id, kind, heading, questions, text, starts, ends, ordinal) ORDER BY ordinal) FROM passage WHERE document = d.id)) FROM document d`)
	collect(t, db, got.rest, "SELECT document || ' ' || revision, json_array(hash, cause, text) FROM document_revision")
	collect(t, db, got.rest, "SELECT path, json_array(size, documents, skips) FROM file")
	collect(t, db, got.rest, "SELECT 'passages', count(*) FROM passage UNION ALL SELECT 'searchable', count(*) FROM passage_fts")
	// A kill that comes after the end leaves one more job, which finds nothing to do.
	collect(t, db, got.rest, `SELECT 'job ' || row_number() OVER (ORDER BY n), json_array(state, report, (SELECT json_group_array(skip ORDER BY n) FROM job_skip WHERE job = j.n))
		FROM job j WHERE report ->> 'added' + report ->> 'changed' > 0`)
	kb, err := store.OpenKnowledge(t.Context(), s.kb())
	if err != nil {
		t.Fatal(err)
	}
	defer kb.Close()
	l, err := library.Open(t.Context(), kb)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	got.rest["index"] = l.Version()
	return got
}

func collect(t *testing.T, db *sql.DB, into map[string]string, query string) {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var key, value string
		if err := rows.Scan(&key, &value); err != nil {
			t.Fatal(err)
		}
		into[key] = value
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// check looks at a file whose import was killed: each document is whole, as it was
// before or as it shall be.
func (s seatOf) check(t *testing.T, before, after imported) {
	t.Helper()
	if _, err := os.Stat(s.kb()); err != nil {
		return // killed before it was there
	}
	now := s.look(t)
	for id, got := range now.documents {
		if got != before.documents[id] && got != after.documents[id] {
			t.Fatalf("half visible: %s is %s", id, got)
		}
	}
	for id := range before.documents {
		if _, there := now.documents[id]; !there && after.documents[id] != "" {
			t.Fatalf("%s was there and is not any more", id)
		}
	}
	if now.rest["passages"] != now.rest["searchable"] {
		t.Fatalf("%s passages, %s to be searched", now.rest["passages"], now.rest["searchable"])
	}
}

func (i imported) equals(t *testing.T, want imported) {
	t.Helper()
	for what, pair := range map[string][2]map[string]string{"document": {i.documents, want.documents}, "rest": {i.rest, want.rest}} {
		if len(pair[0]) != len(pair[1]) {
			t.Errorf("%s: %d of %d", what, len(pair[0]), len(pair[1]))
		}
		for key, value := range pair[1] {
			if pair[0][key] != value {
				t.Fatalf("%s %s\nis     %s\nwanted %s", what, key, pair[0][key], value)
			}
		}
	}
}
