package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/policy"
	"baihua/kb"

	"github.com/spf13/cobra"
)

func newPolicy() *cobra.Command {
	return group("policy", "Look at what is kept for people", newPolicyCheck())
}

// policyLine is what the policy makes of one text.
type policyLine struct {
	Text    string             `json:"text"`
	Class   assist.PolicyClass `json:"class"` // "" = answered as any question
	Topic   string             `json:"topic,omitempty"`
	Rule    string             `json:"rule,omitempty"`
	Role    string             `json:"role,omitempty"`
	Lines   []string           `json:"lines,omitempty"`
	Said    []string           `json:"said,omitempty"`
	Version string             `json:"version"`
}

func newPolicyCheck() *cobra.Command {
	var asJSON bool
	var pack string
	c := &cobra.Command{
		Use:   "check TEXT...",
		Short: "Say which rule a customer's words fall under",
		Long: `check reads the texts as the turns of one customer, oldest first, and says after each which
rule of the policy fires: stop (only the emergency lines), confirm (only the source, somebody
of a role releases) or none. The rules are the general ones with those of all starter packs;
--pack gives a folder with a policy.yaml of your own instead.`,
		Example: "  baihuactl policy check 我怀着呢 \"拉肚子，蒙脱石散行吗\"",
		Args:    args(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, texts []string) error {
			packs := kb.Packs()
			if pack != "" {
				folder := ""
				if packs, folder = packSource(pack); !isPack(packs, folder) {
					return noPack(pack)
				}
			}
			p, err := policy.Load(packs)
			if err != nil {
				return err
			}
			var talk assist.Conversation
			for _, text := range texts {
				if strings.TrimSpace(text) == "" {
					return &usageError{errors.New("a text is empty: write what the customer says")}
				}
				talk.Turns = append(talk.Turns, assist.Turn{Role: assist.RoleCustomer, Kind: assist.TurnText, Text: text})
				line := policyLine{Text: text, Version: p.Version()}
				if hit := p.Look(talk); hit != nil {
					line.Class, line.Topic, line.Rule, line.Role, line.Lines, line.Said = hit.Class, hit.Topic, hit.Rule, hit.Role, hit.Lines, hit.Said
				}
				if err := out(c, asJSON, line, line.print); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().StringVar(&pack, "pack", "", "starter pack or folder; its neighbours' rules hold too")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a text")
	return c
}

func (l policyLine) print(w io.Writer) {
	if l.Class == "" {
		fmt.Fprintf(w, "none      %s\n", l.Text)
		return
	}
	fmt.Fprintf(w, "%-8s  %s\n          rule %s, topic %s, words: %s\n", l.Class, l.Text, l.Rule, l.Topic, strings.Join(l.Said, " + "))
	if l.Role != "" {
		fmt.Fprintf(w, "          released by: %s\n", l.Role)
	}
	if len(l.Lines) > 0 {
		fmt.Fprintf(w, "          call: %s\n", strings.Join(l.Lines, ", "))
	}
}
