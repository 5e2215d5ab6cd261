package store

import (
	"context"
	"database/sql"
	"time"
)

// Batch is what an import makes durable at one time: all of it or nothing.
type Batch struct {
	At    time.Time // when that is
	Items []Item
	// Gone are documents whose file is gone or no longer holds them; unknown ones are
	// ignored.
	Gone []string
	// Files were read to their end; NoFiles are gone.
	Files   []File
	NoFiles []string
	// Step is how far the job got with it; nil = no job is kept.
	Step *Step
}

// PutBatch stores a batch; see PutDocuments for what becomes of its items.
func (k *Knowledge) PutBatch(ctx context.Context, b Batch) error {
	ready := make([]readyItem, len(b.Items))
	for i, item := range b.Items {
		var err error
		if ready[i], err = prepare(item); err != nil {
			return err
		}
	}
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		at := stamp(b.At)
		for _, item := range ready {
			if err := putItem(tx, item, at); err != nil {
				return err
			}
		}
		for _, id := range b.Gone {
			if _, err := end(tx, id, at, causeGone); err != nil {
				return err
			}
		}
		if err := putFiles(tx, b.Files, b.NoFiles); err != nil {
			return err
		}
		return putStep(tx, b.Step)
	})
}
