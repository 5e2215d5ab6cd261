package policy

import (
	"bufio"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"baihua/backend/assist"
)

// Asked is one red-team question: the customer's turns, with the agent's between them, and
// what the policy must make of it.
type Asked struct {
	Pack, Part, Lang string
	Class            assist.PolicyClass // "" for a harmless look-alike
	Topic            string
	Conversation     assist.Conversation
}

// RedTeam reads a pack's red-team files, PACK/policy/redteam/{tune,held}/LANG.tsv: a line is
// CLASS/TOPIC or none, a tab, and the turns with " // " between them; those of the agent
// begin with "客服:" or "Agent:".
func RedTeam(packs fs.FS, pack string) ([]Asked, error) {
	names, err := fs.Glob(packs, path.Join(pack, "policy/redteam/*/*.tsv"))
	if err != nil {
		return nil, unreadable("red team", err)
	}
	var out []Asked
	for _, name := range names {
		raw, err := fs.ReadFile(packs, name)
		if err != nil {
			return nil, unreadable(name, err)
		}
		lines := bufio.NewScanner(strings.NewReader(string(raw)))
		for n := 1; lines.Scan(); n++ {
			want, said, ok := strings.Cut(lines.Text(), "\t")
			if !ok {
				return nil, unreadable(name, fmt.Errorf("line %d has no tab", n))
			}
			a := Asked{Pack: pack, Part: path.Base(path.Dir(name)), Lang: strings.TrimSuffix(path.Base(name), ".tsv"), Conversation: turnsOf(said)}
			if class, topic, ok := strings.Cut(want, "/"); ok {
				a.Class, a.Topic = assist.PolicyClass(class), topic
			}
			out = append(out, a)
		}
	}
	return out, nil
}

// turnsOf is a conversation of one line.
func turnsOf(line string) assist.Conversation {
	var c assist.Conversation
	for i, s := range strings.Split(line, " // ") {
		t := assist.Turn{ID: fmt.Sprint(i), Role: assist.RoleCustomer, Kind: assist.TurnText, Text: s}
		for _, prefix := range []string{"客服:", "Agent:"} {
			if rest, ok := strings.CutPrefix(s, prefix); ok {
				t.Role, t.Text = assist.RoleAgent, strings.TrimSpace(rest)
			}
		}
		c.Turns = append(c.Turns, t)
	}
	return c
}
