package app

import (
	"slices"
	"time"

	"baihua/backend/assist"
)

// millis is t in unix milliseconds, 0 for the zero time.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// list is xs, never nil: a nil slice would reach the screens as null.
func list[T any](xs []T) []T {
	if xs == nil {
		return []T{}
	}
	return xs
}

func row(s assist.Status) ConversationRow {
	r := ConversationRow{
		ID: s.ID, Channel: s.Channel, Customer: s.Customer, Last: s.Last.Text, LastRole: string(s.Last.Role),
		LastKind: string(s.Last.Kind), LastAt: millis(s.Last.At), WaitingAt: millis(s.Waiting), Outcome: string(s.Outcome),
		Decided: string(s.Decided), Route: string(s.Route), Ended: s.Ended,
	}
	if s.Running != "" && s.Outcome == "" {
		r.Outcome = "running"
	}
	return r
}

func turnViews(turns []assist.Turn) []TurnView {
	out := make([]TurnView, 0, len(turns))
	for _, t := range turns {
		out = append(out, TurnView{
			ID: t.ID, Role: string(t.Role), Kind: string(t.Kind), Name: t.Name, Text: t.Text, At: millis(t.At),
			Outcome: string(t.Outcome), SuggestionID: t.SuggestionID,
		})
	}
	return out
}

func channelView(s assist.ChannelState) ChannelView {
	return ChannelView{Name: s.Channel, Code: s.Code, Detail: s.Detail, Retry: millis(s.Retry), Listen: s.Listen}
}

// cardInput is what a card is made from.
type cardInput struct {
	s          *assist.Suggestion
	superseded bool
	decision   *assist.Decision
	delivery   *assist.SendReceipt
}

func card(in cardInput) *Card {
	s := in.s
	c := &Card{
		SuggestionID: s.ID, ConversationID: s.ConversationID, TurnID: s.TurnID, Hash: s.Hash(),
		Route: string(s.Ruling.Route), Reason: string(s.Ruling.Reason), Detail: list(s.Ruling.Detail),
		Question: s.Question, Open: list(s.Open), Lang: s.Lang, Text: s.Text,
		Sentences: sentences(s.Sentences), Citations: citations(s.Citations), Nearest: citations(s.Nearest), Sides: citations(s.Sides), Guesses: guesses(s.Guesses),
		Basis: string(s.Ruling.Basis), Lane: string(s.Ruling.Lane), Confidence: confidence(s.Ruling.Confidence),
		State: "open", At: millis(s.At), Ms: s.Ms, CanSend: channelOf(s.ConversationID) != assist.CounterChannel,
		Warning: warning(s.Citations),
	}
	if in.superseded {
		c.State = "superseded"
	}
	if in.decision != nil && in.decision.SuggestionID == s.ID {
		c.State = "decided"
		view := decisionView(*in.decision, in.delivery)
		c.Decision = &view
	}
	return c
}

// warning is what must be said of a card's sources before it is sent on, "" = nothing.
func warning(cs []assist.Citation) string {
	switch {
	case slices.ContainsFunc(cs, func(c assist.Citation) bool { return c.Sample }):
		return "unreviewed_sample"
	case slices.ContainsFunc(cs, func(c assist.Citation) bool { return c.Internal }):
		return "internal"
	}
	return ""
}

func decisionView(d assist.Decision, r *assist.SendReceipt) DecisionView {
	v := DecisionView{ID: d.ID, Action: string(d.Action), Via: string(d.Via), Text: d.Text, Reason: d.Reason, At: millis(d.At)}
	if r != nil {
		v.Delivery = string(r.Status)
	} else if d.Via == assist.ViaChannel && d.Text != "" {
		v.Delivery = string(assist.SendQueued)
	}
	return v
}

func guesses(gs []assist.Guess) []GuessView {
	out := make([]GuessView, 0, len(gs))
	for _, g := range gs {
		out = append(out, GuessView{Said: g.Said, Read: g.Read})
	}
	return out
}

func sentences(ss []assist.Sentence) []SentenceView {
	out := make([]SentenceView, 0, len(ss))
	for _, s := range ss {
		out = append(out, SentenceView{Text: s.Text, Citations: list(s.Citations)})
	}
	return out
}

func citations(cs []assist.Citation) []CitationView {
	out := make([]CitationView, 0, len(cs))
	for _, c := range cs {
		out = append(out, CitationView{
			N: c.N, DocumentID: c.DocumentID, PassageID: c.PassageID, Title: c.Title, Heading: list(c.Heading),
			Quote: c.Quote, Start: c.Place.Start, End: c.Place.End, Origin: c.Origin, Internal: c.Internal, Sample: c.Sample,
		})
	}
	return out
}

func confidence(c *assist.Confidence) *Confidence {
	if c == nil {
		return nil
	}
	return &Confidence{P: c.P, Low: c.Low, N: c.N, Word: c.Word(), Source: c.Source}
}
