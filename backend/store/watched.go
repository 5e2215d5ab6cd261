package store

import (
	"context"
	"database/sql"
	"time"

	"baihua/backend/assist"
)

// WatchedFolder is a folder whose files the library follows.
type WatchedFolder struct {
	Path     string          // absolute
	Audience assist.Audience // of documents that do not say; "" = internal
	Added    time.Time
}

// WatchFolder begins to watch a folder, or changes what is said of one.
func (k *Knowledge) WatchFolder(ctx context.Context, f WatchedFolder) error {
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT INTO watched_folder VALUES (?, ?, ?) ON CONFLICT (path) DO UPDATE SET audience = excluded.audience", f.Path, f.Audience, stamp(f.Added))
		return err
	})
}

// UnwatchFolder ends it; what was imported stays.
func (k *Knowledge) UnwatchFolder(ctx context.Context, path string) error {
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("DELETE FROM watched_folder WHERE path = ?", path)
		return err
	})
}

// WatchedFolders are the folders that are watched, by path.
func (k *Knowledge) WatchedFolders(ctx context.Context) ([]WatchedFolder, error) {
	return collect(ctx, k.readers, func(rows *sql.Rows) (f WatchedFolder, err error) {
		var added int64
		err = rows.Scan(&f.Path, &f.Audience, &added)
		f.Added = unstamp(added)
		return f, err
	}, "SELECT path, audience, added FROM watched_folder ORDER BY path")
}
