package store_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
	"unicode/utf8"

	"baihua/backend/assist"
	"baihua/backend/store"
)

// FuzzEntry gives the ledger entries as a damaged or forged file would hold them: only
// the genuine one may open, and nothing may panic.
func FuzzEntry(f *testing.F) {
	l, _ := newLedger(f)
	mustAppend(f, l, entry("a", "demo/1", "genuine"), entry("b", "demo/2", "another"))
	es := allEntries(f, l)
	genuine, other := es[0], es[1]
	f.Add(genuine.Ciphertext, genuine.Meta, "a", "demo/1", true)
	f.Add(genuine.Ciphertext, genuine.Meta, "a", "demo/1", false)
	f.Add(other.Ciphertext, []byte(`{"turns":["t"],"outcome":"show","score":0.5}`), "a", "demo/1", true)
	f.Add(genuine.Ciphertext[:12], []byte(`{"score":"high"}`), "a", "demo/2", true)
	f.Add([]byte{}, []byte(nil), "", "", true)
	f.Add([]byte{1}, []byte(`[[[[`), "b", "demo/1", true)
	f.Fuzz(func(t *testing.T, ciphertext, meta []byte, id, conversation string, ownKey bool) {
		e := genuine
		e.Ciphertext, e.Meta, e.ID, e.ConversationID = ciphertext, meta, id, conversation
		if !ownKey {
			e.KeyID = other.KeyID
		}
		want := assist.CodeCorrupt
		switch {
		case len(ciphertext) == 0:
			want = assist.CodeNotFound
		case bytes.Equal(ciphertext, genuine.Ciphertext) && id == genuine.ID && conversation == genuine.ConversationID && ownKey:
			want = ""
		}
		var payload string
		if err := l.Open(t.Context(), e, &payload); assist.CodeOf(err) != want {
			t.Errorf("Open: %v, want %q", err, want)
		}
		checkMeta(t, e)
	})
}

// checkMeta reads meta, and what was read once more after writing it.
func checkMeta(t *testing.T, e assist.Entry) {
	t.Helper()
	m, err := e.ReadMeta()
	if err != nil {
		if assist.CodeOf(err) != assist.CodeCorrupt {
			t.Errorf("ReadMeta: %v", err)
		}
		return
	}
	if e.Meta, err = json.Marshal(m); err != nil {
		t.Fatal(err)
	}
	again, err := e.ReadMeta()
	if len(m.Turns) == 0 {
		m.Turns = nil // an empty list is not written
	}
	if err != nil || !reflect.DeepEqual(m, again) {
		t.Errorf("read %+v, then %+v, %v", m, again, err)
	}
}

// FuzzSearch gives the search box whatever people type: no query may be an error, and
// a snippet is part of the passage.
func FuzzSearch(f *testing.F) {
	k, _ := newKnowledge(f)
	text := "退款会在七个工作日内到账。Refunds take 7 days (\"business\" days)."
	if err := k.PutDocument(f.Context(), assist.Document{ID: "d", Title: "退款 Refund"}, []assist.Passage{{ID: "p", Text: text}}); err != nil {
		f.Fatal(err)
	}
	for _, q := range []string{"退款", "退", "refund* OR", `"`, "NEAR(a b)", "title:x", "-", "（）？", "ＲＥＦＵＮＤ", "\x00", "a\xffb", "^退款 + 到账", "ﷺ", "ý 🏠 İ"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, query string) {
		rows, total, err := k.Documents(t.Context(), store.DocumentFilter{Query: query})
		if err != nil || len(rows) != total {
			t.Fatalf("%d rows of %d, %v", len(rows), total, err)
		}
		if s := store.Snippet(text, query); !utf8.ValidString(s) || s == "" {
			t.Fatalf("snippet %q", s)
		}
	})
}
