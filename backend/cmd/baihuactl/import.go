package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/library"
	"baihua/backend/seat"

	"github.com/spf13/cobra"
)

func newImport() *cobra.Command {
	var db string
	var packs []string
	var asJSON bool
	c := &cobra.Command{
		Use:   "import PATH... --db F",
		Short: "Put files and folders into the knowledge base",
		Long: `import reads Markdown, HTML, text, CSV and TSV with question and answer columns, and
JSON lines {"id","title","text"} (also .gz) into the knowledge base beside F, which it
makes when it is not there. Importing again changes only what changed. What was skipped
is listed with its reason.

Exit codes: 0 something was imported or is there already, even if files were skipped;
1 nothing at all was imported; 2 wrong command line.`,
		Example: "  baihuactl import handbook/ faq.csv --db team.db\n  baihuactl import --pack home --db team.db\n  baihuactl import --pack ../our-pack --db team.db",
		RunE: func(c *cobra.Command, paths []string) error {
			if len(paths) == 0 && len(packs) == 0 {
				return &usageError{fmt.Errorf("name a file, a folder or --pack")}
			}
			if db == "" {
				return errNoDB
			}
			total, err := importAll(c, db, packs, paths)
			if err != nil {
				return err
			}
			if err := out(c, asJSON, total, func(w io.Writer) { printReport(w, total) }); err != nil {
				return err
			}
			return nothingImported(total, paths)
		},
	}
	c.Flags().StringVar(&db, "db", "", "the seat's file, made when it is not there")
	c.Flags().StringArrayVar(&packs, "pack", nil, "install a starter pack of this build, e.g. home, or a folder that holds one; may be given several times")
	c.Flags().BoolVar(&asJSON, "json", false, "print the report as JSON")
	return c
}

// importAll imports packs, then paths. It makes no seat where there is nothing to put in.
func importAll(c *cobra.Command, db string, packs, paths []string) (library.Report, error) {
	sources, skipped := ingest.Files(paths...)
	total := library.Report{Skipped: some(skipped)}
	for _, name := range packs {
		if from, folder := packSource(name); !isPack(from, folder) {
			return total, noPack(name)
		}
	}
	if len(packs) == 0 && len(sources) == 0 {
		return total, nil
	}
	s, err := openSeat(c.Context(), c, db, nobody)
	if err != nil {
		return total, err
	}
	defer func() { _ = s.Close() }()
	for _, name := range packs {
		r, err := installPack(c.Context(), s, name, progress(c))
		if err != nil {
			return total, err
		}
		total = total.Plus(r)
	}
	r, err := s.Library().Import(c.Context(), sources, library.Options{}, progress(c))
	return total.Plus(r), err
}

func installPack(ctx context.Context, s *seat.Seat, name string, progress func(library.Progress)) (library.Report, error) {
	packs, folder := packSource(name)
	return s.Library().InstallPack(ctx, packs, folder, progress)
}

// nothingImported is why there is nothing, nil when there is something.
func nothingImported(r library.Report, paths []string) error {
	switch {
	case r.Added+r.Changed+r.Unchanged+r.Removed > 0:
		return nil
	case len(r.Skipped) == 0:
		return assist.NewError(assist.CodeNotFound, "nothing was imported: there is no file in "+strings.Join(paths, ", "), nil)
	}
	return assist.NewError(assist.CodeUnreadable, "nothing was imported: everything was skipped, for the reasons listed", nil)
}

func printReport(w io.Writer, r library.Report) {
	fmt.Fprintf(w, "added %d, changed %d, unchanged %d, removed %d documents; %d passages\n", r.Added, r.Changed, r.Unchanged, r.Removed, r.Passages)
	for _, s := range r.Skipped {
		place := s.Name
		if s.Line > 0 {
			place = fmt.Sprintf("%s:%d", s.Name, s.Line)
		}
		if s.Page > 0 {
			place = fmt.Sprintf("%s, page %d", s.Name, s.Page)
		}
		fmt.Fprintf(w, "skipped %s: %s (%s)\n", place, s.Detail, s.Code)
	}
}
