package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"baihua/backend/assist"
	"baihua/backend/seat"
	"baihua/backend/store"

	"github.com/spf13/cobra"
)

func newAsk() *cobra.Command {
	var db, lang string
	var asJSON bool
	c := &cobra.Command{
		Use:   "ask QUESTION --db F",
		Short: "Answer one question from the knowledge base",
		Long: `ask answers a customer's question as the desk would: a reply with its sources, or
"this one is yours" with the reason and the nearest places to look. What else was asked
and is not answered is listed. Question and answer are recorded in F.db; import makes it.

At first only what is asked (nearly) word for word in the questions of the knowledge base
is shown; for anything else you get the nearest places to look.

Exit codes: 0 ruled on and recorded, whether shown, escalated or small talk; 1 not
recorded, and then nothing is shown: the message says why; 2 wrong command line.`,
		Example: "  baihuactl import --pack home --db team.db\n" +
			"  baihuactl ask \"how much is delivery\" --db team.db\n  baihuactl ask \"运费怎么算\" --db team.db --json",
		Args: args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			if lang != "" && lang != "zh" && lang != "en" {
				return &usageError{fmt.Errorf("--lang is zh or en")}
			}
			if strings.TrimSpace(a[0]) == "" {
				return &usageError{errors.New("the question is empty: write it in quotes after ask")}
			}
			if err := needSeat(db); err != nil {
				return err
			}
			var t troubles
			s, err := openSeat(c.Context(), c, db, t.note)
			if err != nil {
				return err
			}
			defer func() { _ = s.Close() }()
			if err := needKnowledge(c.Context(), s, db); err != nil {
				return err
			}
			got, err := ask(c.Context(), s.Desk, &t, a[0], lang)
			if err != nil {
				return err
			}
			return out(c, asJSON, got, func(w io.Writer) { got.print(w, wordsFor(lang, got.Lang)) })
		},
	}
	c.Flags().StringVar(&db, "db", "", "the seat's file")
	c.Flags().StringVar(&lang, "lang", "", "zh or en: the customer's language, and that of what is printed; else read from the question, and the system's")
	c.Flags().BoolVar(&asJSON, "json", false, "print the answer as JSON")
	return c
}

// needKnowledge refuses to search in nothing.
func needKnowledge(ctx context.Context, s *seat.Seat, db string) error {
	_, n, err := s.Knowledge().Documents(ctx, store.DocumentFilter{Limit: 1})
	if err == nil && n == 0 {
		err = assist.NewError(assist.CodeNotFound, s.KnowledgePath()+" holds no document yet: "+importFirst(db), nil)
	}
	return err
}

// ask puts the question to the desk and waits for what was recorded. The conversation is
// over then: nobody waits for it on the desk.
func ask(ctx context.Context, d *assist.Desk, t *troubles, question, lang string) (answer, error) {
	id, err := d.Ask(ctx, "", question, lang)
	if err != nil {
		return answer{}, err
	}
	if err := d.Wait(ctx); err != nil {
		return answer{}, err
	}
	v, err := d.View(ctx, id)
	if err != nil {
		return answer{}, err
	}
	got, err := recorded(v, t)
	if err != nil {
		return answer{}, err
	}
	return got, d.End(ctx, id)
}

// recorded is the answer that stands in the record. Without one the question is still
// unruled, whatever the reason: never small talk.
func recorded(v assist.View, t *troubles) (answer, error) {
	if v.Suggestion != nil {
		return answerOf(*v.Suggestion), nil
	}
	if n := len(v.Turns); n > 0 && v.Turns[n-1].Outcome == assist.OutcomeSmallTalk {
		return smallTalk(v.Turns[n-1].Text), nil
	}
	return answer{}, assist.NewError(assist.CodeUnavailable,
		"the answer could not be recorded, so it is not shown: check that the disk has room and the file can be written, then ask again", t.first())
}

// troubles keeps what the desk says about a record that cannot be written.
type troubles struct {
	mu   sync.Mutex
	code assist.Code
}

func (t *troubles) note(e assist.Event) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if e.Kind == assist.PublishTrouble && t.code == "" {
		t.code = e.Trouble
	}
}

func (t *troubles) first() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.code == "" {
		return nil
	}
	return errors.New(string(t.code))
}
