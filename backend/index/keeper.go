package index

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// keeper writes an index into its folder and merges its files, in a goroutine of its
// own. It alone makes and removes files there.
type keeper struct {
	x     *Index
	dir   string
	wake  chan struct{}
	done  chan struct{}
	close sync.Once

	stop  chan struct{}
	next  int             // number of the next file
	kept  *view           // what the manifest stands for
	names map[string]bool // files it names

	mu   sync.Mutex
	mark string // of kept
	err  error  // the last thing that went wrong, nil after it went well
}

// Open opens the index kept in a folder and says which state it stands for: the mark
// that was given to Save, "" for an empty one. A folder that is missing or damaged gives
// an empty index, which will replace it. Without owned the folder is left as it is, and
// what changes stays in memory. Close it in the end.
func Open(dir string, owned bool) (x *Index, mark string) {
	x = New()
	v, files, err := load(dir)
	if err != nil {
		v, files = &view{}, nil
	}
	v.settle()
	if owned {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			owned = false // nothing can be kept: memory has to do
		}
	}
	x.current.Store(v)
	if !owned {
		return x, v.mark
	}
	sweep(dir, files)
	x.small = smallMerge
	x.keeper = &keeper{
		x: x, dir: dir, wake: make(chan struct{}, 1), stop: make(chan struct{}), done: make(chan struct{}),
		kept: v, names: files, mark: v.mark, next: lastNumber(files) + 1,
	}
	go x.keeper.run()
	return x, v.mark
}

func lastNumber(files map[string]bool) int {
	last := 0
	for name := range files {
		n := 0
		if _, err := fmt.Sscanf(name, "%d", &n); err == nil {
			last = max(last, n)
		}
	}
	return last
}

// Save says that the index as it stands is the state called mark. It is written in the
// background; states that are overtaken meanwhile are left out.
func (x *Index) Save(mark string) {
	x.writing.Lock()
	v := *x.current.Load()
	v.mark = mark
	x.current.Store(&v)
	x.writing.Unlock()
	if x.keeper != nil {
		x.keeper.poke()
	}
}

// Saved is the mark of the state that would be found after a crash.
func (x *Index) Saved() string {
	if x.keeper == nil {
		return ""
	}
	x.keeper.mu.Lock()
	defer x.keeper.mu.Unlock()
	return x.keeper.mark
}

// Close writes what Save was called for and stops. The index can still be searched. An
// error says that the folder is behind; what was not kept is made again next time.
func (x *Index) Close() error {
	k := x.keeper
	if k == nil {
		return nil
	}
	k.close.Do(func() { close(k.stop) })
	<-k.done
	return k.err
}

func (k *keeper) poke() {
	select {
	case k.wake <- struct{}{}:
	default:
	}
}

func (k *keeper) run() {
	defer close(k.done)
	for {
		select {
		case <-k.wake:
			k.work()
		case <-k.stop:
			k.settled(k.keep())
			return
		}
	}
}

// work keeps what is new and merges until nothing is due.
func (k *keeper) work() {
	for {
		if err := k.keep(); err != nil {
			k.settled(err)
			return
		}
		merged, err := k.merge()
		if k.settled(err); err != nil || !merged {
			return
		}
		select {
		case <-k.stop:
			return
		default:
		}
	}
}

func (k *keeper) settled(err error) {
	k.mu.Lock()
	k.err = err
	k.mu.Unlock()
}

// keep writes the present view, if it stands for a known state.
func (k *keeper) keep() error {
	v := k.x.current.Load()
	if v == k.kept || v.mark == "" {
		return nil
	}
	m := manifest{Mark: v.mark}
	names := map[string]bool{}
	written := map[*segment]*segment{}
	for i := range v.parts {
		p := &v.parts[i]
		s := p.segment
		if s.file == nil {
			var err error
			if s, err = k.write(func(w io.Writer) (int64, uint32, error) {
				_, err := w.Write(p.raw)
				return int64(len(p.raw)), p.storedSum(), err
			}); err != nil {
				return err
			}
			written[p.segment] = s
		}
		names[s.file.name] = true
		m.Segments = append(m.Segments, segFile{s.file.name, s.file.size, s.file.sum, p.dead})
	}
	if err := writeManifest(k.dir, m); err != nil {
		return err
	}
	k.names, k.kept = names, k.x.exchange(v, written)
	k.mu.Lock()
	k.mark = v.mark
	k.mu.Unlock()
	sweep(k.dir, names)
	return nil
}

// write makes a file of a segment and opens it.
func (k *keeper) write(write func(io.Writer) (size int64, sum uint32, err error)) (*segment, error) {
	f := file{name: fmt.Sprintf("%08d%s", k.next, segmentSuffix)}
	k.next++
	err := writeFile(filepath.Join(k.dir, f.name), func(w io.Writer) (err error) {
		f.size, f.sum, err = write(w)
		return err
	})
	if err != nil {
		return nil, err
	}
	return openFile(k.dir, f)
}

// exchange puts files in the place of the segments they were written from, and gives the
// view that v has become if nothing else changed.
func (x *Index) exchange(v *view, written map[*segment]*segment) *view {
	x.writing.Lock()
	defer x.writing.Unlock()
	now := x.current.Load()
	if len(written) == 0 {
		return v
	}
	next := *now
	next.parts = append([]part(nil), now.parts...)
	for i := range next.parts {
		if s, ok := written[next.parts[i].segment]; ok {
			next.parts[i].segment = s
		}
	}
	x.current.Store(&next)
	if now == v {
		return &next
	}
	return v
}

// merge joins parts that are due into one file. It says whether there were any.
func (k *keeper) merge() (bool, error) {
	v := k.x.current.Load()
	at := v.due(everything, nil)
	if at == nil {
		return false, nil
	}
	busy := map[*segment]bool{}
	for _, i := range at {
		busy[v.parts[i].segment] = true
	}
	if !k.x.claim(busy) {
		return true, nil // a change was faster: look again
	}
	j := newJoin(v, at)
	s, err := k.write(j.write)
	k.x.install(j, s)
	return err == nil, err
}
