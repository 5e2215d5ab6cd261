package main

import (
	"fmt"
	"io"
	"io/fs"

	"baihua/app"
	"baihua/app/web"
	"baihua/backend/privacy"
	"baihua/backend/seat"
	"baihua/frontend"
	"baihua/kb"

	"github.com/spf13/cobra"
)

func newServe() *cobra.Command {
	var db, addr, demo string
	var asJSON bool
	c := &cobra.Command{
		Use:     "serve --db F",
		Short:   "Serve the screens to a browser on this machine",
		Long:    "serve is browser mode: the same screens as the window, in a browser on this machine.\nIt prints a link that opens once; stop it with Ctrl+C.",
		Example: "  baihuactl serve --db desk.db --demo home",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			emitter := app.NewEmitter()
			s, err := openSeat(c.Context(), c, db, emitter.Publish)
			if err != nil {
				return err
			}
			defer func() { _ = s.Close() }()
			uploads, err := web.NewUploads()
			if err != nil {
				return err
			}
			defer func() { _ = uploads.Close() }()
			return serve(c, s, emitter, uploads, addr, demo, asJSON)
		},
	}
	c.Flags().StringVar(&db, "db", "", "the seat's file")
	c.Flags().StringVar(&addr, "listen", "127.0.0.1:0", "address on this machine")
	c.Flags().StringVar(&demo, "demo", "", "install this starter pack and play its demo, e.g. home")
	c.Flags().BoolVar(&asJSON, "json", false, "print the link as JSON")
	return c
}

func serve(c *cobra.Command, s *seat.Seat, emitter *app.Emitter, uploads *web.Uploads, addr, demo string, asJSON bool) error {
	dist, err := fs.Sub(frontend.Dist, "dist")
	if err != nil {
		return err
	}
	log := logger(c.ErrOrStderr())
	a := app.New(app.Parts{
		Seat: s, Emitter: emitter, Host: web.Host{}, Secrets: privacy.NewSecrets(), Packs: kb.Packs(),
		Version: version, Uploads: uploads, Log: log,
	})
	defer a.Close()
	srv := web.New(web.Config{Bound: a.Bound(), Emitter: emitter, Dist: dist, Uploads: uploads, Log: log})
	if err := srv.Start(addr); err != nil {
		return err
	}
	defer func() { _ = srv.Close() }()
	if err := a.Begin(demo, ""); err != nil {
		return err
	}
	if err := out(c, asJSON, map[string]string{"url": srv.URL()}, func(w io.Writer) { fmt.Fprintln(w, srv.URL()) }); err != nil {
		return err
	}
	<-c.Context().Done()
	return nil
}
