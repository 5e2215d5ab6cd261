package seat

import (
	"context"

	"baihua/backend/assist"
	"baihua/backend/library"
	"baihua/backend/retrieve"
	"baihua/backend/store"
	"baihua/backend/text"
)

// shelf is one open knowledge file with what is derived from it.
type shelf struct {
	path      string
	store     *store.Knowledge
	library   *library.Library
	retriever *retrieve.Retriever
}

// OpenKnowledge opens another knowledge file (created when missing) and answers from
// it from then on. On an error the file in use stays in use.
func (s *Seat) OpenKnowledge(ctx context.Context, path string) error {
	kb, err := store.OpenKnowledge(ctx, path)
	if err != nil {
		return err
	}
	lib, err := library.Open(ctx, kb)
	if err != nil {
		_ = kb.Close()
		return err
	}
	old := s.shelf.Swap(&shelf{path: path, store: kb, library: lib, retriever: retrieve.New(lib.Index(), kb)})
	if old != nil {
		return old.store.Close()
	}
	return nil
}

// KnowledgePath is the knowledge file in use.
func (s *Seat) KnowledgePath() string { return s.shelf.Load().path }

// Knowledge is the knowledge file in use.
func (s *Seat) Knowledge() *store.Knowledge { return s.shelf.Load().store }

// Library is the library over the knowledge file in use.
func (s *Seat) Library() *library.Library { return s.shelf.Load().library }

// Retrieve implements assist.Retriever over whatever knowledge is open.
func (s *Seat) Retrieve(ctx context.Context, q assist.Query) (assist.Retrieval, error) {
	return s.shelf.Load().retriever.Retrieve(ctx, q)
}

// names is the matcher over the name lists of the installed packs.
func (s *Seat) names() *text.Names { return s.shelf.Load().library.NameMatcher() }

// InstallPack installs or refreshes a starter pack.
func (s *Seat) InstallPack(ctx context.Context, id string, progress func(library.Progress)) (library.Report, error) {
	if s.opts.Packs == nil {
		return library.Report{}, assist.NewError(assist.CodeNotFound, "this build carries no starter packs", nil)
	}
	return s.Library().InstallPack(ctx, s.opts.Packs, id, progress)
}
