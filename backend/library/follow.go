package library

import (
	"context"

	"baihua/backend/assist"
	"baihua/backend/index"
)

// buildBatch is how many passages go to the index at once while it is built.
const buildBatch = 10_000

// openIndex opens the index kept beside the knowledge file and brings it up to what the
// file holds now.
func (l *Library) openIndex(ctx context.Context) error {
	folder, owned := l.kb.Derived(ctx)
	l.index, l.mark = index.Open(folder, owned)
	if owned && l.mark != "" { // a new file beside an older index may not know the mark
		if err := l.kb.ForgetChanges(ctx, l.mark); err != nil {
			return err
		}
	}
	return l.follow(ctx)
}

// follow moves the index to what the knowledge file holds, all that changed in one step:
// a passage is found only once it is durable, one that stays is found all along, and one
// that is gone is found no more.
func (l *Library) follow(ctx context.Context) error {
	c, err := l.kb.Changes(ctx, l.mark)
	if err != nil {
		return err
	}
	if !c.Known {
		return l.rebuild(ctx, c.Mark)
	}
	if c.Mark == l.mark {
		return nil
	}
	for from := 0; from < len(c.Documents); from += buildBatch {
		if from > 0 { // far behind: in steps
			c.Gone = nil
		}
		passages, err := l.kb.PassagesOf(ctx, c.Documents[from:min(from+buildBatch, len(c.Documents))])
		if err != nil {
			l.mark = "" // half done: all anew
			return err
		}
		l.index.Change(c.Gone, passages)
	}
	l.mark = c.Mark
	l.index.Save(l.mark)
	return nil
}

// rebuild makes the index anew of all passages. mark is of a moment before the first is
// read; what changed since is followed.
func (l *Library) rebuild(ctx context.Context, mark string) error {
	l.index.Clear()
	batch := make([]assist.Passage, 0, buildBatch)
	for p, err := range l.kb.AllPassages(ctx) {
		if err != nil {
			return err
		}
		if batch = append(batch, p); len(batch) == buildBatch {
			l.index.Put(batch...)
			batch = batch[:0]
		}
	}
	l.index.Put(batch...)
	l.mark = mark
	l.index.Save(mark)
	return l.follow(ctx)
}
