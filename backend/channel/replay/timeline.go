package replay

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"baihua/backend/assist"
	"baihua/backend/channel/openws"
)

// cue is one thing to play: at is its place on the play clock at speed 1.
type cue struct {
	at     time.Duration
	script int
	turn   int // index into the script's turns; len(turns) = the conversation ends
}

// timeline lays all scripts out on one clock: one begins every stagger, so that they
// interleave as they would on a busy morning. length is when a repeat may begin.
func timeline(scripts []Script, o Options) (cues []cue, length time.Duration) {
	for i, s := range scripts {
		at := time.Duration(i) * o.Stagger
		began := at
		for j, t := range s.Turns {
			switch {
			case t.T != nil:
				at = max(at, began+time.Duration(*t.T*float64(time.Second)))
			case j > 0:
				at += o.Gap
			}
			if !o.SkipAgent || t.Role != string(assist.RoleAgent) {
				cues = append(cues, cue{at: at, script: i, turn: j})
			}
		}
		cues = append(cues, cue{at: at + o.Linger, script: i, turn: len(s.Turns)})
		length = max(length, at+o.Linger)
	}
	slices.SortStableFunc(cues, func(a, b cue) int { return cmp.Compare(a.at, b.at) })
	return cues, length
}

// frame writes a cue as it goes over the wire; its number comes with the tape.
func (c cue) frame(s Script, round int, at time.Time) openws.Frame {
	f := openws.Frame{Type: openws.TypeTurn, Conversation: conversation(s, round), Customer: s.Customer}
	if c.turn == len(s.Turns) {
		f.Type = openws.TypeEnd
		return f
	}
	t := s.Turns[c.turn]
	f.Turn = &openws.Turn{
		ID: strconv.Itoa(c.turn + 1), Role: t.Role, Kind: wireKind(t.Kind), Text: t.Text, At: at.UTC().Format(time.RFC3339Nano),
	}
	if t.Role == string(assist.RoleCustomer) {
		f.Turn.Name = s.Customer
	}
	return f
}

// conversation names a script's conversation; a repeat is another conversation.
func conversation(s Script, round int) string {
	if round == 0 {
		return s.ID
	}
	return fmt.Sprintf("%s~%d", s.ID, round+1)
}

// wireKind reads kinds of other schemas ("typed", "suggestion") as text.
func wireKind(s string) string {
	switch k := assist.TurnKind(s); k {
	case assist.TurnImage, assist.TurnVoice, assist.TurnFile:
		return s
	}
	return string(assist.TurnText)
}
