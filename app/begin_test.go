package app_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"testing"

	"baihua/app"
	"baihua/backend/store"
)

func TestDemoLeavesAChannelThatWasSetUpAlone(t *testing.T) {
	d := open(t)
	if _, err := d.Settings.SetChannel(app.ChannelRequest{Kind: "openws", URL: "ws://127.0.0.1:9/"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Begin("shop", ""); err != nil {
		t.Fatal(err)
	}
	d.wait(func(e app.Event) bool {
		return e.Channel != nil && e.Channel.Name == "demo" && e.Channel.Code == "live"
	})
	view, err := d.Settings.Get()
	if err != nil || view.Channel.Kind != "openws" || view.Channel.URL != "ws://127.0.0.1:9/" {
		t.Fatalf("%+v, %v", view.Channel, err)
	}
}

func TestANewcomerSeesTheDemoAndSoDoesTheNextStart(t *testing.T) {
	d := open(t)
	if err := d.Begin("", "shop"); err != nil {
		t.Fatal(err)
	}
	view, err := d.Settings.Get()
	if err != nil || view.Channel.Kind != "demo" || !view.Packs[0].Installed {
		t.Fatalf("%+v, %v", view, err)
	}
}

func TestSettingsThatCannotBeReadAreNotTakenForNone(t *testing.T) {
	d := open(t)
	if err := d.Begin("", ""); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", filepath.Join(d.dir, "seat.db"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.ExecContext(t.Context(), "DROP TABLE setting")
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	if err := d.Begin("", "shop"); err == nil {
		t.Fatal("the demo was set up over settings that cannot be read")
	}
	if _, err := d.Settings.Get(); err == nil {
		t.Fatal("settings that cannot be read are shown as never set")
	}
	if _, n, err := d.seat.Knowledge().Documents(t.Context(), store.DocumentFilter{}); err != nil || n != 0 {
		t.Fatalf("%d documents, %v", n, err)
	}
}
