package main

import (
	"fmt"

	"baihua/backend/eval"

	"github.com/spf13/cobra"
)

func newTrainVerify() *cobra.Command {
	var to string
	var opt eval.GroundTrainOptions
	c := &cobra.Command{
		Use:   "verify DATA_DIR",
		Short: "Learn the detector of unsupported words from every judged set together",
		Long: `verify reads DATA_DIR/groundedness/*.dev.jsonl.gz, learns one detector a language from all
of them together and writes it, with data, day, seed and figures, to --out.
DATA_DIR/retrieval says how common words are. The figures come from five-fold
cross-validation: replies that rest on one source are in one fold. The same data and seed
give the same file.`,
		Example: "  baihuactl train verify ../shared/data --out backend/verify/detect/weights.json --made 2026-01-31",
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			opt.Progress = func(what string, n int) { fmt.Fprintf(c.ErrOrStderr(), "%s %d\n", what, n) }
			r, err := eval.TrainGround(c.Context(), a[0], opt)
			if err != nil {
				return err
			}
			for _, s := range r.Sets {
				printGroundedness(c.OutOrStdout(), s)
			}
			if to == "" {
				return nil
			}
			return writeWeights(to, r.Weights)
		},
	}
	c.Flags().StringVar(&to, "out", "", "write the weights to this file")
	c.Flags().StringVar(&opt.Made, "made", "", "the day to write into the file")
	c.Flags().Uint64Var(&opt.Seed, "seed", 1, "the seed of training")
	return c
}
