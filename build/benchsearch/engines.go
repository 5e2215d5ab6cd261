package main

import (
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/text"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/search/query"
	_ "github.com/mattn/go-sqlite3"
)

func folderSize(dir string) int64 {
	var n int64
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil {
			if info, err := d.Info(); err == nil && !d.IsDir() {
				n += info.Size()
			}
		}
		return nil
	})
	return n
}

// ours is the index alone.
type ours struct {
	dir string
	x   *index.Index
}

func openIndex(dir string) (engine, error) {
	x, _ := index.Open(dir, true)
	return &ours{dir, x}, nil
}

func (o *ours) put(ps []assist.Passage) error {
	o.x.Put(ps...)
	o.x.Save(ps[0].ID)
	return nil
}

func (o *ours) built() error { return o.x.Close() }

func (o *ours) reopen() error {
	o.x, _ = index.Open(o.dir, true)
	return nil
}

func (o *ours) search(question string, limit int) (int, error) {
	q := index.Query{Limit: limit}
	terms, single := text.Split(question)
	for _, t := range terms {
		w := 1.0
		if text.Stop(t) {
			w = 0.2
		}
		q.Terms = append(q.Terms, index.Term{Text: t, Passage: w, Group: w})
	}
	for _, c := range single {
		q.Fine = append(q.Fine, index.Term{Text: c, Passage: 1})
	}
	return len(o.x.Search(q).Hits), nil
}

func (o *ours) close() error { return o.x.Close() }

// fts5 gets the terms that our index has, in two columns.
type fts5 struct {
	path string
	db   *sql.DB
}

func openFTS5(dir string) (engine, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	f := &fts5{path: filepath.Join(dir, "fts5.db")}
	if err := f.reopen(); err != nil {
		return nil, err
	}
	_, err := f.db.Exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE VIRTUAL TABLE p USING fts5 (title, body, content = '', contentless_delete = 1)")
	return f, err
}

func terms(s ...string) string { return strings.Join(text.Terms(strings.Join(s, "\n")), " ") }

func (f *fts5) put(ps []assist.Passage) error {
	tx, err := f.db.Begin()
	if err != nil {
		return err
	}
	insert, err := tx.Prepare("INSERT INTO p (title, body) VALUES (?, ?)")
	if err != nil {
		return err
	}
	for _, p := range ps {
		if _, err := insert.Exec(terms(append(p.Heading, p.Title)...), terms(p.Text)); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (f *fts5) built() error {
	_, err := f.db.Exec("INSERT INTO p (p) VALUES ('optimize')")
	return err
}

func (f *fts5) reopen() error {
	if f.db != nil {
		if err := f.db.Close(); err != nil {
			return err
		}
	}
	db, err := sql.Open("sqlite3", f.path)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	f.db = db
	return db.Ping()
}

func (f *fts5) search(question string, limit int) (int, error) {
	var parts []string
	for _, t := range text.Terms(question) {
		parts = append(parts, `"`+t+`"`)
	}
	rows, err := f.db.Query("SELECT rowid, rank FROM p WHERE p MATCH ? ORDER BY rank LIMIT ?", strings.Join(parts, " OR "), limit)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	n := 0
	for rows.Next() {
		n++
	}
	return n, rows.Err()
}

func (f *fts5) close() error { return f.db.Close() }

// scorch is bleve with its default index, on the same terms.
type scorch struct {
	dir string
	b   bleve.Index
}

func openBleve(dir string) (engine, error) {
	m := bleve.NewIndexMapping()
	if err := m.AddCustomAnalyzer("terms", map[string]any{"type": custom.Name, "tokenizer": whitespace.Name}); err != nil {
		return nil, err
	}
	field := bleve.NewTextFieldMapping()
	field.Analyzer, field.Store, field.IncludeTermVectors, field.IncludeInAll, field.DocValues = "terms", false, false, false, false
	m.DefaultMapping.AddFieldMappingsAt("title", field)
	m.DefaultMapping.AddFieldMappingsAt("body", field)
	m.DefaultMapping.Dynamic = false
	b, err := bleve.New(filepath.Join(dir, "bleve"), m)
	return &scorch{dir, b}, err
}

func (s *scorch) put(ps []assist.Passage) error {
	for from := 0; from < len(ps); from += 1000 {
		batch := s.b.NewBatch()
		for _, p := range ps[from:min(from+1000, len(ps))] {
			if err := batch.Index(p.ID, map[string]any{"title": terms(append(p.Heading, p.Title)...), "body": terms(p.Text)}); err != nil {
				return err
			}
		}
		if err := s.b.Batch(batch); err != nil {
			return err
		}
	}
	return nil
}

func (s *scorch) built() error { return nil }

func (s *scorch) reopen() (err error) {
	if err := s.b.Close(); err != nil {
		return err
	}
	s.b, err = bleve.Open(filepath.Join(s.dir, "bleve"))
	return err
}

func (s *scorch) search(question string, limit int) (int, error) {
	var any []query.Query
	for _, t := range text.Terms(question) {
		for _, field := range []string{"title", "body"} {
			q := bleve.NewTermQuery(t)
			q.SetField(field)
			any = append(any, q)
		}
	}
	r, err := s.b.Search(bleve.NewSearchRequestOptions(bleve.NewDisjunctionQuery(any...), limit, 0, false))
	if err != nil {
		return 0, err
	}
	return len(r.Hits), nil
}

func (s *scorch) close() error { return s.b.Close() }
