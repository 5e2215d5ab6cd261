package window

import (
	"context"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"baihua/app"
	"baihua/backend/assist"
	"baihua/backend/privacy"
	"baihua/backend/seat"
	"baihua/frontend"
	"baihua/kb"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// EventName is the one Wails event; it carries app.Event.
const EventName = "baihua"

// Config is what the command line says.
type Config struct {
	Data string // folder of the seat's files
	Demo string // starter pack to install and play; "" = as set
	// Fallback is the starter pack a first start plays where nothing was set up.
	Fallback string
	Version  string
	Log      *slog.Logger
	Started  time.Time // when the process began: how long the window took is logged
}

// Run opens the window and returns when it closes.
func Run(c Config) error {
	dist, err := fs.Sub(frontend.Dist, "dist")
	if err != nil {
		return err
	}
	w := &window{config: c, host: &host{}}
	if err := w.open(); err != nil {
		return err
	}
	defer w.close()
	return wails.Run(w.options(dist))
}

// window is the composition root of the desktop program.
type window struct {
	config Config
	seat   *seat.Seat
	app    *app.App
	host   *host
	emit   *app.Emitter
}

func (w *window) open() error {
	if err := os.MkdirAll(w.config.Data, 0o700); err != nil {
		return assist.NewError(assist.CodeUnavailable, "the data folder cannot be made: choose another with --data", err)
	}
	w.emit = app.NewEmitter()
	s, err := seat.Open(context.Background(), seat.Options{
		Ledger: filepath.Join(w.config.Data, "baihua.db"), Packs: kb.Packs(), Publisher: w.emit, Log: w.config.Log,
	})
	if err != nil {
		return err
	}
	w.seat = s
	w.app = app.New(app.Parts{
		Seat: s, Emitter: w.emit, Host: w.host, Secrets: privacy.NewSecrets(), Packs: kb.Packs(),
		Version: w.config.Version, Log: w.config.Log,
	})
	return nil
}

func (w *window) close() {
	w.app.Close()
	if err := w.seat.Close(); err != nil {
		w.config.Log.Error("close", slog.String(assist.LogError, err.Error()))
	}
}

func (w *window) options(dist fs.FS) *options.App {
	return &options.App{
		Title: "Baihua 白话", Width: 420, Height: 840, MinWidth: 320, MinHeight: 480,
		AssetServer:    &assetserver.Options{Assets: dist, Middleware: secure},
		DragAndDrop:    &options.DragAndDrop{EnableFileDrop: true, DisableWebViewDrop: true},
		ErrorFormatter: app.Format,
		Linux:          &linux.Options{ProgramName: "baihua"},
		OnStartup:      w.host.start,
		OnDomReady:     first(w.ready),
		Bind:           []any{w.app.Desk, w.app.Library, w.app.Articles, w.app.Imports, w.app.Insight, w.app.Settings},
	}
}

// ready runs once the page is there: WebKit replaced Go's signal handlers, without
// which a nil dereference would kill the program, and events reach the page from now.
func (w *window) ready(ctx context.Context) {
	runtime.ResetSignalHandlers()
	w.config.Log.Info("window ready", slog.Int64(assist.LogMs, time.Since(w.config.Started).Milliseconds()))
	w.emit.Subscribe(func(e app.Event) { runtime.EventsEmit(ctx, EventName, e) })
	if view, err := w.app.Settings.Get(); err == nil {
		w.host.SetOnTop(view.OnTop)
	}
	go func() {
		if err := w.app.Begin(w.config.Demo, w.config.Fallback); err != nil {
			w.app.Trouble(err)
		}
	}()
}

// first runs f the first time only: a page that is loaded again is ready again, but the
// program has begun and its events find the page by themselves.
func first(f func(context.Context)) func(context.Context) {
	var once sync.Once
	return func(ctx context.Context) { once.Do(func() { f(ctx) }) }
}
