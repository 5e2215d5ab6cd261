package openws

import (
	"encoding/json"
	"errors"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// What a field may hold.
const (
	MaxID   = 200       // bytes of an id: conversation, turn, send, stream
	MaxText = 32 * 1024 // runes of an utterance or a reply
	MaxName = 200       // runes of a display name; longer ones are cut
	maxSeq  = 1<<53 - 1 // what every JSON reader keeps exact
)

var errNotJSON = errors.New("not a JSON object")

// Decode reads a frame and checks every field that its type needs. A frame of an unknown
// type decodes without further checks. Errors name the field, never what it held.
func Decode(data []byte) (Frame, error) {
	var f Frame
	if err := json.Unmarshal(data, &f); err != nil {
		return Frame{}, errNotJSON // the library's words may quote the frame
	}
	if f.Type == "" {
		return Frame{}, errors.New("no type")
	}
	if err := f.check(); err != nil {
		return Frame{}, fmt.Errorf("%s: %w", f.Type, err)
	}
	f.Customer = cutRunes(f.Customer, MaxName)
	if f.Turn != nil {
		f.Turn.Name = cutRunes(f.Turn.Name, MaxName)
	}
	return f, nil
}

func (f Frame) check() error {
	switch f.Type {
	case TypeHello:
		return f.checkResume()
	case TypeWelcome:
		return errors.Join(checkID("stream", f.Stream), checkSeq("newest", f.Newest, 0))
	case TypeTurn, TypeEdit:
		return errors.Join(f.checkEvent(), f.checkTurn(), checkOptionalID("send", f.Send))
	case TypeDelete:
		return errors.Join(f.checkEvent(), f.checkTurn())
	case TypeEnd:
		return f.checkEvent()
	case TypeTyping:
		return checkID("conversation", f.Conversation)
	case TypeAck:
		return checkSeq("seq", f.Seq, 0)
	case TypeSend:
		return errors.Join(checkID("id", f.ID), checkID("conversation", f.Conversation), checkReply(f.Text))
	case TypeSent:
		return errors.Join(checkID("id", f.ID), f.checkTurn())
	case TypeFailed:
		return errors.Join(checkID("id", f.ID), checkOptionalID("code", f.Code))
	case TypeError:
		return checkID("code", f.Code)
	}
	return nil
}

func (f Frame) checkEvent() error {
	return errors.Join(checkSeq("seq", f.Seq, 1), checkID("conversation", f.Conversation))
}

func (f Frame) checkTurn() error {
	if f.Turn == nil {
		return errors.New("no turn")
	}
	return checkID("turn.id", f.Turn.ID)
}

func (f Frame) checkResume() error {
	if f.Resume == nil {
		return nil
	}
	return errors.Join(checkID("resume.stream", f.Resume.Stream), checkSeq("resume.seq", f.Resume.Seq, 0))
}

func checkSeq(field string, n, least int64) error {
	if n < least || n > maxSeq {
		return fmt.Errorf("%s is not a whole number from %d", field, least)
	}
	return nil
}

func checkOptionalID(field, id string) error {
	if id == "" {
		return nil
	}
	return checkID(field, id)
}

// checkID keeps ids short and free of what could break a log line, a path or a screen.
func checkID(field, id string) error {
	if id == "" || len(id) > MaxID || !utf8.ValidString(id) {
		return fmt.Errorf("%s is missing or longer than %d bytes", field, MaxID)
	}
	for _, r := range id {
		if unicode.IsControl(r) {
			return fmt.Errorf("%s holds a control character", field)
		}
	}
	return nil
}

func checkReply(text string) error {
	if text == "" || utf8.RuneCountInString(text) > MaxText {
		return fmt.Errorf("text is empty or longer than %d characters", MaxText)
	}
	return nil
}

func cutRunes(s string, limit int) string {
	n := 0
	for i := range s {
		if n == limit {
			return s[:i]
		}
		n++
	}
	return s
}
