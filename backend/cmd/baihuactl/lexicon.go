package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/seat"

	"github.com/spf13/cobra"
)

func newLexicon() *cobra.Command {
	c := group("lexicon", "Synonyms, dictionary words and phrasings: list, propose, publish",
		newLexiconList(), newLexiconPropose(),
		newLexiconRule("publish", "Put proposals in force: they act at once", assist.Published),
		newLexiconRule("decline", "Turn proposals down", assist.Declined),
		newLexiconRule("withdraw", "Take back what was published", assist.Withdrawn))
	c.Long = `lexicon changes what the knowledge base knows of words. Agents propose, supervisors
publish; each step is in the record. The program must not run on the same files
meanwhile: there it is done on the screen.

Synonyms stand for one another ("couch|sofa"); what they mean (--means) is one way.
Words of the dictionary count as wholes: half of one is none of it. A phrasing is a
question that a passage answers.`
	return c
}

func newLexiconList() *cobra.Command {
	var db, state string
	var asJSON bool
	c := &cobra.Command{
		Use: "list --db F", Short: "List proposals, the newest first",
		Example: "  baihuactl lexicon list --db team.db --state proposed",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return withSeat(c, db, func(ctx context.Context, s *seat.Seat) error {
				ps, err := s.Knowledge().Proposals(ctx, assist.ProposalState(state))
				if err != nil {
					return err
				}
				for _, p := range ps {
					if err := out(c, asJSON, p, func(w io.Writer) { printProposal(w, p) }); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	c.Flags().StringVar(&db, "db", "", "the seat's file")
	c.Flags().StringVar(&state, "state", "", "only proposed, published, declined or withdrawn ones")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a line")
	return c
}

func newLexiconPropose() *cobra.Command {
	var db, means string
	var asJSON bool
	var p assist.Proposal
	c := &cobra.Command{
		Use: "propose --db F WORD|WORD... | --word WORD | --passage P QUESTION", Short: "Propose synonyms, a word of the dictionary, or a phrasing",
		Example: `  baihuactl lexicon propose --db team.db "挂失|报失"
  baihuactl lexicon propose --db team.db "支付宝|微信" --means 手机支付
  baihuactl lexicon propose --db team.db --word 以旧换新
  baihuactl lexicon propose --db team.db --passage home/zh/returns#3 "拆了还能退不"`,
		Args: args(cobra.MaximumNArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			if err := fill(&p, a, means); err != nil {
				return err
			}
			return withSeat(c, db, func(ctx context.Context, s *seat.Seat) error {
				made, err := s.Propose(ctx, p)
				if err != nil {
					return err
				}
				return out(c, asJSON, made, func(w io.Writer) { printProposal(w, made) })
			})
		},
	}
	c.Flags().StringVar(&db, "db", "", "the seat's file")
	c.Flags().StringVar(&means, "means", "", "what the words also stand for, one way; | between several")
	c.Flags().StringSliceVar(&p.Words, "word", nil, "a word of the dictionary")
	c.Flags().StringVar(&p.PassageID, "passage", "", "the passage that answers the question")
	c.Flags().StringVar(&p.By, "by", "", "who proposes it")
	c.Flags().StringVar(&p.Note, "note", "", "why")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

// fill reads the kind of a proposal from what was given.
func fill(p *assist.Proposal, a []string, means string) error {
	switch {
	case p.PassageID != "" && len(a) == 1:
		p.Kind, p.Question = assist.ProposePhrasing, a[0]
	case len(p.Words) > 0 && len(a) == 0:
		p.Kind = assist.ProposeWord
	case len(a) == 1 && len(p.Words) == 0 && p.PassageID == "":
		p.Kind, p.Words, p.Means = assist.ProposeSynonym, strings.Split(a[0], "|"), nil
		if means != "" {
			p.Means = strings.Split(means, "|")
		}
	default:
		return &usageError{errors.New("give synonyms, or --word, or --passage with a question")}
	}
	return nil
}

func newLexiconRule(name, short string, state assist.ProposalState) *cobra.Command {
	var db, by string
	var asJSON bool
	c := &cobra.Command{
		Use: name + " --db F ID...", Short: short,
		Example: "  baihuactl lexicon " + name + " --db team.db 0197c3f0-5a1e-7cc2-9d0e-3f1b6a7c8d9e --by Wang",
		Args:    args(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, ids []string) error {
			return withSeat(c, db, func(ctx context.Context, s *seat.Seat) error {
				for _, id := range ids {
					p, err := s.RuleOnProposal(ctx, id, state, by)
					if err != nil {
						return err
					}
					if err := out(c, asJSON, p, func(w io.Writer) { printProposal(w, p) }); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	c.Flags().StringVar(&db, "db", "", "the seat's file")
	c.Flags().StringVar(&by, "by", "", "who rules on it")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a line")
	return c
}

// withSeat opens a seat that is there, does something and closes it.
func withSeat(c *cobra.Command, db string, do func(context.Context, *seat.Seat) error) error {
	if err := needSeat(db); err != nil {
		return err
	}
	s, err := openSeat(c.Context(), c, db, nobody)
	if err != nil {
		return err
	}
	return errors.Join(do(c.Context(), s), s.Close())
}

func printProposal(w io.Writer, p assist.Proposal) {
	what := strings.Join(p.Words, "|")
	if len(p.Means) > 0 {
		what += " = " + strings.Join(p.Means, "|")
	}
	if p.Kind == assist.ProposePhrasing {
		what = p.PassageID + " answers: " + p.Question
	}
	fmt.Fprintf(w, "%s  %s  %s  %s\n", p.ID, p.State, p.Kind, what)
}
