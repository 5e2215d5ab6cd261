package pack_test

import (
	"testing"
	"time"

	"baihua/backend/pack"
	"baihua/kb"
)

// TestTheStarterPacksHaveNothingToMend is `baihuactl pack check` on what is shipped. It
// fails when an article's validity runs out, which is meant.
func TestTheStarterPacksHaveNothingToMend(t *testing.T) {
	for _, id := range []string{"home", "bank", "pharmacy"} {
		r, err := pack.Check(kb.Packs(), id, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Findings {
			if !f.Note {
				t.Errorf("%s/%s:%d: %s: %s", id, f.File, f.Line, f.Code, f.Detail)
			}
		}
		for _, n := range r.Counts {
			if n.Articles < 60 || n.Terms < 150 || n.Tune+n.Held < 200 || n.Demos < 12 || n.Phrases < 30 {
				t.Errorf("%s %s is smaller than a starter pack should be: %+v", id, n.Lang, n)
			}
		}
	}
}
