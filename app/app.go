package app

import (
	"context"
	"io/fs"

	"baihua/backend/library"
	"baihua/backend/privacy"
	"baihua/backend/seat"
	"baihua/backend/store"

	"go.yaml.in/yaml/v3"
)

// Parts is what a composition root hands to the bound structs.
type Parts struct {
	Seat    *seat.Seat
	Emitter *Emitter
	Host    Host
	Secrets *privacy.Secrets
	Packs   fs.FS
	Version string
	Allowed func(path string) bool // which paths Library.Import takes
}

// App is the four bound structs of one seat.
type App struct {
	Desk     *Desk
	Library  *Library
	Insight  *Insight
	Settings *Settings
	jobs     *jobs
}

// New binds a seat to its screens.
func New(p Parts) *App {
	j := &jobs{emitter: p.Emitter}
	return &App{
		Desk:     NewDesk(p.Seat, p.Emitter),
		Library:  &Library{seat: p.Seat, host: p.Host, jobs: j, allowed: p.Allowed},
		Insight:  NewInsight(p.Seat),
		Settings: &Settings{seat: p.Seat, host: p.Host, secrets: p.Secrets, packs: p.Packs, jobs: j, version: p.Version},
		jobs:     j,
	}
}

// Bound lists the structs under the names by which the screens call them.
func (a *App) Bound() map[string]any {
	return map[string]any{"Desk": a.Desk, "Library": a.Library, "Insight": a.Insight, "Settings": a.Settings}
}

// Begin listens to the channel as set. demo names a starter pack to install and play;
// "" plays one only where nothing was ever set up, so that a newcomer sees the
// product at work.
func (a *App) Begin(demo, fallback string) error {
	s := a.Settings
	if demo == "" && s.value(keyKind, "") == "" {
		demo = fallback
	}
	if demo == "" {
		if path := s.value(keyKnowledge, ""); path != "" && path != s.seat.KnowledgePath() {
			if err := s.seat.OpenKnowledge(context.Background(), path); err != nil {
				return err
			}
		}
		return s.connect()
	}
	if _, err := s.seat.InstallPack(context.Background(), demo, func(library.Progress) {}); err != nil {
		return err
	}
	if err := s.save(map[string]string{keyKind: seat.KindDemo}); err != nil {
		return err
	}
	return s.connect()
}

// Close cancels imports. The seat is closed by who opened it.
func (a *App) Close() { a.jobs.close() }

// packTitle is the part of a pack.yaml that the settings screen shows.
type packTitle struct {
	Title struct {
		Zh string `yaml:"zh"`
		En string `yaml:"en"`
	} `yaml:"title"`
}

// packViews lists the starter packs of this build and what is installed of them.
func (s *Settings) packViews(ctx context.Context) ([]PackView, error) {
	out := []PackView{}
	files, err := fs.Glob(s.packs, "*/pack.yaml")
	if err != nil {
		return out, err
	}
	for _, f := range files {
		b, err := fs.ReadFile(s.packs, f)
		if err != nil {
			return out, err
		}
		var p packTitle
		if err := yaml.Unmarshal(b, &p); err != nil {
			return out, err
		}
		id := f[:len(f)-len("/pack.yaml")]
		_, n, err := s.seat.Knowledge().Documents(ctx, store.DocumentFilter{Pack: id, Limit: 1})
		if err != nil {
			return out, err
		}
		v := PackView{ID: id, TitleZh: p.Title.Zh, TitleEn: p.Title.En, Installed: n > 0, Documents: n}
		if v.Installed {
			v.Missing = max(0, s.articles(id)-n)
		}
		out = append(out, v)
	}
	return out, nil
}

// articles counts those of a starter pack: each is a file and becomes a document.
func (s *Settings) articles(pack string) int {
	n := 0
	_ = fs.WalkDir(s.packs, pack+"/articles", func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			n++
		}
		return nil
	})
	return n
}
