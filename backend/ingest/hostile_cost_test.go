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

// TestHostileFilesAreWritten puts them where READERS_HOSTILE says, for a process that has
// not held them: what that one's children cost would count its own memory.
func TestHostileFilesAreWritten(t *testing.T) {
	dir := os.Getenv("READERS_HOSTILE")
	if dir == "" {
		t.Skip("READERS_HOSTILE names no folder: make test-readers")
	}
	for _, f := range hostileFiles(t) {
		if err := os.WriteFile(filepath.Join(dir, f.name), f.content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestHostileFilesCostTheProgramLittle imports each file with a program of its own.
func TestHostileFilesCostTheProgramLittle(t *testing.T) {
	program, dir := os.Getenv("READERS_BAIHUACTL"), os.Getenv("READERS_HOSTILE")
	if program == "" || dir == "" {
		t.Skip("READERS_BAIHUACTL and READERS_HOSTILE name no program and folder: make test-readers")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 200 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	var slowest time.Duration
	var largest int64
	var slow, fat string
	for _, file := range files {
		took, memory := imported(t, program, file)
		if took > slowest {
			slowest, slow = took, filepath.Base(file)
		}
		if memory > largest {
			largest, fat = memory, filepath.Base(file)
		}
	}
	t.Logf("200 hostile files: slowest %.1f s (%s), largest %d MiB (%s)", slowest.Seconds(), slow, largest>>10, fat)
}

// imported imports a file and gives the time and the most memory in KiB that it took.
func imported(t *testing.T, program, file string) (took time.Duration, memory int64) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*hostileTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "import", file, "--db", filepath.Join(t.TempDir(), "x.db"))
	began := time.Now()
	out, _ := cmd.CombinedOutput() // a file that is skipped is an error to the command
	took = time.Since(began)
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok || !cmd.ProcessState.Exited() || len(out) == 0 || bytes.Contains(out, []byte("panic:")) {
		t.Errorf("%s: ended by a signal, a panic, or without a word: %.300s", filepath.Base(file), out)
		return took, 0
	}
	if took > hostileTime || usage.Maxrss > hostileMemory {
		t.Errorf("%s: %v, %d MiB: %.300s", filepath.Base(file), took, usage.Maxrss>>10, out)
	}
	return took, usage.Maxrss
}
