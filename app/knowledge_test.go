package app_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baihua/app"
	"baihua/backend/assist"
	"baihua/backend/store"
)

// knowledgeFile makes an empty knowledge file in a folder of its own.
func knowledgeFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.kb")
	kb, err := store.OpenKnowledge(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := kb.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestKnowledgeFileCanBeSwitched(t *testing.T) {
	d := open(t)
	d.host.knowledge = knowledgeFile(t)
	view, err := d.Settings.PickKnowledge()
	if err != nil || view.KnowledgeFile != d.host.knowledge {
		t.Fatalf("%+v, %v", view, err)
	}
	if again, err := d.Settings.PickKnowledge(); err != nil || again.KnowledgeFile != view.KnowledgeFile {
		t.Fatalf("the one in use: %+v, %v", again, err)
	}
	d.host.knowledge = ""
	if again, err := d.Settings.PickKnowledge(); err != nil || again.KnowledgeFile != view.KnowledgeFile {
		t.Fatalf("a dialog closed without a choice: %+v, %v", again, err)
	}
}

func TestWhichKnowledgeFilesMayBeOpened(t *testing.T) {
	there := knowledgeFile(t)
	missing := filepath.Join(filepath.Dir(there), "missing.kb")
	for name, tt := range map[string]struct {
		browser bool
		asked   func(dir string) string
		want    assist.Code
	}{
		"window: a file elsewhere":               {false, func(string) string { return there }, ""},
		"window: a missing file elsewhere":       {false, func(string) string { return missing }, assist.CodeNotFound},
		"window: a new name":                     {false, func(string) string { return "new.kb" }, ""},
		"browser: a new name":                    {true, func(string) string { return "new.kb" }, ""},
		"browser: a path in the data folder":     {true, func(dir string) string { return filepath.Join(dir, "new.kb") }, ""},
		"browser: a file elsewhere":              {true, func(string) string { return there }, assist.CodeUnsafe},
		"browser: a missing file elsewhere":      {true, func(string) string { return missing }, assist.CodeUnsafe},
		"browser: a way out of the data folder":  {true, func(string) string { return "../other.kb" }, assist.CodeUnsafe},
		"browser: a link out of the data folder": {true, func(dir string) string { return link(t, there, filepath.Join(dir, "link.kb")) }, assist.CodeUnsafe},
		"not a knowledge file":                   {true, func(string) string { return "seat.db" }, assist.CodeInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t)
			d.host.browser = tt.browser
			_, err := d.Settings.OpenKnowledge(app.KnowledgeRequest{Path: tt.asked(d.dir)})
			want(t, err, tt.want)
			if _, err := os.Stat(missing); err == nil {
				t.Fatal("a file was made outside the data folder")
			}
		})
	}
}

func link(t *testing.T, target, name string) string {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skip("links cannot be made here:", err)
	}
	return name
}

// gated is a pack folder whose articles can only be read once the gate is open.
type gated struct {
	fs.FS
	gate chan struct{}
}

func (g gated) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".md") {
		<-g.gate
	}
	return g.FS.Open(name)
}

func TestKnowledgeIsNotSwitchedUnderAnImport(t *testing.T) {
	packs := gated{shop, make(chan struct{})}
	d := open(t, func(p *app.Parts) { p.Packs = packs })
	if _, err := d.Settings.InstallPack(app.PackRequest{ID: "shop"}); err != nil {
		t.Fatal(err)
	}
	_, err := d.Settings.OpenKnowledge(app.KnowledgeRequest{Path: "other.kb"})
	want(t, err, assist.CodeUnavailable)
	close(packs.gate)
	d.wait(finished)
	if _, err = d.Settings.OpenKnowledge(app.KnowledgeRequest{Path: "other.kb"}); err != nil {
		t.Fatal(err)
	}
}

func TestBeginWorksWithoutTheKnowledgeFileThatWasSet(t *testing.T) {
	spoiled := filepath.Join(t.TempDir(), "spoiled.kb")
	if err := os.WriteFile(spoiled, []byte("not a knowledge file"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{"missing": filepath.Join(t.TempDir(), "gone.kb"), "spoiled": spoiled} {
		t.Run(name, func(t *testing.T) {
			d := open(t)
			for k, v := range map[string]string{"channel.kind": "none", "knowledge": file} {
				if err := d.seat.Ledger.SetSetting(t.Context(), k, v); err != nil {
					t.Fatal(err)
				}
			}
			if err := d.Begin("", ""); err != nil {
				t.Fatal(err)
			}
			d.wait(kind("settings"))
			view, err := d.Settings.Get()
			if err != nil || view.KnowledgeWanted != file || view.KnowledgeFile != filepath.Join(d.dir, "seat.kb") {
				t.Fatalf("%+v, %v", view, err)
			}
			if _, err := os.Stat(file); name == "missing" && err == nil {
				t.Fatal("an empty file was made in its place")
			}
			view, err = d.Settings.OpenKnowledge(app.KnowledgeRequest{Path: "new.kb"})
			if err != nil || view.KnowledgeWanted != "" {
				t.Fatalf("after choosing another: %+v, %v", view, err)
			}
		})
	}
}
