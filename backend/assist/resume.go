package assist

import "context"

// resume gives every customer turn that an earlier process left without an outcome
// one: the newest of a waiting burst is ruled on, the others were superseded.
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

func (t *talk) resume(turnIDs []string) {
	burst := t.conv.Burst()
	for _, id := range turnIDs {
		if len(burst) > 0 && burst[len(burst)-1].ID == id {
			t.answer(ChannelEvent{Kind: EventTurn, Turn: burst[len(burst)-1]})
			continue
		}
		t.recordOutcome(EntrySuperseded, id, OutcomeSuperseded, t.desk.Now())
	}
}
