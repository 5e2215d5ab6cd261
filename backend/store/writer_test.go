package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/audit"
	"baihua/backend/store"
)

// held is a writer that waits, so that what is queued meanwhile becomes one group.
type held struct {
	ledger *store.Ledger
	free   chan struct{}
	calls  sync.WaitGroup
}

func hold(t *testing.T, l *store.Ledger) *held {
	t.Helper()
	h := &held{ledger: l, free: make(chan struct{})}
	begun := make(chan struct{})
	h.calls.Go(func() {
		if err := l.Write(t.Context(), func(*sql.Tx) error { close(begun); <-h.free; return nil }); err != nil {
			t.Error(err)
		}
	})
	<-begun
	return h
}

// queue starts call and returns once its request is in the queue.
func (h *held) queue(call func()) {
	before := h.ledger.Queued()
	h.calls.Go(call)
	for h.ledger.Queued() == before {
		runtime.Gosched()
	}
}

// release lets the writer go on and waits for every call.
func (h *held) release() {
	close(h.free)
	h.calls.Wait()
}

func TestRequestThatFailsInsideAGroupFailsAlone(t *testing.T) {
	l, _ := newLedger(t)
	broken := errors.New("broken")
	errs := make([]error, 9)
	before, _ := l.Committed()
	h := hold(t, l)
	for i := range errs {
		h.queue(func() {
			errs[i] = l.Write(t.Context(), func(tx *sql.Tx) error {
				if _, err := tx.Exec("INSERT INTO setting VALUES (?, 'x')", fmt.Sprint(i)); err != nil {
					return err
				}
				switch i % 3 {
				case 1:
					return broken
				case 2:
					_, err := tx.Exec("INSERT INTO setting VALUES (?, 'again')", fmt.Sprint(i))
					return err
				}
				return nil
			})
		})
	}
	h.release()
	for i, err := range errs {
		if (err == nil) != (i%3 == 0) || i%3 == 1 && !errors.Is(err, broken) {
			t.Errorf("request %d: %v", i, err)
		}
		want := map[bool]string{true: "x"}[i%3 == 0]
		if got, err := l.Setting(t.Context(), fmt.Sprint(i)); got != want || err != nil {
			t.Errorf("request %d left %q, %v", i, got, err)
		}
	}
	if after, _ := l.Committed(); after != before+2 {
		t.Errorf("%d commits for what queued behind one", after-before-1)
	}
}

func TestCallerThatGaveUpInTheQueueWritesNothing(t *testing.T) {
	l, _ := newLedger(t)
	ctx, cancel := context.WithCancel(t.Context())
	var gone, kept error
	h := hold(t, l)
	h.queue(func() { _, gone = l.Append(ctx, entry("gone", "demo/1", "x")) })
	h.queue(func() { _, kept = l.Append(t.Context(), entry("kept", "demo/1", "x")) })
	cancel()
	h.release()
	if assist.CodeOf(gone) != assist.CodeCancelled || kept != nil {
		t.Errorf("gone: %v; kept: %v", gone, kept)
	}
	if es := allEntries(t, l); len(es) != 1 || es[0].ID != "kept" {
		t.Errorf("%d entries", len(es))
	}
}

func TestCloseFinishesWhatIsQueued(t *testing.T) {
	l, path := newLedger(t)
	h := hold(t, l)
	for i := range 4 {
		h.queue(func() { mustAppend(t, l, entry(fmt.Sprint(i), "demo/1", i)) })
	}
	h.calls.Go(func() { closeLedger(t, l) })
	h.release()
	if es := allEntries(t, reopen(t, path)); len(es) != 4 {
		t.Errorf("%d entries", len(es))
	}
}

func TestFullDiskLosesNothingAndGoesOn(t *testing.T) {
	l, _ := newLedger(t)
	writer, _ := l.Pools()
	limit := func(pages string) {
		if _, err := writer.Exec("PRAGMA max_page_count = " + pages); err != nil {
			t.Fatal(err)
		}
	}
	limit("60") // SQLite then answers as on a full disk
	var acknowledged int
	var full error
	for full == nil {
		if _, full = l.Append(t.Context(), entry(fmt.Sprint(acknowledged), "demo/1", make([]byte, 3000))); full == nil {
			acknowledged++
		}
	}
	wantRefusal(t, full, assist.CodeUnavailable, store.CauseDiskFull, "free some space")
	if n := len(allEntries(t, l)); n != acknowledged || n == 0 {
		t.Errorf("%d entries, %d acknowledged", n, acknowledged)
	}
	limit("100000")
	mustAppend(t, l, entry(fmt.Sprint(acknowledged), "demo/1", "space again"))
	if r, err := audit.Verify(t.Context(), l, nil); err != nil || !r.OK || r.Entries != int64(acknowledged)+1 {
		t.Errorf("chain %+v, %v", r, err)
	}
}
