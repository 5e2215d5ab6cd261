package app_test

import (
	"path/filepath"
	"testing"

	"baihua/app"
	"baihua/backend/assist"
)

func TestAWithdrawnDocumentTellsWhoReceivedIt(t *testing.T) {
	d := open(t)
	path := note(t, filepath.Join(d.dir, "faq.csv"), "question,answer\nHow much is delivery?,Delivery costs 30 yuan.\n")
	if _, err := d.Imports.Start(app.ImportRequest{Paths: []string{path}, Audience: "customer"}); err != nil {
		t.Fatal(err)
	}
	d.wait(finished)
	asked, err := d.Desk.Ask(app.AskRequest{Question: "How much is delivery?"})
	if err != nil {
		t.Fatal(err)
	}
	card := d.wait(func(e app.Event) bool { return e.Kind == "card" && e.Card != nil && e.Card.Text != "" }).Card
	if _, err := d.Desk.Decide(app.DecideRequest{SuggestionID: card.SuggestionID, Hash: card.Hash, Action: "accept", Via: "none"}); err != nil {
		t.Fatal(err)
	}
	for _, restore := range []bool{false, true} {
		got, err := d.Library.Withdraw(app.WithdrawRequest{ID: "faq.csv", Restore: restore})
		if err != nil || (got.Row.Withdrawn == 0) != restore || len(got.Received) != 1 || got.Received[0].Action != "accept" || got.Received[0].SuggestionID != card.SuggestionID {
			t.Fatalf("%+v, %v, asked %+v", got, err, asked)
		}
	}
	if got, err := d.Library.Received(app.DocumentRequest{ID: "faq.csv"}); err != nil || len(got.Received) != 1 || got.Row.Withdrawn != 0 {
		t.Fatalf("%+v, %v", got, err)
	}
	_, err = d.Library.Withdraw(app.WithdrawRequest{ID: "none"})
	want(t, err, assist.CodeNotFound)
}

func TestADocumentIsChangedByItsSwitches(t *testing.T) {
	d := open(t)
	path := note(t, filepath.Join(d.dir, "oak.md"), "Oak is hard.")
	if _, err := d.Imports.Start(app.ImportRequest{Paths: []string{path}}); err != nil {
		t.Fatal(err)
	}
	d.wait(finished)
	customer, owner, until, none := "customer", "Li", int64(1_800_000_000_000), int64(0)
	row, err := d.Library.Change(app.ChangeRequest{ID: "oak.md", Audience: &customer, Owner: &owner, ValidUntil: &until})
	if err != nil || row.Audience != "customer" || row.Owner != "Li" || row.ValidUntil != until || row.Revision != 2 {
		t.Fatalf("%+v, %v", row, err)
	}
	row, err = d.Library.Change(app.ChangeRequest{ID: "oak.md", ValidUntil: &none})
	if err != nil || row.Audience != "customer" || row.Owner != "Li" || row.ValidUntil != 0 || row.Revision != 3 {
		t.Fatalf("%+v, %v", row, err)
	}
	everybody := "everybody"
	_, err = d.Library.Change(app.ChangeRequest{ID: "oak.md", Audience: &everybody})
	want(t, err, assist.CodeInvalid)
	_, err = d.Library.Change(app.ChangeRequest{ID: "none", Owner: &owner})
	want(t, err, assist.CodeNotFound)
}

func TestWhatWasCitedCanBeReadAfterItIsGone(t *testing.T) {
	d := open(t)
	path := filepath.Join(d.dir, "oak.md")
	for _, body := range []string{"Oak is hard.", "Oak is very hard."} {
		if _, err := d.Imports.Start(app.ImportRequest{Paths: []string{note(t, path, body)}}); err != nil {
			t.Fatal(err)
		}
		d.wait(finished)
		d.wait(kind("library"))
	}
	read := func(revision int, want string, code assist.Code) {
		t.Helper()
		v, err := d.Library.Document(app.DocumentRequest{ID: "oak.md", Revision: revision})
		if assist.CodeOf(err) != code || code == "" && (v.Text != want || revision > 0 && v.Row.Revision != revision) {
			t.Fatalf("revision %d: %+v, %v", revision, v, err)
		}
	}
	read(0, "Oak is very hard.", "")
	read(2, "Oak is very hard.", "")
	read(1, "Oak is hard.", "")
	if _, err := d.Library.Delete(app.DocumentRequest{ID: "oak.md"}); err != nil {
		t.Fatal(err)
	}
	read(0, "", assist.CodeNotFound)
	read(2, "Oak is very hard.", "")
	read(1, "Oak is hard.", "")
	read(3, "", assist.CodeNotFound)
}
