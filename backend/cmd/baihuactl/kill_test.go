package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/audit"
	"baihua/backend/channel/replay"
	"baihua/backend/store"
)

// dialogueFiles names real dialogue files (path list separator between them) to play
// instead of the small written ones: `make replay` sets it.
const dialogueFiles = "BAIHUA_DIALOGUES"

// TestListenerKilledAtRandomMomentsLosesNothing plays dialogues at full speed into a
// listener that is killed with SIGKILL again and again. Whatever it acknowledged must
// be on file, every customer turn must have exactly one outcome, and the chain hold.
func TestListenerKilledAtRandomMomentsLosesNothing(t *testing.T) {
	kills := 20
	if testing.Short() {
		kills = 4
	}
	for name, scripts := range killScripts(t) {
		t.Run(name, func(t *testing.T) {
			url, srv := play(t, scripts)
			db := filepath.Join(t.TempDir(), "seat.db")
			rng := rand.New(rand.NewPCG(1, 2))
			killed := 0
			for killed < kills && !done(srv) {
				if killAfter(t, db, url, time.Duration(50+rng.IntN(300))*time.Millisecond) {
					killed++
				}
			}
			last := program(t.Context(), db, url)
			if out, err := last.CombinedOutput(); err != nil {
				t.Fatalf("the last listener: %v\n%s", err, out)
			}
			t.Logf("%d kills; %+v", killed, srv.Stats())
			check(t, db, scripts)
		})
	}
}

// killScripts are the dialogues to play: a few written ones, or real files.
func killScripts(t *testing.T) map[string][]replay.Script {
	out := map[string][]replay.Script{}
	if files := os.Getenv(dialogueFiles); files != "" {
		for _, f := range filepath.SplitList(files) {
			scripts, err := replay.LoadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.Base(f)] = scripts
		}
		return out
	}
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, `{"id":"d%d","lang":"en","turns":[{"role":"customer","text":"how much is delivery to zone %d?"},`+
			`{"role":"agent","text":"one moment"},{"role":"customer","text":"and how long?"},{"role":"customer","text":"thanks"}]}`+"\n", i, i)
	}
	scripts, err := replay.Load(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	out["written"] = scripts
	return out
}

func play(t *testing.T, scripts []replay.Script) (string, *replay.Server) {
	t.Helper()
	ln, err := replay.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	srv := replay.New(scripts, replay.Options{})
	served := make(chan error, 1)
	ctx, cancel := context.WithCancel(t.Context())
	go func() { served <- srv.Serve(ctx, ln) }()
	t.Cleanup(func() {
		cancel()
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	return "ws://" + ln.Addr().String() + "/", srv
}

func program(ctx context.Context, db, url string) *exec.Cmd {
	c := exec.CommandContext(ctx, os.Args[0], "listen", "--db", db, "--url", url, "--json")
	c.Env = append(os.Environ(), asProgram+"=1")
	return c
}

func done(srv *replay.Server) bool {
	select {
	case <-srv.Done():
		return true
	default:
		return false
	}
}

// killAfter runs a listener for a while and kills it; false when it ended by itself.
func killAfter(t *testing.T, db, url string, wait time.Duration) bool {
	t.Helper()
	c := program(t.Context(), db, url)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ended:
		return false
	case <-timer.C:
		_ = c.Process.Kill()
		<-ended
		return true
	}
}

// check compares what stands in the record with what was played.
func check(t *testing.T, db string, scripts []replay.Script) {
	t.Helper()
	want := 0
	for _, s := range scripts {
		for _, turn := range s.Turns {
			if turn.Role == string(assist.RoleCustomer) {
				want++
			}
		}
	}
	l, err := store.OpenLedger(t.Context(), db, store.LedgerOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	outcomes := map[string]int{}
	kinds := map[assist.Outcome]int{}
	for e, err := range l.Entries(t.Context(), assist.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		var m assist.Meta
		if err := json.Unmarshal(e.Meta, &m); err != nil {
			t.Fatal(err)
		}
		for _, turn := range m.Turns {
			outcomes[e.ConversationID+" "+turn]++
			kinds[m.Outcome]++
		}
	}
	twice := 0
	for _, n := range outcomes {
		if n > 1 {
			twice++
		}
	}
	t.Logf("customer turns played %d, with an outcome %d, with more than one %d; %v", want, len(outcomes), twice, kinds)
	if len(outcomes) != want || twice != 0 {
		t.Errorf("lost %d, duplicated %d", want-len(outcomes), twice)
	}
	report, err := audit.Verify(t.Context(), l, func(int64) {})
	if err != nil || !report.OK {
		t.Errorf("the chain: %+v, %v", report, err)
	}
}
