package assist

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"
)

// recentTurns is how many turns of a conversation the desk holds in memory.
const recentTurns = 200

// CounterChannel is the pseudo channel of the ask box: questions that come by phone
// or across a counter. Nothing can be sent through it.
const CounterChannel = "counter"

// OutgoingCheck compares what the agent typed with the evidence of the suggestion.
type OutgoingCheck func(ctx context.Context, text string, s Suggestion) []Veto

// StandingCheck gives CodeWithdrawn when a source of the suggestion is not in use for
// customers any more: withdrawn, deleted, changed, made internal or expired since.
type StandingCheck func(ctx context.Context, s Suggestion) error

// Desk keeps the conversations: one goroutine each, so that turns, runs and decisions
// of a conversation happen one after the other. It is safe for concurrent use.
type Desk struct {
	Records  Records
	Pipeline *Pipeline
	Publish  Publisher
	Outgoing OutgoingCheck // may be nil: nothing typed is checked
	Standing StandingCheck // may be nil: sources stay as they are
	Now      func() time.Time
	NewID    func() string
	Log      *slog.Logger

	owing    atomic.Bool // something could not be recorded
	mu       sync.Mutex
	talks    map[string]*talk
	channels map[string]Channel
	ctx      context.Context
	stop     context.CancelFunc
	wg       sync.WaitGroup
}

// Start makes the desk ready. It takes up what an earlier process left: turns without
// an outcome are ruled on or recorded as superseded.
func (d *Desk) Start(ctx context.Context) error {
	d.ctx, d.stop = context.WithCancel(context.WithoutCancel(ctx))
	d.talks, d.channels = map[string]*talk{}, map[string]Channel{}
	recent, err := d.Records.Recent(ctx, 200, 1)
	if err != nil {
		return err
	}
	for _, c := range recent {
		if !c.Ended && c.Channel != CounterChannel { // who stood at the counter has gone
			d.talk(c.ID)
		}
	}
	return d.resume(ctx)
}

// Close stops every run and waits until the conversations' goroutines are gone. What
// was recorded stays; a run that was cut off is taken up by the next Start.
func (d *Desk) Close() {
	d.mu.Lock()
	d.stop()
	d.mu.Unlock()
	d.wg.Wait()
}

// Listen runs a channel until its far side ends, ctx is done, or it cannot go on.
// Replies of conversations on this channel go out through it meanwhile.
func (d *Desk) Listen(ctx context.Context, ch Channel) error {
	cursor, err := d.Records.Cursor(ctx, ch.Name())
	if err != nil {
		return err
	}
	d.mu.Lock()
	d.channels[ch.Name()] = ch
	d.mu.Unlock()
	defer func() {
		d.mu.Lock()
		delete(d.channels, ch.Name())
		d.mu.Unlock()
	}()
	d.resend(ctx, ch.Name())
	return ch.Listen(ctx, cursor, func(ctx context.Context, ev ChannelEvent) error {
		return d.Receive(ctx, ch.Name(), ev)
	})
}

// Receive takes one event of a channel. It returns once the event and its cursor are
// durable; an event seen before changes nothing.
func (d *Desk) Receive(ctx context.Context, channel string, ev ChannelEvent) error {
	switch ev.Kind {
	case EventState:
		state := ev.State
		d.Publish.Publish(Event{Kind: PublishChannel, Channel: &state})
		if state.Code == StateLive {
			d.wg.Go(func() { d.resend(d.ctx, channel) })
		}
		return nil
	case EventTyping:
		id := channel + "/" + ev.Conversation
		d.Publish.Publish(Event{Kind: PublishTyping, ConversationID: id})
		return nil
	}
	fresh, err := d.Records.Record(ctx, channel, ev)
	if err != nil || !fresh {
		return err
	}
	// It is durable, so it is ruled on even when the channel is left just now.
	return d.talk(channel+"/"+ev.Conversation).do(context.WithoutCancel(ctx), func(t *talk) { t.receive(ev) })
}

// Ask takes a question the agent typed for a customer who is not on a channel.
// conversationID continues an earlier one; "" is a new customer, so that nobody's
// question is read in the light of somebody else's. lang "" reads it from the question;
// one without a word is refused.
func (d *Desk) Ask(ctx context.Context, conversationID, question, lang string) (string, error) {
	alone := Conversation{Turns: []Turn{{Role: RoleCustomer, Kind: TurnText, Text: question}}}
	if q, err := d.Pipeline.read(alone); err == nil && q.Kind == QueryNothing {
		return "", NewError(CodeInvalid, "nothing is asked: type the customer's question in words", nil)
	}
	remote := d.NewID()
	if conversationID != "" {
		c, err := d.Records.Conversation(ctx, conversationID, 1)
		if err != nil {
			return "", err
		}
		if c.Channel != CounterChannel {
			return "", NewError(CodeInvalid, "questions can only be added to a conversation of the ask box", nil)
		}
		remote = c.Remote
	}
	now := d.Now()
	err := d.Receive(ctx, CounterChannel, ChannelEvent{
		Kind: EventTurn, Conversation: remote, Received: now,
		Turn: Turn{ID: d.NewID(), Role: RoleCustomer, Kind: TurnText, Text: question, Lang: lang, At: now},
	})
	return CounterChannel + "/" + remote, err
}

// talk finds or starts a conversation's goroutine.
func (d *Desk) talk(id string) *talk {
	d.mu.Lock()
	defer d.mu.Unlock()
	if t, ok := d.talks[id]; ok {
		return t
	}
	t := &talk{desk: d, id: id, inbox: make(chan func(), 64)}
	d.talks[id] = t
	d.wg.Go(t.loop)
	return t
}

// channel is the running channel of that name, nil when it is not listened to.
func (d *Desk) channel(name string) Channel {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.channels[name]
}

// errClosed is what a request gets when the desk closes before its turn.
var errClosed = NewError(CodeUnavailable, "the desk is closing; start the program again", errors.New("desk closed"))

// Wait blocks until no conversation has a run under way or work queued.
func (d *Desk) Wait(ctx context.Context) error {
	for {
		busy := false
		for _, t := range d.all() {
			var running bool
			if err := t.do(ctx, func(t *talk) { running = t.run != nil }); err != nil {
				return err
			}
			busy = busy || running
		}
		if !busy {
			return nil
		}
		if err := d.anyRun(ctx); err != nil {
			return err
		}
	}
}

// anyRun waits for the end of one run that is under way now.
func (d *Desk) anyRun(ctx context.Context) error {
	for _, t := range d.all() {
		var done <-chan struct{}
		if err := t.do(ctx, func(t *talk) {
			if t.run != nil {
				done = t.run.done
			}
		}); err != nil {
			return err
		}
		if done == nil {
			continue
		}
		select {
		case <-done:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

func (d *Desk) all() []*talk {
	d.mu.Lock()
	defer d.mu.Unlock()
	out := make([]*talk, 0, len(d.talks))
	for _, t := range d.talks {
		out = append(out, t)
	}
	return out
}
