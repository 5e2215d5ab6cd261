package app

import (
	"context"
	"encoding/hex"
	"time"

	"baihua/backend/assist"
	"baihua/backend/audit"
	"baihua/backend/seat"
)

// Insight is bound to the screens: what the record says, and what supervisors rule on.
type Insight struct {
	watch
	seat    *seat.Seat
	emitter *Emitter
}

// Today counts what was recorded since local midnight.
func (i *Insight) Today() (out Today, err error) {
	defer i.guard(&err)
	now := time.Now()
	midnight := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	c, err := i.seat.Ledger.Counts(context.Background(), midnight)
	if err != nil {
		return Today{}, err
	}
	out = Today{
		Turns: int(c.Turns), Shown: int(c.Outcomes[assist.OutcomeShow]), Escalated: int(c.Outcomes[assist.OutcomeEscalate]),
		Accepted: int(c.Actions[assist.Accept]), Edited: int(c.Actions[assist.Edit]) - c.Own, Own: c.Own, Rejected: int(c.Actions[assist.Reject]),
		HandedOver: int(c.Actions[assist.HandOver]), Reasons: map[string]int{}, Entries: c.Entries,
	}
	for r, n := range c.Reasons {
		out.Reasons[string(r)] = int(n)
	}
	return out, nil
}

// VerifyLedger walks the whole hash chain.
func (i *Insight) VerifyLedger() (out ChainReport, err error) {
	defer i.guard(&err)
	r, err := audit.Verify(context.Background(), i.seat.Ledger, func(int64) {})
	if err != nil {
		return ChainReport{}, err
	}
	return ChainReport{Entries: r.Entries, OK: r.OK, BadSeq: r.BadSeq, Problem: r.Problem, Head: hex.EncodeToString(r.Head)}, nil
}
