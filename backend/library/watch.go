package library

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/store"
)

// Folder is a watched folder as it stands.
type Folder struct {
	Path     string
	Audience assist.Audience // of documents that do not say; "" = internal
	Files    int             // readable ones that are in it
	There    bool            // it can be reached
}

// Folders are the watched folders, by path.
func (l *Library) Folders(ctx context.Context) ([]Folder, error) {
	watched, err := l.kb.WatchedFolders(ctx)
	out := make([]Folder, 0, len(watched))
	for _, f := range watched {
		sources, _ := ingest.Files(f.Path)
		out = append(out, Folder{Path: f.Path, Audience: f.Audience, Files: len(sources), There: isFolder(f.Path)})
	}
	return out, err
}

// Watch begins to follow a folder: what changes in it is imported, what is deleted from
// it is taken out.
func (l *Library) Watch(ctx context.Context, path string, a assist.Audience) error {
	abs, err := filepath.Abs(path)
	if err != nil || !isFolder(abs) {
		return assist.NewError(assist.CodeNotFound, "that folder is not there: choose another one", err)
	}
	return l.kb.WatchFolder(ctx, store.WatchedFolder{Path: abs, Audience: a, Added: l.Now()})
}

// Unwatch ends it; what was imported stays.
func (l *Library) Unwatch(ctx context.Context, path string) error {
	return l.kb.UnwatchFolder(ctx, path)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// Stirred gives an order for each watched folder where something is to be done: a file is
// new, changed or gone. A file that changed just now may still be written: it is left for
// the next time.
func (l *Library) Stirred(ctx context.Context) ([]Order, error) {
	folders, err := l.kb.WatchedFolders(ctx)
	if err != nil {
		return nil, err
	}
	var orders []Order
	for _, f := range folders {
		stirred, err := l.stirred(ctx, f)
		if err != nil {
			return orders, err
		}
		if stirred {
			orders = append(orders, Order{Kind: KindFolder, Paths: []string{f.Path}, Audience: f.Audience})
		}
	}
	return orders, nil
}

func (l *Library) stirred(ctx context.Context, folder store.WatchedFolder) (bool, error) {
	sources, _ := ingest.Files(folder.Path)
	known, err := l.kb.FilesBelow(ctx, below(folder.Path))
	if err != nil {
		return false, err
	}
	read := make(map[string]store.File, len(known))
	for _, f := range known {
		read[f.Path] = f
	}
	for _, s := range l.quiet(sources) {
		if f, there := read[s.Path]; !there || !current(f, s) {
			return true, nil
		}
	}
	return len(sources) > 0 && len(gone(known)) > 0, nil
}

// quiet are the sources that nobody seems to be writing.
func (l *Library) quiet(sources []ingest.Source) []ingest.Source {
	now := l.Now()
	return slices.DeleteFunc(slices.Clone(sources), func(s ingest.Source) bool { return now.Sub(s.Modified).Abs() <= settled })
}

// below is what the paths of the files in a folder begin with.
func below(folder string) string { return filepath.Clean(folder) + string(filepath.Separator) }

// gone are the files that are certainly not there any more, not only out of reach.
func gone(files []store.File) []string {
	var out []string
	for _, f := range files {
		if _, err := os.Lstat(f.Path); errors.Is(err, fs.ErrNotExist) {
			out = append(out, f.Path)
		}
	}
	return out
}

// follow reads what changed in watched folders and takes out the documents of files that
// are gone. A folder with nothing in it at all is rather a disk that is not there:
// nothing is taken out then.
func (r *run) follow(folders []string, sources []ingest.Source) error {
	if len(sources) == 0 {
		return assist.NewError(assist.CodeNotFound, "the watched folder is empty or cannot be reached: its documents stay as they are", nil)
	}
	r.options.follow = true
	if err := r.all(r.library.quiet(sources)); err != nil {
		return err
	}
	for _, folder := range folders {
		known, err := r.library.kb.FilesBelow(r.ctx, below(folder))
		if err != nil {
			return err
		}
		for _, path := range gone(known) {
			if err := r.vanished(path); err != nil {
				return err
			}
		}
	}
	return r.commit()
}

// vanished takes out the documents of a file that is gone, but for those met elsewhere.
func (r *run) vanished(path string) error {
	docs, err := r.library.kb.StoredFrom(r.ctx, path)
	for _, d := range docs {
		if _, met := r.seen[d.ID]; !met {
			r.batch.gone = append(r.batch.gone, d.ID)
		}
	}
	r.batch.noFiles = append(r.batch.noFiles, path)
	return err
}
