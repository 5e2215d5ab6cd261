package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baihua/app"
	"baihua/backend/assist"
)

// imported is a desk whose library holds one Markdown file for customers, and that file.
func imported(t *testing.T, text string) (*desk, string) {
	t.Helper()
	d := open(t)
	path := filepath.Join(d.dir, "lamp.md")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Imports.Start(app.ImportRequest{Paths: []string{path}, Audience: "customer"}); err != nil {
		t.Fatal(err)
	}
	d.wait(finished)
	d.wait(kind("library"))
	return d, path
}

const lamp = "# The lamp\n\nQ: How long is the warranty on the lamp?\nA: The warranty on the lamp is 24 months.\n"

func TestAnArticleIsEditedIntoANewRevision(t *testing.T) {
	d, path := imported(t, lamp)
	opened, err := d.Articles.Open(app.DocumentRequest{ID: "lamp.md"})
	if err != nil || opened.Written != lamp || opened.File != path || opened.Row.Revision != 1 {
		t.Fatalf("%+v, %v", opened, err)
	}
	next := app.ArticleRequest{ID: "lamp.md", Revision: 1, Written: strings.Replace(lamp, "24", "36", 1)}
	draft, err := d.Articles.Preview(next)
	if err != nil || draft.Title != "The lamp" || draft.All != 1 || !strings.Contains(draft.Passages[0].Text, "36 months") {
		t.Fatalf("%+v, %v", draft, err)
	}
	row, err := d.Articles.Save(next)
	if err != nil || row.ID != "lamp.md" || row.Revision != 2 || row.Audience != "customer" {
		t.Fatalf("%+v, %v", row, err)
	}
	if tried, err := d.Library.Try(app.TryRequest{Question: "How long is the warranty on the lamp?"}); err != nil || !strings.Contains(tried.Card.Text, "36 months") {
		t.Fatalf("%+v, %v", tried.Card, err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != lamp {
		t.Fatalf("the file was touched: %s, %v", b, err)
	}
	_, err = d.Articles.Save(next)
	want(t, err, assist.CodeStaleText)
}

func TestWhatCannotBecomeAnArticleIsRefusedAndNothingChanges(t *testing.T) {
	for name, tt := range map[string]struct {
		req  app.ArticleRequest
		want assist.Code
	}{
		"nothing in it":       {app.ArticleRequest{ID: "lamp.md", Revision: 1, Written: " \n"}, assist.CodeInvalid},
		"another id":          {app.ArticleRequest{ID: "lamp.md", Revision: 1, Written: "---\nid: other\n---\n" + lamp}, assist.CodeInvalid},
		"broken front matter": {app.ArticleRequest{ID: "lamp.md", Revision: 1, Written: "---\naudience: everybody\n---\n" + lamp}, assist.CodeInvalid},
		"not there":           {app.ArticleRequest{ID: "gone.md", Revision: 1, Written: lamp}, assist.CodeNotFound},
		"a title taken":       {app.ArticleRequest{Written: strings.Replace(lamp, "The lamp", "lamp", 1)}, assist.CodeInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			d, _ := imported(t, lamp)
			_, err := d.Articles.Save(tt.req)
			want(t, err, tt.want)
			page, err := d.Library.Documents(app.DocumentsRequest{})
			if err != nil || page.Total != 1 || page.Rows[0].Revision != 1 {
				t.Fatalf("%+v, %v", page, err)
			}
		})
	}
}

func TestANewArticleIsInternalAndFoundByItsTitle(t *testing.T) {
	d := open(t)
	row, err := d.Articles.Save(app.ArticleRequest{Written: "# Repairs / spares\n\nSpare screws are free of charge.\n"})
	if err != nil || row.ID != "repairs---spares.md" || row.Audience != "internal" || row.Revision != 1 {
		t.Fatalf("%+v, %v", row, err)
	}
	opened, err := d.Articles.Open(app.DocumentRequest{ID: row.ID})
	if err != nil || !strings.Contains(opened.Written, "Spare screws") || opened.File != "" {
		t.Fatalf("%+v, %v", opened, err)
	}
}

func TestTryingAQuestionRecordsNothing(t *testing.T) {
	d, _ := imported(t, lamp)
	before, err := d.Insight.Today()
	if err != nil {
		t.Fatal(err)
	}
	for question, route := range map[string]string{"How long is the warranty on the lamp?": "show", "Which saxophone did the harbour master paint?": "escalate"} {
		tried, err := d.Library.Try(app.TryRequest{Question: question})
		if err != nil || tried.Card == nil || tried.Card.Route != route {
			t.Fatalf("%s: %+v, %v", question, tried.Card, err)
		}
		if route == "show" && (len(tried.Candidates) == 0 || !tried.Candidates[0].Exact || !tried.Candidates[0].Cited) {
			t.Fatalf("candidates %+v", tried.Candidates)
		}
	}
	if hello, err := d.Library.Try(app.TryRequest{Question: "Hello"}); err != nil || hello.Card != nil || hello.Kind != "small_talk" {
		t.Fatalf("%+v, %v", hello, err)
	}
	_, err = d.Library.Try(app.TryRequest{Question: " "})
	want(t, err, assist.CodeInvalid)
	after, err := d.Insight.Today()
	snap, snapErr := d.Desk.Snapshot()
	if err != nil || snapErr != nil || after.Entries != before.Entries || len(snap.Conversations) != 0 {
		t.Fatalf("%d entries before, %d after, %v, %v", before.Entries, after.Entries, err, snapErr)
	}
}

func TestHealthTellsWhatTheRecordKnows(t *testing.T) {
	d, _ := imported(t, lamp)
	only := func(what string) int {
		page, err := d.Library.Documents(app.DocumentsRequest{Only: what})
		if err != nil {
			t.Fatal(what, err)
		}
		return page.Total
	}
	if only("unused") != 1 || only("rejected") != 0 || only("internal") != 0 || only("expired") != 0 || only("withdrawn") != 0 || only("blank") != 0 {
		t.Fatal("fresh: counted as something else")
	}
	for range 2 {
		if _, err := d.Desk.Ask(app.AskRequest{Question: "How long is the warranty on the lamp?"}); err != nil {
			t.Fatal(err)
		}
		card := d.wait(kind("card")).Card
		if _, err := d.Desk.Decide(app.DecideRequest{SuggestionID: card.SuggestionID, Hash: card.Hash, Action: "reject", Via: "none", Reason: "wrong"}); err != nil {
			t.Fatal(err)
		}
	}
	doc, err := d.Library.Document(app.DocumentRequest{ID: "lamp.md"})
	if err != nil || doc.Row.Health != (app.HealthView{Suggested: 2, Rejected: 2, Often: true}) {
		t.Fatalf("%+v, %v", doc.Row.Health, err)
	}
	used, err := d.Library.Use(app.DocumentRequest{ID: "lamp.md"})
	if err != nil || used.Passages[doc.Passages[0].ID] != 2 {
		t.Fatalf("%+v, %v", used, err)
	}
	if only("unused") != 0 || only("rejected") != 1 {
		t.Fatal("after: counted as something else")
	}
	_, err = d.Library.Documents(app.DocumentsRequest{Only: "pretty"})
	want(t, err, assist.CodeInvalid)
}
