package verify_test

import (
	"context"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/verify"
	"baihua/backend/verify/detect"
)

func detecting(t testing.TB) *verify.Verifier {
	t.Helper()
	d, err := detect.Load()
	if err != nil {
		t.Fatal(err)
	}
	return verifier().With(d)
}

func TestVerify_the_detector_only_takes_away(t *testing.T) {
	const home = "You can return a Cloud sofa within 30 days. Made-to-order items cannot be returned. Delivery costs ¥99 and takes 3 to 7 days. Please sign before delivery."
	tests := []struct {
		name, claim string
		verdict     assist.Verdict
	}{
		{"verbatim stays supported", "Made-to-order items cannot be returned.", assist.Supported},
		{"words moved about", "Within 30 days you can return a Cloud sofa.", assist.Supported},
		{"a veto wins", "You can return a Cloud sofa within 40 days.", assist.Contradicted},
		{"what nobody said", "You will get a free cushion and a voucher for your birthday.", assist.Unsupported},
	}
	v := detecting(t)
	for _, tt := range tests {
		g, err := v.Verify(context.Background(), written(tt.claim, home))
		if err != nil {
			t.Fatal(err)
		}
		c := g.Claims[0]
		if c.Verdict != tt.verdict {
			t.Errorf("%s: %s (safe %.2f), want %s", tt.name, c.Verdict, c.Safe, tt.verdict)
		}
		if c.Safe <= 0 || c.Safe > 1 || (tt.name == "verbatim stays supported") != (c.Safe == 1) {
			t.Errorf("%s: safe %.2f", tt.name, c.Safe)
		}
	}
}

func TestVerify_names_the_detector_in_its_version(t *testing.T) {
	g, err := detecting(t).Verify(context.Background(), written("x", "y"))
	if err != nil || !strings.HasPrefix(g.Version, verify.Version+" detector/") {
		t.Errorf("version %q, error %v", g.Version, err)
	}
}

func TestVerify_a_draft_is_judged_as_a_reply_also_without_its_question(t *testing.T) {
	in := written("Within 30 days you can return a Cloud sofa.", "You can return a Cloud sofa within 30 days. Delivery costs ¥99.")
	in.Query = assist.Query{}
	in.Candidates[0].Passage.Title = "Returns"
	without, err := detecting(t).Verify(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	in.Query.Text = "Returns"
	with, err := detecting(t).Verify(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := without.Claims[0].Safe, with.Claims[0].Safe; a != b || a == 0 {
		t.Errorf("safe %.3f without the question, %.3f with its title as one", a, b)
	}
}
