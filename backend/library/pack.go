package library

import (
	"context"
	"io/fs"
	"path"

	"baihua/backend/ingest"
	"baihua/backend/pack"
	"baihua/backend/store"
)

// InstallPack installs the starter pack in folder id of fsys, or brings it up to date:
// articles that are no longer in it go. Its names and glossary replace the stored ones.
func (l *Library) InstallPack(ctx context.Context, fsys fs.FS, id string, progress func(Progress)) (Report, error) {
	about, lists, err := readPack(fsys, id)
	if err != nil {
		return Report{}, err
	}
	l.write.Lock()
	defer l.write.Unlock()
	// First: from the moment an article is found it must be known to need a review.
	if err := l.kb.PutPack(ctx, store.Pack{
		ID: id, Version: about.Version, TitleZh: about.Title["zh"], TitleEn: about.Title["en"], Hash: about.Hash, Installed: l.Now(),
		ReviewRequired: about.ReviewRequired(),
	}, lists); err != nil {
		return Report{}, err
	}
	sources, skipped := ingest.FS(fsys, path.Join(id, "articles"))
	r := &run{library: l, ctx: ctx, options: Options{pack: id}, tell: progress, seen: map[string]string{}}
	r.report.Skipped = skipped
	if err := r.all(sources); err != nil {
		return r.report, err
	}
	if err := l.dropOld(ctx, id, r); err != nil {
		return r.report, err
	}
	return r.report, l.loadNames(ctx)
}

// dropOld removes the pack's documents that this installation did not meet.
func (l *Library) dropOld(ctx context.Context, id string, r *run) error {
	rows, _, err := l.kb.Documents(ctx, store.DocumentFilter{Pack: id})
	if err != nil {
		return err
	}
	for _, row := range rows {
		if _, met := r.seen[row.Document.ID]; met {
			continue
		}
		if err := l.remove(ctx, row.Document.ID); err != nil {
			return err
		}
		r.report.Removed++
	}
	return nil
}

// readPack reads everything of a pack but its articles.
func readPack(fsys fs.FS, id string) (about pack.Pack, lists store.PackLists, err error) {
	if about, err = pack.Read(fsys, id); err != nil {
		return about, lists, err
	}
	if lists.Names, err = pack.Names(fsys, id); err != nil {
		return about, lists, err
	}
	if lists.Terms, err = pack.Glossary(fsys, id); err != nil {
		return about, lists, err
	}
	lists.Phrases, err = pack.Phrases(fsys, id)
	return about, lists, err
}
