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

// packText is a passage of a pack's article, with its sentences. The article's title
// stands for a question that was asked.
type packText struct {
	doc       string
	title     string
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
	t := packText{doc: doc, title: p.Title, words: strings.Join(append([]string{p.Title}, append(slices.Clone(p.Heading), p.Text)...), "\n")}
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
	kind  string // what was done
	claim string
	span  assist.Span
	wrong bool
}

// packClaim is an edited sentence beside its passage.
type packClaim struct {
	id string
	of packText
	edit
}

// packClaims are claims made from the packs' own articles: sentences with one thing
// edited, sentences of another article, and harmless variants.
func packClaims(ctx context.Context, packs fs.FS, lang string, draw *rand.Rand) ([]packClaim, error) {
	texts, err := packTexts(ctx, packs, lang)
	if err != nil {
		return nil, err
	}
	same, err := packSynonyms(packs)
	if err != nil {
		return nil, err
	}
	m := editor{lang: lang, draw: draw, texts: texts, same: same}
	var out []packClaim
	for i, t := range texts {
		if lang == "en" && draw.IntN(2) > 0 {
			t.title = "" // nobody asked
		}
		for k, s := range t.sentences {
			if draw.IntN(everyOther) > 0 {
				continue
			}
			for n, made := range m.edits(i, s) {
				out = append(out, packClaim{id: fmt.Sprintf("%s#%d.%d.%d", t.doc, i, k, n), of: t, edit: made})
			}
		}
	}
	return out, nil
}

// packUnits make claims from the packs teach what short evidence and service language
// look like: English as it is, Chinese by stretches, as it is judged.
func packUnits(ctx context.Context, packs fs.FS, d *detect.Detector, lang string, seed uint64) ([]groundUnit, error) {
	draw := rand.New(rand.NewPCG(seed, uint64(len(lang))))
	claims, err := packClaims(ctx, packs, lang, draw)
	var out []groundUnit
	for _, c := range claims {
		u := groundUnit{ID: c.id, Lang: lang, Response: c.claim, Evidence: c.of.words, Question: c.of.title, Source: c.of.doc, Labelled: true, Wrong: c.wrong}
		if lang == "zh" {
			out = append(out, stretchUnits(d.NewEvidence(u.Evidence, u.Question), u, c.edit, draw)...)
			continue
		}
		out = append(out, u)
	}
	return out, err
}

// stretchUnits are the stretches of a claim that were put in, if the passage does not say
// them as well, and some of those that were left alone.
func stretchUnits(e *detect.Evidence, u groundUnit, made edit, draw *rand.Rand) []groundUnit {
	var out []groundUnit
	for _, s := range e.Stretches(u.Response) {
		touched := s.Start < made.span.End && s.End > made.span.Start
		if made.wrong && !touched || touched == made.wrong && draw.IntN(everyOther) > 0 || made.wrong && e.Has(string([]rune(u.Response)[s.Start:s.End])) {
			continue
		}
		w := u
		w.ID, w.Span = fmt.Sprintf("%s@%d", u.ID, s.Start), s
		out = append(out, w)
	}
	return out
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
