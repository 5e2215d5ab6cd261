package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/audit"
	"baihua/backend/store"
)

// onDisk is every byte of every file beside path, the key left out.
func onDisk(t *testing.T, path string) []byte {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	if err != nil {
		t.Fatal(err)
	}
	var out []byte
	for _, name := range found {
		if name == path+".key" {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, b...)
	}
	return out
}

func TestCustomersWordsNeverReachTheDisk(t *testing.T) {
	l, path := newLedger(t)
	mustRecord(t, l, assist.EventTurn, "1", "t1", "my old words 旧话")
	mustRecord(t, l, assist.EventEdit, "1", "t1", "my new words 新话")
	mustRecord(t, l, assist.EventDelete, "1", "t1", "")
	mustAppend(t, l, entry("a", "demo/1", assist.Suggestion{ID: "s1", Question: "words asked 问话", Text: "words answered 答话"}))
	disk := onDisk(t, path)
	for _, secret := range []string{"words", "话", "Zhao", "赵蕾"} {
		if bytes.Contains(disk, []byte(secret)) {
			t.Errorf("the files hold %q", secret)
		}
	}
	if !bytes.Contains(disk, []byte("demo/1")) {
		t.Error("the test reads no files")
	}
}

func TestEraseLeavesTheChainAndNothingElse(t *testing.T) {
	l, path := newLedger(t)
	for _, c := range []string{"1", "2"} {
		mustRecord(t, l, assist.EventTurn, c, "t1", "words of "+c)
		mustAppend(t, l, suggestion("s"+c, "demo/"+c), entry("e"+c, "demo/"+c, "more"))
	}
	mustRecord(t, l, assist.EventTurn, "1", "t2", "not answered yet")
	wrapped := wrappedKey(t, path, "demo/1")
	if !bytes.Contains(onDisk(t, path), wrapped) {
		t.Fatal("the test does not find the key before it is erased")
	}
	for range 2 { // repeating does no harm
		if err := l.Erase(t.Context(), "demo/1"); err != nil {
			t.Fatal(err)
		}
	}
	if bytes.Contains(onDisk(t, path), wrapped) {
		t.Error("the wrapped key is still in the files")
	}
	if r, err := audit.Verify(t.Context(), l, nil); err != nil || !r.OK || r.Entries != 4 {
		t.Errorf("chain %+v, %v", r, err)
	}
	for _, e := range allEntries(t, l) {
		var v any
		if got := assist.CodeOf(l.Open(t.Context(), e, &v)) == assist.CodeErased; got != (e.ConversationID == "demo/1") {
			t.Errorf("entry %s of %s: erased is %v", e.ID, e.ConversationID, got)
		}
	}
	if _, err := l.LatestSuggestion(t.Context(), "demo/1"); assist.CodeOf(err) != assist.CodeErased {
		t.Errorf("suggestion: %v", err)
	}
	c, err := l.Conversation(t.Context(), "demo/1", 0)
	if err != nil || c.Customer != "" || len(c.Turns) != 2 || c.Turns[0].Text != "" || c.Turns[0].Name != "" || c.Turns[0].Outcome != assist.OutcomeShow {
		t.Errorf("conversation %+v, %v", c, err)
	}
	if refs, err := l.Unruled(t.Context()); err != nil || len(refs) != 0 {
		t.Errorf("turns nobody can read are waiting: %v, %v", refs, err)
	}
}

func TestErasedConversationGoesOnWithANewKey(t *testing.T) {
	l, path := newLedger(t)
	mustRecord(t, l, assist.EventTurn, "1", "t1", "old")
	mustRecord(t, l, assist.EventTurn, "1", "t2", "old too")
	if err := l.Erase(t.Context(), "demo/1"); err != nil {
		t.Fatal(err)
	}
	mustRecord(t, l, assist.EventTurn, "1", "t1", "old") // the far side repeats itself
	mustRecord(t, l, assist.EventEdit, "1", "t2", "said again")
	mustRecord(t, l, assist.EventTurn, "1", "t3", "new")
	closeLedger(t, l)
	l = reopen(t, path)
	c, err := l.Conversation(t.Context(), "demo/1", 0)
	if err != nil || c.Customer != "Zhao Lei 赵蕾" || len(c.Turns) != 3 {
		t.Fatalf("conversation %+v, %v", c, err)
	}
	for i, want := range []string{"", "said again", "new"} {
		if c.Turns[i].Text != want {
			t.Errorf("turn %s says %q, want %q", c.Turns[i].ID, c.Turns[i].Text, want)
		}
	}
}

func TestSealedBytesCannotBeMoved(t *testing.T) {
	l, path := newLedger(t)
	mustRecord(t, l, assist.EventTurn, "1", "t1", "I agree")
	mustRecord(t, l, assist.EventTurn, "1", "t2", "I refuse")
	db := store.Raw(path)
	defer db.Close()
	if _, err := db.Exec("UPDATE turn SET sealed = (SELECT sealed FROM turn WHERE id = 't1') WHERE id = 't2'"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Conversation(t.Context(), "demo/1", 0); assist.CodeOf(err) != assist.CodeCorrupt {
		t.Errorf("moved words were read: %v", err)
	}
}

func TestEditedWordsAreKeptSealed(t *testing.T) {
	l, path := newLedger(t)
	mustRecord(t, l, assist.EventTurn, "1", "t1", "first")
	var original []byte
	db := store.Raw(path)
	defer db.Close()
	if err := db.QueryRow("SELECT sealed FROM turn").Scan(&original); err != nil {
		t.Fatal(err)
	}
	mustRecord(t, l, assist.EventEdit, "1", "t1", "second")
	mustRecord(t, l, assist.EventDelete, "1", "t1", "")
	var kept []byte
	var revisions int
	if err := db.QueryRow("SELECT sealed, (SELECT count(*) FROM turn_revision) FROM turn_revision WHERE revision = 1").Scan(&kept, &revisions); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept, original) || revisions != 2 {
		t.Errorf("%d revisions; the first is as it was: %v", revisions, bytes.Equal(kept, original))
	}
}

func wrappedKey(t *testing.T, path, conversation string) []byte {
	t.Helper()
	db := store.Raw(path)
	defer db.Close()
	var wrapped []byte
	if err := db.QueryRow("SELECT wrapped FROM data_key WHERE conversation = ?", conversation).Scan(&wrapped); err != nil {
		t.Fatal(err)
	}
	return wrapped
}

func suggestion(id, conversation string) assist.NewEntry {
	return assist.NewEntry{
		ID: "entry-" + id, Kind: assist.EntrySuggestion, At: day, ConversationID: conversation,
		Meta:    assist.Meta{SuggestionID: id, Turns: []string{"t1"}, Outcome: assist.OutcomeShow},
		Payload: assist.Suggestion{ID: id, ConversationID: conversation, Text: "words"},
	}
}
