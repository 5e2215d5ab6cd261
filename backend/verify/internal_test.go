package verify_test

import (
	"testing"

	"baihua/backend/assist"
	"baihua/backend/verify"
)

func TestInternalTextOnItsWayToACustomerIsFound(t *testing.T) {
	candidates := []assist.Candidate{
		{Passage: assist.Passage{Title: "Margins", Text: "We buy the Blixa lamp for 12 yuan. Never offer more than 15 percent off without the supervisor."}},
		{Passage: assist.Passage{Title: "内部说明", Text: "投诉三次以上的顾客转给主管处理，不要自行承诺赔偿金额。", Audience: assist.AudienceInternal}},
		{Passage: assist.Passage{Title: "FAQ", Text: "The Blixa lamp is delivered within three working days at no charge.", Audience: assist.AudienceCustomer}},
		{Passage: assist.Passage{Title: "Notes", Text: "The Blixa lamp is delivered within three working days at no charge.", Audience: assist.AudienceInternal}},
	}
	tests := map[string]struct{ typed, from string }{
		"copied":                      {"Sorry. Never offer more than 15 percent off without the supervisor.", "Margins"},
		"copied in part":              {"I must never offer more than 15 percent off!", "Margins"},
		"copied in other marks":       {"never offer, more than 15 percent... off", "Margins"},
		"Chinese":                     {"您好，您属于投诉三次以上的顾客，转给主管处理。", "内部说明"},
		"customers read it elsewhere": {"The Blixa lamp is delivered within three working days at no charge.", ""},
		"the agent's own words":       {"The lamp costs 30 yuan, and I can offer you 10 percent.", ""},
		"a few words alike":           {"We buy the lamp back.", ""},
		"nothing":                     {"", ""},
	}
	for name, tt := range tests {
		got := verify.Internal(tt.typed, candidates)
		if (len(got) == 1) != (tt.from != "") || len(got) == 1 && (got[0].Found != tt.from || got[0].Kind != assist.VetoInternal) {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := verify.Internal(tests["copied"].typed, candidates[2:3]); got != nil {
		t.Errorf("nothing is internal: %+v", got)
	}
}
