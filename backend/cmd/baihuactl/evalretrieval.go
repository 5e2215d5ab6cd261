package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"baihua/backend/assist"
	"baihua/backend/eval"
	"baihua/backend/ingest"

	"github.com/spf13/cobra"
)

func newEvalRetrieval() *cobra.Command {
	var split, ranker, runFile string
	var asJSON bool
	c := &cobra.Command{
		Use:   "retrieval DIR",
		Short: "Measure ranking on a folder with a corpus, queries and judgements",
		Long: `retrieval imports DIR/corpus.jsonl.gz as any import would, ranks it for every query of
queries.SPLIT.jsonl.gz and scores against qrels.SPLIT.tsv, with 95 % intervals; where
faq.jsonl.gz stands beside it, that is a second set. A record counts by its best
passage; queries without a judged record are left out of the means. Plain BM25 runs
beside it: the mean differences stand below, with 95 % intervals by paired bootstrap.
--ranker bm25 prints that floor by itself.`,
		Example: "  baihuactl eval retrieval ../shared/data/retrieval/zh_wiki --split dev --json",
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			results, err := measureRetrieval(c, a[0], split, ranker, runFile)
			if err != nil {
				return err
			}
			for _, r := range results {
				if err := out(c, asJSON, r, func(w io.Writer) { printRetrieval(w, r) }); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().StringVar(&split, "split", "dev", "which part: queries.SPLIT.jsonl.gz and qrels.SPLIT.tsv")
	c.Flags().StringVar(&ranker, "ranker", eval.RankerBaihua, "baihua, or bm25 for the plain floor")
	c.Flags().StringVar(&runFile, "run", "", "also write query-id TAB doc-id TAB rank to this file")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a set")
	return c
}

// measureRetrieval ranks, and writes the run file where one is asked for.
func measureRetrieval(c *cobra.Command, dir, split, ranker, runFile string) (rs []eval.Result, err error) {
	opt := eval.RetrievalOptions{Skipped: skipped(c.ErrOrStderr())}
	if runFile != "" {
		f, err := os.Create(runFile)
		if err != nil {
			return nil, assist.NewError(assist.CodeUnavailable, "the run file cannot be written: check its folder", err)
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		opt.Run = f
	}
	return eval.Retrieval(c.Context(), dir, split, ranker, opt)
}

func skipped(w io.Writer) func(ingest.Skip) {
	return func(s ingest.Skip) { fmt.Fprintf(w, "skipped %s:%d: %s %s\n", s.Name, s.Line, s.Code, s.Detail) }
}

func printRetrieval(w io.Writer, r eval.Result) {
	fmt.Fprintf(w, "%s %s %s: n=%d\n", r.Set, r.Split, r.Ranker, r.N)
	for _, row := range []struct {
		name string
		p    float64
		ci   [2]float64
	}{{"hit@1", r.Hit1, r.Hit1CI}, {"hit@5", r.Hit5, r.Hit5CI}, {"hit@10", r.Hit10, r.Hit10CI}, {"mrr@10", r.MRR, r.MRRCI}, {"ndcg@10", r.NDCG, r.NDCGCI}} {
		fmt.Fprintf(w, "  %-8s %.3f [%.3f, %.3f]\n", row.name, row.p, row.ci[0], row.ci[1])
	}
	if r.Above == nil {
		return
	}
	for _, row := range []struct {
		name string
		d    [3]float64
	}{{"hit@1", r.Above.Hit1}, {"hit@5", r.Above.Hit5}, {"mrr@10", r.Above.MRR}} {
		fmt.Fprintf(w, "  %-8s %+.3f [%+.3f, %+.3f] above plain BM25\n", row.name, row.d[0], row.d[1], row.d[2])
	}
}
