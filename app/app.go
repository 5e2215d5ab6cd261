package app

import (
	"context"
	"io/fs"
	"log/slog"

	"baihua/backend/assist"
	"baihua/backend/privacy"
	"baihua/backend/seat"
)

// Parts is what a composition root hands to the bound structs.
type Parts struct {
	Seat    *seat.Seat
	Emitter *Emitter
	Host    Host
	Secrets *privacy.Secrets
	Packs   fs.FS
	Version string
	Uploads Uploads // nil in a window: files are imported by path
	Log     *slog.Logger
}

// Uploads are files that a page sent, to be imported once.
type Uploads interface {
	// Allowed says whether a path is one of them: no other may be imported.
	Allowed(path string) bool
	// Release takes back those whose import has ended.
	Release(paths []string)
}

// App is the six bound structs of one seat.
type App struct {
	Desk     *Desk
	Library  *Library
	Articles *Articles
	Imports  *Imports
	Insight  *Insight
	Settings *Settings
	jobs     *jobs
	log      *slog.Logger
	stop     context.CancelFunc // following watched folders
}

// New binds a seat to its screens.
func New(p Parts) *App {
	if p.Log == nil {
		p.Log = slog.New(slog.DiscardHandler)
	}
	w := watch{log: p.Log}
	j := &jobs{watch: w, emitter: p.Emitter, seat: p.Seat}
	return &App{
		Desk:     &Desk{watch: w, seat: p.Seat, emitter: p.Emitter},
		Library:  &Library{watch: w, seat: p.Seat, emitter: p.Emitter},
		Articles: &Articles{watch: w, seat: p.Seat, emitter: p.Emitter},
		Imports:  &Imports{watch: w, seat: p.Seat, host: p.Host, jobs: j, uploads: p.Uploads},
		Insight:  &Insight{watch: w, seat: p.Seat, emitter: p.Emitter},
		Settings: &Settings{watch: w, seat: p.Seat, host: p.Host, secrets: p.Secrets, packs: p.Packs, jobs: j, version: p.Version},
		jobs:     j,
		log:      p.Log,
		stop:     func() {},
	}
}

// Bound lists the structs under the names by which the screens call them.
func (a *App) Bound() map[string]any {
	return map[string]any{"Desk": a.Desk, "Library": a.Library, "Articles": a.Articles, "Imports": a.Imports, "Insight": a.Insight, "Settings": a.Settings}
}

// Begin opens the knowledge and listens to the channel as set. demo names a starter
// pack to install and play; "" plays fallback where nothing was ever set up, so that a
// newcomer sees the product at work. A channel that was set up stays set: the demo then
// plays this time only. Then it goes on with interrupted imports and follows the watched
// folders.
func (a *App) Begin(demo, fallback string) error {
	err := a.begin(demo, fallback)
	a.jobs.takeUp(a.Settings.packs)
	a.stop() // where it began before
	ctx, stop := context.WithCancel(context.Background())
	a.stop = stop
	a.jobs.done.Go(func() { a.jobs.follow(ctx) })
	return err
}

func (a *App) begin(demo, fallback string) error {
	s := a.Settings
	s.change.Lock()
	defer s.change.Unlock()
	kind, err := s.value(keyKind, "")
	if err != nil {
		return err
	}
	if demo == "" && kind == "" {
		demo = fallback
	}
	if demo != "" {
		return s.playDemo(demo, kind == "")
	}
	if err := s.openConfigured(); err != nil {
		return err
	}
	return s.connect()
}

// Trouble tells that Begin failed, in the log and on the screens.
func (a *App) Trouble(err error) {
	a.log.Error("begin", slog.String(assist.LogError, string(assist.CodeOf(err))))
	a.jobs.emitter.Emit(Event{Kind: "trouble", Trouble: string(assist.CodeOf(err))})
}

// Look imports what changed in the watched folders; Begin does so again and again.
func (a *App) Look() error { return a.jobs.look() }

// Close stops imports; they go on at the next start. The seat is closed by who opened it.
func (a *App) Close() {
	a.stop()
	a.jobs.close()
}
