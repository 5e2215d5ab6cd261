package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"baihua/backend/assist"
	"baihua/backend/eval"

	"github.com/spf13/cobra"
)

func newTrain() *cobra.Command {
	return group("train", "Learn weights from files with known answers", newTrainRank(), newTrainVerify())
}

func newTrainRank() *cobra.Command {
	var to, made string
	var seed uint64
	var ablate bool
	c := &cobra.Command{
		Use:   "rank DATA_DIR",
		Short: "Learn the order of candidates from every set below a folder",
		Long: `rank reads every DATA_DIR/retrieval/* and DATA_DIR/pharmacy/* that has a dev part, and
DATA_DIR/intent/*.train.jsonl.gz as FAQ entries with many phrasings, learns one order for
all of them and writes it, with data, day, seed and figures, to --out. The figures come
from five-fold cross-validation: queries of one dialogue, and queries that one document
answers, are in one fold. Plain BM25 stands beside them, with the mean difference and its
95 % interval by paired bootstrap. The same data and seed give the same file.`,
		Example: "  baihuactl train rank ../shared/data --out backend/retrieve/weights.json --made 2026-01-31",
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			r, err := eval.Train(c.Context(), a[0], eval.TrainOptions{Ablate: ablate, Seed: seed, Progress: func(what string, n int) {
				fmt.Fprintf(c.ErrOrStderr(), "%s %d\n", what, n)
			}})
			if err != nil {
				return err
			}
			if err := printTraining(c.OutOrStdout(), r); err != nil || to == "" {
				return err
			}
			return writeWeights(to, r.Weights(made, seed))
		},
	}
	c.Flags().StringVar(&to, "out", "", "write the weights to this file")
	c.Flags().StringVar(&made, "made", "", "the day to write into the file")
	c.Flags().Uint64Var(&seed, "seed", 1, "the seed of training")
	c.Flags().BoolVar(&ablate, "ablate", false, "also cross-validate without each group of features")
	return c
}

func writeWeights(path string, w any) error {
	b, err := json.Marshal(w)
	if err == nil {
		err = os.WriteFile(path, append(b, '\n'), 0o644)
	}
	if err != nil {
		return assist.NewError(assist.CodeUnavailable, "The weights could not be written. Check the folder and the space on the disk.", err)
	}
	return nil
}

func printTraining(w io.Writer, r eval.TrainResult) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "set\tn\tranker\thit@1\thit@5\tmrr@10\tndcg@10\thit@1 against bm25\tmrr@10 against bm25\tin pool")
	for _, s := range r.Sets {
		for _, x := range []eval.Result{s.Plain, s.Rules, s.Learned} {
			fmt.Fprintf(t, "%s\t%d\t%s\t%.3f [%.3f, %.3f]\t%.3f [%.3f, %.3f]\t%.3f [%.3f, %.3f]\t%.3f", s.Set, x.N, x.Ranker,
				x.Hit1, x.Hit1CI[0], x.Hit1CI[1], x.Hit5, x.Hit5CI[0], x.Hit5CI[1], x.MRR, x.MRRCI[0], x.MRRCI[1], x.NDCG)
			if x.Ranker == eval.RankerBaihua {
				fmt.Fprintf(t, "\t%+.3f [%+.3f, %+.3f]\t%+.3f [%+.3f, %+.3f]\t%.3f", s.Above.Hit1[0], s.Above.Hit1[1], s.Above.Hit1[2], s.Above.MRR[0], s.Above.MRR[1], s.Above.MRR[2], s.Pool)
			}
			fmt.Fprintln(t)
		}
	}
	if len(r.Ablate) > 0 {
		printAblation(t, r)
	}
	return t.Flush()
}

// printAblation shows what MRR@10 loses, by set, without each group of features.
func printAblation(w io.Writer, r eval.TrainResult) {
	var sets []string
	for _, s := range r.Sets {
		sets = append(sets, s.Set)
	}
	slices.Sort(sets)
	fmt.Fprintf(w, "\nwithout\t%s\n", strings.Join(sets, "\t"))
	whole := r.Ablate[0].MRR
	for _, a := range r.Ablate[1:] {
		fmt.Fprint(w, a.Group)
		for _, s := range sets {
			fmt.Fprintf(w, "\t%+.3f", a.MRR[s]-whole[s])
		}
		fmt.Fprintln(w)
	}
}
