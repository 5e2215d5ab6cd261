package assist

// status is the conversation as the list shows it.
func (t *talk) status() Status {
	s := Status{ID: t.id, Channel: t.conv.Channel, Customer: t.conv.Customer, Ended: t.conv.Ended}
	if n := len(t.conv.Turns); n > 0 {
		s.Last = t.conv.Turns[n-1]
	}
	if t.run != nil {
		s.Running = t.run.stage
	}
	if t.current != nil {
		s.Route = t.current.Ruling.Route
	}
	if t.decision != nil {
		s.Decided = t.decision.Action
	}
	live := t.conv.Channel != CounterChannel && !t.conv.Ended && s.Decided != HandOver
	for _, turn := range t.reading().Burst() {
		if s.Outcome == "" || turn.Outcome != OutcomeSmallTalk {
			s.Outcome = turn.Outcome
		}
		if s.Waiting.IsZero() && turn.Outcome != OutcomeSmallTalk && live {
			s.Waiting = turn.At
		}
	}
	return s
}
