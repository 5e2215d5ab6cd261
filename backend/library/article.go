package library

import (
	"context"
	"path"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/ingest"
)

// Article is what a person writes in Baihua itself: a document of text or Markdown.
type Article struct {
	ID       string // "" = it is new, and gets its id from its title
	Revision int    // that was opened; 0 = it is new
	Written  string
}

// Draft is an article as an import would read it: nothing is kept.
type Draft struct {
	Document assist.Document
	Passages []assist.Passage
	Skipped  []ingest.Skip // why it cannot be imported; then Passages is empty
}

// newArticle is the name under which one that has none yet is read.
const newArticle = "article.md"

// Draft reads an article without keeping anything.
func (l *Library) Draft(ctx context.Context, a Article) (Draft, error) {
	s, err := l.source(ctx, a)
	if err != nil {
		return Draft{}, err
	}
	return l.draft(ctx, s)
}

func (l *Library) draft(ctx context.Context, s ingest.Source) (d Draft, err error) {
	files, err := l.identities(ctx)
	if err != nil {
		return d, err
	}
	err = ingest.Read(ctx, s, ingest.Options{Identify: files.identify}, ingest.Sink{
		Put:  func(i ingest.Item) error { d.Document, d.Passages = i.Document, i.Passages; return nil },
		Skip: func(s ingest.Skip) { d.Skipped = append(d.Skipped, s) },
	})
	return d, err
}

// source is an article as a file in memory that stands where its document was read.
func (l *Library) source(ctx context.Context, a Article) (ingest.Source, error) {
	s := ingest.Memory(newArticle, []byte(a.Written))
	if a.ID == "" {
		return s, nil
	}
	doc, _, err := l.kb.Document(ctx, a.ID)
	if err != nil {
		return s, err
	}
	if _, err := l.kb.Written(ctx, a.ID); err != nil {
		return s, err
	}
	if doc.Revision != a.Revision {
		return s, assist.NewError(assist.CodeStaleText, "the article changed since it was opened: copy your words, open it again and put them in", nil)
	}
	s.Name, s.Path = doc.Source, ingest.Origin(doc)
	return s, nil
}

// Write makes a new revision of an article, or a new article, by the way of every import.
// The file that it was read from stays as it is. It gives the document's id.
func (l *Library) Write(ctx context.Context, a Article) (string, error) {
	l.write.Lock()
	defer l.write.Unlock()
	s, err := l.source(ctx, a)
	if err != nil {
		return "", err
	}
	d, err := l.draft(ctx, s)
	if err != nil {
		return "", err
	}
	if err := l.acceptable(ctx, a, d); err != nil {
		return "", err
	}
	if a.ID == "" && d.Document.ID == newArticle { // it does not name itself
		s.Name = fileName(d.Document.Title)
		if d, err = l.draft(ctx, s); err != nil {
			return "", err
		}
		if err := l.acceptable(ctx, a, d); err != nil {
			return "", err
		}
	}
	r, err := l.newRun(ctx, Options{}, func(Progress) {})
	if err != nil {
		return "", err
	}
	defer r.close()
	return d.Document.ID, r.article(s)
}

// article puts one in. What else its file holds, and whether it changed, is not told by it.
func (r *run) article(s ingest.Source) error {
	r.source = reading{key: s.Name, path: s.Path}
	if err := r.open(s); err != nil {
		return err
	}
	return r.commit()
}

// acceptable refuses what would not become a revision of the article.
func (l *Library) acceptable(ctx context.Context, a Article, d Draft) error {
	switch {
	case len(d.Passages) == 0:
		return assist.NewError(assist.CodeInvalid, "there is nothing in it that can be found: write a paragraph, or mend what the preview names", nil)
	case a.ID != "" && d.Document.ID != a.ID:
		return assist.NewError(assist.CodeInvalid, "the id at its top must stay as it was", nil)
	case a.ID != "" || d.Document.ID == newArticle:
		return nil
	}
	_, there, err := l.kb.Stored(ctx, d.Document.ID)
	if err == nil && there {
		return assist.NewError(assist.CodeInvalid, "there is a document of that title already: give this one another title, or edit that one", nil)
	}
	return err
}

// fileName is the name of a file that holds an article of that title.
func fileName(title string) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|#`, r) {
			return '-'
		}
		return r
	}, title)
	return path.Base(strings.TrimSpace(clean)) + ".md"
}
