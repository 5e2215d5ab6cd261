package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/library"
	"baihua/backend/retrieve"
	"baihua/backend/store"
)

// shelf is the knowledge file with its index, and ranking with all features: what a
// start, an import and a question cost people.
type shelf struct {
	path      string
	kb        *store.Knowledge
	library   *library.Library
	retriever *retrieve.Retriever
}

func openLibrary(dir string) (engine, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	s := &shelf{path: filepath.Join(dir, "bench.kb")}
	return s, s.reopen()
}

// put writes the passages as JSON lines; they are imported when all are there.
func (s *shelf) put(ps []assist.Passage) error {
	f, err := os.OpenFile(s.source(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	lines := json.NewEncoder(f)
	for _, p := range ps {
		if err := lines.Encode(map[string]any{"id": p.ID, "title": p.Title + " " + p.Heading[0], "text": p.Text, "group": p.DocumentID}); err != nil {
			return err
		}
	}
	return f.Close()
}

func (s *shelf) source() string { return filepath.Join(filepath.Dir(s.path), "bench.jsonl") }

func (s *shelf) built() error {
	info, err := os.Stat(s.source())
	if err != nil {
		return err
	}
	source := ingest.Source{Name: "bench.jsonl", Size: info.Size(), Open: func() (io.ReadCloser, error) { return os.Open(s.source()) }}
	_, err = s.library.Import(context.Background(), []ingest.Source{source}, library.Options{}, func(library.Progress) {})
	return errors.Join(err, s.close())
}

func (s *shelf) reopen() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()
	var err error
	if s.kb, err = store.OpenKnowledge(ctx, s.path); err != nil {
		return err
	}
	if s.library, err = library.Open(ctx, s.kb); err != nil {
		return err
	}
	s.retriever = retrieve.New(s.library.Index(), s.kb)
	return nil
}

func (s *shelf) search(question string, _ int) (int, error) {
	r, err := s.retriever.Retrieve(context.Background(), assist.Query{Text: question})
	return len(r.Candidates), err
}

func (s *shelf) close() error {
	s.library.Close()
	return s.kb.Close()
}
