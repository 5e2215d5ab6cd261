//go:build unix

package ingest_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

const (
	hostileTime   = 33 * time.Second // the time for one file, and what the program takes to start and stop
	hostileMemory = 512 << 10        // KiB
)

// TestHostileFilesCostTheProgramLittle imports each file with a program of its own;
// `make test-readers` says which.
func TestHostileFilesCostTheProgramLittle(t *testing.T) {
	program := os.Getenv("READERS_BAIHUACTL")
	if program == "" {
		t.Skip("READERS_BAIHUACTL names no program: make test-readers")
	}
	var slowest time.Duration
	var largest int64
	var slow, fat string
	for _, f := range hostileFiles(t) {
		dir := t.TempDir()
		path := filepath.Join(dir, f.name)
		if err := os.WriteFile(path, f.content, 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 2*hostileTime)
		cmd := exec.CommandContext(ctx, program, "import", path, "--db", filepath.Join(dir, "x.db"))
		began := time.Now()
		out, _ := cmd.CombinedOutput() // a file that is skipped is an error to the command
		took := time.Since(began)
		cancel()
		usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		if !ok || !cmd.ProcessState.Exited() || len(out) == 0 {
			t.Errorf("%s: ended by a signal or without a word: %s", f.name, out)
			continue
		}
		if took > slowest {
			slowest, slow = took, f.name
		}
		if usage.Maxrss > largest {
			largest, fat = usage.Maxrss, f.name
		}
		if took > hostileTime || usage.Maxrss > hostileMemory || bytes.Contains(out, []byte("panic:")) {
			t.Errorf("%s: %v, %d MiB: %.300s", f.name, took, usage.Maxrss>>10, out)
		}
	}
	t.Logf("200 hostile files: slowest %.1f s (%s), largest %d MiB (%s)", slowest.Seconds(), slow, largest>>10, fat)
}
