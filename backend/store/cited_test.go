package store_test

import (
	"bytes"
	"reflect"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/store"
)

// replied records a suggestion that cites documents, and what became of it; delivery ""
// is none.
func replied(t *testing.T, l *store.Ledger, id, conversation string, a assist.Action, via assist.Via, delivery assist.SendStatus, documents ...string) {
	t.Helper()
	s := suggestion(id, conversation)
	payload := assist.Suggestion{ID: id, ConversationID: conversation, Text: "words"}
	for _, d := range documents {
		payload.Citations = append(payload.Citations, assist.Citation{DocumentID: d}, assist.Citation{DocumentID: d})
	}
	s.Payload = payload
	decided := assist.NewEntry{
		ID: "decided-" + id, Kind: assist.EntryDecision, At: day, ConversationID: conversation,
		Meta: assist.Meta{SuggestionID: id, DecisionID: "d-" + id, Action: a},
	}
	d := assist.Decision{ID: "d-" + id, SuggestionID: id, Action: a, Via: via}
	if a == assist.Accept || a == assist.Edit {
		d.Text = "words"
	}
	decided.Payload = d
	mustAppend(t, l, s, decided)
	if delivery != "" {
		mustAppend(t, l, assist.NewEntry{
			ID: "sent-" + id, Kind: assist.EntryDelivery, At: day, ConversationID: conversation,
			Meta: assist.Meta{DecisionID: d.ID, Status: delivery}, Payload: assist.SendReceipt{Status: delivery},
		})
	}
}

func receivers(t *testing.T, l *store.Ledger, document string) (out []string) {
	t.Helper()
	got, err := l.Received(t.Context(), document)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range got {
		out = append(out, r.ConversationID+" "+string(r.Action)+" "+string(r.Delivery))
	}
	return out
}

func TestWhoReceivedADocumentIsKnown(t *testing.T) {
	l, path := newLedger(t)
	replied(t, l, "s1", "demo/1", assist.Accept, assist.ViaChannel, assist.SendSent, "home/zh/returns", "home/zh/delivery")
	replied(t, l, "s2", "demo/2", assist.Edit, assist.ViaClipboard, "", "home/zh/returns")
	replied(t, l, "s3", "demo/3", assist.Reject, assist.ViaNone, "", "home/zh/returns")
	replied(t, l, "s4", "demo/4", assist.Accept, assist.ViaChannel, assist.SendFailed, "home/zh/delivery")
	replied(t, l, "s5", "demo/5", assist.Accept, assist.ViaNone, "")
	check := func(when string, l *store.Ledger, returns ...string) {
		t.Helper()
		if got := receivers(t, l, "home/zh/returns"); !reflect.DeepEqual(got, returns) {
			t.Errorf("%s: %q", when, got)
		}
		if got, want := receivers(t, l, "home/zh/delivery"), []string{"demo/4 accept failed", "demo/1 accept sent"}; !reflect.DeepEqual(got, want) && when != "erased" {
			t.Errorf("%s: %q", when, got)
		}
		if got := receivers(t, l, "home/zh"); got != nil {
			t.Errorf("%s: nobody received it, but %q", when, got)
		}
	}
	check("at once", l, "demo/2 edit ", "demo/1 accept sent")
	if bytes.Contains(onDisk(t, path), []byte("home/zh/returns")) {
		t.Error("the file says what somebody asked about")
	}
	beside := options(path)
	beside.ReadOnly = true
	reader, err := store.OpenLedger(t.Context(), path, beside)
	if err != nil {
		t.Fatal(err)
	}
	check("beside its owner", reader, "demo/2 edit ", "demo/1 accept sent")
	closeLedger(t, reader)
	closeLedger(t, l)

	db := store.Raw(path)
	for _, forget := range []string{"DELETE FROM cited", "UPDATE suggestion SET cited = 0"} { // as an older program left it
		if _, err := db.Exec(forget); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	l = reopen(t, path)
	check("made anew", l, "demo/2 edit ", "demo/1 accept sent")
	if err := l.Erase(t.Context(), "demo/1"); err != nil {
		t.Fatal(err)
	}
	check("erased", l, "demo/2 edit ")
	closeLedger(t, l)
	check("erased", reopen(t, path), "demo/2 edit ")
}

func TestWhoReceivedADocumentNeedsTheKey(t *testing.T) {
	l, path := newLedger(t)
	closeLedger(t, l)
	sealed, err := store.OpenLedger(t.Context(), path, store.LedgerOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer sealed.Close()
	if _, err := sealed.Received(t.Context(), "home/zh/returns"); err == nil {
		t.Error("without the key nothing can be known, and nothing was said")
	}
}
