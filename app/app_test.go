package app_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"baihua/app"
	"baihua/backend/assist"
	"baihua/backend/library"
	"baihua/backend/privacy"
	"baihua/backend/seat"

	"github.com/zalando/go-keyring"
)

// host is a window whose dialogs always answer the same.
type host struct {
	files     []string
	folder    string
	knowledge string
	onTop     bool
	browser   bool
}

func (h *host) PickFiles(context.Context) ([]string, error)   { return h.files, nil }
func (h *host) PickFolder(context.Context) (string, error)    { return h.folder, nil }
func (h *host) PickKnowledge(context.Context) (string, error) { return h.knowledge, nil }
func (h *host) SetOnTop(on bool)                              { h.onTop = on }
func (h *host) Window() bool                                  { return !h.browser }

var shop = fstest.MapFS{
	"shop/pack.yaml": {Data: []byte("id: shop\ntitle: {zh: 店, en: Shop}\nversion: 1\n")},
	"shop/articles/en/delivery.md": {Data: []byte("---\nid: en/delivery\nlang: en\ntitle: Delivery\naudience: customer\n---\n# Delivery\n\n" +
		"Q: How much is delivery?\nA: Delivery is free from 500 yuan; below that it costs 30 yuan.\n")},
	"shop/articles/en/hours.md": {Data: []byte("---\nid: en/hours\nlang: en\ntitle: Hours\naudience: customer\n---\n# Hours\n\nThe shop opens at ten.\n")},
	"shop/demo/en.jsonl":        {Data: []byte(`{"id":"d","lang":"en","customer":"Ann","turns":[{"role":"customer","text":"How much is delivery?","t":0}]}` + "\n")},
}

type desk struct {
	*app.App
	seat   *seat.Seat
	host   *host
	events chan app.Event
	dir    string
}

// open starts the six bound structs on a real seat; parts may still be changed.
func open(t *testing.T, parts ...func(*app.Parts)) *desk {
	t.Helper()
	keyring.MockInit()
	d := &desk{host: &host{}, events: make(chan app.Event, 1000), dir: t.TempDir()}
	emitter := app.NewEmitter()
	emitter.Subscribe(func(e app.Event) { d.events <- e })
	p := app.Parts{Emitter: emitter, Host: d.host, Secrets: privacy.NewSecrets(), Packs: shop, Version: "test"}
	for _, change := range parts {
		change(&p)
	}
	s, err := seat.Open(t.Context(), seat.Options{Ledger: filepath.Join(d.dir, "seat.db"), Packs: p.Packs, Publisher: emitter})
	if err != nil {
		t.Fatal(err)
	}
	p.Seat, d.seat = s, s
	d.App = app.New(p)
	t.Cleanup(func() {
		d.Close()
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// wait returns the first event that passes want.
func (d *desk) wait(want func(app.Event) bool) app.Event {
	for e := range d.events {
		if want(e) {
			return e
		}
	}
	return app.Event{}
}

// want ends the test unless a call gave this code.
func want(t *testing.T, err error, code assist.Code) {
	t.Helper()
	if assist.CodeOf(err) != code {
		t.Fatalf("code %q, want %q: %v", assist.CodeOf(err), code, err)
	}
}

func quiet(library.Progress) {}

func kind(k string) func(app.Event) bool { return func(e app.Event) bool { return e.Kind == k } }

func finished(e app.Event) bool { return e.Kind == "job" && e.Job.State != "running" }

func TestDemoPlaysAndAnAcceptedReplyGoesOut(t *testing.T) {
	d := open(t)
	if err := d.Begin("shop", ""); err != nil {
		t.Fatal(err)
	}
	card := d.wait(kind("card")).Card
	if card.Route != "show" || !strings.Contains(card.Text, "free from 500 yuan") || !card.CanSend || len(card.Citations) == 0 {
		t.Fatalf("card = %+v", card)
	}
	got, err := d.Desk.Decide(app.DecideRequest{SuggestionID: card.SuggestionID, Hash: card.Hash, Action: "accept", Via: "channel"})
	if err != nil || got.Action != "accept" {
		t.Fatalf("%+v, %v", got, err)
	}
	e := d.wait(func(e app.Event) bool { return e.Kind == "delivery" })
	if e.Card.Decision.Delivery != "sent" {
		t.Fatalf("delivery = %+v", e.Card.Decision)
	}
	snap, err := d.Desk.Snapshot()
	if err != nil || len(snap.Conversations) != 1 || snap.Conversations[0].Decided != "accept" || len(snap.Channels) != 1 {
		t.Fatalf("%+v, %v", snap, err)
	}
	today, err := d.Insight.Today()
	if err != nil || today.Shown != 1 || today.Accepted != 1 {
		t.Fatalf("%+v, %v", today, err)
	}
	if chain, err := d.Insight.VerifyLedger(); err != nil || !chain.OK || chain.Entries != today.Entries {
		t.Fatalf("%+v, %v", chain, err)
	}
}

func TestAReplyOnAnEscalationIsTheAgentsOwn(t *testing.T) {
	d := open(t)
	asked, err := d.Desk.Ask(app.AskRequest{Question: "Which saxophone did the harbour master paint?"})
	if err != nil {
		t.Fatal(err)
	}
	if card := d.wait(kind("card")).Card; card.Route != "escalate" {
		t.Fatalf("card = %+v", card)
	}
	if _, err := d.Desk.Write(app.WriteRequest{ConversationID: asked.Row.ID, Text: "The red one."}); err != nil {
		t.Fatal(err)
	}
	if row := d.wait(kind("decision")).Row; row.Route != "escalate" || row.Decided != "edit" {
		t.Errorf("row = %+v", row)
	}
	today, err := d.Insight.Today()
	if err != nil || today.Own != 1 || today.Edited != 0 {
		t.Errorf("%+v, %v", today, err)
	}
}

func TestAPackSaysWhatIsMissingAndInstallingBringsItBack(t *testing.T) {
	d := open(t)
	missing := func() int {
		t.Helper()
		view, err := d.Settings.Get()
		if err != nil || len(view.Packs) != 1 {
			t.Fatalf("%+v, %v", view, err)
		}
		return view.Packs[0].Missing
	}
	install := func() *app.JobView {
		t.Helper()
		if _, err := d.Settings.InstallPack(app.PackRequest{ID: "shop"}); err != nil {
			t.Fatal(err)
		}
		return d.wait(finished).Job
	}
	before := missing()
	install()
	whole := missing()
	page, err := d.Library.Documents(app.DocumentsRequest{Query: "opens at ten"})
	if err != nil || len(page.Rows) != 1 {
		t.Fatalf("%+v, %v", page, err)
	}
	if _, err := d.Library.Delete(app.DocumentRequest{ID: page.Rows[0].ID}); err != nil {
		t.Fatal(err)
	}
	torn := missing()
	report := install().Report
	if got := []int{before, whole, torn, missing(), report.Added, report.Unchanged}; !slices.Equal(got, []int{0, 0, 1, 0, 1, 1}) {
		t.Errorf("missing before, whole, torn, whole again; added, unchanged = %v", got)
	}
}

func TestCitationsOpenAtTheirPlace(t *testing.T) {
	d := open(t)
	if _, err := d.Settings.InstallPack(app.PackRequest{ID: "shop"}); err != nil {
		t.Fatal(err)
	}
	d.wait(finished)
	if _, err := d.Desk.Ask(app.AskRequest{Question: "how much is delivery"}); err != nil {
		t.Fatal(err)
	}
	card := d.wait(kind("card")).Card
	if card.CanSend {
		t.Error("a question of the ask box can be sent")
	}
	for _, c := range card.Citations {
		doc, err := d.Library.Document(app.DocumentRequest{ID: c.DocumentID})
		if err != nil {
			t.Fatal(err)
		}
		if got := string([]rune(doc.Text)[c.Start:c.End]); got != c.Quote {
			t.Errorf("citation %d marks %q, quotes %q", c.N, got, c.Quote)
		}
	}
}

func TestImportTellsItsProgressAndWhatItSkipped(t *testing.T) {
	d := open(t)
	good, bad := filepath.Join(d.dir, "stock.md"), filepath.Join(d.dir, "photo.xyz")
	for path, body := range map[string]string{good: "# Stock\n\nThe oak table is in stock.", bad: "?"} {
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d.host.files = []string{good, bad}
	job, err := d.Imports.Pick(app.PickRequest{})
	if err != nil || job.State != "running" {
		t.Fatalf("%+v, %v", job, err)
	}
	end := d.wait(finished).Job
	if end.State != "done" || end.Report.Added != 1 || len(end.Report.Skipped) != 1 || end.Report.Skipped[0].Code != "unsupported" {
		t.Fatalf("job = %+v", end)
	}
	found, err := d.Library.Documents(app.DocumentsRequest{Query: "oak"})
	if err != nil || found.Total != 1 {
		t.Fatalf("%+v, %v", found, err)
	}
	after, err := d.Library.Delete(app.DocumentRequest{ID: found.Rows[0].ID})
	if err != nil || after.Total != 0 {
		t.Fatalf("%+v, %v", after, err)
	}
	d.host.files = nil
	if job, err := d.Imports.Pick(app.PickRequest{}); err != nil || job.State != "cancelled" {
		t.Fatalf("a dialog closed without a choice: %+v, %v", job, err)
	}
}

func TestWrongRequestsSayWhatToDo(t *testing.T) {
	d := open(t)
	tests := map[string]struct {
		call func() error
		want assist.Code
	}{
		"an empty question":       {func() error { _, err := d.Desk.Ask(app.AskRequest{Question: " "}); return err }, assist.CodeInvalid},
		"a book for a question":   {func() error { _, err := d.Desk.Ask(app.AskRequest{Question: strings.Repeat("字", 9000)}); return err }, assist.CodeTooLarge},
		"an unknown conversation": {func() error { _, err := d.Desk.Conversation(app.ConversationRequest{ID: "x/y"}); return err }, assist.CodeNotFound},
		"an unknown document":     {func() error { _, err := d.Library.Document(app.DocumentRequest{ID: "x"}); return err }, assist.CodeNotFound},
		"an unknown job":          {func() error { _, err := d.Imports.Cancel(app.JobRequest{ID: "x"}); return err }, assist.CodeNotFound},
		"no files":                {func() error { _, err := d.Imports.Start(app.ImportRequest{}); return err }, assist.CodeInvalid},
		"an unknown pack":         {func() error { _, err := d.Settings.InstallPack(app.PackRequest{ID: "../etc"}); return err }, assist.CodeNotFound},
		"an unknown theme": {func() error {
			_, err := d.Settings.SetAppearance(app.AppearanceRequest{Language: "zh", Theme: "pink"})
			return err
		}, assist.CodeInvalid},
		"an unknown channel": {func() error { _, err := d.Settings.SetChannel(app.ChannelRequest{Kind: "fax"}); return err }, assist.CodeInvalid},
		"not a knowledge file": {func() error {
			_, err := d.Settings.OpenKnowledge(app.KnowledgeRequest{Path: "/etc/passwd"})
			return err
		}, assist.CodeInvalid},
	}
	for name, tt := range tests {
		if err := tt.call(); assist.CodeOf(err) != tt.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
