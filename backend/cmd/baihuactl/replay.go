package main

import (
	"context"
	"fmt"
	"io"
	"net"

	"baihua/backend/channel/replay"

	"github.com/spf13/cobra"
)

func newReplay() *cobra.Command {
	var addr, token string
	var speed float64
	var skipAgent, asJSON bool
	c := &cobra.Command{
		Use:   "replay FILE --listen ADDR",
		Short: "Play dialogues from a file as live chat",
		Long: `replay plays the dialogues of a JSON lines file (also .gz) as live chat over openws, the
protocol of docs/openws.md, until everything was played and acknowledged.
A listener that breaks off goes on where it stopped when it comes back.`,
		Example: "  baihuactl replay talks.jsonl --listen 127.0.0.1:8790 --speed 10",
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			scripts, err := replay.LoadFile(a[0])
			if err != nil {
				return err
			}
			ln, err := replay.Listen(c.Context(), addr)
			if err != nil {
				return err
			}
			srv := replay.New(scripts, replay.Options{Token: token, Speed: speed, SkipAgent: skipAgent, Logger: logger(c.ErrOrStderr())})
			url := "ws://" + ln.Addr().String() + "/"
			if err := out(c, asJSON, map[string]string{"url": url}, func(w io.Writer) { fmt.Fprintln(w, "playing on", url) }); err != nil {
				return err
			}
			if err := playOut(c.Context(), srv, ln); err != nil {
				return err
			}
			stats := srv.Stats()
			return out(c, asJSON, stats, func(w io.Writer) { printPlayed(w, stats) })
		},
	}
	c.Flags().StringVar(&addr, "listen", "127.0.0.1:0", "address on this machine to play on")
	c.Flags().Float64Var(&speed, "speed", 1, "how many times faster than life; 0 = as fast as the listener takes it")
	c.Flags().StringVar(&token, "token", "", "token the listener must show")
	c.Flags().BoolVar(&skipAgent, "skip-agent", false, "leave the scripted agent's turns out")
	c.Flags().BoolVar(&asJSON, "json", false, "print address and totals as JSON")
	return c
}

// playOut serves until everything was played and acknowledged, or ctx is done.
func playOut(ctx context.Context, srv *replay.Server, ln net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		select {
		case <-srv.Done():
			cancel()
		case <-ctx.Done():
		}
	}()
	return srv.Serve(ctx, ln)
}

func printPlayed(w io.Writer, s replay.Stats) {
	fmt.Fprintf(w, "played %d turns, %d of them customers'; %d replies received; %d connections\n",
		s.Turns, s.CustomerTurns, s.Sends, s.Connections)
}
