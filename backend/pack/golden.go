package pack

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"baihua/backend/assist"
)

// GoldenQuestion is one line of a pack's golden file: a conversation that ends with
// the customer's turn to rule on, and what an expert expects.
type GoldenQuestion struct {
	ID    string `json:"id"`
	Lang  string `json:"lang"`
	Turns []struct {
		Role assist.Role     `json:"role"`
		Text string          `json:"text"`
		Kind assist.TurnKind `json:"kind"`
	} `json:"turns"`
	Expect Expectation `json:"expect"`
}

// Expectation is what the product should do. A shown reply is right when it cites one
// of Documents, holds every fact, and, where given, its citations cover Quote.
type Expectation struct {
	Route     string   `json:"route"` // show, escalate, small_talk
	Documents []string `json:"documents"`
	Quote     string   `json:"quote"`
	Facts     []string `json:"facts"`
}

// GoldenFiles are golden/<part>/<lang>.jsonl of the pack, in order.
func GoldenFiles(packs fs.FS, id string) ([]string, error) {
	files, err := fs.Glob(packs, path.Join(id, "golden", "*", "*.jsonl"))
	if err == nil && len(files) == 0 {
		err = assist.NewError(assist.CodeNotFound, "the pack has no golden/<part>/<lang>.jsonl", nil)
	}
	slices.Sort(files)
	return files, err
}

// longestQuestion is the longest line of a golden file in bytes.
const longestQuestion = 1 << 20

// LoadGolden reads one golden file. The first line that is no golden question ends it with
// an error that names the line.
func LoadGolden(packs fs.FS, name string) ([]GoldenQuestion, error) {
	f, err := packs.Open(name)
	if err != nil {
		return nil, assist.NewError(assist.CodeUnreadable, name+" cannot be opened: check that the file is there and may be read", err)
	}
	defer func() { _ = f.Close() }()
	var out []GoldenQuestion
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, longestQuestion)
	n := 0
	for lines.Scan() {
		n++
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		q, err := readGolden(lines.Bytes())
		if err != nil {
			return nil, assist.NewError(assist.CodeUnreadable, fmt.Sprintf("%s line %d is not a golden question: mend the line", name, n), err)
		}
		out = append(out, q)
	}
	if err := lines.Err(); err != nil {
		return nil, assist.NewError(assist.CodeUnreadable, fmt.Sprintf("%s cannot be read at line %d: a line may be 1 MiB long", name, n+1), err)
	}
	if len(out) == 0 {
		return nil, assist.NewError(assist.CodeUnreadable, name+" holds no question: write one a line, or take the file away", nil)
	}
	return out, nil
}

// readGolden reads one line. A question whose last turn is not the customer's asks nothing.
func readGolden(line []byte) (GoldenQuestion, error) {
	var q GoldenQuestion
	if err := json.Unmarshal(line, &q); err != nil {
		return q, err
	}
	switch {
	case len(q.Turns) == 0:
		return q, errors.New("it has no turns")
	case q.Turns[len(q.Turns)-1].Role != assist.RoleCustomer:
		return q, errors.New("its last turn is not the customer's")
	case !slices.Contains([]string{"show", "escalate", "small_talk"}, q.Expect.Route):
		return q, errors.New("expect.route is not show, escalate or small_talk")
	}
	return q, nil
}
