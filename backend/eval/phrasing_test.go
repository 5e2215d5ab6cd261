package eval_test

import (
	"io/fs"
	"os"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/eval"
	"baihua/kb"
)

// TestEveryPhrasingIsShownItsOwnAnswer asks what the packs' authors say that customers
// ask, word for word. Internal articles are what must not be shown.
func TestEveryPhrasingIsShownItsOwnAnswer(t *testing.T) {
	for pack, packs := range map[string]fs.FS{"home": kb.Packs(), "bank": os.DirFS("../../kb")} {
		all, err := eval.Phrasings(t.Context(), packs, pack, nil)
		if err != nil {
			t.Fatal(err)
		}
		internal := 0
		for _, a := range all {
			switch r := a.Suggestion.Ruling; {
			case a.Passage.Audience != assist.AudienceCustomer:
				internal++
				if r.Reason != assist.ReasonInternalOnly {
					t.Errorf("%s, internal: %q is %s %s %v", a.Passage.DocumentID, a.Phrasing, r.Route, r.Reason, r.Detail)
				}
			case !a.Own():
				t.Errorf("%s: %q is %s %s %v %q", a.Passage.DocumentID, a.Phrasing, r.Route, r.Reason, r.Detail, a.Suggestion.Text)
			}
		}
		t.Logf("%s: n=%d, of which internal %d", pack, len(all), internal)
		if len(all) < 1000 {
			t.Errorf("%s: only %d phrasings were found", pack, len(all))
		}
	}
}
