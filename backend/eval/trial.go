package eval

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"

	"baihua/backend/assist"
	"baihua/backend/library"
	"baihua/backend/seat"
)

// trial opens a fresh seat with one pack on it. Its desk keeps no topic for people: what is
// measured here is the knowledge side; eval policy measures the policy. done closes it and removes its files.
func trial(ctx context.Context, packs fs.FS, id string) (s *seat.Seat, done func(), err error) {
	dir, err := os.MkdirTemp("", "baihua-trial-")
	if err != nil {
		return nil, nil, assist.NewError(assist.CodeUnavailable, "no folder for the trial can be made: free some disk space", err)
	}
	s, err = seat.Open(ctx, seat.Options{Ledger: filepath.Join(dir, "trial.db"), Packs: packs, Trial: true, Publisher: silent{}})
	if err != nil {
		_ = os.RemoveAll(dir)
		return nil, nil, err
	}
	s.Desk.Pipeline.Watch = nil
	done = func() {
		_ = s.Close()
		_ = os.RemoveAll(dir)
	}
	if _, err := s.InstallPack(ctx, id, func(library.Progress) {}); err != nil {
		done()
		return nil, nil, err
	}
	return s, done, nil
}

type silent struct{}

// Publish implements assist.Publisher.
func (silent) Publish(assist.Event) {}
