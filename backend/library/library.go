package library

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/store"

	"github.com/google/uuid"
)

// buildBatch is how many passages go to the index at once while it is built.
const buildBatch = 10_000

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
}

// Open builds the index over what kb holds.
func Open(ctx context.Context, kb *store.Knowledge) (*Library, error) {
	l := &Library{Now: time.Now, NewID: uuid.NewString, kb: kb, index: index.New()}
	batch := make([]assist.Passage, 0, buildBatch)
	for p, err := range kb.AllPassages(ctx) {
		if err != nil {
			return nil, err
		}
		if batch = append(batch, p); len(batch) == buildBatch {
			l.index.Put(batch...)
			batch = batch[:0]
		}
	}
	l.index.Put(batch...)
	return l, l.loadWords(ctx)
}

// Index is the ranking index over the library. It changes with it.
func (l *Library) Index() *index.Index { return l.index }

// Version changes whenever what the library holds does.
func (l *Library) Version() string {
	return l.index.Version() + "+" + l.words.Load().version
}

func passageIDs(ps []assist.Passage) []string {
	ids := make([]string, 0, len(ps))
	for _, p := range ps {
		ids = append(ids, p.ID)
	}
	return ids
}
