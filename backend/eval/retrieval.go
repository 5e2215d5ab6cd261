package eval

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/ingest"
	"baihua/backend/retrieve"
)

// The rankers that Retrieval can measure.
const (
	RankerBaihua = "baihua" // what the product uses
	RankerBM25   = "bm25"   // the plain floor
)

// RetrievalOptions may stay zero.
type RetrievalOptions struct {
	Run      io.Writer              // takes lines "query-id TAB doc-id TAB rank"
	Progress func(done, total int)  // after every query of a set
	Skipped  func(skip ingest.Skip) // records that could not be read
}

// Retrieval measures a ranker on a folder in the documented schema: corpus.jsonl.gz,
// queries.SPLIT.jsonl.gz and qrels.SPLIT.tsv, and, where they are, faq.jsonl.gz with
// faq_queries and faq_qrels as a second set. A record counts by its best passage;
// queries without a judged record are left out.
func Retrieval(ctx context.Context, dir, split, ranker string, opt RetrievalOptions) ([]Result, error) {
	if ranker != RankerBaihua && ranker != RankerBM25 {
		return nil, assist.NewError(assist.CodeInvalid, fmt.Sprintf("There is no ranker %q. Use %s or %s.", ranker, RankerBaihua, RankerBM25), nil)
	}
	var out []Result
	for _, c := range collections(dir, split) {
		r, err := measure(ctx, c, ranker, opt)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// collection names the files of one set.
type collection struct {
	set, split             string
	corpus, queries, qrels string
	titles                 bool // only titles are matched: replies are given for some entries only
}

func collections(dir, split string) []collection {
	set := filepath.Base(filepath.Clean(dir))
	at := func(format string, args ...any) string { return filepath.Join(dir, fmt.Sprintf(format, args...)) }
	out := []collection{{set: set, split: split,
		corpus: at("corpus.jsonl.gz"), queries: at("queries.%s.jsonl.gz", split), qrels: at("qrels.%s.tsv", split)}}
	faq := collection{set: set + "/faq", split: split, titles: true,
		corpus: at("faq.jsonl.gz"), queries: at("faq_queries.%s.jsonl.gz", split), qrels: at("faq_qrels.%s.tsv", split)}
	if exists(faq.corpus) && exists(faq.qrels) {
		out = append(out, faq)
	}
	return out
}

func measure(ctx context.Context, c collection, ranker string, opt RetrievalOptions) (Result, error) {
	passages, err := readCorpus(ctx, c, opt.Skipped)
	if err != nil {
		return Result{}, err
	}
	qs, err := readQueries(c.queries)
	if err != nil {
		return Result{}, err
	}
	judged, err := readJudgements(c.qrels)
	if err != nil {
		return Result{}, err
	}
	r, floor := newRanker(ranker, passages), newRanker(RankerBM25, passages)
	var scores, floors []score
	for i, q := range qs {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		if grades := judged[q.ID]; len(grades) > 0 {
			records, err := r.rank(ctx, q)
			if err != nil {
				return Result{}, err
			}
			if err := writeRun(opt.Run, q.ID, records); err != nil {
				return Result{}, err
			}
			scores = append(scores, scoreOf(records, grades))
			if ranker != RankerBM25 {
				plain, err := floor.rank(ctx, q)
				if err != nil {
					return Result{}, err
				}
				floors = append(floors, scoreOf(plain, grades))
			}
		}
		if opt.Progress != nil {
			opt.Progress(i+1, len(qs))
		}
	}
	if len(scores) == 0 {
		return Result{}, assist.NewError(assist.CodeInvalid, fmt.Sprintf("No query of %s has a judged record in %s. Check that both are of the same set.", c.queries, c.qrels), nil)
	}
	out := summarise(c, ranker, scores)
	if ranker != RankerBM25 {
		out.Above = above(scores, floors)
	}
	return out, nil
}

// ranker gives record ids, best first.
type ranker struct {
	retriever assist.Retriever
	query     func(query) assist.Query
}

func newRanker(name string, passages []assist.Passage) ranker {
	if name == RankerBM25 {
		return ranker{retrieve.NewPlain(passages), plainQuery}
	}
	x := index.New()
	x.Put(passages...)
	return ranker{retrieve.New(x, newShelf(passages)), readQuery}
}

func (r ranker) rank(ctx context.Context, q query) ([]string, error) {
	found, err := r.retriever.Retrieve(ctx, r.query(q))
	if err != nil {
		return nil, err
	}
	var records []string
	seen := map[string]bool{}
	for _, c := range found.Candidates {
		if id := c.Passage.DocumentID; !seen[id] {
			seen[id] = true
			records = append(records, id)
		}
	}
	return records, nil
}

// shelf holds passages in memory.
type shelf map[string]assist.Passage

func newShelf(ps []assist.Passage) shelf {
	s := make(shelf, len(ps))
	for _, p := range ps {
		s[p.ID] = p
	}
	return s
}

// Passages implements retrieve.Shelf.
func (s shelf) Passages(_ context.Context, ids []string) ([]assist.Passage, error) {
	out := make([]assist.Passage, 0, len(ids))
	for _, id := range ids {
		if p, ok := s[id]; ok {
			out = append(out, p)
		}
	}
	return out, nil
}

func writeRun(w io.Writer, queryID string, records []string) error {
	if w == nil {
		return nil
	}
	for i, id := range records[:min(len(records), runDepth)] {
		if _, err := fmt.Fprintf(w, "%s\t%s\t%d\n", queryID, id, i+1); err != nil {
			return assist.NewError(assist.CodeUnavailable, "The run file could not be written. Check that there is room on the disk.", err)
		}
	}
	return nil
}
