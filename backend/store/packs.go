package store

import (
	"context"
	"database/sql"
	"errors"
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
	// ReviewRequired says that its articles are samples until somebody reviewed them.
	ReviewRequired bool
	Documents      int // counted; ignored by PutPack
}

// PackLists are what a pack brings besides its articles.
type PackLists struct {
	Names   []assist.Name
	Terms   []assist.Term
	Phrases []assist.Phrase
	// Synonyms are the pack's own; what people add is kept as proposals.
	Synonyms []assist.Synonym
}

// PutPack stores or replaces what is known of a pack, all at once.
func (k *Knowledge) PutPack(ctx context.Context, p Pack, lists PackLists) error {
	if p.ID == "" {
		return assist.NewError(assist.CodeInvalid, "a pack needs an id", nil)
	}
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT OR REPLACE INTO pack (id, version, title_zh, title_en, hash, installed, review) VALUES (?, ?, ?, ?, ?, ?, ?)",
			p.ID, p.Version, p.TitleZh, p.TitleEn, p.Hash, stamp(p.Installed), p.ReviewRequired)
		return errors.Join(err, putNames(tx, p.ID, lists.Names), putTerms(tx, p.ID, lists.Terms), putPhrases(tx, p.ID, lists.Phrases), putSynonyms(tx, p.ID, lists.Synonyms))
	})
}

// Packs are the installed packs by id.
func (k *Knowledge) Packs(ctx context.Context) ([]Pack, error) {
	return collect(ctx, k.readers, func(rows *sql.Rows) (Pack, error) {
		var p Pack
		var installed int64
		err := rows.Scan(&p.ID, &p.Version, &p.TitleZh, &p.TitleEn, &p.Hash, &installed, &p.ReviewRequired, &p.Documents)
		p.Installed = unstamp(installed)
		return p, err
	}, "SELECT id, version, title_zh, title_en, hash, installed, review, (SELECT count(*) FROM document WHERE pack = pack.id) FROM pack ORDER BY id")
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
