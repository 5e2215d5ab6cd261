// Benchsearch measures our index beside SQLite FTS5 and bleve on the same passages and
// questions; build/bench_search.sh runs each engine in a process of its own. It is a
// module of its own, so that the product does not link bleve.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"baihua/backend/assist"

	"golang.org/x/sys/unix"
)

// engine is one that is measured.
type engine interface {
	put(ps []assist.Passage) error
	built() error  // after the last put
	reopen() error // as at the next start of the program
	search(question string, limit int) (hits int, err error)
	close() error
}

// figures of one run. Times are milliseconds: P50 to P99 on the wall, CPU50 to CPU99 of
// the thread that searches, which other programs on the machine do not lengthen as much.
type figures struct {
	Engine   string  `json:"engine"`
	Passages int     `json:"passages"`
	Queries  int     `json:"queries"`
	P50      float64 `json:"p50_ms"`
	P95      float64 `json:"p95_ms"`
	P99      float64 `json:"p99_ms"`
	CPU50    float64 `json:"cpu_p50_ms"`
	CPU95    float64 `json:"cpu_p95_ms"`
	CPU99    float64 `json:"cpu_p99_ms"`
	Hits     float64 `json:"hits_mean"`
	Rate     float64 `json:"build_passages_per_second"`
	Open     float64 `json:"open_ms"`
	Memory   int     `json:"rss_mb"`
	DiskMB   int64   `json:"disk_mb"`
	Load     string  `json:"load"`
}

const limit = 50

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 4 {
		return fmt.Errorf("usage: benchsearch index|import|fts5|bleve PASSAGES QUERIES FOLDER")
	}
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	queries, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	e, err := open(args[0], args[3])
	if err != nil {
		return err
	}
	f := figures{Engine: args[0], Passages: n, Queries: queries}
	var spent time.Duration
	questions, err := each(n, 5000, queries, func(ps []assist.Passage) error {
		began := time.Now()
		err := e.put(ps)
		spent += time.Since(began)
		return err
	})
	if err != nil {
		return err
	}
	began := time.Now()
	if err := e.built(); err != nil {
		return err
	}
	f.Rate = float64(n) / (spent + time.Since(began)).Seconds()
	began = time.Now()
	if err := e.reopen(); err != nil {
		return err
	}
	f.Open = milliseconds(time.Since(began))
	if err := f.ask(e, questions); err != nil {
		return err
	}
	f.DiskMB = folderSize(args[3]) >> 20
	f.Load, f.Memory = load(), memory()
	if err := json.NewEncoder(os.Stdout).Encode(f); err != nil {
		return err
	}
	return e.close()
}

func open(name, folder string) (engine, error) {
	switch name {
	case "index":
		return openIndex(folder)
	case "import":
		return openLibrary(folder)
	case "fts5":
		return openFTS5(folder)
	case "bleve":
		return openBleve(folder)
	}
	return nil, fmt.Errorf("unknown engine %q", name)
}

// ask measures every question twice and keeps the second time.
func (f *figures) ask(e engine, questions []string) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var wall, cpu []time.Duration
	hits := 0
	for round := range 2 {
		for _, q := range questions {
			began, spent := time.Now(), threadTime()
			n, err := e.search(q, limit)
			if err != nil {
				return err
			}
			if round == 1 {
				wall, cpu = append(wall, time.Since(began)), append(cpu, threadTime()-spent)
				hits += n
			}
		}
	}
	f.P50, f.P95, f.P99 = percentiles(wall)
	f.CPU50, f.CPU95, f.CPU99 = percentiles(cpu)
	f.Hits = float64(hits) / float64(len(wall))
	return nil
}

func percentiles(took []time.Duration) (p50, p95, p99 float64) {
	slices.Sort(took)
	at := func(share float64) float64 { return milliseconds(took[int(share*float64(len(took)-1))]) }
	return at(.5), at(.95), at(.99)
}

func threadTime() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		return 0
	}
	return time.Duration(t.Nano())
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// memory is the resident set, mapped files included, where the system tells.
func memory() int {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, _ := strconv.Atoi(strings.Fields(rest)[0])
			return kb >> 10
		}
	}
	return 0
}

func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	return strings.Join(strings.Fields(string(b))[:2], " ")
}
