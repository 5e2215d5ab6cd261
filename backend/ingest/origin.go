package ingest

import (
	"path/filepath"
	"strings"

	"baihua/backend/assist"
)

// originAttribute holds where on disk a document was read, so that another file of the
// same name is told from a newer state of the same file.
const originAttribute = "baihua.path"

// OriginAttribute is the name of that attribute in a document's Attributes.
func OriginAttribute() string { return originAttribute }

// Origin is the file a document was read from, "" where nobody knows: it came from a
// pack, from memory, or by upload.
func Origin(d assist.Document) string { return d.Attributes[originAttribute] }

// Uploads are Files that are copies, gone once they were read: where they lie says
// nothing about what they are.
func Uploads(paths ...string) ([]Source, []Skip) {
	sources, skips := Files(paths...)
	for i := range sources {
		sources[i].Path = ""
	}
	return sources, skips
}

// PathIDs are the ids that a file at path can have, from the one its own name makes,
// id, to that of its whole path: each takes in one folder more.
func PathIDs(path, id string) []string {
	ids := []string{id}
	parts := strings.Split(strings.Trim(filepath.ToSlash(path), "/"), "/")
	for n := strings.Count(id, "/") + 2; n <= len(parts); n++ {
		ids = append(ids, slug(strings.Join(parts[len(parts)-n:], "/")))
	}
	return ids
}

// FileID is the id of the file that a document's id was made from: without the number
// of a record, the language of a table or the name within an archive. ok is false where
// the id has nothing to do with the path, as it was written in the file.
func FileID(path, id string) (file string, ok bool) {
	whole := "/" + slug(filepath.ToSlash(path))
	for file = id; file != ""; file = file[:max(strings.LastIndexByte(file, '#'), 0)] {
		if strings.HasSuffix(whole, "/"+file) {
			return file, true
		}
	}
	return "", false
}
