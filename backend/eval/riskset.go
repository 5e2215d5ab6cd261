package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/gate"
	"baihua/backend/index"
	"baihua/backend/retrieve"
)

// riskCase is a question with what was found for it first, and whether that answers it.
type riskCase struct {
	ID    string
	Row   []float32 // of gate.Signals
	Raw   float64   // the best passage's BM25: what a threshold without a model goes by
	Right bool
	Fold  int
}

// riskSet keeps what the confidence model is fitted on apart from what certifies.
type riskSet struct {
	name, split string
	fit, pool   []riskCase
}

// mostAsked is how many questions are asked at most to fit, and to certify.
const (
	mostFitted = 3000
	mostPooled = 3000
)

// absent is one of how many intents is kept from the knowledge base of each fold while the
// model is fitted, so that it meets questions that nothing answers.
const absent = 10

// readRisk reads an intent file, or a folder or queries file of a retrieval set.
func readRisk(ctx context.Context, path, split string) (riskSet, error) {
	base := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return riskSet{}, assist.NewError(assist.CodeNotFound, fmt.Sprintf("There is no %s. Name an intent file, or a folder with a corpus and queries.", path), err)
	case info.IsDir():
		return readRiskRetrieval(ctx, collections(path, split)[0])
	case strings.Contains(base, "queries."):
		return riskQueries(ctx, path)
	}
	return readRiskIntent(ctx, path)
}

// riskQueries takes a queries file with what lies beside it.
func riskQueries(ctx context.Context, path string) (riskSet, error) {
	kind, part, _ := strings.Cut(strings.TrimSuffix(filepath.Base(path), ".jsonl.gz"), ".")
	all := collections(filepath.Dir(path), part)
	if kind == "faq_queries" && len(all) > 1 {
		return readRiskRetrieval(ctx, all[1])
	}
	return readRiskRetrieval(ctx, all[0])
}

// readRiskIntent asks the questions of path of a knowledge base made of the train part
// beside it. The train part itself is asked fold by fold, two folds to fit and three to
// certify; any other part certifies whole, and the train part's folds fit.
func readRiskIntent(ctx context.Context, path string) (riskSet, error) {
	name, rest, _ := strings.Cut(filepath.Base(path), ".")
	part, _, _ := strings.Cut(rest, ".")
	s := riskSet{name: name, split: part}
	taught, err := readIntents(filepath.Join(filepath.Dir(path), name+".train.jsonl.gz"))
	if err != nil {
		return s, err
	}
	fitted := folds
	if part == "train" {
		fitted = 2
	}
	for fold := range folds {
		gone := func(string) bool { return false }
		if fold < fitted {
			gone = func(label string) bool { return absentIn(label, fold) }
		}
		a := newAsker(intentEntries(taught, fold, gone))
		of := ofFold(taught, fold)
		if fold < fitted {
			err = a.utterances(ctx, of[:min(len(of), mostFitted/fitted)], gone, &s.fit)
		} else {
			err = a.utterances(ctx, of[:min(len(of), mostPooled/(folds-fitted))], gone, &s.pool)
		}
		if err != nil {
			return s, err
		}
	}
	if part == "train" {
		return s, nil
	}
	asked, err := readIntents(path)
	if err != nil {
		return s, err
	}
	none := func(string) bool { return false }
	return s, newAsker(intentEntries(taught, folds, none)).utterances(ctx, asked, none, &s.pool)
}

// absentIn keeps a share of the intents away from a fold, another one from each.
func absentIn(label string, fold int) bool {
	h := fnv.New32a()
	_, _ = h.Write([]byte(label)) // never fails
	return int(h.Sum32()>>8)%absent == fold
}

// readIntents gives all utterances, those out of scope too.
func readIntents(path string) ([]utterance, error) {
	var out []utterance
	if !exists(path) {
		return nil, missing(path, nil)
	}
	err := eachLine(path, func(line []byte) error {
		var u utterance
		if err := json.Unmarshal(line, &u); err != nil {
			return err
		}
		u.line = len(out)
		out = append(out, u)
		return nil
	})
	return out, err
}

// known reports an utterance that some intent of the knowledge base answers.
func (u utterance) known() bool { return u.InScope == nil || *u.InScope }

func intentEntries(us []utterance, without int, gone func(string) bool) []assist.Passage {
	return entries(slices.DeleteFunc(slices.Clone(us), func(u utterance) bool { return !u.known() || gone(u.Label) }), without)
}

// ofFold is a fold's utterances in an order that does not follow their labels.
func ofFold(us []utterance, fold int) []utterance {
	var out []utterance
	for _, u := range us {
		if foldOf(u.Text) == fold {
			out = append(out, u)
		}
	}
	slices.SortStableFunc(out, func(a, b utterance) int { return strings.Compare(assist.HashText(a.Text), assist.HashText(b.Text)) })
	return out
}

// asker asks one knowledge base.
type asker struct{ retriever assist.Retriever }

func newAsker(passages []assist.Passage) asker {
	x := index.New()
	x.Put(passages...)
	return asker{retrieve.New(x, newShelf(passages))}
}

func (a asker) utterances(ctx context.Context, us []utterance, gone func(string) bool, out *[]riskCase) error {
	for _, u := range us {
		grades := map[string]int{}
		if u.known() && !gone(u.Label) {
			grades[u.Label] = 1
		}
		c, err := a.ask(ctx, query{ID: fmt.Sprint(u.line), Text: u.Text}, grades)
		if err != nil {
			return err
		}
		c.Fold = foldOf(u.Text + "/part")
		*out = append(*out, c)
	}
	return nil
}

func (a asker) ask(ctx context.Context, q query, grades map[string]int) (riskCase, error) {
	read := readQuery(q)
	found, err := a.retriever.Retrieve(ctx, read)
	if err != nil {
		return riskCase{}, err
	}
	c := riskCase{ID: q.ID, Row: gate.Signals(assist.Evidence{Query: read, Retrieval: found})}
	for i, f := range found.Candidates {
		if i == 0 {
			c.Right = grades[f.Passage.DocumentID] > 0
		}
		c.Raw = max(c.Raw, f.Features.BM25)
	}
	return c, nil
}

// readRiskRetrieval fits on the dev part where another one is asked for, else on two of
// five folds of the part itself.
func readRiskRetrieval(ctx context.Context, c collection) (riskSet, error) {
	s := riskSet{name: c.set, split: c.split}
	passages, err := readCorpus(ctx, c, nil)
	if err != nil {
		return s, err
	}
	a := newAsker(passages)
	all, err := a.judged(ctx, c, passages)
	if err != nil {
		return s, err
	}
	dev := c
	dev.queries = strings.Replace(c.queries, "."+c.split+".", ".dev.", 1)
	dev.qrels = strings.Replace(c.qrels, "."+c.split+".", ".dev.", 1)
	if c.split != "dev" && exists(dev.queries) && exists(dev.qrels) {
		s.pool = all
		s.fit, err = a.judged(ctx, dev, passages)
		return s, err
	}
	for _, k := range all {
		if k.Fold < 2 {
			s.fit = append(s.fit, k)
		} else {
			s.pool = append(s.pool, k)
		}
	}
	return s, nil
}

func (a asker) judged(ctx context.Context, c collection, passages []assist.Passage) ([]riskCase, error) {
	qs, err := readQueries(c.queries)
	if err != nil {
		return nil, err
	}
	judged, err := readJudgements(c.qrels)
	if err != nil {
		return nil, err
	}
	qs = slices.DeleteFunc(qs, func(q query) bool { return len(judged[q.ID]) == 0 })
	where := foldsOf(qs, judged, passages)
	out := make([]riskCase, 0, len(qs))
	for i, q := range qs {
		k, err := a.ask(ctx, q, judged[q.ID])
		if err != nil {
			return nil, err
		}
		k.Fold = where[i]
		out = append(out, k)
	}
	return out, nil
}
