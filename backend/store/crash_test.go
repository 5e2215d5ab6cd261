package store_test

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	mathrand "math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/audit"
	"baihua/backend/store"
)

// crashLedger names the ledger in the environment of the process that gets killed.
const crashLedger = "BAIHUA_CRASH_LEDGER"

func TestMain(m *testing.M) {
	path := os.Getenv(crashLedger)
	if path == "" {
		os.Exit(m.Run())
	}
	if err := liveUntilKilled(path); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// liveUntilKilled is a small desk: it hears turns from where it stopped, a few of them
// again, and records an outcome for each; it prints what was acknowledged.
func liveUntilKilled(path string) error {
	fmt.Println("start")
	ctx := context.Background()
	l, err := store.OpenLedger(ctx, path, options(path))
	if err != nil {
		return err
	}
	fmt.Println("open")
	waiting := make(chan string)
	failed := make(chan error, 5)
	for range 4 {
		go func() {
			for turn := range waiting {
				if err := giveOutcome(ctx, l, turn); err != nil {
					failed <- err
				}
			}
		}()
	}
	go func() { failed <- hear(ctx, l, waiting) }()
	return <-failed
}

func hear(ctx context.Context, l *store.Ledger, waiting chan<- string) error {
	left, err := l.Unruled(ctx)
	if err != nil {
		return err
	}
	for _, ref := range left {
		waiting <- ref.TurnID
	}
	cursor, err := l.Cursor(ctx, "demo")
	if err != nil {
		return err
	}
	from, _ := strconv.Atoi(cursor)
	for i := max(0, from-5); ; i++ {
		turn := strconv.Itoa(i)
		fresh, err := l.Record(ctx, "demo", assist.ChannelEvent{
			Kind: assist.EventTurn, Conversation: "1", Cursor: turn, Received: day,
			Turn: assist.Turn{ID: turn, Role: assist.RoleCustomer, Kind: assist.TurnText, Text: strings.Repeat("words "+turn, 30), At: day},
		})
		if err != nil {
			return err
		}
		if fresh {
			fmt.Println("turn", turn)
			waiting <- turn
		}
	}
}

func giveOutcome(ctx context.Context, l *store.Ledger, turn string) error {
	e := entry(rand.Text(), "demo/1", strings.Repeat("evidence ", 40))
	e.Meta = assist.Meta{Turns: []string{turn}, Outcome: assist.OutcomeSmallTalk}
	if _, err := l.Append(ctx, e); err != nil {
		return err
	}
	fmt.Println("entry", e.ID)
	return nil
}

// acknowledged is what the killed processes said was durable.
type acknowledged struct {
	turns   map[string]int // turn -> how often it was new
	entries []string
}

// live starts a process that keeps the ledger, and listens to what it says.
func live(t *testing.T, path string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), crashLedger+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

// liveAndKill kills a process when it has said so many things.
func liveAndKill(t *testing.T, path string, after int, said *acknowledged) {
	t.Helper()
	cmd, lines := live(t, path)
	var once sync.Once
	for n := 0; lines.Scan(); n++ {
		what, id, _ := strings.Cut(lines.Text(), " ")
		switch what {
		case "turn":
			said.turns[id]++
		case "entry":
			said.entries = append(said.entries, id)
		}
		if n >= after {
			once.Do(func() { _ = cmd.Process.Kill() })
		}
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != -1 {
		t.Fatalf("the process was not killed: %v", err)
	}
}

func TestLedgerOfAnotherProcessIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "seat.db")
	cmd, lines := live(t, path)
	for lines.Scan() && lines.Text() != "open" {
		// it is starting
	}
	_, err := store.OpenLedger(t.Context(), path, options(path))
	wantRefusal(t, err, assist.CodeUnavailable, store.CauseInUse, "close that one")
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed
	reopen(t, path)
}

func TestKilledProcessLosesNothingAcknowledged(t *testing.T) {
	rounds := 20
	if testing.Short() {
		rounds = 5
	}
	rng := mathrand.New(mathrand.NewPCG(1, 2))
	path := filepath.Join(t.TempDir(), "seat.db")
	said := acknowledged{turns: map[string]int{}}
	for round := range rounds {
		liveAndKill(t, path, round%4*rng.IntN(60), &said)
		checkSurvivor(t, path, said)
	}
	t.Logf("%d kills: %d turns and %d entries acknowledged, none lost", rounds, len(said.turns), len(said.entries))
}

func checkSurvivor(t *testing.T, path string, said acknowledged) {
	t.Helper()
	l, err := store.OpenLedger(t.Context(), path, options(path))
	if err != nil {
		t.Fatal(err)
	}
	defer closeLedger(t, l)
	if r, err := audit.Verify(t.Context(), l, nil); err != nil || !r.OK {
		t.Fatalf("chain %+v, %v", r, err)
	}
	stored, ruled := map[string]bool{}, map[string]bool{}
	for _, e := range allEntries(t, l) {
		stored[e.ID] = true
		m, err := e.ReadMeta()
		if err != nil || ruled[m.Turns[0]] {
			t.Errorf("turn %s has two outcomes (%v)", m.Turns[0], err)
		}
		ruled[m.Turns[0]] = true
		var payload string
		if err := l.Open(t.Context(), e, &payload); err != nil {
			t.Error(err)
		}
	}
	for _, id := range said.entries {
		if !stored[id] {
			t.Errorf("entry %s is lost", id)
		}
	}
	checkTurns(t, l, said)
}

func checkTurns(t *testing.T, l *store.Ledger, said acknowledged) {
	t.Helper()
	c, err := l.Conversation(t.Context(), "demo/1", 0)
	if err != nil && len(said.turns) > 0 {
		t.Fatal(err)
	}
	for i, turn := range c.Turns { // in order, without gap or repetition
		if turn.ID != strconv.Itoa(i) || !strings.HasPrefix(turn.Text, "words "+turn.ID) {
			t.Fatalf("turn %d is %q", i, turn.ID)
		}
	}
	for id, n := range said.turns {
		if i, err := strconv.Atoi(id); err != nil || i >= len(c.Turns) || n != 1 {
			t.Errorf("turn %s: new %d times, %d stored", id, n, len(c.Turns))
		}
	}
}
