package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"baihua/backend/assist"
)

const proposalColumns = "id, kind, words, means, passage, question, note, state, by, at, ruled_by, ruled"

// PutProposal keeps a new proposal; one whose id is there already is left as it is.
func (k *Knowledge) PutProposal(ctx context.Context, p assist.Proposal) error {
	if err := p.Check(); err != nil {
		return err
	}
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT OR IGNORE INTO proposal ("+proposalColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			p.ID, p.Kind, asJSON(p.Words, len(p.Words)), asJSON(p.Means, len(p.Means)), p.PassageID, p.Question, p.Note,
			p.State, p.By, stamp(p.At), p.RuledBy, stamp(p.RuledAt))
		return err
	})
}

// RuleProposal moves a proposal on to another state, unless it does not follow on the
// present one.
func (k *Knowledge) RuleProposal(ctx context.Context, id string, state assist.ProposalState, by string, at time.Time) error {
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		var before assist.ProposalState
		err := tx.QueryRow("SELECT state FROM proposal WHERE id = ?", id).Scan(&before)
		if errors.Is(err, sql.ErrNoRows) {
			return noProposal()
		}
		if err == nil && !state.Follows(before) {
			return assist.NewError(assist.CodeInvalid, "that proposal is "+string(before)+" already: list the proposals again", nil)
		}
		if err != nil {
			return err
		}
		_, err = tx.Exec("UPDATE proposal SET state = ?, ruled_by = ?, ruled = ? WHERE id = ?", state, by, stamp(at), id)
		return err
	})
}

// Proposal is one of them; CodeNotFound when there is none of that id.
func (k *Knowledge) Proposal(ctx context.Context, id string) (assist.Proposal, error) {
	ps, err := k.proposals(ctx, "WHERE id = ?", id)
	if err == nil && len(ps) == 0 {
		return assist.Proposal{}, noProposal()
	}
	if err != nil {
		return assist.Proposal{}, err
	}
	return ps[0], nil
}

// Proposals are those in a state, the newest first; "" asks for all.
func (k *Knowledge) Proposals(ctx context.Context, state assist.ProposalState) ([]assist.Proposal, error) {
	return k.proposals(ctx, "WHERE ?1 = '' OR state = ?1 ORDER BY at DESC, id DESC", state)
}

func (k *Knowledge) proposals(ctx context.Context, which string, args ...any) ([]assist.Proposal, error) {
	return collect(ctx, k.readers, func(rows *sql.Rows) (assist.Proposal, error) {
		var p assist.Proposal
		var words, means string
		var at, ruled int64
		err := rows.Scan(&p.ID, &p.Kind, &words, &means, &p.PassageID, &p.Question, &p.Note, &p.State, &p.By, &at, &p.RuledBy, &ruled)
		if err != nil {
			return p, err
		}
		p.At, p.RuledAt = unstamp(at), unstamp(ruled)
		return p, errors.Join(fromJSON(words, &p.Words), fromJSON(means, &p.Means))
	}, "SELECT "+proposalColumns+" FROM proposal "+which, args...)
}

func noProposal() error {
	return assist.NewError(assist.CodeNotFound, "there is no such proposal: list the proposals again", nil)
}

func putSynonyms(tx *sql.Tx, packID string, synonyms []assist.Synonym) error {
	return replace(tx, "synonym", packID, synonyms, func(i int, s assist.Synonym) error {
		_, err := tx.Exec("INSERT INTO synonym (pack, ordinal, words, means) VALUES (?, ?, ?, ?)",
			packID, i, asJSON(s.Words, len(s.Words)), asJSON(s.Means, len(s.Means)))
		return err
	})
}

// Synonyms are those of every installed pack and the published ones, in a steady order.
func (k *Knowledge) Synonyms(ctx context.Context) ([]assist.Synonym, error) {
	return collect(ctx, k.readers, func(rows *sql.Rows) (assist.Synonym, error) {
		var s assist.Synonym
		var words, means string
		if err := rows.Scan(&words, &means); err != nil {
			return s, err
		}
		return s, errors.Join(fromJSON(words, &s.Words), fromJSON(means, &s.Means))
	}, `SELECT words, means FROM (
		SELECT words, means, pack AS a, ordinal AS b, '' AS c FROM synonym
		UNION ALL SELECT words, means, '~', at, id FROM proposal WHERE kind = 'synonym' AND state = 'published') ORDER BY a, b, c`)
}

// Dictionary is every published word that counts as a whole.
func (k *Knowledge) Dictionary(ctx context.Context) ([]string, error) {
	ps, err := k.proposals(ctx, "WHERE kind = 'word' AND state = 'published' ORDER BY at, id")
	var out []string
	for _, p := range ps {
		out = append(out, p.Words...)
	}
	return out, err
}

// approve adds published phrasings. A paragraph that somebody said answers a question is
// an entry from then on.
func approve(p *assist.Passage, questions []string) {
	if len(questions) == 0 {
		return
	}
	if p.Kind == assist.PassageText {
		p.Kind = assist.PassageFAQ
	}
	p.Questions = slices.Concat(p.Questions, questions)
}
