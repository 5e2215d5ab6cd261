// Command baihuactl is Baihua without a window: import knowledge, ask, listen to a
// chat, serve the screens to a browser, check the record, measure quality.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"baihua/backend/assist"

	"github.com/spf13/cobra"
)

// version is set by the linker.
var version = "dev"

// Exit codes, documented in --help.
const (
	exitFailed = 1
	exitUsage  = 2
	exitBroken = 4 // audit verify: the record does not check out
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:]))
}

func run(ctx context.Context, args []string) int {
	root := newRoot()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var usage *usageError
	var broken *brokenError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		fmt.Fprintln(root.ErrOrStderr(), "baihuactl:", err)
		return exitUsage
	case errors.As(err, &broken):
		return exitBroken
	}
	fmt.Fprintln(root.ErrOrStderr(), "baihuactl:", message(err))
	return exitFailed
}

func newRoot() *cobra.Command {
	root := group("baihuactl", "Baihua without a window",
		newImport(), newImports(), newWithdraw(), newAsk(), newReplay(), newListen(), newServe(), newAudit(), newLedger(), newEval(), newTrain(), newPack(), newPolicy(), newLexicon())
	root.Long = `baihuactl runs Baihua without a window: it imports knowledge, answers a question,
listens to a live chat, serves the screens to a browser on this machine, checks the
record and measures quality.

A seat's files lie beside each other: F.db (the record and the conversations),
F.kb (the knowledge) and F.key (the key that opens the record; keep it safe).

Exit codes: 0 done; 1 failed, the message says what to do; 2 wrong command line;
4 audit verify found a record that does not check out.`
	root.Version, root.SilenceUsage, root.SilenceErrors = version, true, true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &usageError{err} })
	return root
}

type usageError struct{ error }

func (e *usageError) Unwrap() error { return e.error }

type brokenError struct{}

func (*brokenError) Error() string { return "the record does not check out" }

// message is what a person should read of an error, with its cause for who debugs.
func message(err error) string {
	var e *assist.Error
	if errors.As(err, &e) && e.Err != nil {
		return strings.Replace(err.Error(), e.Error(), e.Message+" ("+e.Err.Error()+")", 1)
	}
	return err.Error()
}

// group is a command that only holds others. One that it does not hold is a usage error.
func group(name, short string, members ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{
		Use: name, Short: short,
		Args: args(func(c *cobra.Command, a []string) error {
			if len(a) == 0 {
				return nil
			}
			near := ""
			if like := c.SuggestionsFor(a[0]); len(like) > 0 {
				near = ", did you mean " + strings.Join(like, " or ")
			}
			return fmt.Errorf("unknown command %q%s? %s --help lists them", a[0], near, c.CommandPath())
		}),
		RunE:                       func(c *cobra.Command, _ []string) error { return c.Help() },
		SuggestionsMinimumDistance: 2,
	}
	c.AddCommand(members...)
	return c
}

// args makes a positional-argument check a usage error.
func args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, a []string) error {
		if err := check(c, a); err != nil {
			return &usageError{err}
		}
		return nil
	}
}
