package eval

import (
	"cmp"
	"io/fs"
	"slices"
	"time"

	"baihua/backend/assist"
	"baihua/backend/gate"
	"baihua/backend/pack"
	"baihua/backend/seat"
)

// calibrationPart is the part of the golden files that confidence is counted on. The held
// part stays apart, so that the figures in docs/quality.md have seen nothing of it.
const calibrationPart = "tune"

// Calibrate counts, of what a pack's tune questions were shown, how much was right, by
// lane and basis. results are those of Golden for the same pack.
func Calibrate(packs fs.FS, id string, results []GoldenResult, on time.Time) (seat.Calibration, error) {
	p, err := pack.Read(packs, id)
	if err != nil {
		return seat.Calibration{}, err
	}
	type kind struct {
		lane  assist.Lane
		basis assist.Basis
	}
	counts := map[kind]seat.Calibrated{}
	for _, r := range results {
		if r.Part != calibrationPart {
			continue
		}
		for _, v := range r.Verdicts {
			ruling := v.Suggestion.Ruling
			if ruling.Route != assist.Show {
				continue
			}
			c := counts[kind{ruling.Lane, ruling.Basis}]
			c.Lane, c.Basis = ruling.Lane, ruling.Basis
			c.N++
			if v.Outcome == "shown_right" {
				c.Right++
			}
			counts[kind{ruling.Lane, ruling.Basis}] = c
		}
	}
	out := seat.Calibration{Date: on.Format(time.DateOnly), Version: p.Version, Policy: gate.ColdStart().Version, Cases: []seat.Calibrated{}}
	for _, c := range counts {
		out.Cases = append(out.Cases, c)
	}
	slices.SortFunc(out.Cases, func(a, b seat.Calibrated) int {
		return cmp.Or(cmp.Compare(a.Lane, b.Lane), cmp.Compare(a.Basis, b.Basis))
	})
	return out, nil
}
