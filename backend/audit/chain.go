package audit

import (
	"bytes"
	"context"

	"baihua/backend/assist"
)

// What can be wrong with a chain. Hash: an entry was changed. Gap: entries are missing before BadSeq.
// Order: an entry does not follow the one before it; something was put in, replaced or
// moved. Unreadable: an entry cannot be read at all.
const (
	ProblemHash       = "hash"
	ProblemGap        = "gap"
	ProblemOrder      = "order"
	ProblemUnreadable = "unreadable"
)

// ChainReport is the result of Verify. Entries counts what was checked and found right.
type ChainReport struct {
	Entries int64
	OK      bool
	BadSeq  int64  // the first bad entry, 0 when all are right
	Problem string // "" when all are right
	Head    []byte // hash of the last right entry: the anchor to keep elsewhere
}

// progressEvery is how many entries pass between two calls of progress.
const progressEvery = 1000

// Verify walks the whole chain and stops at the first fault. It needs no key and reads
// no payload. progress, which may be nil, is told how many entries were checked. The
// error is about the walk (cancelled, file gone); a bad chain is no error.
func Verify(ctx context.Context, l assist.Ledger, progress func(int64)) (ChainReport, error) {
	if progress == nil {
		progress = func(int64) {}
	}
	var last assist.Entry
	report := func(bad int64, p string) ChainReport {
		return ChainReport{Entries: last.Seq, OK: p == "", BadSeq: bad, Problem: p, Head: last.Hash}
	}
	for e, err := range l.Entries(ctx, assist.Filter{}) {
		if assist.CodeOf(err) == assist.CodeCorrupt {
			return report(last.Seq+1, ProblemUnreadable), nil
		}
		if err != nil {
			return report(0, ""), err
		}
		if bad, p := follows(last, e); p != "" {
			return report(bad, p), nil
		}
		if last = e; last.Seq%progressEvery == 0 {
			progress(last.Seq)
		}
	}
	progress(last.Seq)
	return report(0, ""), nil
}

// follows says what is wrong with e as the successor of last, and where.
func follows(last, e assist.Entry) (bad int64, p string) {
	switch {
	case e.Seq > last.Seq+1:
		return last.Seq + 1, ProblemGap
	case e.Seq != last.Seq+1:
		return e.Seq, ProblemOrder
	case !bytes.Equal(e.Hash, assist.HashEntry(e)):
		return e.Seq, ProblemHash
	case !bytes.Equal(e.PrevHash, last.Hash):
		return e.Seq, ProblemOrder
	}
	return 0, ""
}
