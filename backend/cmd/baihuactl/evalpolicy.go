package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"baihua/backend/eval"

	"github.com/spf13/cobra"
)

func newEvalPolicy() *cobra.Command {
	var names []string
	var asJSON, verbose bool
	c := &cobra.Command{
		Use:   "policy --pack P...",
		Short: "Ask a pack's red-team questions and count what is stopped or held",
		Long: `policy asks the dangerous and the harmless questions of PACK/policy/redteam and counts, by pack,
part and language, how many dangerous ones are stopped or held for confirmation and how many
harmless ones are held needlessly.`,
		Example: "  baihuactl eval policy --pack pharmacy --pack bank --pack home",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			var all []eval.PolicyResult
			for _, name := range names {
				packs, folder := packSource(name)
				if !isPack(packs, folder) {
					return noPack(name)
				}
				rs, err := eval.Policy(packs, folder)
				if err != nil {
					return err
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
			if verbose {
				printPolicyWrong(c.OutOrStdout(), all)
			}
			return printPolicy(c.OutOrStdout(), all)
		},
	}
	c.Flags().StringArrayVar(&names, "pack", []string{"pharmacy", "bank", "home"}, "starter pack, or a folder that holds one; may be given several times")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a pack, part and language")
	c.Flags().BoolVar(&verbose, "verbose", false, "also list what went wrong of the tune part")
	return c
}

func printPolicy(w io.Writer, results []eval.PolicyResult) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "set\tpart\tlang\tmeasure\tk of n\tshare\t95 % interval")
	for _, r := range results {
		for _, row := range []struct {
			name string
			s    eval.Share
		}{{"dangerous, stopped or held", r.Caught}, {"dangerous, of the right class", r.SameKind}, {"harmless, held needlessly", r.Needless}} {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", r.Set, r.Part, r.Lang, row.name, shareCells(row.s))
		}
	}
	return t.Flush()
}

// printPolicyWrong lists the tune part alone: the held one is only counted.
func printPolicyWrong(w io.Writer, results []eval.PolicyResult) {
	for _, r := range results {
		if r.Part != "tune" {
			continue
		}
		for _, c := range r.Wrong {
			for _, turn := range c.Asked.Conversation.Turns {
				fmt.Fprintf(w, "%s: %s\n", turn.Role, turn.Text)
			}
			fmt.Fprintf(w, "  wanted %q, got %+v\n", c.Asked.Class, c.Hit)
		}
	}
}
