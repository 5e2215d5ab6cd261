package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"baihua/backend/assist"
	"baihua/backend/eval"

	"github.com/spf13/cobra"
)

func newEvalLeftOut() *cobra.Command {
	var names []string
	var asJSON, verbose bool
	c := &cobra.Command{
		Use:   "leftout --pack P...",
		Short: "Ask each phrasing of a pack while the knowledge base does not hold it",
		Long: `leftout asks every FAQ phrasing of a pack in turn, each time without that phrasing in the
knowledge base, and counts how many are shown their own answer, another passage of the
same document, and another document's answer. It measures what is shown for questions
that are nearly, and not exactly, asked in the pack.`,
		Example: "  baihuactl eval leftout --pack home --pack bank",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			var all []eval.LeftOutResult
			for _, name := range names {
				packs, folder := packSource(name)
				if !isPack(packs, folder) {
					return noPack(name)
				}
				rs, err := eval.LeftOut(c.Context(), packs, folder)
				if err != nil {
					return fmt.Errorf("pack %s: %w", name, err)
				}
				all = append(all, rs...)
			}
			if asJSON {
				for _, r := range all {
					if err := out(c, true, r, nil); err != nil {
						return err
					}
				}
				return nil
			}
			if err := printLeftOut(c.OutOrStdout(), all); err != nil {
				return err
			}
			if verbose {
				printLeftOutWrong(c.OutOrStdout(), all)
			}
			return nil
		},
	}
	c.Flags().StringArrayVar(&names, "pack", []string{"home"}, "starter pack, or a folder that holds one; may be given several times")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a pack and language")
	c.Flags().BoolVar(&verbose, "verbose", false, "also list what was shown another answer")
	return c
}

func printLeftOut(w io.Writer, results []eval.LeftOutResult) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "set\tlang\tmeasure\tk of n\tshare\t95 % interval")
	for _, r := range results {
		for _, row := range []struct {
			name string
			s    eval.Share
		}{{"shown its own answer", r.Own}, {"shown another passage of its document", r.Document}, {"shown another document's answer", r.Wrong}} {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", r.Set, r.Lang, row.name, shareCells(row.s))
		}
	}
	return t.Flush()
}

func printLeftOutWrong(w io.Writer, results []eval.LeftOutResult) {
	for _, r := range results {
		for _, a := range r.Cases {
			if a.Suggestion.Ruling.Route == assist.Show && !a.Own() {
				fmt.Fprintf(w, "%s: %s -> %q\n", a.Passage.DocumentID, a.Said, a.Suggestion.Text)
			}
		}
	}
}
