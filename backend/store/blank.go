package store

import (
	"context"
	"database/sql"
)

// blanks are documents with how many of their pages have no text: those of files on disk
// by where they lie, those of uploads by what the kept reports say. The reports of jobs
// and files hold skips as JSON (ingest.Skip).
const blanks = `SELECT d.id AS id, count(DISTINCT s.value ->> 'page') AS n
	FROM file f, json_each(f.skips) s JOIN document d ON d.attributes ->> '$."baihua.path"' = f.path
	WHERE d.attributes <> '' AND f.skips LIKE '%scanned%' AND s.value ->> 'code' = 'scanned' AND s.value ->> 'page' > 0 GROUP BY d.id
	UNION ALL
	SELECT d.id, count(DISTINCT s.skip ->> 'page')
	FROM job_skip s JOIN document d ON d.source = s.skip ->> 'name'
	WHERE d.attributes NOT LIKE '%"baihua.path"%' AND s.skip ->> 'code' = 'scanned' AND s.skip ->> 'page' > 0 GROUP BY d.id`

// BlankPages are the documents that have pages without text, with how many.
func (k *Knowledge) BlankPages(ctx context.Context) (map[string]int, error) {
	type blank struct {
		id string
		n  int
	}
	all, err := collect(ctx, k.readers, func(rows *sql.Rows) (b blank, err error) { return b, rows.Scan(&b.id, &b.n) }, blanks)
	out := make(map[string]int, len(all))
	for _, b := range all {
		out[b.id] = b.n
	}
	return out, err
}

// DocumentIDs are the ids of all documents.
func (k *Knowledge) DocumentIDs(ctx context.Context) ([]string, error) {
	return collect(ctx, k.readers, oneString, "SELECT id FROM document ORDER BY id")
}
