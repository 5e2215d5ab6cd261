package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"iter"

	"baihua/backend/assist"
)

// passagePage is how many passages AllPassages reads at a time.
const passagePage = 1000

const passageQuery = `SELECT p.n, p.id, p.document, p.part_of, p.kind, p.heading, p.questions, p.text, p.starts, p.ends, p.ordinal, p.origin,
	d.title, d.lang, d.audience, d.valid_from, d.valid_until, d.pack, d.attributes, d.revision, d.reviewed = '' AND d.pack IN (SELECT id FROM pack WHERE review <> 0),
	(SELECT json_group_array(question) FROM (SELECT question FROM proposal WHERE passage = p.id AND passage <> '' AND state = 'published' ORDER BY at, id))
	FROM passage p JOIN document d ON d.id = p.document AND d.withdrawn = 0 `

// Passages are the passages with these ids, in their order; ids that are not stored
// (any more), or whose document is withdrawn, are left out.
func (k *Knowledge) Passages(ctx context.Context, ids []string) ([]assist.Passage, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, explain(err)
	}
	ps, err := k.passages(ctx, "JOIN json_each(?) wanted ON wanted.value = p.id ORDER BY wanted.key", string(list))
	return unnumbered(ps), err
}

// AllPassages yields every passage of a document that is not withdrawn, those of a
// document together as long as it does not change. It stops at the first error.
func (k *Knowledge) AllPassages(ctx context.Context) iter.Seq2[assist.Passage, error] {
	return func(yield func(assist.Passage, error) bool) {
		for after := int64(0); ; {
			page, err := k.passages(ctx, "WHERE p.n > ? ORDER BY p.n LIMIT ?", after, passagePage)
			for _, p := range page {
				if !yield(p.Passage, nil) {
					return
				}
				after = p.n
			}
			if err != nil {
				yield(assist.Passage{}, err)
				return
			}
			if len(page) < passagePage {
				return
			}
		}
	}
}

// numbered is a passage with its row's number.
type numbered struct {
	assist.Passage
	n int64
}

func (k *Knowledge) passages(ctx context.Context, which string, args ...any) ([]numbered, error) {
	return collect(ctx, k.readers, scanPassage, passageQuery+which, args...)
}

func scanPassage(rows *sql.Rows) (numbered, error) {
	var p numbered
	var heading, questions, attributes, approved string
	var from, until int64
	err := rows.Scan(&p.n, &p.ID, &p.DocumentID, &p.Group, &p.Kind, &heading, &questions, &p.Text, &p.Start, &p.End, &p.Ordinal, &p.Origin,
		&p.Title, &p.Lang, &p.Audience, &from, &until, &p.Pack, &attributes, &p.Revision, &p.Sample, &approved)
	if err != nil {
		return p, err
	}
	p.ValidFrom, p.ValidUntil = unstamp(from), unstamp(until)
	if err := fromJSON(heading, &p.Heading); err != nil {
		return p, err
	}
	if err := fromJSON(questions, &p.Questions); err != nil {
		return p, err
	}
	var phrasings []string
	if err := fromJSON(approved, &phrasings); err != nil {
		return p, err
	}
	approve(&p.Passage, phrasings)
	return p, fromJSON(attributes, &p.Attributes)
}

func unnumbered(ps []numbered) []assist.Passage {
	out := make([]assist.Passage, 0, len(ps))
	for _, p := range ps {
		out = append(out, p.Passage)
	}
	return out
}
