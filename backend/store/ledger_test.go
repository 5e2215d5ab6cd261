package store_test

import (
	"crypto/rand"
	"path/filepath"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/assist/assisttest"
	"baihua/backend/privacy"
	"baihua/backend/store"
)

var day = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// options are those of a ledger whose key lies beside it.
func options(path string) store.LedgerOptions {
	return store.LedgerOptions{
		Keys:  privacy.FileKey(path + ".key"),
		Now:   func() time.Time { return day },
		NewID: rand.Text,
	}
}

func reopen(t testing.TB, path string) *store.Ledger {
	t.Helper()
	l, err := store.OpenLedger(t.Context(), path, options(path))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func newLedger(t testing.TB) (*store.Ledger, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "seat 100%?#.db")
	return reopen(t, path), path
}

func closeLedger(t testing.TB, l *store.Ledger) {
	t.Helper()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestLedgerKeepsRecords(t *testing.T) {
	assisttest.Records(t, func(t *testing.T) assist.Records {
		l, _ := newLedger(t)
		return l
	})
}

func entry(id, conversation string, payload any) assist.NewEntry {
	return assist.NewEntry{ID: id, Kind: assist.EntrySmallTalk, At: day, ConversationID: conversation, Payload: payload}
}

func mustAppend(t testing.TB, l *store.Ledger, es ...assist.NewEntry) {
	t.Helper()
	if _, err := l.Append(t.Context(), es...); err != nil {
		t.Fatal(err)
	}
}

func allEntries(t testing.TB, l *store.Ledger) []assist.Entry {
	t.Helper()
	var out []assist.Entry
	for e, err := range l.Entries(t.Context(), assist.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func mustRecord(t testing.TB, l *store.Ledger, kind assist.EventKind, conversation, turn, text string) {
	t.Helper()
	ev := assist.ChannelEvent{
		Kind: kind, Conversation: conversation, Customer: "Zhao Lei 赵蕾",
		Turn: assist.Turn{ID: turn, Role: assist.RoleCustomer, Kind: assist.TurnText, Text: text, Name: "Zhao Lei 赵蕾", At: day},
	}
	if _, err := l.Record(t.Context(), "demo", ev); err != nil {
		t.Fatal(err)
	}
}
