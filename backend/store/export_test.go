package store

import (
	"context"
	"database/sql"
	"io/fs"
)

// Opened to the tests: what no caller needs.

// Snippet and Searchable are tested by themselves.
var (
	Snippet    = snippet
	Searchable = searchable
)

// The migrations of both files.
var (
	LedgerSteps    fs.FS = ledgerSteps
	KnowledgeSteps fs.FS = knowledgeSteps
)

// The ids in the headers of both files.
const (
	LedgerID    = ledgerID
	KnowledgeID = knowledgeID
)

// MakeAt makes a file as a program made it that knew only the first n steps.
func MakeAt(ctx context.Context, path string, id int, files fs.FS, dir string, n int) error {
	absolute, err := prepareFile(ctx, path, id)
	if err != nil {
		return err
	}
	all, err := steps(files, dir)
	if err != nil {
		return err
	}
	db := openWriter(absolute)
	defer db.Close()
	return migrate(ctx, db, all[:n])
}

// Raw opens the file past all that the store does, as somebody with a database tool.
func Raw(path string) *sql.DB { return pool(1, connector{dsn: dsn(path, "mode", "rw")}) }

// LimitGroups makes every commit carry at most n requests. Call it before writing.
func (l *Ledger) LimitGroups(n int) { l.writer.limit = n }

// Committed counts commits and the requests in them.
func (l *Ledger) Committed() (groups, requests int64) {
	return l.writer.groups.Load(), l.writer.requests.Load()
}

// Write runs any work through the writer.
func (l *Ledger) Write(ctx context.Context, work func(*sql.Tx) error) error {
	return l.write(ctx, work)
}

// Pools are the connections of both sides.
func (l *Ledger) Pools() (writer, readers *sql.DB) { return l.writer.db, l.readers }

// Queued counts requests that wait for the writer.
func (l *Ledger) Queued() int { return len(l.writer.queue) }
