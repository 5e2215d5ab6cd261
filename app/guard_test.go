package app_test

import (
	"bytes"
	"io/fs"
	"log/slog"
	"strings"
	"testing"

	"baihua/app"
	"baihua/backend/assist"
)

// panicking is a pack folder whose articles make whoever reads them panic.
type panicking struct{ fs.FS }

func (p panicking) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".md") {
		panic("secret words of " + name)
	}
	return p.FS.Open(name)
}

func TestAPanicIsLoggedWithItsPlaceAndNothingElse(t *testing.T) {
	var log bytes.Buffer
	a := app.New(app.Parts{Emitter: app.NewEmitter(), Log: slog.New(slog.NewTextHandler(&log, nil))}) // no seat: every call panics
	_, err := a.Desk.Decide(app.DecideRequest{Action: "edit", Text: "secret words"})
	want(t, err, assist.CodeInternal)
	if got := log.String(); !strings.Contains(got, "(*Desk).Decide") || !strings.Contains(got, "desk.go:") || strings.Contains(got, "secret") || strings.Contains(got, "0x") {
		t.Fatalf("log = %s", got)
	}
}

func TestAReaderThatPanicsFailsItsJobOnly(t *testing.T) {
	var log bytes.Buffer
	d := open(t, func(p *app.Parts) {
		p.Packs, p.Log = panicking{shop}, slog.New(slog.NewTextHandler(&log, nil))
	})
	if _, err := d.Settings.InstallPack(app.PackRequest{ID: "shop"}); err != nil {
		t.Fatal(err)
	}
	end := d.wait(finished).Job
	if end.State != "failed" || end.Error.Code != string(assist.CodeInternal) {
		t.Fatalf("job = %+v", end)
	}
	if got := log.String(); !strings.Contains(got, "library") || strings.Contains(got, "secret") {
		t.Fatalf("log = %s", got)
	}
}
