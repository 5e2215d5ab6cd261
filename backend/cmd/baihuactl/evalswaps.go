package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"baihua/backend/eval"

	"github.com/spf13/cobra"
)

func newEvalSwaps() *cobra.Command {
	var names []string
	var asJSON bool
	var verbose int
	opt := eval.SwapOptions{Seed: 1, Most: 120}
	c := &cobra.Command{
		Use:   "swaps --pack P...",
		Short: "Change one fact in packs' own sentences, or nothing but the words, and count what is caught",
		Long: `swaps takes sentences of the packs' passages, changes one fact in each (a number, a dose, a
date, a negation, a name ...) or says the same in another form, and checks each as if a
draft had said it and cited the passage. Vetoed is what a hard check caught; withheld is
that and what was doubted otherwise. The sentences and edits follow from the seed.`,
		Example: "  baihuactl eval swaps --pack home --pack bank --pack pharmacy",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			var all []eval.SwapResult
			for _, name := range names {
				packs, folder := packSource(name)
				if !isPack(packs, folder) {
					return noPack(name)
				}
				rs, err := eval.Swaps(c.Context(), packs, folder, opt)
				if err != nil {
					return fmt.Errorf("pack %s: %w", name, err)
				}
				all = append(all, rs...)
			}
			all = eval.JoinSwaps(all)
			if asJSON {
				for _, r := range all {
					if err := out(c, true, r, nil); err != nil {
						return err
					}
				}
				return nil
			}
			printMissed(c.OutOrStdout(), all, verbose)
			return printSwaps(c.OutOrStdout(), all)
		},
	}
	c.Flags().StringArrayVar(&names, "pack", []string{"home"}, "starter pack, or a folder that holds one; may be given several times")
	c.Flags().Uint64Var(&opt.Seed, "seed", opt.Seed, "seed of the edits")
	c.Flags().IntVar(&opt.Most, "most", opt.Most, "edits of one kind and language a pack, at most")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a kind and language")
	c.Flags().IntVar(&verbose, "verbose", 0, "also list so many of each kind that went wrong")
	return c
}

func printSwaps(w io.Writer, results []eval.SwapResult) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "edit\tlang\tmeasure\tk of n\tshare\t95 % interval\twithheld for any doubt")
	wrong, harmless := [2]int{}, [2]int{}
	for _, r := range results {
		measure, sum := "caught", &wrong
		if r.Harmless {
			measure, sum = "false alarm", &harmless
		}
		sum[0], sum[1] = sum[0]+r.Vetoed.K, sum[1]+r.Vetoed.N
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%.3f\n", r.Kind, r.Lang, measure, shareCells(r.Vetoed), r.Withheld.P)
	}
	fmt.Fprintf(t, "all wrong\t\tcaught\t%d of %d\nall harmless\t\tfalse alarm\t%d of %d\n", wrong[0], wrong[1], harmless[0], harmless[1])
	return t.Flush()
}

func printMissed(w io.Writer, results []eval.SwapResult, most int) {
	for _, r := range results {
		for i, s := range r.Missed {
			if i == most {
				break
			}
			fmt.Fprintf(w, "%s %s: %s\n  -> %s %s\n", s.Kind, s.Lang, s.From, s.To, r.Vetoes[i])
		}
	}
}
