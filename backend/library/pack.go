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
	if _, _, err := readPack(fsys, id); err != nil {
		return Report{}, err
	}
	job, err := l.Order(ctx, Order{Kind: KindPack, Paths: []string{id}})
	if err != nil {
		return Report{}, err
	}
	return l.DoPack(ctx, job, fsys, progress)
}

// DoPack is Do for an order of kind KindPack, from the folder of its name in fsys.
func (l *Library) DoPack(ctx context.Context, job string, fsys fs.FS, progress func(Progress)) (Report, error) {
	return l.work(ctx, job, progress, func(r *run, o Order) error {
		id := o.Paths[0]
		about, lists, err := readPack(fsys, id)
		if err != nil {
			return err
		}
		// First: from the moment an article is found it must be known to need a review.
		if err := l.kb.PutPack(ctx, store.Pack{
			ID: id, Version: about.Version, TitleZh: about.Title["zh"], TitleEn: about.Title["en"], Hash: about.Hash, Installed: l.Now(),
			ReviewRequired: about.ReviewRequired(),
		}, lists); err != nil {
			return err
		}
		r.options.pack = id
		sources, skipped := ingest.FS(fsys, path.Join(id, "articles"))
		if err := r.listed(skipped); err != nil {
			return err
		}
		if err := r.all(sources); err != nil {
			return err
		}
		if err := r.dropOld(id); err != nil {
			return err
		}
		return l.loadWords(ctx)
	})
}

// dropOld removes the pack's documents that this installation did not meet.
func (r *run) dropOld(pack string) error {
	rows, _, err := r.library.kb.Documents(r.ctx, store.DocumentFilter{Pack: pack})
	if err != nil {
		return err
	}
	for _, row := range rows {
		if _, met := r.seen[row.Document.ID]; !met {
			r.batch.gone = append(r.batch.gone, row.Document.ID)
		}
	}
	return r.commit()
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
	if lists.Synonyms, err = pack.Synonyms(fsys, id); err != nil {
		return about, lists, err
	}
	lists.Phrases, err = pack.Phrases(fsys, id)
	return about, lists, err
}
