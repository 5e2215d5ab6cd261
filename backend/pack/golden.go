package pack

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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

// LoadGolden reads one golden file.
func LoadGolden(packs fs.FS, name string) ([]GoldenQuestion, error) {
	f, err := packs.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	var out []GoldenQuestion
	lines := bufio.NewScanner(io.LimitReader(f, 16<<20))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var q GoldenQuestion
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return nil, assist.NewError(assist.CodeUnreadable, fmt.Sprintf("%s line %d is not a golden question", name, n), err)
		}
		if len(q.Turns) == 0 || !slices.Contains([]string{"show", "escalate", "small_talk"}, q.Expect.Route) {
			return nil, assist.NewError(assist.CodeUnreadable, fmt.Sprintf("%s line %d needs turns and expect.route show, escalate or small_talk", name, n), errors.New(q.ID))
		}
		out = append(out, q)
	}
	return out, lines.Err()
}
