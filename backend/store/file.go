package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"baihua/backend/assist"
)

// File is a file on disk as it was when it was last read to its end.
type File struct {
	Path      string
	Size      int64
	Modified  time.Time // by the file system, to the nanosecond
	Seen      time.Time // when it was opened
	Reader    string    // version of what read it
	Documents int       // how many it holds
	Skips     []string  // what was left out of it, as JSON
}

const fileColumns = "path, size, modified, seen, reader, documents, skips"

func scanFile(row scanner) (File, error) {
	var f File
	var modified, seen int64
	var skips string
	if err := row.Scan(&f.Path, &f.Size, &modified, &seen, &f.Reader, &f.Documents, &skips); err != nil {
		return f, err
	}
	f.Modified, f.Seen = time.Unix(0, modified), unstamp(seen)
	return f, fromJSON(skips, &f.Skips)
}

func putFiles(tx *sql.Tx, files []File, gone []string) error {
	for _, f := range files {
		_, err := tx.Exec("INSERT OR REPLACE INTO file ("+fileColumns+") VALUES (?, ?, ?, ?, ?, ?, ?)",
			f.Path, f.Size, f.Modified.UnixNano(), stamp(f.Seen), f.Reader, f.Documents, asJSON(f.Skips, len(f.Skips)))
		if err != nil {
			return err
		}
	}
	for _, path := range gone {
		if _, err := tx.Exec("DELETE FROM file WHERE path = ?", path); err != nil {
			return err
		}
	}
	return nil
}

// File is what is known of the file at path; false when it was never read.
func (k *Knowledge) File(ctx context.Context, path string) (File, bool, error) {
	f, err := scanFile(k.readers.QueryRowContext(ctx, "SELECT "+fileColumns+" FROM file WHERE path = ?", path))
	if errors.Is(err, sql.ErrNoRows) {
		return File{}, false, nil
	}
	return f, err == nil, explain(err)
}

// FilesBelow are the files read whose path begins with folder.
func (k *Knowledge) FilesBelow(ctx context.Context, folder string) ([]File, error) {
	return collect(ctx, k.readers, func(rows *sql.Rows) (File, error) { return scanFile(rows) },
		"SELECT "+fileColumns+" FROM file WHERE substr(path, 1, length(?1)) = ?1 ORDER BY path", folder)
}

// Stored is what an import needs to know of a document that is there.
type Stored struct {
	ID        string
	Hash      string
	Path      string // the file it was read from, "" = unknown
	Audience  assist.Audience
	Chosen    bool      // a person decided on its audience
	Withdrawn time.Time // zero = it is in use
}

const storedColumns = "id, hash, coalesce(iif(attributes = '', '', attributes ->> '$.\"baihua.path\"'), ''), audience, iif(chosen = '', 0, chosen ->> 'audience' IS NOT NULL), withdrawn"

func scanStored(row scanner) (s Stored, err error) {
	var withdrawn int64
	err = row.Scan(&s.ID, &s.Hash, &s.Path, &s.Audience, &s.Chosen, &withdrawn)
	s.Withdrawn = unstamp(withdrawn)
	return s, err
}

// Stored is what is known of a document; false when it is not there.
func (k *Knowledge) Stored(ctx context.Context, id string) (Stored, bool, error) {
	s, err := scanStored(k.readers.QueryRowContext(ctx, "SELECT "+storedColumns+" FROM document WHERE id = ?", id))
	if errors.Is(err, sql.ErrNoRows) {
		return Stored{}, false, nil
	}
	return s, err == nil, explain(err)
}

// StoredFrom are the documents read from the file at path.
func (k *Knowledge) StoredFrom(ctx context.Context, path string) ([]Stored, error) {
	return collect(ctx, k.readers, func(rows *sql.Rows) (Stored, error) { return scanStored(rows) },
		"SELECT "+storedColumns+` FROM document WHERE attributes <> '' AND attributes ->> '$."baihua.path"' = ? ORDER BY id`, path)
}
