package library

import (
	"context"
	"os"

	"baihua/backend/ingest"
)

// identities tell files apart that have the same name. A file keeps its id wherever the
// import began; another file of that name, still there, gets its folder's name as well.
type identities struct {
	ids   map[string]string // by path
	paths map[string]string // by id
}

func (l *Library) identities(ctx context.Context) (identities, error) {
	known := identities{ids: map[string]string{}, paths: map[string]string{}}
	origins, err := l.kb.Attribute(ctx, ingest.OriginAttribute())
	for id, path := range origins {
		if file, ok := ingest.FileID(path, id); ok {
			known.keep(path, file)
		}
	}
	return known, err
}

func (k identities) keep(path, id string) {
	k.ids[path], k.paths[id] = id, path
}

// identify gives the id of the file at path whose own name makes id.
func (k identities) identify(path, id string) string {
	if own, met := k.ids[path]; met {
		return own
	}
	for _, candidate := range ingest.PathIDs(path, id) {
		if holder, held := k.paths[candidate]; !held || !exists(holder) {
			id = candidate
			break
		}
	}
	k.keep(path, id)
	return id
}

// exists says whether there is still a file: one that is gone was moved or renamed.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
