package gate_test

import (
	"strings"
	"testing"

	"baihua/backend/assist"
)

func TestRuleNamesWhatSourcesDisagreeAbout(t *testing.T) {
	// A question that is nearly a phrasing of two documents.
	rival := func(id, document, question, answer string) func(*assist.Evidence) {
		return func(e *assist.Evidence) {
			nearly(.9, 1)(e)
			with(candidate(id, document, question, answer), .9, false)(e)
		}
	}
	// A question that is nowhere asked, and two passages that speak of all of it.
	speak := func(ours, theirs string) func(*assist.Evidence) {
		return func(e *assist.Evidence) {
			nearly(.5, 1)(e)
			top(e).Passage.Text, e.Query.Text = ours, "沙发几天内能退货"
			c := candidate("p2", "d2", "", theirs)
			c.Lane = assist.LanePassage
			with(c, .4, false)(e)
			e.Retrieval.Candidates[1].Features.Covered = 1
		}
	}
	for name, tt := range map[string]struct {
		change func(*assist.Evidence)
		reason assist.Reason
		detail string
		sides  string
	}{
		"other days":              {rival("p2", "d2", "沙发可以退货吗", "签收后30天内可以退。"), assist.ReasonConflict, "conflict:number:7天:30天", "p1 p2"},
		"yes against no":          {rival("p2", "d2", "沙发可以退货吗", "沙发不能退货，只能换。"), assist.ReasonConflict, "conflict:answer:可以:不能", "p1 p2"},
		"another question":        {rival("p2", "d2", "床垫送货要几天", "签收后30天内送。"), assist.ReasonAmbiguous, "", "p1 p2"},
		"the same document":       {rival("p2", "d1", "沙发可以退货吗", "签收后30天内可以退。"), assist.ReasonAmbiguous, "", "p1 p2"},
		"passages that disagree":  {speak("沙发签收后7天内能退货。", "按新规，沙发30天内能退货。"), assist.ReasonConflict, "conflict:number:7天:30天", "p1 p2"},
		"passages that agree":     {speak("沙发签收后7天内能退货。", "按新规，沙发一周内能退货。"), assist.ReasonLowConfidence, "", ""},
		"passages about the like": {speak("沙发签收后7天内能退货。", "会员积分每年30天清零，沙发退货另见说明，能退几次看等级。"), assist.ReasonLowConfidence, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := rule(sound(tt.change))
			if r.Reason != tt.reason || strings.Join(r.Detail, " ") != tt.detail || strings.Join(r.Sides, " ") != tt.sides {
				t.Errorf("got %+v", r)
			}
		})
	}
}

func TestRuleKeepsBackWhatRestsOnAWordThatIsNearlyAName(t *testing.T) {
	near := func(e *assist.Evidence) {
		e.Retrieval.NearNames = []assist.NearName{{Said: "他巴唑", Listed: []string{"地巴唑", "地:巴"}}}
	}
	if r := rule(sound(nearly(.9, 1), near)); r.Reason != assist.ReasonAmbiguous || strings.Join(r.Detail, " ") != "name:他巴唑:地巴唑:地%3A巴" {
		t.Errorf("got %+v", r)
	}
	about := with(candidate("p2", "d2", "地巴唑怎么吃", "地巴唑饭后吃。"), .3, false)
	if r := rule(sound(nearly(.9, 1), about, near)); strings.Join(r.Sides, " ") != "p2" {
		t.Errorf("what is there of the name: %v", r.Sides)
	}
	if r := rule(sound(near)); r.Route != assist.Show {
		t.Errorf("asked word for word in the knowledge base: %+v", r)
	}
}
