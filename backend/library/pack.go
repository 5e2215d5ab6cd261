package library

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/store"

	"go.yaml.in/yaml/v3"
)

// packFile is pack.yaml: docs/packs.md.
type packFile struct {
	ID      string            `yaml:"id"`
	Title   map[string]string `yaml:"title"`
	Version string            `yaml:"version"`
}

// InstallPack installs the starter pack in folder id of fsys, or brings it up to date:
// articles that are no longer in it go. Its names and glossary replace the stored ones.
func (l *Library) InstallPack(ctx context.Context, fsys fs.FS, id string, progress func(Progress)) (Report, error) {
	pack, err := readPack(fsys, id)
	if err != nil {
		return Report{}, err
	}
	names, err := readNames(fsys, path.Join(id, "names.csv"))
	if err != nil {
		return Report{}, err
	}
	terms, err := readGlossary(fsys, id)
	if err != nil {
		return Report{}, err
	}
	l.write.Lock()
	defer l.write.Unlock()
	sources, skipped := ingest.FS(fsys, path.Join(id, "articles"))
	r := &run{library: l, ctx: ctx, options: Options{pack: id}, tell: progress, seen: map[string]string{}}
	r.report.Skipped = skipped
	if err := r.all(sources); err != nil {
		return r.report, err
	}
	if err := l.dropOld(ctx, id, r); err != nil {
		return r.report, err
	}
	if err := l.kb.PutNames(ctx, id, names); err != nil {
		return r.report, err
	}
	if err := l.kb.PutTerms(ctx, id, terms); err != nil {
		return r.report, err
	}
	pack.Installed = l.Now()
	if err := l.kb.PutPack(ctx, pack); err != nil {
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

func readPack(fsys fs.FS, id string) (store.Pack, error) {
	if !fs.ValidPath(id) {
		return store.Pack{}, assist.NewError(assist.CodeInvalid, "that is not the name of a pack", nil)
	}
	b, err := fs.ReadFile(fsys, path.Join(id, "pack.yaml"))
	if err != nil {
		return store.Pack{}, assist.NewError(assist.CodeNotFound, "there is no starter pack of that name: a pack is a folder with a pack.yaml", err)
	}
	var p packFile
	if err := yaml.Unmarshal(b, &p); err != nil || p.ID != id {
		return store.Pack{}, assist.NewError(assist.CodeUnreadable, "pack.yaml cannot be read, or its id is not the folder's name", err)
	}
	sum := sha256.Sum256(b)
	return store.Pack{ID: id, Version: p.Version, TitleZh: p.Title["zh"], TitleEn: p.Title["en"], Hash: hex.EncodeToString(sum[:])}, nil
}
