package seat_test

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"baihua/backend/assist"
	"baihua/backend/library"
	"baihua/backend/seat"
)

func TestProposalsAndRulingsAreInTheRecord(t *testing.T) {
	s := openSeat(t, deaf{})
	p, err := s.Propose(t.Context(), assist.Proposal{Kind: assist.ProposeSynonym, Words: []string{"送货", "派送"}, By: "Li"})
	if err != nil || p.ID == "" || p.State != assist.Proposed || p.At.IsZero() {
		t.Fatalf("%+v, %v", p, err)
	}
	if _, err := s.RuleOnProposal(t.Context(), p.ID, assist.Published, "Wang"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RuleOnProposal(t.Context(), p.ID, assist.Declined, "Wang"); assist.CodeOf(err) != assist.CodeInvalid {
		t.Fatalf("declined what is published: %v", err)
	}
	var states []assist.ProposalState
	for e, err := range s.Ledger.Entries(t.Context(), assist.Filter{Kind: assist.EntryProposal}) {
		if err != nil {
			t.Fatal(err)
		}
		meta, err := e.ReadMeta()
		if err != nil || meta.ProposalID != p.ID || meta.Proposal != assist.ProposeSynonym {
			t.Fatalf("%+v, %v", meta, err)
		}
		var kept assist.Proposal
		if err := s.Ledger.Open(t.Context(), e, &kept); err != nil || kept.State != meta.State || kept.Words[0] != "送货" || kept.By != "Li" {
			t.Fatalf("%+v, %v", kept, err)
		}
		states = append(states, meta.State)
	}
	if len(states) != 2 || states[0] != assist.Proposed || states[1] != assist.Published {
		t.Fatalf("%v", states)
	}
}

func TestAPublishedPhrasingAnswersAtOnce(t *testing.T) {
	s := openSeat(t, deaf{})
	learn(t, s, "delivery.md", delivery)
	found, err := s.Retrieve(t.Context(), assist.Query{Text: "how much is delivery", Lang: "en"})
	if err != nil || len(found.Candidates) == 0 {
		t.Fatalf("%+v, %v", found, err)
	}
	const question = "what do you charge for bringing it over"
	p, err := s.Propose(t.Context(), assist.Proposal{Kind: assist.ProposePhrasing, PassageID: found.Candidates[0].Passage.ID, Question: question})
	if err != nil {
		t.Fatal(err)
	}
	exact := func() bool {
		r, err := s.Retrieve(t.Context(), assist.Query{Text: question, Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		return len(r.Candidates) > 0 && r.Candidates[0].Features.Exact
	}
	if exact() {
		t.Fatal("in force before anybody ruled on it")
	}
	if _, err := s.RuleOnProposal(t.Context(), p.ID, assist.Published, ""); err != nil || !exact() {
		t.Fatalf("not in force: %v", err)
	}
}

// medicines is a pack of one article with a list of names.
func medicines() fs.FS {
	return fstest.MapFS{
		"shop/pack.yaml": {Data: []byte("id: shop\ntitle: {zh: 店, en: Shop}\nversion: 1\n")},
		"shop/names.csv": {Data: []byte("canonical,kind,zh,en,contains\nbendazol,ingredient,地巴唑,bendazol,\n" +
			"ibuprofen,ingredient,布洛芬,ibuprofen,\nfenbid,brand,芬必得,Fenbid,ibuprofen\n")},
		"shop/articles/zh/a.md": {Data: []byte("---\nid: zh/a\nlang: zh\ntitle: 用法\naudience: customer\n---\n# 用法\n\n" +
			"Q: 地巴唑饭前吃还是饭后吃\nA: 地巴唑饭后吃。\n\nQ: 布洛芬饭前吃还是饭后吃\nA: 布洛芬饭后吃。\n")},
	}
}

func TestNamesAreMetByTheirIngredientAndNeverByASlip(t *testing.T) {
	s, err := seat.Open(t.Context(), seat.Options{Ledger: filepath.Join(t.TempDir(), "seat.db"), Packs: medicines(), Publisher: deaf{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if _, err := s.InstallPack(t.Context(), "shop", func(library.Progress) {}); err != nil {
		t.Fatal(err)
	}
	for question, want := range map[string]struct {
		route  assist.Route
		reason assist.Reason
		detail string
		text   string
	}{
		"地巴唑饭前吃还是饭后吃":    {route: assist.Show, text: "地巴唑饭后吃。"},
		"芬必得饭前吃还是饭后吃":    {route: assist.Show, text: "布洛芬饭后吃。"},
		"他巴唑饭前吃还是饭后吃":    {route: assist.Escalate, reason: assist.ReasonAmbiguous, detail: "name:他巴唑:地巴唑"},
		"布落芬饭前吃还是饭后吃":    {route: assist.Escalate, reason: assist.ReasonAmbiguous, detail: "name:布落芬:布洛芬"},
		"Fenbd 饭前吃还是饭后吃": {route: assist.Escalate, reason: assist.ReasonAmbiguous, detail: "name:Fenbd:Fenbid"},
	} {
		c := assist.Conversation{ID: "c", Turns: []assist.Turn{{ID: "1", Role: assist.RoleCustomer, Kind: assist.TurnText, Text: question}}}
		sg, _ := s.Desk.Pipeline.Suggest(t.Context(), c, "", func(string) {})
		r := sg.Ruling
		if r.Route != want.route || r.Reason != want.reason || strings.Join(r.Detail, " ") != want.detail || sg.Text != want.text {
			t.Errorf("%s: %+v %q", question, r, sg.Text)
		}
	}
}
