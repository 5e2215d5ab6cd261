package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"baihua/backend/assist"
	"baihua/backend/eval"

	"github.com/spf13/cobra"
)

func newEvalGroundedness() *cobra.Command {
	var split, scores string
	var asJSON bool
	c := &cobra.Command{
		Use:   "groundedness FILE...",
		Short: "Measure the detector of unsupported words on files with judged replies",
		Long: `groundedness scores every reply (of a file with key words: every key word) against its
evidence with the detector as shipped, and compares with the labels, with 95 % intervals;
calling everything unsupported, and plain word overlap, stand beside. Documents that
records point at are read from SET.docs.jsonl.gz beside the file. Records without labels
are scored and give no figure. The dev parts of the public sets taught the shipped
detector, so their figures here flatter it: "baihuactl train verify" prints those of folds
kept from training.

--scores writes ID TAB SCORE, higher being safer; for key words the ID is id#index.`,
		Example: "  baihuactl eval groundedness ../shared/data/groundedness/en_lfqa.dev.jsonl.gz --split dev --json",
		Args:    args(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, files []string) error {
			results, err := measureGroundedness(c, files, split, scores)
			if err != nil {
				return err
			}
			for _, r := range results {
				if err := out(c, asJSON, r, func(w io.Writer) { printGroundedness(w, r) }); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().StringVar(&split, "split", "", "only records of this part, such as dev; those that name none count as well")
	c.Flags().StringVar(&scores, "scores", "", "also write ID TAB SCORE to this file")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a file")
	return c
}

func measureGroundedness(c *cobra.Command, files []string, split, scores string) (rs []eval.GroundResult, err error) {
	var opt eval.GroundOptions
	if scores != "" {
		f, err := os.Create(scores)
		if err != nil {
			return nil, assist.NewError(assist.CodeUnavailable, "the scores cannot be written: check the folder", err)
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		opt.Scores = f
	}
	for _, file := range files {
		r, err := eval.Groundedness(c.Context(), file, split, opt)
		if err != nil {
			return nil, err
		}
		rs = append(rs, r)
	}
	return rs, nil
}

func printGroundedness(w io.Writer, r eval.GroundResult) {
	fmt.Fprintf(w, "%s %s: n=%d, unsupported %d\n", r.Set, r.Split, r.N, r.Positives)
	for _, row := range []struct {
		name string
		p    float64
		ci   [2]float64
	}{{"AUROC", r.AUROC, r.AUROCCI}, {"F1", r.F1, r.F1CI}, {"balanced accuracy", r.Balanced, r.BalanceCI}, {"AUROC of word overlap", r.OverlapAUROC, r.OverlapAUROCCI}} {
		fmt.Fprintf(w, "  %-22s %.3f [%.3f, %.3f]\n", row.name, row.p, row.ci[0], row.ci[1])
	}
	fmt.Fprintf(w, "  %-22s %.3f\n  %-22s %.3f\n", "calibration error", r.ECE, "F1 of always", r.TrivialF1)
}
