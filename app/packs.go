package app

import (
	"context"
	"io/fs"

	"baihua/backend/assist"
	"baihua/backend/library"
	"baihua/backend/seat"
	"baihua/backend/store"

	"go.yaml.in/yaml/v3"
)

// InstallPack installs or refreshes a starter pack in the background.
func (s *Settings) InstallPack(req PackRequest) (out JobView, err error) {
	defer s.guard(&err)
	if _, err := fs.Stat(s.packs, req.ID+"/pack.yaml"); err != nil || !fs.ValidPath(req.ID) {
		return JobView{}, assist.NewError(assist.CodeNotFound, "there is no starter pack of that name", nil)
	}
	return s.jobs.begin(library.Order{Kind: library.KindPack, Paths: []string{req.ID}}, installing(s.packs))
}

// packTitle is the part of a pack.yaml that the settings screen shows.
type packTitle struct {
	Title struct {
		Zh string `yaml:"zh"`
		En string `yaml:"en"`
	} `yaml:"title"`
}

// packViews lists the starter packs of this build and what is installed of them.
func packViews(ctx context.Context, packs fs.FS, sh *seat.Shelf) ([]PackView, error) {
	out := []PackView{}
	files, err := fs.Glob(packs, "*/pack.yaml")
	if err != nil {
		return out, err
	}
	for _, f := range files {
		b, err := fs.ReadFile(packs, f)
		if err != nil {
			return out, err
		}
		var p packTitle
		if err := yaml.Unmarshal(b, &p); err != nil {
			return out, err
		}
		id := f[:len(f)-len("/pack.yaml")]
		_, n, err := sh.Knowledge.Documents(ctx, store.DocumentFilter{Pack: id, Limit: 1})
		if err != nil {
			return out, err
		}
		v := PackView{ID: id, TitleZh: p.Title.Zh, TitleEn: p.Title.En, Installed: n > 0, Documents: n}
		if v.Installed {
			v.Missing = max(0, articles(packs, id)-n)
		}
		out = append(out, v)
	}
	return out, nil
}

// articles counts those of a starter pack: each is a file and becomes a document.
func articles(packs fs.FS, id string) int {
	n := 0
	_ = fs.WalkDir(packs, id+"/articles", func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			n++
		}
		return nil
	})
	return n
}
