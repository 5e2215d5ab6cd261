package store

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"baihua/backend/assist"
)

// DocumentFilter selects documents. Zero values select everything.
type DocumentFilter struct {
	Query  string // words that a passage or its titles must hold, all of them
	Lang   string
	Pack   string
	First  string // language whose documents come first among equals; "" = none
	Only   Only
	At     time.Time // when it is, for Only
	IDs    []string  // nil = whichever; else only these
	Offset int
	Limit  int // 0 = all
}

// Only selects documents by how they stand.
type Only string

// What can be asked for; "" asks for all.
const (
	OnlyInternal  Only = "internal"
	OnlyExpired   Only = "expired"   // no longer valid, or not yet
	OnlyWithdrawn Only = "withdrawn" // in nobody's hands
)

// DocumentRow is a line of the library's list.
type DocumentRow struct {
	Document assist.Document // without Text
	Passages int
	Snippet  string // searching: the words around the first hit
}

// A selection is where rows come from; every one takes the match, the language and the
// pack as ?1 to ?3, the language that comes first as ?6, how they stand at which time as
// ?7 and ?8, and as ?9 the ids, as JSON.
const (
	filtered = ` WHERE (?2 = '' OR d.lang = ?2) AND (?3 = '' OR d.pack = ?3)
		AND CASE ?7 WHEN 'internal' THEN d.audience = 'internal' WHEN 'withdrawn' THEN d.withdrawn <> 0
			WHEN 'expired' THEN (d.valid_until <> 0 AND d.valid_until < ?8) OR d.valid_from > ?8 ELSE 1 END
		AND (?9 = '' OR d.id IN (SELECT value FROM json_each(?9)))`
	listed = "SELECT %, '' FROM document d" + filtered + " AND ?1 = '' ORDER BY d.lang = ?6 DESC, d.title, d.id"
	// Titles weigh four times as much as the text; a document ranks by its best passage.
	searched = `WITH hit AS MATERIALIZED (
		SELECT p.document, p.n, bm25(passage_fts, 4.0, 1.0) AS rank
		FROM passage_fts JOIN passage p ON p.n = passage_fts.rowid WHERE passage_fts MATCH ?1),
	best AS (SELECT document, n, min(rank) AS rank FROM hit GROUP BY document)
	SELECT %, (SELECT text FROM passage WHERE n = best.n)
	FROM best JOIN document d ON d.id = best.document` + filtered + " ORDER BY best.rank, d.lang = ?6 DESC, d.title, d.id"
	rowColumns = "d.id, (SELECT count(*) FROM passage WHERE document = d.id), count(*) OVER (), " + presentColumns
)

// Documents lists documents by title or, searching, the best match first; total counts
// all that match, whatever Offset and Limit say.
func (k *Knowledge) Documents(ctx context.Context, f DocumentFilter) (rows []DocumentRow, total int, err error) {
	query, match := listed, ""
	if strings.TrimSpace(f.Query) != "" {
		query, match = searched, matchExpression(f.Query)
		if match == "" {
			return nil, 0, nil // nothing but punctuation
		}
	}
	rows, total, err = k.documentRows(ctx, query, match, f)
	if err == nil && len(rows) == 0 && f.Offset > 0 {
		f.Offset, f.Limit = 0, 1 // past the end: the total is still known
		_, total, err = k.documentRows(ctx, query, match, f)
	}
	return rows, total, explain(err)
}

func (k *Knowledge) documentRows(ctx context.Context, query, match string, f DocumentFilter) (out []DocumentRow, total int, err error) {
	query = strings.Replace(query, "%", rowColumns, 1) + " LIMIT ?4 OFFSET ?5"
	wanted := ""
	if f.IDs != nil {
		b, err := json.Marshal(f.IDs)
		if err != nil {
			return nil, 0, err
		}
		wanted = string(b)
	}
	rows, err := k.readers.QueryContext(ctx, query, match, f.Lang, f.Pack, orAll(f.Limit), f.Offset, f.First, f.Only, stamp(f.At), wanted)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var r DocumentRow
		var passage string
		if err := scanDocument(rows, &r.Document, &passage, &r.Document.ID, &r.Passages, &total); err != nil {
			return nil, 0, err
		}
		if match != "" {
			r.Snippet = snippet(passage, f.Query)
		}
		out = append(out, r)
	}
	return out, total, rows.Err()
}
