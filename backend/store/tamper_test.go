package store_test

import (
	"fmt"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/audit"
	"baihua/backend/store"
)

func filledLedger(t *testing.T, n int) (*store.Ledger, string) {
	t.Helper()
	l, path := newLedger(t)
	es := make([]assist.NewEntry, n)
	for i := range es {
		es[i] = entry(fmt.Sprint("e", i+1), "demo/1", i)
		es[i].Meta.Ms = float64(i)
	}
	mustAppend(t, l, es...)
	return l, path
}

func TestEntriesCanOnlyBeAppended(t *testing.T) {
	_, path := filledLedger(t, 3)
	db := store.Raw(path)
	defer db.Close()
	row := "SELECT %s, %s, kind, v, at, conversation, key_id, meta, ciphertext, prev_hash, hash FROM entry WHERE seq = 2"
	for name, statement := range map[string]string{
		"update":             "UPDATE entry SET kind = 'x' WHERE seq = 2",
		"delete":             "DELETE FROM entry WHERE seq = 3",
		"replace by number":  "INSERT OR REPLACE INTO entry " + fmt.Sprintf(row, "2", "'new'"),
		"replace by id":      "INSERT OR REPLACE INTO entry " + fmt.Sprintf(row, "4", "id"),
		"insert after a gap": "INSERT INTO entry " + fmt.Sprintf(row, "5", "'new'"),
		"insert before":      "INSERT INTO entry " + fmt.Sprintf(row, "0", "'new'"),
	} {
		if _, err := db.Exec(statement); err == nil || !strings.Contains(err.Error(), "ledger entries are") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestVerifyDetectsTamperingWithTheFile(t *testing.T) {
	const unfence = "DROP TRIGGER entry_no_update; DROP TRIGGER entry_no_delete; DROP TRIGGER entry_only_append;"
	const copied = "kind, v, at, conversation, key_id, meta, ciphertext, prev_hash, hash FROM entry"
	cases := []struct {
		name, script string
		bad          int64
		problem      string
	}{
		{"nothing but the fence", "", 0, ""},
		{"meta edited", "UPDATE entry SET meta = CAST(replace(CAST(meta AS TEXT), '4', '5') AS BLOB) WHERE seq = 5", 5, audit.ProblemHash},
		{"payload edited", "UPDATE entry SET ciphertext = zeroblob(40) WHERE seq = 5", 5, audit.ProblemHash},
		{"time edited", "UPDATE entry SET at = at + 1 WHERE seq = 5", 5, audit.ProblemHash},
		{"hash edited", "UPDATE entry SET hash = zeroblob(32) WHERE seq = 5", 5, audit.ProblemHash},
		{"deleted", "DELETE FROM entry WHERE seq = 5", 5, audit.ProblemGap},
		{"first deleted", "DELETE FROM entry WHERE seq = 1", 1, audit.ProblemGap},
		{"middle cut out", "DELETE FROM entry WHERE seq BETWEEN 4 AND 7", 4, audit.ProblemGap},
		{"middle cut out and numbered again", "DELETE FROM entry WHERE seq BETWEEN 4 AND 7; UPDATE entry SET seq = seq - 4 WHERE seq > 7", 4, audit.ProblemHash},
		{"put at the end", "INSERT INTO entry SELECT 11, 'new', " + copied + " WHERE seq = 10", 11, audit.ProblemHash},
		{"put before the first", "INSERT INTO entry SELECT -1, 'new', " + copied + " WHERE seq = 1", -1, audit.ProblemOrder},
		{"put between", "UPDATE entry SET seq = -seq WHERE seq > 5; UPDATE entry SET seq = 1 - seq WHERE seq < 0; INSERT INTO entry SELECT 6, 'new', " + copied + " WHERE seq = 5", 6, audit.ProblemHash},
		{"two swapped", "UPDATE entry SET seq = -1 WHERE seq = 4; UPDATE entry SET seq = 4 WHERE seq = 5; UPDATE entry SET seq = 5 WHERE seq = -1", 4, audit.ProblemHash},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			l, path := filledLedger(t, 10)
			db := store.Raw(path)
			defer db.Close()
			if _, err := db.Exec(unfence + c.script); err != nil {
				t.Fatal(err)
			}
			r, err := audit.Verify(t.Context(), l, nil)
			if err != nil || r.BadSeq != c.bad || r.Problem != c.problem || r.OK != (c.problem == "") {
				t.Errorf("report %+v, %v; want %q at %d", r, err, c.problem, c.bad)
			}
		})
	}
}

func TestCutTailShowsOnlyInTheHead(t *testing.T) {
	l, path := filledLedger(t, 10)
	anchor, err := l.Head(t.Context())
	if err != nil || anchor.Seq != 10 {
		t.Fatal(anchor, err)
	}
	db := store.Raw(path)
	defer db.Close()
	if _, err := db.Exec("DROP TRIGGER entry_no_delete; DELETE FROM entry WHERE seq > 8"); err != nil {
		t.Fatal(err)
	}
	r, err := audit.Verify(t.Context(), l, nil)
	if err != nil || !r.OK || r.Entries != 8 || string(r.Head) == string(anchor.Hash) {
		t.Errorf("report %+v, %v", r, err)
	}
}

func TestOpenRefusesPayloadOfAnotherEntry(t *testing.T) {
	l, _ := filledLedger(t, 2)
	es := allEntries(t, l)
	es[0].Ciphertext = es[1].Ciphertext
	var v any
	if err := l.Open(t.Context(), es[0], &v); assist.CodeOf(err) != assist.CodeCorrupt {
		t.Errorf("opened: %v", err)
	}
}
