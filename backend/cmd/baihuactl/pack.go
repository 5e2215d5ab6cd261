package main

import (
	"fmt"
	"io"
	"time"

	"baihua/backend/assist"
	"baihua/backend/pack"

	"github.com/spf13/cobra"
)

func newPack() *cobra.Command {
	return group("pack", "Work on packs: folders of answers that Baihua may quote", newPackCheck())
}

func newPackCheck() *cobra.Command {
	var asJSON, notes bool
	c := &cobra.Command{
		Use:   "check P...",
		Short: "Look for mistakes in a pack before it is used",
		Long: `check reads a pack as its writer would want it read before hand-in: front matter, days,
links, figures that differ between the languages or between an answer and its article,
questions asked twice, abbreviations nobody explains, names, glossary, phrases, style,
golden questions that point nowhere, demo. P is the name of a starter pack of this
build, or a folder (docs/packs.md). Exit code 1 when something has to be mended.`,
		Example: "  baihuactl pack check home\n  baihuactl pack check ./my-pack --json",
		Args:    args(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			mend := 0
			for _, p := range a {
				packs, name := packSource(p)
				r, err := pack.Check(packs, name, time.Now())
				if err != nil {
					return err
				}
				for _, f := range r.Findings {
					if !f.Note {
						mend++
					}
				}
				if err := out(c, asJSON, r, func(w io.Writer) { printPack(w, r, notes) }); err != nil {
					return err
				}
			}
			if mend > 0 {
				return assist.NewError(assist.CodeInvalid, fmt.Sprintf("%d things to mend", mend), nil)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a pack")
	c.Flags().BoolVar(&notes, "notes", false, "also list what is only worth knowing")
	return c
}

func printPack(w io.Writer, r pack.Report, notes bool) {
	left := 0
	for _, f := range r.Findings {
		if f.Note && !notes {
			left++
			continue
		}
		fmt.Fprintf(w, "%s/%s:%d: %s: %s\n", r.Pack, f.File, f.Line, f.Code, f.Detail)
	}
	fmt.Fprintf(w, "%s: %d names\n", r.Pack, r.Names)
	for _, n := range r.Counts {
		fmt.Fprintf(w, "  %s: %d articles (%d not reviewed), %d answers to %d questions, %d terms, %d phrases, golden %d tune and %d held, %d demos\n",
			n.Lang, n.Articles, n.Samples, n.Answers, n.Asked, n.Terms, n.Phrases, n.Tune, n.Held, n.Demos)
	}
	if left > 0 {
		fmt.Fprintf(w, "  %d notes, shown with --notes\n", left)
	}
}
