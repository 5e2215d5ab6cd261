package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"baihua/backend/assist"
	"baihua/backend/library"

	"github.com/spf13/cobra"
)

// importJob is an import as it is printed.
type importJob struct {
	ID       string         `json:"id"`
	Kind     library.Kind   `json:"kind"`
	Paths    []string       `json:"paths"`
	Audience string         `json:"audience"`
	State    string         `json:"state"`
	Started  time.Time      `json:"started"`
	Ended    time.Time      `json:"ended"` // zero while it is not done
	Report   library.Report `json:"report"`
	Message  string         `json:"message"`
}

func newImports() *cobra.Command {
	var db string
	var last, asJSON bool
	c := &cobra.Command{
		Use:   "imports [ID] --db F",
		Short: "List the last imports, or report one with everything it skipped",
		Long: `imports lists the last 20 imports into the knowledge base beside F, the oldest first.
With an ID of that list, or --last, it reports one of them with everything it skipped.

Exit codes: 0 printed; 1 failed, the message says what to do; 2 wrong command line.`,
		Args: args(cobra.MaximumNArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			if err := needSeat(db); err != nil {
				return err
			}
			s, err := openSeat(c.Context(), c, db, nobody)
			if err != nil {
				return err
			}
			defer func() { _ = s.Close() }()
			jobs, err := s.Library().Jobs(c.Context())
			if err != nil {
				return err
			}
			if last && len(jobs) > 0 {
				a = []string{jobs[len(jobs)-1].ID}
			}
			if len(a) == 0 {
				return listImports(c, asJSON, jobs)
			}
			j, err := s.Library().Job(c.Context(), a[0])
			if err != nil {
				return err
			}
			return out(c, asJSON, printable(j), func(w io.Writer) { printable(j).write(w); printReport(w, j.Report) })
		},
	}
	c.Flags().StringVar(&db, "db", "", "the seat's file")
	c.Flags().BoolVar(&last, "last", false, "report the newest one")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, an object a line")
	return c
}

func listImports(c *cobra.Command, asJSON bool, jobs []library.Job) error {
	for _, j := range jobs {
		if err := out(c, asJSON, printable(j), printable(j).write); err != nil {
			return err
		}
	}
	return nil
}

func printable(j library.Job) importJob {
	p := importJob{
		ID: j.ID, Kind: j.Kind, Paths: some(j.Paths), Audience: string(j.Audience), State: string(j.State),
		Started: j.Started, Ended: j.Ended, Report: j.Report, Message: j.Message,
	}
	p.Report.Skipped = some(p.Report.Skipped)
	return p
}

func (p importJob) write(w io.Writer) {
	state := p.State
	if p.Message != "" {
		state += ": " + p.Message
	}
	for _, a := range []assist.Audience{assist.AudienceCustomer, assist.AudienceInternal} {
		if p.Audience == string(a) {
			state += ", for " + p.Audience
		}
	}
	fmt.Fprintf(w, "%s  %s  %s  %s\n", p.ID, p.Started.Local().Format(time.DateTime), strings.Join(p.Paths, ", "), state)
}
