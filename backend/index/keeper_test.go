package index_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/index"
)

// step makes the same change to an index whenever it has the same number.
func step(x *index.Index, n int) {
	r := rand.New(rand.NewPCG(uint64(n), 3))
	var ps []assist.Passage
	for range 1 + r.IntN(300) {
		p := assist.Passage{ID: fmt.Sprint("p", r.IntN(20_000)), Text: skewedText(r, 12), DocumentID: fmt.Sprint("d", r.IntN(4000))}
		if r.IntN(50) == 0 {
			p.Group = "large"
		}
		ps = append(ps, p)
	}
	var gone []string
	for range r.IntN(100) {
		gone = append(gone, fmt.Sprint("p", r.IntN(20_000)))
	}
	x.Change(gone, ps)
}

// equal compares two indexes by contents and by what they find.
func equal(t *testing.T, got, want *index.Index) {
	t.Helper()
	if got.Version() != want.Version() {
		t.Fatalf("version %s, want %s", got.Version(), want.Version())
	}
	r := rand.New(rand.NewPCG(9, 9))
	for range 30 {
		q := manyTerms(r)
		a, b := got.Search(q), want.Search(q)
		if !slices.Equal(ids(a), ids(b)) {
			t.Fatalf("finds %v, want %v", ids(a), ids(b))
		}
		for i := range a.Hits {
			if a.Hits[i].Score != b.Hits[i].Score {
				t.Fatalf("%s scores %v, want %v", a.Hits[i].ID, a.Hits[i].Score, b.Hits[i].Score)
			}
		}
	}
}

func stepped(n int) *index.Index {
	x := index.New()
	for i := range n {
		step(x, i)
	}
	return x
}

func TestWhatWasKeptIsThereAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a.idx")
	const steps, pause = 40, 5
	for from := 0; from < steps; from += pause {
		x, mark := index.Open(dir, true)
		if want := strconv.Itoa(from); from > 0 && mark != want {
			t.Fatalf("stands for %q, want %q", mark, want)
		}
		for i := range pause {
			step(x, from+i)
			x.Save(strconv.Itoa(from + i + 1))
		}
		equal(t, x, stepped(from+pause))
		if err := x.Close(); err != nil || x.Saved() != strconv.Itoa(from+pause) {
			t.Fatalf("kept %q, %v", x.Saved(), err)
		}
	}
	second, mark := index.Open(dir, false)
	if mark != strconv.Itoa(steps) {
		t.Fatalf("a reader sees %q", mark)
	}
	step(second, steps)
	equal(t, second, stepped(steps+1))
	again, mark := index.Open(dir, true)
	if err := again.Close(); err != nil || mark != strconv.Itoa(steps) {
		t.Fatalf("a reader changed the folder: %q, %v", mark, err)
	}
	equal(t, again, stepped(steps))
}

func TestADamagedFolderIsAnEmptyIndex(t *testing.T) {
	damage := map[string]func(path string, b []byte) error{
		"cut":     func(path string, b []byte) error { return os.WriteFile(path, b[:len(b)/2], 0o600) },
		"flipped": func(path string, b []byte) error { b[len(b)/3] ^= 1; return os.WriteFile(path, b, 0o600) },
		"empty":   func(path string, _ []byte) error { return os.WriteFile(path, nil, 0o600) },
		"missing": func(path string, _ []byte) error { return os.Remove(path) },
	}
	for name, harm := range damage {
		for _, pattern := range []string{"manifest.json", "*.seg"} {
			dir := filepath.Join(t.TempDir(), "a.idx")
			x, _ := index.Open(dir, true)
			step(x, 0)
			x.Save("one")
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
			paths, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil || len(paths) == 0 {
				t.Fatalf("%v, %v", paths, err)
			}
			b, err := os.ReadFile(paths[0])
			if err != nil {
				t.Fatal(err)
			}
			if err := harm(paths[0], b); err != nil {
				t.Fatal(err)
			}
			x, mark := index.Open(dir, true)
			if mark != "" || x.Len() != 0 {
				t.Errorf("%s %s: stands for %q with %d passages", pattern, name, mark, x.Len())
			}
			if err := x.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

const killedFolder = "BAIHUA_INDEX_KILLED"

// TestKilledChild is the process that gets killed: it changes and keeps an index until then.
func TestKilledChild(t *testing.T) {
	dir := os.Getenv(killedFolder)
	if dir == "" {
		t.Skip("run by TestAnIndexKilledAtAnyMomentStandsForItsMark")
	}
	x, mark := index.Open(dir, true)
	n, _ := strconv.Atoi(mark)
	for ; n < 5000; n++ {
		step(x, n)
		x.Save(strconv.Itoa(n + 1))
		if n%7 == 0 {
			fmt.Println(n)
		}
	}
}

// TestAnIndexKilledAtAnyMomentStandsForItsMark kills a process that writes and merges,
// again and again, and looks each time whether the folder holds just what its mark says.
func TestAnIndexKilledAtAnyMomentStandsForItsMark(t *testing.T) {
	kills := 5
	if n, err := strconv.Atoi(os.Getenv("KILLS")); err == nil {
		kills = n
	}
	dir := filepath.Join(t.TempDir(), "a.idx")
	r := rand.New(rand.NewPCG(5, 5))
	want, at := index.New(), 0
	for kill := range kills {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilledChild$")
		cmd.Env = append(os.Environ(), killedFolder+"="+dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(100+r.IntN(700))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait()
		timer.Stop()
		x, mark := index.Open(dir, true)
		n, err := strconv.Atoi(mark)
		if err != nil && mark != "" || n < at {
			t.Fatalf("kill %d: stands for %q after %d", kill, mark, at)
		}
		for ; at < n; at++ {
			step(want, at)
		}
		equal(t, x, want)
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d kills, %d steps kept", kills, at)
	if at == 0 {
		t.Error("nothing was ever kept: the kills came too early to say anything")
	}
}
