package main

import (
	"fmt"
	"io"

	"baihua/backend/ingest"
	"baihua/backend/library"

	"github.com/spf13/cobra"
)

func newImport() *cobra.Command {
	var db, pack string
	var asJSON bool
	c := &cobra.Command{
		Use:   "import PATH... --db F",
		Short: "Put files and folders into the knowledge base",
		Long: `import reads Markdown, HTML, text, CSV and TSV with question and answer columns, and
JSON lines {"id","title","text"} (also .gz) into the knowledge base beside F.
Importing again changes only what changed. What was skipped is listed with its reason.`,
		Example: "  baihuactl import handbook/ faq.csv --db desk.db\n  baihuactl import --pack home --db desk.db",
		RunE: func(c *cobra.Command, paths []string) error {
			if len(paths) == 0 && pack == "" {
				return &usageError{fmt.Errorf("name a file, a folder or --pack")}
			}
			s, err := openSeat(c.Context(), c, db, nobody)
			if err != nil {
				return err
			}
			defer func() { _ = s.Close() }()
			var total library.Report
			if pack != "" {
				if total, err = s.InstallPack(c.Context(), pack, progress(c)); err != nil {
					return err
				}
			}
			if len(paths) > 0 {
				sources, skipped := ingest.Files(paths...)
				report, err := s.Library().Import(c.Context(), sources, library.Options{}, progress(c))
				if err != nil {
					return err
				}
				total = total.Plus(report)
				total.Skipped = append(total.Skipped, skipped...)
			}
			return out(c, asJSON, total, func(w io.Writer) { printReport(w, total) })
		},
	}
	c.Flags().StringVar(&db, "db", "", "the seat's file")
	c.Flags().StringVar(&pack, "pack", "", "install a starter pack of this build, e.g. home")
	c.Flags().BoolVar(&asJSON, "json", false, "print the report as JSON")
	return c
}

func printReport(w io.Writer, r library.Report) {
	fmt.Fprintf(w, "added %d, changed %d, unchanged %d documents; %d passages\n", r.Added, r.Changed, r.Unchanged, r.Passages)
	for _, s := range r.Skipped {
		place := s.Name
		if s.Line > 0 {
			place = fmt.Sprintf("%s:%d", s.Name, s.Line)
		}
		fmt.Fprintf(w, "skipped %s: %s %s\n", place, s.Code, s.Detail)
	}
}
