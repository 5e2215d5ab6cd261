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

// TestListenerKilledAtRandomMomentsLosesNothing plays dialogues at full speed into a
// listener that is killed with SIGKILL again and again while it takes them in. Whatever
// it acknowledged must be on file, every customer turn must have exactly one outcome, and
// the chain hold. build/replay.sh does the same with real dialogues.
func TestListenerKilledAtRandomMomentsLosesNothing(t *testing.T) {
	kills := 20
	if testing.Short() {
		kills = 4
	}
	scripts := killScripts(t)
	url, srv := play(t, scripts)
	db := filepath.Join(t.TempDir(), "seat.db")
	rng := rand.New(rand.NewPCG(1, 2))
	events := 0
	for _, s := range scripts {
		events += len(s.Turns) + 1 // and its end
	}
	killed := 0
	for range kills {
		// Together the listeners get less far than the end, so that each has something to do.
		if killAfter(t, srv, program(t.Context(), db, url), rng.Int64N(int64(events/(kills+1)))) {
			killed++
		}
	}
	last := program(t.Context(), db, url)
	if out, err := last.CombinedOutput(); err != nil {
		t.Fatalf("the last listener: %v\n%s", err, out)
	}
	t.Logf("%d kills; %+v", killed, srv.Stats())
	if killed < kills/2 {
		t.Errorf("only %d of %d kills hit a listener at work: nothing was tried", killed, kills)
	}
	check(t, db, scripts)
}

// killScripts are the dialogues to play.
func killScripts(t *testing.T) []replay.Script {
	t.Helper()
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, `{"id":"d%d","lang":"en","turns":[{"role":"customer","text":"how much is delivery to zone %d?"},`+
			`{"role":"agent","text":"one moment"},{"role":"customer","text":"and how long?"},{"role":"customer","text":"thanks"}]}`+"\n", i, i)
	}
	scripts, err := replay.Load(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return scripts
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

// killAfter runs a listener until it has taken in so many more events, and kills it.
// false when it ended by itself, or was not connected any more: that kill hit nothing.
func killAfter(t *testing.T, srv *replay.Server, c *exec.Cmd, more int64) bool {
	t.Helper()
	before := srv.Stats()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	look := time.NewTicker(time.Millisecond)
	defer look.Stop()
	for {
		select {
		case <-ended:
			return false
		case <-look.C:
			now := srv.Stats()
			if now.Connections == before.Connections || now.Acknowledged < before.Acknowledged+more {
				continue
			}
			_ = c.Process.Kill()
			<-ended
			return now.Connected == 1 && !now.Finished
		}
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
