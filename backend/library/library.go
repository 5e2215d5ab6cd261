package library

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"baihua/backend/assist"
	"baihua/backend/index"
	"baihua/backend/store"
	"baihua/backend/text"

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
	names atomic.Pointer[nameList]
	write sync.Mutex // held by the change under way
}

// nameList is the packs' names and the matcher over them.
type nameList struct {
	list    []assist.Name
	matcher *text.Names
	version string // equal for equal lists
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
	return l, l.loadNames(ctx)
}

// loadNames makes the matcher anew from the installed packs' lists.
func (l *Library) loadNames(ctx context.Context) error {
	list, err := l.kb.Names(ctx, "")
	if err != nil {
		return err
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", list))
	l.names.Store(&nameList{list: list, matcher: text.NewNames(list), version: hex.EncodeToString(sum[:4])})
	return nil
}

// Index is the ranking index over the library. It changes with it.
func (l *Library) Index() *index.Index { return l.index }

// Names is every name on the installed packs' lists.
func (l *Library) Names() []assist.Name { return l.names.Load().list }

// NameMatcher finds the packs' names in text.
func (l *Library) NameMatcher() *text.Names { return l.names.Load().matcher }

// Version changes whenever what the library holds does.
func (l *Library) Version() string {
	return l.index.Version() + "+" + l.names.Load().version
}

func passageIDs(ps []assist.Passage) []string {
	ids := make([]string, 0, len(ps))
	for _, p := range ps {
		ids = append(ids, p.ID)
	}
	return ids
}
