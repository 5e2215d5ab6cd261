package assisttest

import (
	"bytes"
	"context"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"baihua/backend/assist"
)

// at is a moment that is stored exactly.
func at() time.Time { return time.UnixMicro(1_760_000_000_123_456).UTC() }

// Ledger checks an implementation of assist.Ledger; open makes an empty one.
func Ledger(t *testing.T, open func(t *testing.T) assist.Ledger) {
	for name, check := range map[string]func(*testing.T, assist.Ledger){
		"entries form a chain from one":           chains,
		"an entry is stored as it was given":      keepsFields,
		"a repeated id is stored once":            storesOnce,
		"entries are stored together or not":      storesTogether,
		"a cancelled caller stores nothing":       refusesCancelled,
		"a filter selects":                        filters,
		"a payload opens to what was put in":      opensPayload,
		"a payload that cannot open says so":      refusesPayload,
		"reading may stop early and open payload": readsLazily,
		"callers may append at the same time":     appendsConcurrently,
	} {
		t.Run(name, func(t *testing.T) { check(t, open(t)) })
	}
}

func entry(id string) assist.NewEntry {
	return assist.NewEntry{
		ID: id, Kind: assist.EntrySmallTalk, At: at(), ConversationID: "demo/1",
		Meta: assist.Meta{Outcome: assist.OutcomeSmallTalk, Draw: 0.25},
	}
}

func mustAppend(t *testing.T, l assist.Ledger, es ...assist.NewEntry) []assist.EntryReceipt {
	t.Helper()
	rs, err := l.Append(t.Context(), es...)
	if err != nil {
		t.Fatal(err)
	}
	if len(rs) != len(es) {
		t.Fatalf("%d receipts for %d entries", len(rs), len(es))
	}
	return rs
}

func all(t *testing.T, l assist.Ledger, f assist.Filter) []assist.Entry {
	t.Helper()
	var out []assist.Entry
	for e, err := range l.Entries(t.Context(), f) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func wantCode(t *testing.T, err error, want assist.Code) {
	t.Helper()
	if got := assist.CodeOf(err); got != want {
		t.Errorf("error code %q (%v), want %q", got, err, want)
	}
}

func checkChain(t *testing.T, es []assist.Entry) {
	t.Helper()
	var prev []byte
	for i, e := range es {
		if e.Seq != int64(i)+1 {
			t.Fatalf("entry %d has number %d", i+1, e.Seq)
		}
		if !bytes.Equal(e.PrevHash, prev) || !bytes.Equal(e.Hash, assist.HashEntry(e)) {
			t.Fatalf("entry %d does not follow its predecessor", e.Seq)
		}
		prev = e.Hash
	}
}

func chains(t *testing.T, l assist.Ledger) {
	rs := append(mustAppend(t, l, entry("a")), mustAppend(t, l, entry("b"), entry("c"))...)
	es := all(t, l, assist.Filter{})
	checkChain(t, es)
	for i, r := range rs {
		if r.Seq != es[i].Seq || !bytes.Equal(r.Hash, es[i].Hash) {
			t.Errorf("receipt %d is not of entry %d", r.Seq, es[i].Seq)
		}
	}
}

func keepsFields(t *testing.T, l assist.Ledger) {
	in := entry("a")
	in.At = at().Add(999 * time.Nanosecond).In(time.FixedZone("", 3600))
	in.Payload = map[string]string{"k": "v"}
	mustAppend(t, l, in)
	e := all(t, l, assist.Filter{})[0]
	if e.ID != in.ID || e.Kind != in.Kind || e.ConversationID != in.ConversationID || !e.At.Equal(at()) || e.V != 1 || len(e.Ciphertext) == 0 {
		t.Errorf("stored %+v", e)
	}
	m, err := e.ReadMeta()
	if err != nil || !reflect.DeepEqual(m, in.Meta) {
		t.Errorf("meta %+v, %v", m, err)
	}
}

func storesOnce(t *testing.T, l assist.Ledger) {
	first := mustAppend(t, l, entry("a"), entry("b"), entry("a"))
	second := entry("a")
	second.Kind = assist.EntryDelivery
	again := mustAppend(t, l, entry("c"), second)
	if !reflect.DeepEqual(first[0], first[2]) || !reflect.DeepEqual(first[0], again[1]) {
		t.Error("a repeated id got another receipt")
	}
	es := all(t, l, assist.Filter{})
	checkChain(t, es)
	if len(es) != 3 || es[0].Kind != assist.EntrySmallTalk {
		t.Errorf("%d entries, first %s", len(es), es[0].Kind)
	}
}

func storesTogether(t *testing.T, l assist.Ledger) {
	nameless, kindless, strange := entry(""), entry("k"), entry("s")
	kindless.Kind = ""
	strange.Payload = func() {}
	for _, bad := range []assist.NewEntry{nameless, kindless, strange} {
		_, err := l.Append(t.Context(), entry("a"), bad)
		wantCode(t, err, assist.CodeInvalid)
	}
	if n := len(all(t, l, assist.Filter{})); n != 0 {
		t.Errorf("%d entries after refusals", n)
	}
}

func refusesCancelled(t *testing.T, l assist.Ledger) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := l.Append(ctx, entry("a"))
	wantCode(t, err, assist.CodeCancelled)
	if n := len(all(t, l, assist.Filter{})); n != 0 {
		t.Errorf("%d entries", n)
	}
	mustAppend(t, l, entry("a"))
	for _, err := range l.Entries(ctx, assist.Filter{}) {
		wantCode(t, err, assist.CodeCancelled)
	}
}

func filters(t *testing.T, l assist.Ledger) {
	other, decided := entry("b"), entry("c")
	other.ConversationID = "demo/2"
	decided.Kind = assist.EntryDecision
	decided.Payload = assist.Decision{ID: "d"}
	mustAppend(t, l, entry("a"), other, decided, entry("d"))
	for _, c := range []struct {
		f    assist.Filter
		want string
	}{
		{assist.Filter{}, "abcd"},
		{assist.Filter{After: 2}, "cd"},
		{assist.Filter{Kind: assist.EntrySmallTalk}, "abd"},
		{assist.Filter{ConversationID: "demo/1"}, "acd"},
		{assist.Filter{After: 1, Kind: assist.EntrySmallTalk, ConversationID: "demo/1"}, "d"},
		{assist.Filter{After: 9}, ""},
	} {
		got := ""
		for _, e := range all(t, l, c.f) {
			got += e.ID
		}
		if got != c.want {
			t.Errorf("%+v selects %q, want %q", c.f, got, c.want)
		}
	}
}

func opensPayload(t *testing.T, l assist.Ledger) {
	type payload struct {
		Text string
		N    []int
	}
	in := payload{Text: "约定周三送货 — after 2 pm", N: []int{1, 2}}
	e := entry("a")
	e.Payload = in
	mustAppend(t, l, e)
	var got payload
	if err := l.Open(t.Context(), all(t, l, assist.Filter{})[0], &got); err != nil || !reflect.DeepEqual(got, in) {
		t.Errorf("opened %+v, %v", got, err)
	}
}

func refusesPayload(t *testing.T, l assist.Ledger) {
	full := entry("b")
	full.Payload = "x"
	mustAppend(t, l, entry("a"), full)
	es := all(t, l, assist.Filter{})
	var v any
	wantCode(t, l.Open(t.Context(), es[0], &v), assist.CodeNotFound)
	changed := es[1]
	changed.Ciphertext = append(bytes.Clone(changed.Ciphertext), 'x')
	wantCode(t, l.Open(t.Context(), changed, &v), assist.CodeCorrupt)
	var wrong struct{ A int }
	wantCode(t, l.Open(t.Context(), es[1], &wrong), assist.CodeCorrupt)
}

func readsLazily(t *testing.T, l assist.Ledger) {
	es := make([]assist.NewEntry, 600)
	for i := range es {
		es[i] = entry(fmt.Sprint(i))
		es[i].Payload = i
	}
	mustAppend(t, l, es...)
	read := 0
	for e, err := range l.Entries(t.Context(), assist.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		var got int
		if err := l.Open(t.Context(), e, &got); err != nil || got != read {
			t.Fatalf("entry %d opened to %d, %v", e.Seq, got, err)
		}
		if read++; read == 550 {
			break
		}
	}
	if read != 550 {
		t.Errorf("read %d", read)
	}
}

func appendsConcurrently(t *testing.T, l assist.Ledger) {
	const writers, each = 16, 8
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				if _, err := l.Append(t.Context(), entry(fmt.Sprintf("%d-%d", w, i))); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	es := all(t, l, assist.Filter{})
	checkChain(t, es)
	if len(es) != writers*each {
		t.Errorf("%d entries, want %d", len(es), writers*each)
	}
}
