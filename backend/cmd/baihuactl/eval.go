package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"baihua/backend/eval"
	"baihua/backend/ingest"
	"baihua/kb"

	"github.com/spf13/cobra"
)

func newEval() *cobra.Command {
	c := &cobra.Command{Use: "eval", Short: "Measure quality on files with known answers"}
	c.AddCommand(newEvalGolden(), newEvalRetrieval())
	return c
}

func newEvalGolden() *cobra.Command {
	var pack, part string
	var asJSON, verbose bool
	c := &cobra.Command{
		Use:   "golden --pack P",
		Short: "Rule on a pack's golden questions: shown right and wrong, escalated rightly and needlessly",
		Long: `golden installs a pack into a fresh seat, rules on every question of its golden files as
the desk would, and counts, with Wilson 95 % intervals. P is the name of a starter pack
of this build, or a folder.`,
		Example: "  baihuactl eval golden --pack home --json",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			packs, name := packSource(pack)
			results, err := eval.Golden(c.Context(), packs, name)
			if err != nil {
				return err
			}
			for _, r := range results {
				if part != "" && r.Part != part {
					continue
				}
				if err := out(c, asJSON, r, func(w io.Writer) { printGolden(w, r, verbose && r.Part != "held") }); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().StringVar(&pack, "pack", "home", "starter pack, or a folder that holds one")
	c.Flags().StringVar(&part, "part", "", "only this part: tune or held")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a file")
	c.Flags().BoolVar(&verbose, "verbose", false, "also list the tune questions that went wrong; held ones are only ever counted")
	return c
}

// packSource is the file system that holds the pack and its folder's name in it.
func packSource(pack string) (fs.FS, string) {
	if info, err := os.Stat(pack); err == nil && info.IsDir() {
		pack = filepath.Clean(pack)
		return os.DirFS(filepath.Dir(pack)), filepath.Base(pack)
	}
	return kb.Packs(), pack
}

func printGolden(w io.Writer, r eval.GoldenResult, verbose bool) {
	fmt.Fprintf(w, "%s %s %s: n=%d\n", r.Set, r.Part, r.Lang, r.N)
	for _, row := range []struct {
		name string
		s    eval.Share
	}{
		{"shown right, of what should be shown", r.ShownRight}, {"escalated needlessly, of the same", r.EscalatedNeedles},
		{"escalated rightly, of what should be", r.EscalatedRightly}, {"shown wrong, of all", r.ShownWrong},
		{"wrong, of what was shown", r.WrongOfShown}, {"small talk recognised", r.SmallTalk},
	} {
		fmt.Fprintf(w, "  %-38s %3d of %3d  %.3f [%.3f, %.3f]\n", row.name, row.s.K, row.s.N, row.s.P, row.s.Lo, row.s.Hi)
	}
	if !verbose {
		return
	}
	for _, v := range r.Verdicts {
		if v.Outcome == "shown_wrong" || v.Outcome == "escalated_needlessly" || v.Outcome == "small_talk_wrong" {
			fmt.Fprintf(w, "  %s %s: %s -> %s %v %q\n", v.Outcome, v.ID, v.Question, v.Suggestion.Ruling.Reason, v.Suggestion.Ruling.Detail, v.Suggestion.Text)
		}
	}
}

func newEvalRetrieval() *cobra.Command {
	var split, ranker, runFile string
	var asJSON bool
	c := &cobra.Command{
		Use:   "retrieval DIR",
		Short: "Measure ranking on a folder with a corpus, queries and judgements",
		Long: `retrieval imports DIR/corpus.jsonl.gz as any import would, ranks it for every query of
queries.SPLIT.jsonl.gz and scores against qrels.SPLIT.tsv, with 95 % intervals; where
faq.jsonl.gz stands beside it, that is a second set. A record counts by its best
passage; queries without a judged record are left out of the means. --ranker bm25 is
the plain floor to compare with.`,
		Example: "  baihuactl eval retrieval ../shared/data/retrieval/zh_wiki --split dev --json",
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			opt := eval.RetrievalOptions{Skipped: skipped(c.ErrOrStderr())}
			if runFile != "" {
				f, err := os.Create(runFile)
				if err != nil {
					return fmt.Errorf("the run file cannot be written: %w", err)
				}
				defer func() { _ = f.Close() }()
				opt.Run = f
			}
			results, err := eval.Retrieval(c.Context(), a[0], split, ranker, opt)
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
}
