package eval

import (
	"context"
	"hash/fnv"
	"path/filepath"
	"slices"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/learn/boost"
	"baihua/backend/retrieve"
)

// example is one query of a set with all that training and measuring need.
type example struct {
	list    boost.List
	records []string // the record of each row
	grades  map[string]int
	plain   []string // what plain BM25 ranks
	fold    int
}

// trainSet is one set's examples.
type trainSet struct {
	name     string
	examples []example
}

// folds is how many parts the queries are kept in for cross-validation.
const folds = 5

// trainSets reads every set below dir that has a dev part, and the intents.
func trainSets(ctx context.Context, dir string, progress func(set string, n int)) ([]trainSet, error) {
	var out []trainSet
	add := func(s trainSet, err error) error {
		if err == nil {
			out = append(out, s)
			progress(s.name, len(s.examples))
		}
		return err
	}
	for _, kind := range []string{"retrieval", "pharmacy"} {
		found, _ := filepath.Glob(filepath.Join(dir, kind, "*", "queries.dev.jsonl.gz")) // the pattern is sound
		slices.Sort(found)
		for _, queries := range found {
			for _, c := range collections(filepath.Dir(queries), "dev") {
				if err := add(collectionSet(ctx, c)); err != nil {
					return nil, err
				}
			}
		}
	}
	intents, _ := filepath.Glob(filepath.Join(dir, "intent", "*.train.jsonl.gz"))
	slices.Sort(intents)
	for _, path := range intents {
		if err := add(intentSet(ctx, path)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func collectionSet(ctx context.Context, c collection) (trainSet, error) {
	s := trainSet{name: c.set}
	passages, err := readCorpus(ctx, c, nil)
	if err != nil {
		return s, err
	}
	qs, err := readQueries(c.queries)
	if err != nil {
		return s, err
	}
	judged, err := readJudgements(c.qrels)
	if err != nil {
		return s, err
	}
	m := newMeasurer(passages)
	qs = slices.DeleteFunc(qs, func(q query) bool { return len(judged[q.ID]) == 0 })
	where := foldsOf(qs, judged, passages)
	for i, q := range qs {
		e, err := m.example(ctx, q, judged[q.ID])
		if err != nil {
			return s, err
		}
		e.fold = where[i]
		s.examples = append(s.examples, e)
	}
	return s, nil
}

// measurer makes examples on one collection.
type measurer struct {
	retriever *retrieve.Retriever
	plain     ranker
}

func newMeasurer(passages []assist.Passage) measurer {
	x := index.New()
	x.Put(passages...)
	return measurer{retrieve.New(x, newShelf(passages)), newRanker(RankerBM25, passages)}
}

func (m measurer) example(ctx context.Context, q query, grades map[string]int) (example, error) {
	found, err := m.retriever.Measure(ctx, readQuery(q))
	if err != nil {
		return example{}, err
	}
	e := example{grades: grades}
	for _, f := range found {
		id := f.Candidate.Passage.DocumentID
		e.records = append(e.records, id)
		e.list.Rows = append(e.list.Rows, f.Row)
		e.list.Grades = append(e.list.Grades, min(1, grades[id]))
	}
	e.plain, err = m.plain.rank(ctx, q)
	return e, err
}

// foldsOf keeps what belongs together in one fold: queries of one dialogue, and queries
// that one document answers.
func foldsOf(qs []query, judged map[string]map[string]int, passages []assist.Passage) []int {
	group := map[string]string{}
	for _, p := range passages {
		group[p.DocumentID] = p.Group
	}
	together := map[string]string{}
	var root func(string) string
	root = func(s string) string {
		if up, ok := together[s]; ok && up != s {
			together[s] = root(up)
			return together[s]
		}
		return s
	}
	names := make([]string, len(qs))
	for i, q := range qs {
		opening := q.Text
		if len(q.History) > 0 {
			opening = q.History[0].Text
		}
		names[i] = "said:" + opening
		for id := range judged[q.ID] {
			if a, b := root(names[i]), root("of:"+group[id]); a != b {
				together[max(a, b)] = min(a, b)
			}
		}
	}
	out := make([]int, len(qs))
	for i, name := range names {
		out[i] = foldOf(root(name))
	}
	return out
}

func foldOf(name string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(name)) // never fails
	return int(h.Sum32() % folds)
}

// order gives the records of an example by score, each once.
func (e example) order(score func(row []float32) float64) []string {
	scores := make([]float64, len(e.list.Rows))
	at := make([]int, len(scores))
	for i, row := range e.list.Rows {
		at[i], scores[i] = i, score(row)
	}
	slices.SortStableFunc(at, func(a, b int) int {
		switch {
		case scores[a] > scores[b]:
			return -1
		case scores[a] < scores[b]:
			return 1
		}
		return 0
	})
	var out []string
	for _, i := range at {
		if !slices.Contains(out, e.records[i]) {
			out = append(out, e.records[i])
		}
	}
	return out
}
