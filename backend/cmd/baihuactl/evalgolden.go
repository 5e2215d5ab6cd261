package main

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"baihua/backend/assist"
	"baihua/backend/eval"

	"github.com/spf13/cobra"
)

func newEvalGolden() *cobra.Command {
	var names []string
	var part string
	var asJSON, verbose, write bool
	c := &cobra.Command{
		Use:   "golden --pack P...",
		Short: "Rule on packs' golden questions: shown right and wrong, escalated rightly and needlessly",
		Long: `golden installs each pack into a fresh seat, rules on every question of its golden files
as the desk would, and counts. P is the name of a starter pack of this build, or a
folder that holds a pack; give --pack several times to measure several.

The figures come as one table, a line for every set (pack, part and language) and measure:
k of n, the share, and its Wilson 95 % interval. It fails, without figures, when a
question could not be ruled on.`,
		Example: "  baihuactl eval golden --pack home\n  baihuactl eval golden --pack home --pack ../our-pack --part tune --verbose",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			results, err := measureGolden(c, names, part, write)
			if err != nil {
				return err
			}
			if asJSON {
				for _, r := range results {
					if err := out(c, true, r, nil); err != nil {
						return err
					}
				}
				return nil
			}
			if err := printGolden(c.OutOrStdout(), results); err != nil {
				return err
			}
			if verbose {
				printWrong(c.OutOrStdout(), results)
			}
			return nil
		},
	}
	c.Flags().StringArrayVar(&names, "pack", []string{"home"}, "starter pack, or a folder that holds one; may be given several times")
	c.Flags().StringVar(&part, "part", "", "only this part, a folder of the pack's golden/: tune or held")
	c.Flags().BoolVar(&write, "calibrate", false, "also write calibration.json into each pack's folder: what was right of what the tune questions were shown, from which the card's confidence comes")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a set")
	c.Flags().BoolVar(&verbose, "verbose", false, "also list the tune questions that went wrong; held ones are only ever counted")
	return c
}

// measureGolden measures every pack, and keeps the sets of one part unless part is "".
func measureGolden(c *cobra.Command, names []string, part string, write bool) ([]eval.GoldenResult, error) {
	var all []eval.GoldenResult
	for _, name := range names {
		packs, folder := packSource(name)
		if !isPack(packs, folder) {
			return nil, noPack(name)
		}
		results, err := eval.Golden(c.Context(), packs, folder)
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", name, err)
		}
		if write {
			if err := calibrate(c, packs, folder, name, results); err != nil {
				return nil, err
			}
		}
		results = slices.DeleteFunc(results, func(r eval.GoldenResult) bool { return part != "" && r.Part != part })
		if len(results) == 0 {
			return nil, assist.NewError(assist.CodeNotFound, fmt.Sprintf("pack %s has no golden questions of the part %q", name, part), nil)
		}
		all = append(all, results...)
	}
	return all, nil
}

func printGolden(w io.Writer, results []eval.GoldenResult) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "set\tpart\tlang\tmeasure\tk of n\tshare\t95 % interval")
	for _, r := range results {
		for _, row := range []struct {
			name string
			s    eval.Share
		}{
			{"shown right, of what should be shown", r.ShownRight}, {"escalated needlessly, of the same", r.EscalatedNeedles},
			{"escalated rightly, of what should be", r.EscalatedRightly}, {"shown wrong, of all", r.ShownWrong},
			{"wrong, of what was shown", r.WrongOfShown}, {"small talk recognised", r.SmallTalk},
		} {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", r.Set, r.Part, r.Lang, row.name, shareCells(row.s))
		}
	}
	return t.Flush()
}

// shareCells are the last three cells of a line; of nothing there is no share.
func shareCells(s eval.Share) string {
	if s.N == 0 {
		return "0 of 0\t-\t-"
	}
	return fmt.Sprintf("%d of %d\t%.3f\t%.3f to %.3f", s.K, s.N, s.P, s.Lo, s.Hi)
}

// printWrong lists what went wrong. Held questions stay unread, so that nobody tunes on them.
func printWrong(w io.Writer, results []eval.GoldenResult) {
	for _, r := range results {
		if r.Part == "held" {
			continue
		}
		for _, v := range r.Verdicts {
			if v.Outcome == "shown_wrong" || v.Outcome == "escalated_needlessly" || v.Outcome == "small_talk_wrong" {
				fmt.Fprintf(w, "%s %s: %s -> %s %v %q\n", v.Outcome, v.ID, v.Question, v.Suggestion.Ruling.Reason, v.Suggestion.Ruling.Detail, v.Suggestion.Text)
			}
		}
	}
}
