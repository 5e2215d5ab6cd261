package pack

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"

	"baihua/backend/assist"
)

// demoDialogue is one line of demo/<lang>.jsonl.
type demoDialogue struct {
	ID       string `json:"id"`
	Lang     string `json:"lang"`
	Customer string `json:"customer"`
	Turns    []struct {
		Role assist.Role     `json:"role"`
		Text string          `json:"text"`
		T    float64         `json:"t"` // seconds from the start
		Kind assist.TurnKind `json:"kind"`
	} `json:"turns"`
}

// demos are the dialogues that can be read.
func (c *checker) demos(lang string) []demoDialogue {
	b, err := fs.ReadFile(c.fsys, path.Join(c.id, "demo", lang+".jsonl"))
	if err != nil {
		return nil
	}
	var out []demoDialogue
	lines := bufio.NewScanner(bytes.NewReader(b))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var d demoDialogue
		if json.Unmarshal(lines.Bytes(), &d) == nil {
			out = append(out, d)
		}
	}
	return out
}

// demo wants dialogues that can be played: each its own id, turns in the order of time,
// somebody asking.
func (c *checker) demo() {
	ids := map[string]bool{}
	for _, lang := range c.pack.Languages {
		file := "demo/" + lang + ".jsonl"
		b, err := fs.ReadFile(c.fsys, path.Join(c.id, file))
		if err != nil {
			c.add(file, 0, "demo", "there is no demo in this language")
			continue
		}
		if all := len(bytes.Fields(bytes.ReplaceAll(b, []byte(" "), nil))); all != len(c.demos(lang)) {
			c.add(file, 0, "demo", fmt.Sprintf("%d of %d lines are no dialogue", all-len(c.demos(lang)), all))
		}
		for i, d := range c.demos(lang) {
			if d.ID == "" || ids[d.ID] || d.Lang != lang || d.Customer == "" {
				c.add(file, i+1, "demo", d.ID+": needs an id of its own, the file's language and the customer's name")
			}
			ids[d.ID] = true
			for _, wrong := range unplayable(d) {
				c.add(file, i+1, "demo", d.ID+": "+wrong)
			}
		}
	}
}

func unplayable(d demoDialogue) []string {
	var out []string
	asks, last := false, 0.0
	for _, t := range d.Turns {
		asks = asks || t.Role == assist.RoleCustomer
		if t.Role != assist.RoleCustomer && t.Role != assist.RoleAgent {
			out = append(out, "role is customer or agent")
		}
		if t.T < last {
			out = append(out, "its turns are not in the order of time")
		}
		if t.Text == "" && (t.Kind == "" || t.Kind == assist.TurnText) {
			out = append(out, "a turn has no text")
		}
		last = t.T
	}
	if !asks {
		out = append(out, "no customer says anything")
	}
	return out
}
