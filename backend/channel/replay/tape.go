package replay

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"
	"time"

	"baihua/backend/assist"
	"baihua/backend/channel/openws"
)

// tape is everything that happened, in order and numbered from 1, and who knows it.
// changed is closed and replaced whenever anything about it changes.
type tape struct {
	mu            sync.Mutex
	changed       chan struct{}
	events        []openws.Frame
	conversations map[string]bool
	replies       map[string]string // id of a send -> id of the turn it became
	acknowledged  int64
	turns         int
	customers     int
	connections   int
	finished      bool
}

func newTape() *tape {
	return &tape{changed: make(chan struct{}), conversations: map[string]bool{}, replies: map[string]string{}}
}

// watch returns a channel that is closed at the next change. Ask for it before looking.
func (t *tape) watch() <-chan struct{} {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.changed
}

// change runs f and wakes everybody who watches.
func (t *tape) change(f func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	f()
	close(t.changed)
	t.changed = make(chan struct{})
}

// play puts a script's event on the tape.
func (t *tape) play(f openws.Frame) {
	t.change(func() {
		t.append(f)
		if f.Turn != nil {
			t.turns++
			if f.Turn.Role == string(assist.RoleCustomer) {
				t.customers++
			}
		}
	})
}

func (t *tape) append(f openws.Frame) {
	f.Seq = int64(len(t.events)) + 1
	t.events = append(t.events, f)
	t.conversations[f.Conversation] = true
}

// reply puts the desk's reply on the tape, once for each id, and says which turn it is.
// known is false when its conversation never began.
func (t *tape) reply(f openws.Frame, at time.Time) (turnID string, known bool) {
	t.change(func() {
		if turnID, known = t.replies[f.ID]; known {
			return
		}
		if known = t.conversations[f.Conversation]; !known {
			return
		}
		turnID = replyTurnID(f.ID)
		t.replies[f.ID] = turnID
		t.append(openws.Frame{
			Type: openws.TypeTurn, Conversation: f.Conversation, Send: f.ID,
			Turn: &openws.Turn{
				ID: turnID, Role: string(assist.RoleAgent), Kind: string(assist.TurnText), Text: f.Text,
				At: at.UTC().Format(time.RFC3339Nano),
			},
		})
	})
	return turnID, known
}

// replyTurnID depends on nothing but the id, so that a reply repeated to a restarted
// server becomes the same turn.
func replyTurnID(sendID string) string {
	sum := sha256.Sum256([]byte(sendID))
	return "reply-" + hex.EncodeToString(sum[:12])
}

// after gives the events with a number above seq, at most n.
func (t *tape) after(seq int64, n int) []openws.Frame {
	t.mu.Lock()
	defer t.mu.Unlock()
	seq = min(seq, int64(len(t.events)))
	rest := t.events[seq:]
	return rest[:min(n, len(rest))]
}

// length is the newest number; over says that nothing will follow by itself.
func (t *tape) length() (newest int64, over bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return int64(len(t.events)), t.finished
}

func (t *tape) acknowledge(seq int64) {
	t.change(func() { t.acknowledged = max(t.acknowledged, seq) })
}

// ahead is how many events no client has acknowledged yet.
func (t *tape) ahead() int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return int64(len(t.events)) - t.acknowledged
}

func (t *tape) stats() Stats {
	t.mu.Lock()
	defer t.mu.Unlock()
	return Stats{
		Turns: t.turns, CustomerTurns: t.customers, Events: int64(len(t.events)), Acknowledged: t.acknowledged,
		Sends: len(t.replies), Connections: t.connections, Finished: t.finished,
	}
}
