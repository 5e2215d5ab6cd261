package main

import (
	"fmt"
	"io"

	"baihua/backend/assist"

	"github.com/spf13/cobra"
)

// answer is the JSON shape of ask.
type answer struct {
	Route      assist.Route      `json:"route"`
	Reason     assist.Reason     `json:"reason"`
	Detail     []string          `json:"detail"`
	Confidence *float64          `json:"confidence"` // null: nothing calibrated it yet
	Basis      assist.Basis      `json:"basis"`
	Lane       assist.Lane       `json:"lane"`
	Lang       string            `json:"lang"`
	Text       string            `json:"text"`
	Citations  []assist.Citation `json:"citations"`
	Nearest    []assist.Citation `json:"nearest"`
	Open       []string          `json:"open"`
	Ms         float64           `json:"ms"`
}

func newAsk() *cobra.Command {
	var db, lang string
	var asJSON bool
	c := &cobra.Command{
		Use:     "ask QUESTION --db F",
		Short:   "Answer one question from the knowledge base",
		Long:    "ask answers a customer's question as the desk would: a reply with its sources, or\n\"this one is yours\" with the reason and the nearest places to look. It is recorded.",
		Example: "  baihuactl ask \"运费多少\" --db desk.db\n  baihuactl ask \"how much is delivery\" --db desk.db --json",
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			if lang != "" && lang != "zh" && lang != "en" {
				return &usageError{fmt.Errorf("--lang is zh or en")}
			}
			s, err := openSeat(c.Context(), c, db, nobody)
			if err != nil {
				return err
			}
			defer func() { _ = s.Close() }()
			id, err := s.Desk.Ask(c.Context(), "", a[0], lang)
			if err != nil {
				return err
			}
			if err := s.Desk.Wait(c.Context()); err != nil {
				return err
			}
			v, err := s.Desk.View(c.Context(), id)
			if err != nil {
				return err
			}
			return printAnswer(c, asJSON, v)
		},
	}
	c.Flags().StringVar(&db, "db", "", "the seat's file")
	c.Flags().StringVar(&lang, "lang", "", "the customer's language, zh or en; read from the question when not given")
	c.Flags().BoolVar(&asJSON, "json", false, "print the answer as JSON")
	return c
}

func printAnswer(c *cobra.Command, asJSON bool, v assist.View) error {
	if v.Suggestion == nil { // small talk gets none
		a := answer{Route: "none", Reason: "small_talk", Detail: []string{}, Citations: []assist.Citation{}, Nearest: []assist.Citation{}, Open: []string{}}
		return out(c, asJSON, a, func(w io.Writer) { fmt.Fprintln(w, "small talk: nothing to answer") })
	}
	s := v.Suggestion
	a := answer{
		Route: s.Ruling.Route, Reason: s.Ruling.Reason, Detail: s.Ruling.Detail, Basis: s.Ruling.Basis, Lane: s.Ruling.Lane,
		Lang: s.Lang, Text: s.Text, Citations: s.Citations, Nearest: s.Nearest, Open: s.Open, Ms: s.Ms,
	}
	if s.Ruling.Confidence != nil {
		a.Confidence = &s.Ruling.Confidence.P
	}
	if a.Citations == nil {
		a.Citations = []assist.Citation{}
	}
	return out(c, asJSON, a, func(w io.Writer) { printText(w, a) })
}

func printText(w io.Writer, a answer) {
	places := a.Citations
	if a.Route == assist.Show {
		fmt.Fprintln(w, a.Text)
	} else {
		fmt.Fprintf(w, "This one is yours: %s %v\n", a.Reason, a.Detail)
		places = a.Nearest
	}
	for _, p := range places {
		fmt.Fprintf(w, "[%d] %s (%s, %d-%d)\n", p.N, p.Title, p.DocumentID, p.Place.Start, p.Place.End)
	}
}
