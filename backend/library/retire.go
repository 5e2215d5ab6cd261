package library

import (
	"context"
	"time"

	"baihua/backend/store"
)

// Delete takes a document and its passages out; what it was can still be read by
// revision. An unknown one is CodeNotFound.
func (l *Library) Delete(ctx context.Context, id string) error {
	return l.retire(ctx, func() error { return l.kb.DeleteDocument(ctx, id, l.Now()) })
}

// Withdraw takes a document out of use at once: nobody gets it any more. It stays in the
// library, so that it can be mended or restored.
func (l *Library) Withdraw(ctx context.Context, id string) error {
	return l.retire(ctx, func() error { return l.kb.SetWithdrawn(ctx, id, l.Now()) })
}

// retire does what takes a document's passages out of the index.
func (l *Library) retire(ctx context.Context, do func() error) error {
	l.write.Lock()
	defer l.write.Unlock()
	if err := do(); err != nil {
		return err
	}
	return l.follow(ctx)
}

// Restore puts a withdrawn document back into use.
func (l *Library) Restore(ctx context.Context, id string) error {
	l.write.Lock()
	defer l.write.Unlock()
	if err := l.kb.SetWithdrawn(ctx, id, time.Time{}); err != nil {
		return err
	}
	return l.follow(ctx)
}

// Change sets what a person decides about a document: for whom it is, who answers for
// it, how long it holds. Later imports leave that as it is.
func (l *Library) Change(ctx context.Context, id string, c store.Change) error {
	l.write.Lock()
	defer l.write.Unlock()
	if err := l.kb.ChangeDocument(ctx, id, c, l.Now()); err != nil {
		return err
	}
	return l.follow(ctx)
}
