package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/library"
	"baihua/backend/seat"
	"baihua/backend/store"

	"github.com/spf13/cobra"
)

// importing is what import is asked to do.
type importing struct {
	db       string
	packs    []string
	paths    []string // absolute
	audience string
	resume   bool
}

func newImport() *cobra.Command {
	var o importing
	var asJSON bool
	c := &cobra.Command{
		Use:   "import PATH... --db F",
		Short: "Put files and folders into the knowledge base",
		Long: `import reads PDF, Markdown, HTML, text, CSV and TSV with question and answer columns,
and JSON lines {"id","title","text"} (also .gz) into the knowledge base beside F, which it
makes when it is not there. Importing again changes only what changed; files that did not
are not even opened. What was skipped is listed with its reason.

What does not say for whom it is (front matter or field "audience") is internal: it is
found, but never shown as a reply. --audience customer says that customers may read it.

An import that was interrupted goes on where it stopped: give the same command again, or
import --resume --db F.

Exit codes: 0 something was imported or is there already, even if files were skipped;
1 nothing at all was imported; 2 wrong command line.`,
		Example: "  baihuactl import handbook/ --db team.db\n  baihuactl import faq.csv --audience customer --db team.db\n" +
			"  baihuactl import --pack home --db team.db\n  baihuactl import --pack ../our-pack --db team.db",
		RunE: func(c *cobra.Command, paths []string) error {
			if err := o.check(paths); err != nil {
				return err
			}
			total, err := o.run(c)
			if err != nil {
				return err
			}
			if err := out(c, asJSON, total, func(w io.Writer) { printReport(w, total) }); err != nil {
				return err
			}
			return nothingImported(total, paths)
		},
	}
	c.Flags().StringVar(&o.db, "db", "", "the seat's file, made when it is not there")
	c.Flags().StringArrayVar(&o.packs, "pack", nil, "install a starter pack of this build, e.g. home, or a folder that holds one; may be given several times")
	c.Flags().StringVar(&o.audience, "audience", "", "customer or internal: for whom documents are that do not say")
	c.Flags().BoolVar(&o.resume, "resume", false, "go on with imports that were interrupted")
	c.Flags().BoolVar(&asJSON, "json", false, "print the report as JSON")
	return c
}

func (o *importing) check(paths []string) error {
	switch {
	case len(paths) == 0 && len(o.packs) == 0 && !o.resume:
		return &usageError{errors.New("name a file, a folder or --pack")}
	case o.audience != "" && o.audience != string(assist.AudienceCustomer) && o.audience != string(assist.AudienceInternal):
		return &usageError{errors.New("--audience is customer or internal")}
	case o.db == "":
		return errNoDB
	}
	for _, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return &usageError{err}
		}
		o.paths = append(o.paths, abs)
	}
	for _, name := range o.packs {
		if from, folder := packSource(name); !isPack(from, folder) {
			return noPack(name)
		}
	}
	return nil
}

// run imports packs, then paths. It makes no seat where there is nothing to put in.
func (o *importing) run(c *cobra.Command) (library.Report, error) {
	sources, skipped := ingest.Files(o.paths...)
	if len(o.packs) == 0 && len(sources) == 0 && !o.resume {
		return library.Report{Replaced: []string{}, Skipped: some(skipped)}, nil
	}
	if o.resume {
		if err := needSeat(o.db); err != nil {
			return library.Report{}, err
		}
	}
	s, err := openSeat(c.Context(), c, o.db, nobody)
	if err != nil {
		return library.Report{}, err
	}
	defer func() { _ = s.Close() }()
	total := library.Report{Replaced: []string{}, Skipped: []ingest.Skip{}}
	for _, name := range o.packs {
		r, err := installPack(c.Context(), s, name, progress(c))
		if err != nil {
			return total, err
		}
		total = total.Plus(r)
	}
	ids, err := o.jobs(c, s.Library())
	for _, id := range ids {
		if err != nil {
			break
		}
		var r library.Report
		r, err = s.Library().Do(c.Context(), id, progress(c))
		total = total.Plus(r)
	}
	return total, err
}

// jobs are those to do: interrupted ones that are meant, and one for the paths.
func (o *importing) jobs(c *cobra.Command, l *library.Library) ([]string, error) {
	known, err := l.Jobs(c.Context())
	if err != nil {
		return nil, err
	}
	var ids []string
	meant := false
	for _, j := range known {
		same := j.Kind == library.KindFiles && slices.Equal(j.Paths, o.paths) && string(j.Audience) == o.audience
		switch {
		case j.State != store.JobRunning || j.Kind == library.KindUpload || j.Kind == library.KindPack:
			continue
		case same || o.resume:
			ids = append(ids, j.ID)
			meant = meant || same
		default:
			fmt.Fprintf(c.ErrOrStderr(), "an import of %s was interrupted: baihuactl import --resume --db %s goes on with it\n", strings.Join(j.Paths, ", "), o.db)
		}
	}
	if len(o.paths) == 0 || meant {
		return ids, nil
	}
	id, err := l.Order(c.Context(), library.Order{Kind: library.KindFiles, Paths: o.paths, Audience: assist.Audience(o.audience)})
	return append(ids, id), err
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
	case len(paths) == 0 && len(r.Skipped) == 0:
		return nil // nothing was interrupted
	case len(r.Skipped) == 0:
		return assist.NewError(assist.CodeNotFound, "nothing was imported: there is no file in "+strings.Join(paths, ", "), nil)
	}
	return assist.NewError(assist.CodeUnreadable, "nothing was imported: everything was skipped, for the reasons listed", nil)
}

func printReport(w io.Writer, r library.Report) {
	fmt.Fprintf(w, "added %d, changed %d, unchanged %d, removed %d documents; %d passages\n", r.Added, r.Changed, r.Unchanged, r.Removed, r.Passages)
	if r.Internal > 0 {
		fmt.Fprintf(w, "%d of them internal: found, but never shown as a reply; if customers may read them, import again with --audience customer\n", r.Internal)
	}
	printSkips(w, r.Skipped)
}

func printSkips(w io.Writer, skips []ingest.Skip) {
	for _, s := range skips {
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
