package store

import (
	"context"
	"database/sql"
	"time"

	"baihua/backend/assist"
)

// Pack is an installed starter pack.
type Pack struct {
	ID        string
	Version   string
	TitleZh   string
	TitleEn   string
	Hash      string // of what was installed
	Installed time.Time
	Documents int // counted; ignored by PutPack
}

// PutPack stores or replaces what is known of a pack.
func (k *Knowledge) PutPack(ctx context.Context, p Pack) error {
	if p.ID == "" {
		return assist.NewError(assist.CodeInvalid, "a pack needs an id", nil)
	}
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT OR REPLACE INTO pack VALUES (?, ?, ?, ?, ?, ?)", p.ID, p.Version, p.TitleZh, p.TitleEn, p.Hash, stamp(p.Installed))
		return err
	})
}

// Packs are the installed packs by id.
func (k *Knowledge) Packs(ctx context.Context) ([]Pack, error) {
	return collect(ctx, k.readers, func(rows *sql.Rows) (Pack, error) {
		var p Pack
		var installed int64
		err := rows.Scan(&p.ID, &p.Version, &p.TitleZh, &p.TitleEn, &p.Hash, &installed, &p.Documents)
		p.Installed = unstamp(installed)
		return p, err
	}, "SELECT id, version, title_zh, title_en, hash, installed, (SELECT count(*) FROM document WHERE pack = pack.id) FROM pack ORDER BY id")
}

// PutNames replaces the pack's list of names.
func (k *Knowledge) PutNames(ctx context.Context, packID string, names []assist.Name) error {
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		if _, err := tx.Exec("DELETE FROM name WHERE pack = ?", packID); err != nil {
			return err
		}
		for i, n := range names {
			if _, err := tx.Exec("INSERT INTO name VALUES (?, ?, ?, ?, ?)", packID, i, n.Canonical, n.Kind, asJSON(n.Forms, len(n.Forms))); err != nil {
				return err
			}
		}
		return nil
	})
}

// Names are the names of a pack in their order; "" asks for those of every pack.
func (k *Knowledge) Names(ctx context.Context, packID string) ([]assist.Name, error) {
	return collect(ctx, k.readers, func(rows *sql.Rows) (assist.Name, error) {
		var n assist.Name
		var forms string
		if err := rows.Scan(&n.Canonical, &n.Kind, &forms); err != nil {
			return n, err
		}
		return n, fromJSON(forms, &n.Forms)
	}, "SELECT canonical, kind, forms FROM name WHERE ?1 = '' OR pack = ?1 ORDER BY pack, ordinal", packID)
}

// PutTerms replaces the pack's glossary.
func (k *Knowledge) PutTerms(ctx context.Context, packID string, terms []assist.Term) error {
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		if _, err := tx.Exec("DELETE FROM term WHERE pack = ?", packID); err != nil {
			return err
		}
		for i, t := range terms {
			if _, err := tx.Exec("INSERT INTO term VALUES (?, ?, ?, ?, ?, ?, ?)", packID, i, t.Lang, t.Term, t.Plain, t.Meaning, asJSON(t.Keep, len(t.Keep))); err != nil {
				return err
			}
		}
		return nil
	})
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

// PackCounts is how many documents each pack has in the file, installed by PutPack or not.
func (k *Knowledge) PackCounts(ctx context.Context) (map[string]int, error) {
	type count struct {
		pack string
		n    int
	}
	counts, err := collect(ctx, k.readers, func(rows *sql.Rows) (count, error) {
		var c count
		return c, rows.Scan(&c.pack, &c.n)
	}, "SELECT pack, count(*) FROM document WHERE pack <> '' GROUP BY pack")
	out := map[string]int{}
	for _, c := range counts {
		out[c.pack] = c.n
	}
	return out, err
}
