package app

import (
	"context"

	"baihua/backend/assist"
)

// Phrases are the reply phrases of the installed packs in one language, by code. Packs
// may share a code; each is listed.
func (d *Desk) Phrases(req PhrasesRequest) (out []PhraseView, err error) {
	defer d.guard(&err)
	if req.Lang != "zh" && req.Lang != "en" {
		return nil, assist.NewError(assist.CodeInvalid, "the language is zh or en", nil)
	}
	sh := d.seat.Shelf()
	defer sh.Release()
	phrases, err := sh.Knowledge.Phrases(context.Background(), req.Lang)
	if err != nil {
		return nil, err
	}
	out = make([]PhraseView, 0, len(phrases))
	for _, p := range phrases {
		out = append(out, PhraseView{Code: p.Code, Title: p.Title, Text: p.Text, Pack: p.Pack})
	}
	return out, nil
}
