package audit_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/assist/assisttest"
	"baihua/backend/audit"
)

// forged is a ledger whose entries somebody had in hand.
type forged struct {
	*assisttest.Memory
	es  []assist.Entry
	err error
}

func (f forged) Entries(context.Context, assist.Filter) iter.Seq2[assist.Entry, error] {
	return func(yield func(assist.Entry, error) bool) {
		for _, e := range f.es {
			if !yield(e, nil) {
				return
			}
		}
		if f.err != nil {
			yield(assist.Entry{}, f.err)
		}
	}
}

func chain(t *testing.T, n int) []assist.Entry {
	t.Helper()
	m := assisttest.NewMemory()
	for i := range n {
		e := assist.NewEntry{ID: fmt.Sprint(i), Kind: assist.EntrySmallTalk, Payload: i}
		if _, err := m.Append(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	var out []assist.Entry
	for e, err := range m.Entries(t.Context(), assist.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

// rehashed is e as a forger leaves it who knows how hashes are made.
func rehashed(e assist.Entry) assist.Entry {
	e.Hash = assist.HashEntry(e)
	return e
}

func TestVerifyFindsTheFirstFault(t *testing.T) {
	cases := []struct {
		name    string
		forge   func([]assist.Entry) []assist.Entry
		bad     int64
		problem string
	}{
		{"untouched", func(es []assist.Entry) []assist.Entry { return es }, 0, ""},
		{"empty", func([]assist.Entry) []assist.Entry { return nil }, 0, ""},
		{"edited", func(es []assist.Entry) []assist.Entry {
			es[3].Ciphertext = []byte("forged")
			return es
		}, 4, audit.ProblemHash},
		{"edited and hashed again", func(es []assist.Entry) []assist.Entry {
			es[3].Ciphertext = []byte("forged")
			es[3] = rehashed(es[3])
			return es
		}, 5, audit.ProblemOrder},
		{"deleted", func(es []assist.Entry) []assist.Entry { return slices.Delete(es, 3, 4) }, 4, audit.ProblemGap},
		{"deleted and numbered again", func(es []assist.Entry) []assist.Entry {
			es = slices.Delete(es, 3, 4)
			for i := range es {
				es[i].Seq = int64(i) + 1
				es[i] = rehashed(es[i])
			}
			return es
		}, 4, audit.ProblemOrder},
		{"beginning cut off", func(es []assist.Entry) []assist.Entry { return es[2:] }, 1, audit.ProblemGap},
		{"middle cut out", func(es []assist.Entry) []assist.Entry { return slices.Delete(es, 2, 7) }, 3, audit.ProblemGap},
		{"swapped", func(es []assist.Entry) []assist.Entry {
			es[3], es[4] = es[4], es[3]
			return es
		}, 4, audit.ProblemGap},
		{"swapped with numbers", func(es []assist.Entry) []assist.Entry {
			es[3], es[4] = es[4], es[3]
			es[3].Seq, es[4].Seq = 4, 5
			return es
		}, 4, audit.ProblemHash},
		{"put in", func(es []assist.Entry) []assist.Entry {
			return slices.Insert(es, 4, rehashed(assist.Entry{Seq: 4, ID: "x", PrevHash: es[3].Hash}))
		}, 4, audit.ProblemOrder},
		{"put before", func(es []assist.Entry) []assist.Entry {
			return slices.Insert(es, 0, rehashed(assist.Entry{Seq: -1, ID: "x"}))
		}, -1, audit.ProblemOrder},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r, err := audit.Verify(t.Context(), forged{es: c.forge(chain(t, 10))}, nil)
			if err != nil || r.OK != (c.problem == "") || r.BadSeq != c.bad || r.Problem != c.problem {
				t.Errorf("report %+v, %v; want %q at %d", r, err, c.problem, c.bad)
			}
		})
	}
}

func TestVerifyTellsHeadAndProgress(t *testing.T) {
	es := chain(t, 2500)
	var told []int64
	r, err := audit.Verify(t.Context(), forged{es: es}, func(n int64) { told = append(told, n) })
	if err != nil || r.Entries != 2500 || !bytes.Equal(r.Head, es[2499].Hash) {
		t.Errorf("report %+v, %v", r, err)
	}
	if !slices.Equal(told, []int64{1000, 2000, 2500}) {
		t.Errorf("progress %v", told)
	}
	cut, err := audit.Verify(t.Context(), forged{es: es[:2000]}, nil)
	if err != nil || !cut.OK || bytes.Equal(cut.Head, r.Head) {
		t.Errorf("a cut tail shows only in the head: %+v, %v", cut, err)
	}
}

func TestVerifyTellsFaultFromFailure(t *testing.T) {
	es := chain(t, 3)
	r, err := audit.Verify(t.Context(), forged{es: es, err: assist.NewError(assist.CodeCorrupt, "torn", nil)}, nil)
	if err != nil || r.OK || r.Problem != audit.ProblemUnreadable || r.BadSeq != 4 {
		t.Errorf("report %+v, %v", r, err)
	}
	gone := errors.New("disk gone")
	if _, err := audit.Verify(t.Context(), forged{es: es, err: gone}, nil); !errors.Is(err, gone) {
		t.Errorf("error %v", err)
	}
}
