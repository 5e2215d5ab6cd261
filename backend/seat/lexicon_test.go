package seat_test

import (
	"testing"

	"baihua/backend/assist"
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
