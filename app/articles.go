package app

import (
	"context"

	"baihua/backend/ingest"
	"baihua/backend/library"
	"baihua/backend/seat"
)

// Articles is bound to the screens: writing documents of text or Markdown in Baihua.
type Articles struct {
	watch
	seat    *seat.Seat
	emitter *Emitter
}

// Open gives an article with its own words. CodeNotFound: those were not kept.
func (a *Articles) Open(req DocumentRequest) (out ArticleView, err error) {
	defer a.guard(&err)
	sh := a.seat.Shelf()
	defer sh.Release()
	doc, passages, err := sh.Knowledge.Document(context.Background(), req.ID)
	if err != nil {
		return ArticleView{}, err
	}
	written, err := sh.Knowledge.Written(context.Background(), req.ID)
	return ArticleView{Row: documentRow(doc, len(passages), ""), Written: written, File: ingest.Origin(doc)}, err
}

// Preview says what an import would make of an article; nothing is kept.
func (a *Articles) Preview(req ArticleRequest) (out DraftView, err error) {
	defer a.guard(&err)
	sh := a.seat.Shelf()
	defer sh.Release()
	d, err := sh.Library.Draft(context.Background(), library.Article(req))
	if err != nil {
		return DraftView{}, err
	}
	out = DraftView{Title: d.Document.Title, All: len(d.Passages), Passages: []DraftPassage{}, Skipped: skipViews(d.Skipped)}
	for _, p := range d.Passages[:min(len(d.Passages), maxRows)] {
		out.Passages = append(out.Passages, DraftPassage{Kind: string(p.Kind), Heading: list(p.Heading), Questions: list(p.Questions), Text: p.Text})
	}
	return out, nil
}

// Save makes a new revision of an article, or a new article. CodeStaleText: it changed
// since it was opened.
func (a *Articles) Save(req ArticleRequest) (out DocumentRow, err error) {
	defer a.guard(&err)
	sh := a.seat.Shelf()
	defer sh.Release()
	id, err := sh.Library.Write(context.Background(), library.Article(req))
	if err != nil {
		return DocumentRow{}, err
	}
	a.emitter.Emit(Event{Kind: "library"})
	doc, passages, err := sh.Knowledge.Document(context.Background(), id)
	return documentRow(doc, len(passages), ""), err
}
