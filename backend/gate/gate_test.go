package gate_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/gate"
)

func now() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }

// candidate is an FAQ passage that matched exactly.
func candidate(id, document, question, answer string) assist.Candidate {
	return assist.Candidate{
		Passage: assist.Passage{
			ID: id, DocumentID: document, Kind: assist.PassageFAQ, Questions: []string{question}, Text: answer,
			Lang: "zh", Audience: assist.AudienceCustomer, Pack: "home",
		},
		Lane: assist.LaneFAQ, Question: question, Score: 9, Features: assist.Features{Exact: true, Similar: 1, Covered: 1},
	}
}

// sound is evidence that deserves to be shown.
func sound(change ...func(*assist.Evidence)) assist.Evidence {
	c := candidate("p1", "d1", "沙发能退吗", "签收后7天内可以退。")
	e := assist.Evidence{
		Query:     assist.Query{Kind: assist.QueryQuestion, Lang: "zh", Script: "hans", Text: "沙发能退吗"},
		Retrieval: assist.Retrieval{Candidates: []assist.Candidate{c}},
		Draft: assist.Draft{
			Lane: assist.LaneFAQ, Lang: "zh", Text: c.Passage.Text,
			Sentences: []assist.Sentence{{Text: c.Passage.Text, Citations: []int{1}}},
			Citations: []assist.Citation{{N: 1, PassageID: "p1", DocumentID: "d1"}},
		},
		Grounding: assist.Grounding{Claims: []assist.Claim{{Text: c.Passage.Text, Verdict: assist.Supported}}, Groundedness: 1},
		At:        now(), Policy: assist.Policy{Version: "trial/1", NearSimilar: .8, NearCovered: .95},
	}
	for _, f := range change {
		f(&e)
	}
	return e
}

func top(e *assist.Evidence) *assist.Candidate { return &e.Retrieval.Candidates[0] }

func nearly(similar, covered float64) func(*assist.Evidence) {
	return func(e *assist.Evidence) {
		top(e).Features = assist.Features{Similar: similar, Covered: covered}
	}
}

// strict asks for all that a policy can ask of a question that is nearly a phrasing.
func strict(e *assist.Evidence) { e.Policy.NearSaid, e.Policy.NearMargin = .9, .2 }

func said(share float64) func(*assist.Evidence) {
	return func(e *assist.Evidence) { top(e).Features.Said = share }
}

func both(change ...func(*assist.Evidence)) func(*assist.Evidence) {
	return func(e *assist.Evidence) {
		for _, f := range change {
			f(e)
		}
	}
}

func onLane(lane assist.Lane) func(*assist.Evidence) {
	return func(e *assist.Evidence) { top(e).Lane, e.Draft.Lane = lane, lane }
}

func with(c assist.Candidate, similar float64, isExact bool) func(*assist.Evidence) {
	return func(e *assist.Evidence) {
		c.Features = assist.Features{Exact: isExact, Similar: similar, Covered: 1}
		e.Retrieval.Candidates = append(e.Retrieval.Candidates, c)
	}
}

func rule(e assist.Evidence) assist.Ruling { return gate.New(gate.Calibration{}).Rule(e) }

func TestRule_Shows(t *testing.T) {
	elsewhere := candidate("p2", "d2", "床能退吗", "签收后15天内可以退。")
	tests := []struct {
		name  string
		e     assist.Evidence
		basis assist.Basis
	}{
		{"exactly asked", sound(), assist.BasisExact},
		{"exactly asked whatever the other figures", sound(func(e *assist.Evidence) { top(e).Features = assist.Features{Exact: true} }), assist.BasisExact},
		{"a follow-up that is asked word for word", sound(func(e *assist.Evidence) { e.Query.FollowUp = true }), assist.BasisExact},
		{"nearly asked", sound(nearly(.8, .95)), assist.BasisNear},
		{"the question says all of the phrasing", sound(nearly(.8, .95), strict, said(.9)), assist.BasisNear},
		{"no other question is nearly as similar", sound(nearly(.9, 1), strict, said(1), with(elsewhere, .7, false)), assist.BasisNear},
		{"exact beats near elsewhere", sound(with(elsewhere, .99, false)), assist.BasisExact},
		{"other answer is less near", sound(nearly(.9, 1), with(elsewhere, .84, false)), assist.BasisNear},
		{"other answer says the same", sound(nearly(.9, 1), with(candidate("p2", "d2", "沙发能退货吗", "签收后 7 天内可以退"), .9, false)), assist.BasisNear},
		{"other answer of the same document is less near", sound(nearly(.9, 1), with(candidate("p2", "d1", "床能退吗", "不能。"), .89, false)), assist.BasisNear},
		{"its own document has the same heading", sound(nearly(.9, 1), with(candidate("p2", "d1", "", "签收后15天内可以退。"), 1, false), func(e *assist.Evidence) {
			e.Retrieval.Candidates[1].Lane = assist.LanePassage
		}), assist.BasisNear},
		{"other answer is in another language", sound(nearly(.9, 1), with(candidate("p2", "d2", "return", "Never."), .9, false), func(e *assist.Evidence) {
			e.Retrieval.Candidates[1].Passage.Lang = "en"
		}), assist.BasisNear},
		{"other answer has expired", sound(nearly(.9, 1), with(elsewhere, .9, false), func(e *assist.Evidence) {
			e.Retrieval.Candidates[1].Passage.ValidUntil = now()
		}), assist.BasisNear},
		{"a sample in a trial", sound(func(e *assist.Evidence) { top(e).Passage.Sample, e.Trial = true, true }), assist.BasisExact},
		{"still valid", sound(func(e *assist.Evidence) {
			top(e).Passage.ValidFrom, top(e).Passage.ValidUntil = now(), now().Add(time.Second)
		}), assist.BasisExact},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := rule(tt.e)
			if r.Route != assist.Show || r.Reason != "" || len(r.Detail) != 0 || r.Basis != tt.basis || r.Confidence != nil {
				t.Errorf("got %+v", r)
			}
			if r.Policy != "trial/1" || r.Lane != tt.e.Draft.Lane {
				t.Errorf("policy %q, lane %q", r.Policy, r.Lane)
			}
		})
	}
}

func TestRule_Escalates(t *testing.T) {
	veto := assist.Veto{Kind: assist.VetoNumber, Ours: "5w", Found: "3w"}
	elsewhere := candidate("p2", "d2", "床能退吗", "签收后15天内可以退。")
	tests := []struct {
		name   string
		change func(*assist.Evidence)
		reason assist.Reason
		detail string
		basis  assist.Basis
	}{
		{"picture", func(e *assist.Evidence) { e.Query.Kind = assist.QueryUnreadable }, assist.ReasonUnreadable, "", assist.BasisExact},
		{"stage failed", func(e *assist.Evidence) { e.Failed = "verifying" }, assist.ReasonStageFailed, "stage:verifying", assist.BasisExact},
		{"nothing found", func(e *assist.Evidence) { e.Retrieval.Candidates = nil }, assist.ReasonNoPassage, "", assist.BasisNone},
		{"nothing in common", func(e *assist.Evidence) { top(e).Features = assist.Features{} }, assist.ReasonNoPassage, "", assist.BasisNone},
		{"refused", func(e *assist.Evidence) { e.Draft.Refusal, e.Draft.Detail = assist.ReasonLowConfidence, "too_long" }, assist.ReasonLowConfidence, "too_long", assist.BasisExact},
		{"refused without detail", func(e *assist.Evidence) { e.Draft.Refusal = assist.ReasonNoPassage }, assist.ReasonNoPassage, "", assist.BasisExact},
		{"neither draft nor refusal", func(e *assist.Evidence) { e.Draft.Text = "" }, assist.ReasonStageFailed, "stage:drafting", assist.BasisExact},
		{"other language", func(e *assist.Evidence) { e.Query.Lang = "en" }, assist.ReasonNoPassage, "other_language", assist.BasisExact},
		{"expired", func(e *assist.Evidence) { top(e).Passage.ValidUntil = now() }, assist.ReasonStalePassage, "expired", assist.BasisExact},
		{"not yet valid", func(e *assist.Evidence) { top(e).Passage.ValidFrom = now().Add(1) }, assist.ReasonStalePassage, "not_yet_valid", assist.BasisExact},
		{"internal", func(e *assist.Evidence) { top(e).Passage.Audience = assist.AudienceInternal }, assist.ReasonInternalOnly, "", assist.BasisExact},
		{"audience unknown", func(e *assist.Evidence) { top(e).Passage.Audience = "" }, assist.ReasonInternalOnly, "", assist.BasisExact},
		{"a sample", func(e *assist.Evidence) { top(e).Passage.Sample = true }, assist.ReasonUnreviewed, "", assist.BasisExact},
		{"cited as a sample", func(e *assist.Evidence) { e.Draft.Citations[0].Sample = true }, assist.ReasonUnreviewed, "", assist.BasisExact},
		{"marked internal by the drafter", func(e *assist.Evidence) { e.Draft.Citations[0].Internal = true }, assist.ReasonInternalOnly, "", assist.BasisExact},
		{"an expired passage that is nearly what was asked", func(e *assist.Evidence) {
			nearly(.9, 1)(e)
			top(e).Passage.ValidUntil = now()
		}, assist.ReasonStalePassage, "expired", assist.BasisNear},
		{"an expired passage about something else", func(e *assist.Evidence) {
			nearly(.6, .6)(e)
			top(e).Passage.ValidUntil = now()
		}, assist.ReasonLowConfidence, "", assist.BasisPartial},
		{"an internal passage about something else", func(e *assist.Evidence) {
			nearly(.6, .6)(e)
			top(e).Passage.Audience = assist.AudienceInternal
		}, assist.ReasonLowConfidence, "", assist.BasisPartial},
		{"an internal passage about something else is cited as well", func(e *assist.Evidence) {
			with(candidate("p2", "d2", "床能退吗", "不能。"), .4, false)(e)
			e.Retrieval.Candidates[1].Passage.Audience = assist.AudienceInternal
			e.Draft.Citations = append(e.Draft.Citations, assist.Citation{N: 2, PassageID: "p2", DocumentID: "d2"})
		}, assist.ReasonLowConfidence, "", assist.BasisExact},
		{"a question veto against what was nearly asked", func(e *assist.Evidence) {
			nearly(.5, .4)(e)
			e.Grounding.Question = []assist.Veto{veto}
		}, assist.ReasonAmbiguous, "veto:number:5w:3w", assist.BasisPartial},
		{"a question veto against something else", func(e *assist.Evidence) {
			nearly(.49, 1)(e)
			e.Grounding.Question = []assist.Veto{veto}
		}, assist.ReasonLowConfidence, "", assist.BasisPartial},
		{"a question veto where nothing is common", func(e *assist.Evidence) {
			nearly(0, 0)(e)
			e.Grounding.Question = []assist.Veto{veto}
		}, assist.ReasonNoPassage, "", assist.BasisNone},
		{"a follow-up, nearly asked", func(e *assist.Evidence) {
			nearly(1, 1)(e)
			e.Query.FollowUp = true
		}, assist.ReasonLowConfidence, "follow_up", assist.BasisPartial},
		{"question veto", func(e *assist.Evidence) { e.Grounding.Question = []assist.Veto{veto} }, assist.ReasonAmbiguous, "veto:number:5w:3w", assist.BasisExact},
		{"words of a veto are escaped", func(e *assist.Evidence) {
			e.Grounding.Question = []assist.Veto{{Kind: assist.VetoUnit, Ours: "10:30", Found: "20%"}}
		}, assist.ReasonAmbiguous, "veto:unit:10%3A30:20%25", assist.BasisExact},
		{"contradicted", func(e *assist.Evidence) {
			e.Grounding.Claims[0].Verdict, e.Grounding.Claims[0].Vetoes, e.Grounding.Groundedness = assist.Contradicted, []assist.Veto{veto}, 0
		}, assist.ReasonContradicted, "veto:number:5w:3w", assist.BasisExact},
		{"unsupported", func(e *assist.Evidence) {
			e.Grounding.Claims[0].Verdict, e.Grounding.Groundedness = assist.Unsupported, 0
		}, assist.ReasonNotGrounded, "", assist.BasisExact},
		{"supported in spite of a veto", func(e *assist.Evidence) { e.Grounding.Claims[0].Vetoes = []assist.Veto{veto} }, assist.ReasonNotGrounded, "veto:number:5w:3w", assist.BasisExact},
		{"never checked", func(e *assist.Evidence) { e.Grounding = assist.Grounding{} }, assist.ReasonNotGrounded, "", assist.BasisExact},
		{"one sentence unchecked", func(e *assist.Evidence) {
			e.Draft.Sentences = append(e.Draft.Sentences, assist.Sentence{Text: "还有。"})
		}, assist.ReasonNotGrounded, "", assist.BasisExact},
		{"cites nothing", func(e *assist.Evidence) { e.Draft.Citations = nil }, assist.ReasonNotGrounded, "", assist.BasisExact},
		{"cites what was not found", func(e *assist.Evidence) {
			e.Draft.Citations = append(e.Draft.Citations, assist.Citation{N: 2, PassageID: "p9"})
		}, assist.ReasonNotGrounded, "", assist.BasisExact},
		{"not similar enough", nearly(.79, 1), assist.ReasonLowConfidence, "", assist.BasisPartial},
		{"nearly a heading", both(nearly(.9, 1), onLane(assist.LanePassage)), assist.ReasonLowConfidence, "", assist.BasisPartial},
		{"the phrasing says more than the question", both(nearly(.9, 1), strict, said(.85)), assist.ReasonLowConfidence, "", assist.BasisPartial},
		{"another question is nearly as similar", both(nearly(.9, 1), strict, said(1), with(candidate("p2", "d1", "床能退吗", "不能。"), .75, false)), assist.ReasonAmbiguous, "", assist.BasisNear},
		{"not covered enough", nearly(1, .94), assist.ReasonLowConfidence, "", assist.BasisPartial},
		{"a heading word for word is no question", func(e *assist.Evidence) {
			onLane(assist.LanePassage)(e)
			top(e).Features = assist.Features{Exact: true, Similar: 1, Covered: .9}
		}, assist.ReasonLowConfidence, "", assist.BasisPartial},
		{"table", func(e *assist.Evidence) { onLane(assist.LaneTable)(e) }, assist.ReasonLowConfidence, "", assist.BasisPartial},
		{"model", func(e *assist.Evidence) { onLane(assist.LaneModel)(e) }, assist.ReasonLowConfidence, "", assist.BasisPartial},
		{"policy without thresholds", func(e *assist.Evidence) {
			nearly(1, 1)(e)
			e.Policy.NearSimilar, e.Policy.NearCovered = 0, 0
		}, assist.ReasonLowConfidence, "", assist.BasisPartial},
		{"the same question has two answers", with(candidate("p2", "d2", "沙发能退吗？", "不能退。"), 1, true), assist.ReasonConflict, "conflict:answer:可以:不能", assist.BasisExact},
		{"near, and the same phrasing has two answers", func(e *assist.Evidence) {
			nearly(.9, 1)(e)
			with(candidate("p2", "d2", "沙发能退吗", "签收后8天内可以退。"), .9, false)(e)
		}, assist.ReasonConflict, "conflict:number:7天:8天", assist.BasisNear},
		{"another question is as near", func(e *assist.Evidence) {
			nearly(.9, 1)(e)
			with(elsewhere, .86, false)(e)
		}, assist.ReasonAmbiguous, "", assist.BasisNear},
		{"another question of the document is as near", func(e *assist.Evidence) {
			nearly(.9, 1)(e)
			with(candidate("p2", "d1", "床能退吗", "不能。"), .9, false)(e)
		}, assist.ReasonAmbiguous, "", assist.BasisNear},
	}
	seen := map[assist.Reason]bool{}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := rule(sound(tt.change))
			if r.Route != assist.Escalate || r.Reason != tt.reason || strings.Join(r.Detail, " ") != tt.detail || r.Basis != tt.basis || r.Confidence != nil {
				t.Errorf("got %+v", r)
			}
			seen[r.Reason] = true
		})
	}
	// policy_topic and over_budget come with policies and budgets.
	for _, reason := range []assist.Reason{
		assist.ReasonNoPassage, assist.ReasonAmbiguous, assist.ReasonNotGrounded, assist.ReasonContradicted, assist.ReasonConflict,
		assist.ReasonLowConfidence, assist.ReasonStalePassage, assist.ReasonInternalOnly, assist.ReasonUnreviewed,
		assist.ReasonUnreadable, assist.ReasonStageFailed,
	} {
		if !seen[reason] {
			t.Errorf("no case reaches %s", reason)
		}
	}
}

func TestRuleNamesTheFirstReasonOfSeveral(t *testing.T) {
	// From the last reason to the first: each one added takes the ruling over.
	steps := []struct {
		reason assist.Reason
		add    func(*assist.Evidence)
	}{
		{assist.ReasonLowConfidence, nearly(.6, .6)},
		{assist.ReasonNotGrounded, func(e *assist.Evidence) { e.Grounding.Groundedness = .5 }},
		{assist.ReasonContradicted, func(e *assist.Evidence) { e.Grounding.Claims[0].Verdict = assist.Contradicted }},
		{assist.ReasonAmbiguous, func(e *assist.Evidence) { e.Grounding.Question = []assist.Veto{{Kind: assist.VetoName}} }},
		{assist.ReasonUnreviewed, func(e *assist.Evidence) {
			nearly(.9, 1)(e)
			top(e).Passage.Sample = true
		}},
		{assist.ReasonInternalOnly, func(e *assist.Evidence) { top(e).Passage.Audience = assist.AudienceInternal }},
		{assist.ReasonStalePassage, func(e *assist.Evidence) { top(e).Passage.ValidUntil = now() }},
		{assist.ReasonLowConfidence, func(e *assist.Evidence) { e.Draft.Refusal = assist.ReasonLowConfidence }},
		{assist.ReasonNoPassage, func(e *assist.Evidence) { e.Retrieval.Candidates = nil }},
		{assist.ReasonStageFailed, func(e *assist.Evidence) { e.Failed = "retrieving" }},
		{assist.ReasonUnreadable, func(e *assist.Evidence) { e.Query.Kind = assist.QueryUnreadable }},
	}
	e := sound()
	for _, s := range steps {
		s.add(&e)
		if r := rule(e); r.Reason != s.reason {
			t.Fatalf("got %s, want %s", r.Reason, s.reason)
		}
	}
}

// TestRuleIsMovedOneWayByVetoes adds a veto to random evidence: it never turns an
// escalation into a suggestion, and no evidence with a veto is shown.
func TestRuleIsMovedOneWayByVetoes(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 1))
	changes := []func(*assist.Evidence){
		nearly(.9, 1), nearly(.5, 1), onLane(assist.LanePassage), onLane(assist.LaneTable), with(candidate("p2", "d2", "床能退吗", "不能。"), .9, false),
		with(candidate("p3", "d3", "沙发能退吗", "不能。"), 1, true), func(e *assist.Evidence) { e.Failed = "drafting" },
		func(e *assist.Evidence) { top(e).Passage.Audience = assist.AudienceInternal }, func(e *assist.Evidence) { e.Draft.Refusal = assist.ReasonNoPassage },
		func(e *assist.Evidence) { e.Grounding.Claims[0].Verdict = assist.Unsupported }, func(e *assist.Evidence) { e.Query.Lang = "en" },
	}
	kinds := []assist.VetoKind{assist.VetoNumber, assist.VetoUnit, assist.VetoDate, assist.VetoNegation, assist.VetoOpposite, assist.VetoName, assist.VetoAge, assist.VetoForm}
	shown := 0
	for range 5000 {
		e := sound()
		for range random.IntN(3) {
			changes[random.IntN(len(changes))](&e)
		}
		before := rule(e)
		if before.Route == assist.Show {
			shown++
		}
		v := assist.Veto{Kind: kinds[random.IntN(len(kinds))], Ours: "甲", Found: []string{"", "乙"}[random.IntN(2)]}
		if random.IntN(2) == 0 {
			e.Grounding.Question = append(e.Grounding.Question, v)
		} else {
			e.Grounding.Claims = slices.Clone(e.Grounding.Claims)
			e.Grounding.Claims[0].Vetoes = append(e.Grounding.Claims[0].Vetoes, v)
		}
		if after := rule(e); after.Route != assist.Escalate {
			t.Fatalf("shown in spite of %+v: %+v", v, after)
		}
	}
	if shown == 0 {
		t.Fatal("nothing was ever shown")
	}
}

func TestRuleIsPure(t *testing.T) {
	e := sound(nearly(.9, 1), with(candidate("p2", "d2", "床能退吗", "不能。"), .9, false))
	first := rule(e)
	first.Detail = append(first.Detail, "changed by the caller")
	if second := rule(e); second.Reason != first.Reason || len(second.Detail) != 0 {
		t.Errorf("got %+v", second)
	}
}

func TestRuleGivesConfidenceOnlyWhereItWasMeasured(t *testing.T) {
	calibrated := func(right, n int) assist.Gate {
		return gate.New(gate.Calibration{Source: "golden", Counts: map[gate.Case]gate.Count{
			{Pack: "home", Lane: assist.LaneFAQ, Basis: assist.BasisExact}: {Right: right, N: n},
		}})
	}
	if c := calibrated(29, 29).Rule(sound()).Confidence; c != nil {
		t.Errorf("29 cases: %+v", c)
	}
	c := calibrated(30, 30).Rule(sound()).Confidence
	if c == nil || c.N != 30 || c.Source != "golden" || c.P >= 1 || c.P < .96 || c.Low >= c.P || c.Low < .8 {
		t.Errorf("30 of 30: %+v", c)
	}
	if c := calibrated(40, 50).Rule(sound()).Confidence; c == nil || c.P < .78 || c.P > .8 || c.Low < .65 || c.Low > .7 {
		t.Errorf("40 of 50: %+v", c)
	}
	for name, e := range map[string]assist.Evidence{
		"other basis": sound(nearly(.9, 1)),
		"other lane":  sound(nearly(.9, 1), onLane(assist.LanePassage)),
		"other pack":  sound(func(e *assist.Evidence) { top(e).Passage.Pack = "" }),
		"escalated":   sound(func(e *assist.Evidence) { e.Failed = "drafting" }),
	} {
		if c := calibrated(99, 100).Rule(e).Confidence; c != nil {
			t.Errorf("%s: %+v", name, c)
		}
	}
	if c := calibrated(31, 30).Rule(sound()).Confidence; c != nil {
		t.Errorf("more right than checked: %+v", c)
	}
}

func BenchmarkRule(b *testing.B) {
	e := sound(nearly(.9, 1))
	for range 19 {
		with(candidate("p2", "d2", "沙发能退货吗", "签收后 7 天内可以退"), .9, false)(&e)
	}
	g := gate.New(gate.Calibration{})
	for b.Loop() {
		g.Rule(e)
	}
}
