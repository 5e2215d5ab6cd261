package app_test

import (
	"maps"
	"testing"
	"testing/fstest"

	"baihua/app"
	"baihua/backend/assist"
)

// pharmacy is a pack whose only article nobody has reviewed, beside the shop.
func pharmacy() fstest.MapFS {
	fsys := maps.Clone(shop)
	add := func(name, text string) { fsys["drugs/"+name] = &fstest.MapFile{Data: []byte(text)} }
	add("pack.yaml", "id: drugs\ntitle: {zh: 药, en: Drugs}\nversion: 1\nreview: required\n")
	add("articles/en/cough.md", "---\nid: en/cough\nlang: en\ntitle: Cough syrup\naudience: customer\nreviewed_by:\n---\n# Cough syrup\n\n"+
		"Q: Is the cough syrup sweet?\nA: The cough syrup is sweet and smells of oranges.\n")
	add("phrases/en.csv", "code,title,text\nhi,Hello,Hello {customer}\n")
	add("demo/en.jsonl", `{"id":"d","lang":"en","customer":"Bob","turns":[{"role":"customer","text":"Is the cough syrup sweet?","t":0}]}`+"\n")
	return fsys
}

func withPharmacy(p *app.Parts) { p.Packs = pharmacy() }

func TestASampleIsShownInTheDemoWithItsWarning(t *testing.T) {
	d := open(t, withPharmacy)
	if err := d.Begin("drugs", ""); err != nil {
		t.Fatal(err)
	}
	card := d.wait(kind("card")).Card
	if card.Route != "show" || card.Warning != "unreviewed_sample" || len(card.Citations) == 0 || !card.Citations[0].Sample {
		t.Fatalf("card = %+v", card)
	}
	page, err := d.Library.Documents(app.DocumentsRequest{})
	if err != nil || page.Total != 1 || !page.Rows[0].Sample {
		t.Fatalf("%+v, %v", page, err)
	}
}

func TestASampleIsEscalatedForARealCustomer(t *testing.T) {
	d := open(t, withPharmacy)
	if _, err := d.seat.InstallPack(t.Context(), "drugs", quiet); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Desk.Ask(app.AskRequest{Question: "Is the cough syrup sweet?"}); err != nil {
		t.Fatal(err)
	}
	card := d.wait(kind("card")).Card
	if card.Route != "escalate" || card.Reason != string(assist.ReasonUnreviewed) || card.Text != "" || len(card.Nearest) == 0 || !card.Nearest[0].Sample {
		t.Fatalf("card = %+v", card)
	}
}

func TestTheDemoPlaysOnlyInstalledPacks(t *testing.T) {
	d := open(t, withPharmacy)
	if err := d.Begin("shop", ""); err != nil {
		t.Fatal(err)
	}
	card := d.wait(kind("card")).Card
	snap, err := d.Desk.Snapshot()
	if err != nil || len(snap.Conversations) != 1 || card.Question != "How much is delivery?" {
		t.Fatalf("%+v, %v: %q", snap, err, card.Question)
	}
}

func TestPhrasesOfTheInstalledPacks(t *testing.T) {
	d := open(t, withPharmacy)
	if got, err := d.Desk.Phrases(app.PhrasesRequest{Lang: "en"}); err != nil || len(got) != 0 {
		t.Fatalf("%+v, %v", got, err)
	}
	if _, err := d.seat.InstallPack(t.Context(), "drugs", quiet); err != nil {
		t.Fatal(err)
	}
	got, err := d.Desk.Phrases(app.PhrasesRequest{Lang: "en"})
	if err != nil || len(got) != 1 || got[0] != (app.PhraseView{Code: "hi", Title: "Hello", Text: "Hello {customer}", Pack: "drugs"}) {
		t.Fatalf("%+v, %v", got, err)
	}
	_, err = d.Desk.Phrases(app.PhrasesRequest{Lang: "fr"})
	want(t, err, assist.CodeInvalid)
}
