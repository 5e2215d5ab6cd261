package app_test

import (
	"testing"

	"baihua/app"
)

func TestProposalsAreListedRuledOnAndAct(t *testing.T) {
	d := open(t)
	made, err := d.Insight.Propose(app.ProposeRequest{Kind: "synonym", Words: []string{" 送货 ", "", "派送"}, By: "Li"})
	if err != nil || made.State != "proposed" || len(made.Words) != 2 || made.Words[0] != "送货" {
		t.Fatalf("%+v, %v", made, err)
	}
	if open, err := d.Insight.Proposals(app.ProposalsRequest{State: "proposed"}); err != nil || len(open) != 1 || open[0].ID != made.ID {
		t.Fatalf("%+v, %v", open, err)
	}
	ruled, err := d.Insight.RuleOnProposal(app.ProposalRequest{ID: made.ID, State: "published", By: "Wang"})
	if err != nil || ruled.State != "published" || ruled.RuledBy != "Wang" || ruled.RuledAt == 0 {
		t.Fatalf("%+v, %v", ruled, err)
	}
	for _, bad := range []app.ProposalRequest{{ID: made.ID, State: "published"}, {ID: "nobody", State: "published"}, {ID: made.ID, State: "gold"}} {
		if _, err := d.Insight.RuleOnProposal(bad); err == nil {
			t.Errorf("%+v was accepted", bad)
		}
	}
	if _, err := d.Insight.Propose(app.ProposeRequest{Kind: "word"}); err == nil {
		t.Error("nothing was accepted as a word")
	}
}
