package assist

import "time"

// record makes one entry durable. When it cannot, the screens are told and false comes
// back; the caller leaves in retry what must be done again.
func (t *talk) record(e NewEntry) bool {
	if e.ID == "" {
		e.ID = t.desk.NewID()
	}
	e.At, e.ConversationID = t.desk.Now(), t.id
	if _, err := t.desk.Records.Append(t.desk.ctx, e); err != nil {
		t.fail("record "+string(e.Kind), err)
		t.desk.owing.Store(true)
		t.publish(Event{Kind: PublishTrouble, Trouble: CodeOf(err)})
		return false
	}
	if t.desk.owing.CompareAndSwap(true, false) {
		t.desk.wg.Go(t.desk.recordOwed) // space is back: others may be waiting for it too
	}
	return true
}

// recordOutcome gives a turn an outcome that needs no suggestion.
func (t *talk) recordOutcome(kind EntryKind, turnID string, o Outcome, received time.Time) {
	ms := elapsed(t.desk.Now(), received)
	meta := Meta{TurnID: turnID, Turns: []string{turnID}, Outcome: o, Ms: ms}
	if !t.record(NewEntry{Kind: kind, Meta: meta}) {
		t.retry = append(t.retry, func() { t.recordOutcome(kind, turnID, o, received) })
		return
	}
	t.setOutcome(turnID, o)
	t.publish(Event{Kind: PublishOutcome, Turns: t.turn(turnID), Ms: ms})
}

// recordAgain takes up what could not be recorded.
func (t *talk) recordAgain() {
	owed := t.retry
	t.retry = nil
	for _, f := range owed {
		f()
	}
}

// recordOwed lets every conversation take up what it could not record.
func (d *Desk) recordOwed() {
	for _, t := range d.all() {
		_ = t.do(d.ctx, (*talk).recordAgain)
	}
}
