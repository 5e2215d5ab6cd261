package library

import (
	"context"
	"encoding/json"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/store"
)

// Job is a job with everything it left out. CodeNotFound: it is not known (any more).
func (l *Library) Job(ctx context.Context, id string) (Job, error) {
	stored, err := l.kb.Job(ctx, id)
	if err != nil {
		return Job{}, err
	}
	j, err := jobOf(stored)
	if err != nil {
		return j, err
	}
	skips, err := readSkips(stored.Skips)
	j.Report.Skipped = append(j.Report.Skipped, skips...)
	return j, err
}

// Jobs are the jobs under way or interrupted and the last ones that ended, oldest first.
func (l *Library) Jobs(ctx context.Context) ([]Job, error) {
	stored, err := l.kb.Jobs(ctx)
	out := make([]Job, 0, len(stored))
	for _, s := range stored {
		j, err := jobOf(s)
		if err != nil {
			return out, err
		}
		out = append(out, j)
	}
	return out, err
}

func jobOf(s store.Job) (Job, error) {
	j := Job{
		ID: s.ID, Order: Order{Kind: Kind(s.Kind), Paths: s.Paths, Audience: s.Audience}, State: s.State,
		Started: s.Started, Ended: s.Ended, Code: s.Code, Message: s.Message, Tries: s.Tries,
	}
	if err := json.Unmarshal(s.Report, &j.Report); err != nil {
		return j, damaged(err)
	}
	return j, nil
}

// readSkips reads what was left out, as it is stored.
func readSkips(lines []string) ([]ingest.Skip, error) {
	out := make([]ingest.Skip, len(lines))
	for i, line := range lines {
		if err := json.Unmarshal([]byte(line), &out[i]); err != nil {
			return out, damaged(err)
		}
	}
	return out, nil
}

func damaged(err error) error {
	return assist.NewError(assist.CodeCorrupt, "the report of an import cannot be read: restore a backup of the knowledge file if this stays", err)
}
