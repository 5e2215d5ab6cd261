package assist

import (
	"context"
	"slices"
)

// resume gives every customer turn that an earlier process left without an outcome
// one: of a burst that still waits the newest question is ruled on; the others were
// superseded.
func (d *Desk) resume(ctx context.Context) error {
	left, err := d.Records.Unruled(ctx)
	if err != nil {
		return err
	}
	byTalk := map[string][]string{}
	var order []string
	for _, ref := range left {
		if len(byTalk[ref.ConversationID]) == 0 {
			order = append(order, ref.ConversationID)
		}
		byTalk[ref.ConversationID] = append(byTalk[ref.ConversationID], ref.TurnID)
	}
	for _, id := range order {
		if err := d.talk(id).do(ctx, func(t *talk) { t.resume(byTalk[id]) }); err != nil {
			return err
		}
	}
	return nil
}

func (t *talk) resume(unruled []string) {
	newest := true
	for _, turn := range slices.Backward(t.conv.Burst()) {
		i := slices.Index(unruled, turn.ID)
		if i < 0 {
			newest = newest && turn.Outcome == OutcomeSmallTalk
			continue
		}
		unruled = slices.Delete(unruled, i, i+1)
		q, err := t.desk.Pipeline.read(Conversation{ID: t.id, Turns: []Turn{turn}})
		switch {
		case err == nil && q.Kind.Silent():
			t.recordOutcome(EntrySmallTalk, turn.ID, OutcomeSmallTalk, t.desk.Now())
		case newest:
			newest = false
			t.startRun(turn, t.desk.Now())
		default:
			t.recordOutcome(EntrySuperseded, turn.ID, OutcomeSuperseded, t.desk.Now())
		}
	}
	for _, id := range unruled {
		t.recordOutcome(EntrySuperseded, id, OutcomeSuperseded, t.desk.Now())
	}
}
