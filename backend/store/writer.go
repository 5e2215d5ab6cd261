package store

import (
	"context"
	"database/sql"
	"runtime"
	"sync"
	"sync/atomic"

	"baihua/backend/assist"
)

// groupLimit bounds how many requests one commit makes durable.
const groupLimit = 256

// writer is the one goroutine that changes a file. What queues while a commit waits
// for the disk is the next group: one fsync for all of it, and no timer.
type writer struct {
	db    *sql.DB
	limit int
	queue chan *request
	done  chan struct{}

	mu     sync.RWMutex // held for reading while a request is put into the queue
	closed bool

	groups, requests atomic.Int64 // committed so far
}

type request struct {
	ctx  context.Context
	work func(*sql.Tx) error
	err  error
	done chan struct{}
}

func newWriter(db *sql.DB) *writer {
	w := &writer{db: db, limit: groupLimit, queue: make(chan *request, groupLimit), done: make(chan struct{})}
	go w.run()
	return w
}

// do runs work in a transaction and returns once it is durable, or not done at all. It
// ignores cancellation once work has begun. work must do nothing but use the
// transaction and set variables that are read only when do succeeded.
func (w *writer) do(ctx context.Context, work func(*sql.Tx) error) error {
	r := &request{ctx: ctx, work: work, done: make(chan struct{})}
	if err := w.enqueue(r); err != nil {
		return explain(err)
	}
	<-r.done
	return explain(r.err)
}

func (w *writer) enqueue(r *request) error {
	w.mu.RLock()
	defer w.mu.RUnlock()
	if w.closed {
		return refusal(assist.CodeUnavailable, CauseClosed, "the file was closed: start the program again", nil)
	}
	select {
	case w.queue <- r:
		return nil
	case <-r.ctx.Done():
		return r.ctx.Err()
	}
}

// close finishes what is queued and stops.
func (w *writer) close() error {
	w.mu.Lock()
	if !w.closed {
		w.closed = true
		close(w.queue)
	}
	w.mu.Unlock()
	<-w.done
	return w.db.Close()
}

func (w *writer) run() {
	defer close(w.done)
	for first := range w.queue {
		group := w.gather(first)
		if err := w.commit(group); err != nil {
			for _, r := range group {
				r.err = err
			}
		}
		for _, r := range group {
			close(r.done)
		}
	}
}

// gather takes what is queued. The callers of the last commit get a chance to queue
// again first, or they would miss the group by a hair.
func (w *writer) gather(first *request) []*request {
	runtime.Gosched()
	group := []*request{first}
	for len(group) < w.limit {
		select {
		case r, ok := <-w.queue:
			if !ok {
				return group
			}
			group = append(group, r)
		default:
			return group
		}
	}
	return group
}

// commit runs a group in one transaction. Its error is everybody's; a request's own
// error is in the request, and the others are kept.
func (w *writer) commit(group []*request) error {
	tx, err := w.db.BeginTx(context.Background(), nil)
	if err != nil {
		return err
	}
	for _, r := range group {
		if err := w.attempt(tx, r); err != nil {
			_ = tx.Rollback() // SQLite may have rolled back by itself
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	w.groups.Add(1)
	w.requests.Add(int64(len(group)))
	return nil
}

// attempt runs one request inside the group. It returns an error only when the whole
// transaction is gone, as after a full disk.
func (w *writer) attempt(tx *sql.Tx, r *request) error {
	if r.err = r.ctx.Err(); r.err != nil {
		return nil
	}
	if _, err := tx.Exec("SAVEPOINT request"); err != nil {
		return err
	}
	if r.err = r.work(tx); r.err != nil {
		if _, err := tx.Exec("ROLLBACK TO request"); err != nil {
			return r.err
		}
	}
	_, err := tx.Exec("RELEASE request")
	return err
}
