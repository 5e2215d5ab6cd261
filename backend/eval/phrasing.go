package eval

import (
	"context"
	"io/fs"
	"slices"

	"baihua/backend/assist"
)

// Asked is what became of one FAQ phrasing of a pack.
type Asked struct {
	Passage    assist.Passage // whose phrasing it is
	Phrasing   string
	Said       string // what was asked: the phrasing, or a variation of it
	Suggestion assist.Suggestion
}

// Own reports that the phrasing was shown its own answer, or one in the same words.
func (a Asked) Own() bool {
	s := a.Suggestion
	return s.Ruling.Route == assist.Show && slices.ContainsFunc(s.Citations, func(c assist.Citation) bool {
		return c.PassageID == a.Passage.ID || plain(s.Text) == plain(a.Passage.Text)
	})
}

// Phrasings asks every FAQ phrasing of a pack, each in a conversation of its own, as said
// words it; the phrasing itself where said is nil.
func Phrasings(ctx context.Context, packs fs.FS, id string, said func(lang, phrasing string) string) ([]Asked, error) {
	s, done, err := trial(ctx, packs, id)
	if err != nil {
		return nil, err
	}
	defer done()
	var out []Asked
	for p, err := range s.Knowledge().AllPassages(ctx) {
		if err != nil {
			return nil, err
		}
		for _, q := range p.Questions {
			a := Asked{Passage: p, Phrasing: q, Said: q}
			if said != nil {
				a.Said = said(p.Lang, q)
			}
			if a.Suggestion, err = suggest(ctx, s.Desk.Pipeline, p.ID, single(p.ID, a.Said)); err != nil {
				return nil, err
			}
			out = append(out, a)
		}
	}
	return out, nil
}

// single is a conversation of one customer turn.
func single(id, said string) assist.Conversation {
	return assist.Conversation{ID: "phrasing/" + id, Turns: []assist.Turn{{ID: "1", Role: assist.RoleCustomer, Kind: assist.TurnText, Text: said}}}
}
