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

func newEvalRisk() *cobra.Command {
	var split, scores string
	var asJSON bool
	var opt eval.RiskOptions
	c := &cobra.Command{
		Use:   "risk FILE...",
		Short: "Measure whether a risk budget holds, by random audits of a set with known answers",
		Long: `risk asks the questions of an intent file of a knowledge base made of the train part beside
it, or those of a retrieval folder (or its queries file) of that folder's corpus. What is
found first counts as shown; it is wrong where it is not a judged answer, and always where
the question is out of scope. The confidence model is fitted on questions that are never
audited: those of the train or dev part beside the file, else two of its five folds.

Then audits are drawn at random, many times over, and thresholds are certified at the
planned looks (100, 200, 400, 800), at one look, and naively (the lowest threshold with at
most alpha wrong among the audits). Broken is the share of draws in which more than alpha
of what would be shown is wrong.

--scores writes ID TAB SCORE, higher being safer; an utterance's ID is its line, from 0.`,
		Example: "  baihuactl eval risk ../shared/data/intent/en_banking77.train.jsonl.gz --json",
		Args:    args(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, files []string) error {
			results, err := measureRisk(c, files, split, scores, opt)
			if err != nil {
				return err
			}
			for _, r := range results {
				if err := out(c, asJSON, r, func(w io.Writer) { printRisk(w, r) }); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().StringVar(&split, "split", "dev", "of a folder: which part's queries")
	c.Flags().StringVar(&scores, "scores", "", "also write ID TAB SCORE to this file")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a file")
	c.Flags().Float64Var(&opt.Alpha, "alpha", .05, "share of what is shown that may be wrong")
	c.Flags().Float64Var(&opt.Delta, "delta", .10, "chance with which the promise may be missed")
	c.Flags().IntVar(&opt.Draws, "draws", 300, "how often audits are drawn")
	return c
}

func measureRisk(c *cobra.Command, files []string, split, scores string, opt eval.RiskOptions) (rs []eval.RiskResult, err error) {
	if scores != "" {
		f, err := os.Create(scores)
		if err != nil {
			return nil, assist.NewError(assist.CodeUnavailable, "the scores cannot be written: check the folder", err)
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		opt.Scores = f
	}
	for _, file := range files {
		r, err := eval.Risk(c.Context(), file, split, opt)
		if err != nil {
			return nil, err
		}
		rs = append(rs, r)
	}
	return rs, nil
}

func printRisk(w io.Writer, r eval.RiskResult) {
	fmt.Fprintf(w, "%s %s: n=%d, fitted on %d others; wrong if all were shown: %d\n", r.Set, r.Split, r.N, r.Fitted, r.Wrong)
	fmt.Fprintf(w, "  AUROC %.3f [%.3f, %.3f], raw score %.3f, gain %.3f [%.3f, %.3f]\n", r.AUROC, r.AUROCCI[0], r.AUROCCI[1], r.RawAUROC, r.Gain, r.GainCI[0], r.GainCI[1])
	fmt.Fprintf(w, "  coverage at 5 %% wrong, all labels known: %.3f, raw score %.3f; AURC %.4f, raw %.4f\n", r.Coverage5, r.RawCover5, r.AURC, r.RawAURC)
	fmt.Fprintf(w, "  %d draws, all planned looks: broken in %s\n", r.Draws, shareCells(r.Broken))
	for _, l := range r.Looks {
		fmt.Fprintf(w, "  %4d audits: planned %.3f (broken %.3f), one look %.3f (broken %.3f), naive %.3f (broken %.3f)\n",
			l.Audits, l.Planned, l.PlannedBroken.P, l.One, l.OneBroken.P, l.Naive, l.NaiveBroken.P)
	}
}
