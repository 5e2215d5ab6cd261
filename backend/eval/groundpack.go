package eval

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"path"
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/pack"
	"baihua/backend/text"
	"baihua/backend/verify/detect"
)

// packText is a passage of a pack's article, with its sentences.
type packText struct {
	doc       string
	words     string
	sentences []string
}

// packTexts reads the articles of every pack in one language, in the order of their names.
func packTexts(ctx context.Context, packs fs.FS, lang string) ([]packText, error) {
	files, _ := fs.Glob(packs, path.Join("*", "articles", lang, "*.md")) // the pattern is sound
	var out []packText
	for _, f := range files {
		src := ingest.Source{Name: path.Base(f), Path: f, Open: func() (io.ReadCloser, error) { return packs.Open(f) }}
		err := ingest.Read(ctx, src, ingest.Options{}, ingest.Sink{
			Put: func(item ingest.Item) error {
				for _, p := range item.Passages {
					out = append(out, textOf(f, p))
				}
				return nil
			},
			Skip: func(ingest.Skip) {},
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func textOf(doc string, p assist.Passage) packText {
	t := packText{doc: doc, words: strings.Join(append([]string{p.Title}, append(slices.Clone(p.Heading), p.Text)...), "\n")}
	rs := []rune(p.Text)
	for _, s := range text.Sentences(p.Text) {
		if n := s.End - s.Start; n >= shortestSwap && n <= longestSwap {
			t.sentences = append(t.sentences, string(rs[s.Start:s.End]))
		}
	}
	return t
}

// The characters that a sentence worth editing has.
const (
	shortestSwap = 12
	longestSwap  = 220
)

// edit is a claim made from a sentence; Span is what was put into it, zero = nothing.
type edit struct {
	claim string
	span  assist.Span
	wrong bool
}

// packUnits are claims made from the packs' own articles: sentences with one thing
// edited, sentences of another article, and harmless variants. They teach what short
// evidence and service language look like.
func packUnits(ctx context.Context, packs fs.FS, d *detect.Detector, lang string, seed uint64) ([]groundUnit, error) {
	texts, err := packTexts(ctx, packs, lang)
	if err != nil {
		return nil, err
	}
	same, err := packSynonyms(packs)
	if err != nil {
		return nil, err
	}
	m := editor{lang: lang, draw: rand.New(rand.NewPCG(seed, uint64(len(texts)))), texts: texts, same: same}
	var out []groundUnit
	for i, t := range texts {
		e := d.NewEvidence(t.words, "")
		for k, s := range t.sentences {
			if m.draw.IntN(everyOther) > 0 {
				continue
			}
			for n, made := range m.edits(i, s) {
				id := fmt.Sprintf("%s#%d.%d.%d", t.doc, i, k, n)
				u := groundUnit{ID: id, Lang: lang, Response: made.claim, Evidence: t.words, Source: t.doc, Labelled: true, Wrong: made.wrong}
				out = append(out, m.cut(e, u, made)...)
			}
		}
	}
	return out, nil
}

// packSynonyms are the words of every pack's list that stand for each other.
func packSynonyms(packs fs.FS) ([][]string, error) {
	files, _ := fs.Glob(packs, "*/synonyms.csv") // the pattern is sound
	var out [][]string
	for _, f := range files {
		list, err := pack.Synonyms(packs, path.Dir(f))
		if err != nil {
			return nil, err
		}
		for _, s := range list {
			if len(s.Words) > 1 {
				out = append(out, s.Words)
			}
		}
	}
	return out, nil
}

// everyOther is of how many sentences one is edited.
const everyOther = 6

// cut makes units of a claim: English as it is, Chinese by stretches, as it is judged.
func (m editor) cut(e *detect.Evidence, u groundUnit, made edit) []groundUnit {
	if m.lang != "zh" {
		return []groundUnit{u}
	}
	var out []groundUnit
	for _, s := range e.Stretches(u.Response) {
		touched := s.Start < made.span.End && s.End > made.span.Start
		if made.wrong && !touched || m.draw.IntN(everyOther) > 0 && (touched == made.wrong) {
			continue
		}
		w := u
		w.ID, w.Span = fmt.Sprintf("%s@%d", u.ID, s.Start), s
		if made.wrong && e.Has(string([]rune(u.Response)[s.Start:s.End])) {
			continue // the other article says this word as well
		}
		out = append(out, w)
	}
	return out
}
