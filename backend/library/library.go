package library

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"baihua/backend/index"
	"baihua/backend/store"

	"github.com/google/uuid"
)

// Library is one open knowledge file with its index. It is safe for concurrent use;
// changes happen one after the other, reading goes on meanwhile.
type Library struct {
	// Now is the clock that imports are stamped with; Open sets the system's. It must not
	// change while the library is in use.
	Now func() time.Time
	// NewID names jobs; Open sets one that never gives an id twice.
	NewID func() string

	kb    *store.Knowledge
	index *index.Index
	words atomic.Pointer[words]
	write sync.Mutex // held by the change under way
	mark  string     // of the file's state that the index stands for
}

// Open opens the index beside the knowledge file and brings it up to date, or builds it
// where there is none. Close the library before kb.
func Open(ctx context.Context, kb *store.Knowledge) (*Library, error) {
	l := &Library{Now: time.Now, NewID: uuid.NewString, kb: kb}
	err := l.openIndex(ctx)
	if err == nil {
		err = l.loadWords(ctx)
	}
	if err != nil {
		_ = l.index.Close()
		return nil, err
	}
	return l, nil
}

// Close ends what goes on in the background. Searching goes on working.
func (l *Library) Close() {
	l.write.Lock()
	defer l.write.Unlock()
	_ = l.index.Close() // what was not kept is made again
}

// Index is the ranking index over the library. It changes with it.
func (l *Library) Index() *index.Index { return l.index }

// Version changes whenever what the library holds does.
func (l *Library) Version() string {
	return l.index.Version() + "+" + l.words.Load().version
}
