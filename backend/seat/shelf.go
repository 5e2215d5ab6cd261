package seat

import (
	"context"
	"os"
	"path/filepath"
	"sync"

	"baihua/backend/assist"
	"baihua/backend/library"
	"baihua/backend/retrieve"
	"baihua/backend/store"
	"baihua/backend/text"
)

// Shelf is one open knowledge file with what is derived from it. It stays open until
// whoever borrowed it has released it, also when another file is opened meanwhile.
type Shelf struct {
	Path      string
	Knowledge *store.Knowledge
	Library   *library.Library

	retriever *retrieve.Retriever
	borrowed  sync.RWMutex // read-locked by each borrower
}

// Release gives a borrowed shelf back; it must not be used afterwards.
func (s *Shelf) Release() { s.borrowed.RUnlock() }

// close waits for all borrowers.
func (s *Shelf) close() error {
	s.borrowed.Lock()
	defer s.borrowed.Unlock()
	s.Library.Close()
	return s.Knowledge.Close()
}

// Shelf borrows the knowledge in use, not twice at a time by one goroutine. Release it
// soon: changing the file waits for it.
func (s *Seat) Shelf() *Shelf {
	s.shelfMu.Lock()
	defer s.shelfMu.Unlock()
	s.shelf.borrowed.RLock()
	return s.shelf
}

// OpenKnowledge opens another knowledge file (created when missing) and answers from
// it from then on; the one in use already is left as it is. On an error the file in use
// stays in use.
func (s *Seat) OpenKnowledge(ctx context.Context, path string) error {
	s.opening.Lock()
	defer s.opening.Unlock()
	if s.shelf != nil && sameFile(s.shelf.Path, path) {
		return nil
	}
	kb, err := store.OpenKnowledge(ctx, path)
	if err != nil {
		return err
	}
	lib, err := library.Open(ctx, kb)
	if err != nil {
		_ = kb.Close()
		return err
	}
	next := &Shelf{Path: path, Knowledge: kb, Library: lib, retriever: retrieve.New(lib.Index(), kb).With(func() retrieve.Words {
		names, lexicon, version := lib.Words()
		return retrieve.Words{Names: names, Lexicon: lexicon, Version: version}
	})}
	s.shelfMu.Lock()
	old := s.shelf
	s.shelf = next
	s.shelfMu.Unlock()
	if old != nil {
		return old.close()
	}
	return nil
}

// sameFile says whether two paths lead to one file, by whatever links.
func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return filepath.Clean(a) == filepath.Clean(b)
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// KnowledgePath is the knowledge file in use.
func (s *Seat) KnowledgePath() string {
	sh := s.Shelf()
	defer sh.Release()
	return sh.Path
}

// Knowledge is the knowledge file in use, for programs that never open another one; the
// others borrow the Shelf.
func (s *Seat) Knowledge() *store.Knowledge {
	sh := s.Shelf()
	defer sh.Release()
	return sh.Knowledge
}

// Library is the library over the knowledge file in use, under the same rule.
func (s *Seat) Library() *library.Library {
	sh := s.Shelf()
	defer sh.Release()
	return sh.Library
}

// Retrieve implements assist.Retriever over whatever knowledge is open.
func (s *Seat) Retrieve(ctx context.Context, q assist.Query) (assist.Retrieval, error) {
	sh := s.Shelf()
	defer sh.Release()
	return sh.retriever.Retrieve(ctx, q)
}

// names is the matcher over the name lists of the installed packs.
func (s *Seat) names() *text.Names {
	sh := s.Shelf()
	defer sh.Release()
	return sh.Library.NameMatcher()
}

// InstallPack installs or refreshes a starter pack.
func (s *Seat) InstallPack(ctx context.Context, id string, progress func(library.Progress)) (library.Report, error) {
	if s.opts.Packs == nil {
		return library.Report{}, assist.NewError(assist.CodeNotFound, "this build carries no starter packs", nil)
	}
	sh := s.Shelf()
	defer sh.Release()
	return sh.Library.InstallPack(ctx, s.opts.Packs, id, progress)
}
