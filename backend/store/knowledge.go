package store

import (
	"context"
	"database/sql"
	"embed"
	"encoding/json"
	"errors"
	"sync"
	"time"
)

//go:embed migration/knowledge/*.sql
var knowledgeSteps embed.FS

// Knowledge is NAME.kb: documents with their passages, packs, names and terms. It is
// safe for concurrent use, also by several processes.
type Knowledge struct {
	path    string
	writer  *writer
	readers *sql.DB

	owning sync.Mutex
	lock   *lock // of the folder for what is derived; nil = not ours
}

// OpenKnowledge opens the knowledge file at path, made when missing. The caller closes it.
func OpenKnowledge(ctx context.Context, path string) (*Knowledge, error) {
	absolute, err := prepareFile(ctx, path, knowledgeID)
	if err != nil {
		return nil, err
	}
	all, err := steps(knowledgeSteps, "migration/knowledge")
	if err != nil {
		return nil, explain(err)
	}
	db := openWriter(absolute)
	if err := migrate(ctx, db, all); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Knowledge{path: absolute, writer: newWriter(db), readers: openReaders(absolute, "rw")}, nil
}

// Close finishes what is being written and gives the file free.
func (k *Knowledge) Close() error {
	err := errors.Join(k.readers.Close(), k.writer.close())
	k.owning.Lock()
	defer k.owning.Unlock()
	if k.lock != nil {
		err = errors.Join(err, k.lock.release())
		k.lock = nil
	}
	return explain(err)
}

// stamp stores a time that may be zero; unstamp reads it.
func stamp(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

func unstamp(at int64) time.Time {
	if at == 0 {
		return time.Time{}
	}
	return micro(at)
}

// asJSON stores strings or a map of strings, n of them, and none as nothing; fromJSON
// reads it.
func asJSON(v any, n int) string {
	if n == 0 {
		return ""
	}
	b, _ := json.Marshal(v) // strings always can be
	return string(b)
}

func fromJSON(s string, v any) error {
	if s == "" {
		return nil
	}
	return json.Unmarshal([]byte(s), v)
}
