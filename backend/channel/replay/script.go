package replay

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"baihua/backend/assist"
	"baihua/backend/channel/openws"
)

// Script is one written dialogue: a line of a dialogue file.
type Script struct {
	ID       string `json:"id"`
	Lang     string `json:"lang"`
	Customer string `json:"customer"` // display name
	Turns    []Turn `json:"turns"`
}

// Turn is one turn of a script.
type Turn struct {
	Role string   `json:"role"`
	Kind string   `json:"kind"` // image, voice, file; anything else is text
	Text string   `json:"text"`
	T    *float64 `json:"t"` // seconds since the dialogue began; nil = a usual gap after the turn before
}

// maxLine is the longest line of a dialogue file in bytes.
const maxLine = 4 << 20

// LoadFile reads a dialogue file: JSON lines, gzipped or not.
func LoadFile(path string) ([]Script, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, assist.NewError(assist.CodeNotFound, "The dialogue file cannot be opened. Check its path.", err)
	}
	defer f.Close()
	return Load(f)
}

// Load reads dialogues. The first line that breaks the schema ends it with an error that
// names the line.
func Load(r io.Reader) ([]Script, error) {
	plain, err := inflate(r)
	if err != nil {
		return nil, unreadable(0, err)
	}
	lines := bufio.NewScanner(plain)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	var scripts []Script
	seen := map[string]int{}
	n := 0
	for lines.Scan() {
		n++
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		s, err := parse(line)
		if err != nil {
			return nil, unreadable(n, err)
		}
		if first, twice := seen[s.ID]; twice {
			return nil, unreadable(n, fmt.Errorf("its id was used on line %d already", first))
		}
		seen[s.ID] = n
		scripts = append(scripts, s)
	}
	if err := lines.Err(); err != nil {
		return nil, unreadable(n+1, err)
	}
	if len(scripts) == 0 {
		return nil, unreadable(0, errors.New("no dialogue in it"))
	}
	return scripts, nil
}

// inflate looks at the first bytes, not at a name, to tell what is gzipped.
func inflate(r io.Reader) (io.Reader, error) {
	b := bufio.NewReader(r)
	if magic, _ := b.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return gzip.NewReader(b)
	}
	return b, nil
}

func unreadable(line int, err error) error {
	where := "The dialogue file cannot be read"
	if line > 0 {
		where = fmt.Sprintf("Line %d of the dialogue file cannot be read", line)
	}
	return assist.NewError(assist.CodeUnreadable,
		where+`; a line must look like {"id":"a","turns":[{"role":"customer","text":"Hello"}]}`, err)
}

func parse(line []byte) (Script, error) {
	var s Script
	var syntax *json.SyntaxError
	if err := json.Unmarshal(bytes.TrimPrefix(line, []byte("\ufeff")), &s); errors.As(err, &syntax) {
		return Script{}, fmt.Errorf("it is not JSON from byte %d on", syntax.Offset)
	} else if err != nil {
		return Script{}, errors.New("a field has the wrong type")
	}
	return s, s.check()
}

func (s Script) check() error {
	if s.ID == "" || len(s.ID) > maxScriptID || strings.ContainsFunc(s.ID, unicode.IsControl) {
		return fmt.Errorf("its id is missing or longer than %d bytes", maxScriptID)
	}
	if utf8.RuneCountInString(s.Customer) > openws.MaxName {
		return fmt.Errorf("its customer's name is longer than %d characters", openws.MaxName)
	}
	if len(s.Turns) == 0 {
		return errors.New("it has no turns")
	}
	last := 0.0
	for i, t := range s.Turns {
		if err := t.check(); err != nil {
			return fmt.Errorf("turn %d: %w", i+1, err)
		}
		if t.T == nil {
			continue
		}
		if !(*t.T >= last && *t.T <= maxSeconds) {
			return fmt.Errorf("turn %d: its t lies before the turn above it or after a month", i+1)
		}
		last = *t.T
	}
	return nil
}

const (
	maxScriptID = openws.MaxID - 20 // room for the number of a repeat
	maxSeconds  = 31 * 24 * 3600
)

func (t Turn) check() error {
	switch t.Role {
	case "customer", "agent", "bot", "system", "action":
	default:
		return errors.New("its role is not customer, agent, bot or system")
	}
	if utf8.RuneCountInString(t.Text) > openws.MaxText {
		return fmt.Errorf("its text is longer than %d characters", openws.MaxText)
	}
	return nil
}
