package audit

import "context"

// What can be wrong with a ledger's file although its chain holds. Fence: triggers that
// keep entries from being changed are gone. Foreign: triggers that this program did not
// make. Cut: the file names entries that are not there. Emptied: customers were heard,
// but there is no entry at all.
const (
	FaultFence   = "fence"
	FaultForeign = "foreign"
	FaultCut     = "cut"
	FaultEmptied = "emptied"
)

// File is what a ledger tells about the file around its entries.
type File interface {
	// Fence names triggers that are missing or changed, and triggers of somebody else.
	Fence(ctx context.Context) (missing, foreign []string, err error)
	// Backing counts customers' turns, and records that name an entry that is not there.
	Backing(ctx context.Context) (heard, orphans int64, err error)
}

// Fault is one thing wrong with the file: a code, and the names or the number that go
// with it.
type Fault struct {
	Code  string
	Names []string
	N     int64
}

// VerifyFile looks at what the chain cannot show. entries is how many Verify found. A
// ledger is emptied when customers were heard and nothing is recorded; so it looks, too,
// until the very first turn was ruled on. The error is about the reading, as in Verify.
func VerifyFile(ctx context.Context, f File, entries int64) ([]Fault, error) {
	heard, orphans, err := f.Backing(ctx)
	if err != nil {
		return nil, err
	}
	missing, foreign, err := f.Fence(ctx)
	if err != nil {
		return nil, err
	}
	var out []Fault
	if len(missing) > 0 {
		out = append(out, Fault{Code: FaultFence, Names: missing})
	}
	if len(foreign) > 0 {
		out = append(out, Fault{Code: FaultForeign, Names: foreign})
	}
	if orphans > 0 {
		out = append(out, Fault{Code: FaultCut, N: orphans})
	}
	if entries == 0 && heard > 0 {
		out = append(out, Fault{Code: FaultEmptied, N: heard})
	}
	return out, nil
}
