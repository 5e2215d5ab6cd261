package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"baihua/backend/assist"
	"baihua/backend/channel/openws"

	"github.com/spf13/cobra"
)

// outcome is the JSON shape of listen: one object for every customer turn.
type outcome struct {
	Conversation string         `json:"conversation"`
	Turn         string         `json:"turn"`
	Outcome      assist.Outcome `json:"outcome"`
	Reason       assist.Reason  `json:"reason"`
	Ms           float64        `json:"ms"`
}

func newListen() *cobra.Command {
	var db, url, token string
	var asJSON bool
	c := &cobra.Command{
		Use:   "listen --db F --url WS",
		Short: "Run the whole desk on a live chat, without a window",
		Long: `listen joins a chat over openws (docs/openws.md) and rules on every customer turn as the
desk does, one line each. Nothing is sent. It goes on where an earlier run stopped, and
ends when the far side ends the stream.`,
		Example: "  baihuactl listen --db desk.db --url ws://127.0.0.1:8790/ --json",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if url == "" {
				return &usageError{fmt.Errorf("name the chat's address with --url")}
			}
			p := &outcomePrinter{w: c.OutOrStdout(), json: asJSON}
			s, err := openSeat(c.Context(), c, db, p.print)
			if err != nil {
				return err
			}
			defer func() { _ = s.Close() }()
			ch := openws.New(openws.Config{Name: "openws", URL: url, Token: token, Listen: true, Logger: logger(c.ErrOrStderr())})
			if err := s.Desk.Listen(c.Context(), ch); err != nil {
				return err
			}
			if err := s.Desk.Wait(c.Context()); err != nil {
				return err
			}
			p.summary(c.ErrOrStderr())
			return nil
		},
	}
	c.Flags().StringVar(&db, "db", "", "the seat's file")
	c.Flags().StringVar(&url, "url", "", "address of the chat, ws:// on this machine or wss://")
	c.Flags().StringVar(&token, "token", "", "token the chat asks for")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a line")
	return c
}

// outcomePrinter writes what became of every customer turn, and counts.
type outcomePrinter struct {
	w    io.Writer
	json bool

	mu    sync.Mutex
	count map[assist.Outcome]int
	ms    []float64
}

func (p *outcomePrinter) print(e assist.Event) {
	var o outcome
	switch {
	case e.Kind == assist.PublishSuggestion && !e.Superseded:
		s := e.Suggestion
		o = outcome{Conversation: remote(s.ConversationID), Turn: s.TurnID, Outcome: assist.OutcomeShow, Reason: s.Ruling.Reason, Ms: s.Ms}
		if s.Ruling.Route == assist.Escalate {
			o.Outcome = assist.OutcomeEscalate
		}
	case e.Kind == assist.PublishOutcome && len(e.Turns) == 1:
		o = outcome{Conversation: remote(e.ConversationID), Turn: e.Turns[0].ID, Outcome: e.Turns[0].Outcome, Ms: e.Ms}
	default:
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.count == nil {
		p.count = map[assist.Outcome]int{}
	}
	p.count[o.Outcome]++
	p.ms = append(p.ms, o.Ms)
	if p.json {
		_ = json.NewEncoder(p.w).Encode(o) // a closed pipe ends the program by itself
		return
	}
	fmt.Fprintf(p.w, "%s %s %s %s %.1f ms\n", o.Conversation, o.Turn, o.Outcome, o.Reason, o.Ms)
}

// summary tells how many turns got which outcome, and how fast.
func (p *outcomePrinter) summary(w io.Writer) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.ms) == 0 {
		fmt.Fprintln(w, "no customer turn")
		return
	}
	slices.Sort(p.ms)
	at := func(q float64) float64 { return p.ms[min(int(q*float64(len(p.ms))), len(p.ms)-1)] }
	fmt.Fprintf(w, "%d outcomes %v; frame to ruling p50 %.1f ms, p99 %.1f ms\n", len(p.ms), p.count, at(.5), at(.99))
}

// remote is the far side's own id of a conversation.
func remote(id string) string {
	_, far, _ := strings.Cut(id, "/")
	return far
}
