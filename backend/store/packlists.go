package store

import (
	"context"
	"database/sql"

	"baihua/backend/assist"
)

// replace puts rows in place of all that the pack has in a table.
func replace[T any](tx *sql.Tx, table, packID string, rows []T, insert func(i int, row T) error) error {
	if _, err := tx.Exec("DELETE FROM "+table+" WHERE pack = ?", packID); err != nil {
		return err
	}
	for i, row := range rows {
		if err := insert(i, row); err != nil {
			return err
		}
	}
	return nil
}

func putNames(tx *sql.Tx, packID string, names []assist.Name) error {
	return replace(tx, "name", packID, names, func(i int, n assist.Name) error {
		_, err := tx.Exec("INSERT INTO name (pack, ordinal, canonical, kind, forms, holds) VALUES (?, ?, ?, ?, ?, ?)",
			packID, i, n.Canonical, n.Kind, asJSON(n.Forms, len(n.Forms)), asJSON(n.Contains, len(n.Contains)))
		return err
	})
}

func putTerms(tx *sql.Tx, packID string, terms []assist.Term) error {
	return replace(tx, "term", packID, terms, func(i int, t assist.Term) error {
		_, err := tx.Exec("INSERT INTO term (pack, ordinal, lang, term, plain, meaning, keep) VALUES (?, ?, ?, ?, ?, ?, ?)",
			packID, i, t.Lang, t.Term, t.Plain, t.Meaning, asJSON(t.Keep, len(t.Keep)))
		return err
	})
}

func putPhrases(tx *sql.Tx, packID string, phrases []assist.Phrase) error {
	return replace(tx, "phrase", packID, phrases, func(i int, p assist.Phrase) error {
		_, err := tx.Exec("INSERT INTO phrase (pack, ordinal, lang, code, title, text) VALUES (?, ?, ?, ?, ?, ?)",
			packID, i, p.Lang, p.Code, p.Title, p.Text)
		return err
	})
}

// Names are the names of a pack in their order; "" asks for those of every pack.
func (k *Knowledge) Names(ctx context.Context, packID string) ([]assist.Name, error) {
	return collect(ctx, k.readers, func(rows *sql.Rows) (assist.Name, error) {
		var n assist.Name
		var forms, holds string
		if err := rows.Scan(&n.Canonical, &n.Kind, &forms, &holds); err != nil {
			return n, err
		}
		if err := fromJSON(forms, &n.Forms); err != nil {
			return n, err
		}
		return n, fromJSON(holds, &n.Contains)
	}, "SELECT canonical, kind, forms, holds FROM name WHERE ?1 = '' OR pack = ?1 ORDER BY pack, ordinal", packID)
}

// Terms are the terms of a pack in their order; "" asks for those of every pack.
func (k *Knowledge) Terms(ctx context.Context, packID string) ([]assist.Term, error) {
	return collect(ctx, k.readers, func(rows *sql.Rows) (assist.Term, error) {
		var t assist.Term
		var keep string
		if err := rows.Scan(&t.Lang, &t.Term, &t.Plain, &t.Meaning, &keep); err != nil {
			return t, err
		}
		return t, fromJSON(keep, &t.Keep)
	}, "SELECT lang, term, plain, meaning, keep FROM term WHERE ?1 = '' OR pack = ?1 ORDER BY pack, ordinal", packID)
}

// Phrases are the reply phrases of every installed pack in one language, by code.
func (k *Knowledge) Phrases(ctx context.Context, lang string) ([]assist.Phrase, error) {
	return collect(ctx, k.readers, func(rows *sql.Rows) (assist.Phrase, error) {
		p := assist.Phrase{Lang: lang}
		return p, rows.Scan(&p.Pack, &p.Code, &p.Title, &p.Text)
	}, "SELECT pack, code, title, text FROM phrase WHERE lang = ? ORDER BY code, pack", lang)
}
