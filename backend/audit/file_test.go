package audit_test

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"baihua/backend/audit"
)

// told is a file that says what it is told to.
type told struct {
	missing, foreign []string
	heard, orphans   int64
	err              error
}

func (f told) Fence(context.Context) (missing, foreign []string, err error) {
	return f.missing, f.foreign, f.err
}

func (f told) Backing(context.Context) (heard, orphans int64, err error) {
	return f.heard, f.orphans, nil
}

func TestVerifyFileFindsWhatTheChainCannotShow(t *testing.T) {
	tests := []struct {
		name    string
		file    told
		entries int64
		want    []audit.Fault
	}{
		{"whole", told{heard: 3}, 3, nil},
		{"new", told{}, 0, nil},
		{"fence down", told{missing: []string{"a", "b"}, heard: 3}, 3, []audit.Fault{{Code: audit.FaultFence, Names: []string{"a", "b"}}}},
		{"foreign trigger", told{foreign: []string{"x"}}, 0, []audit.Fault{{Code: audit.FaultForeign, Names: []string{"x"}}}},
		{"cut", told{heard: 3, orphans: 2}, 1, []audit.Fault{{Code: audit.FaultCut, N: 2}}},
		{"emptied", told{heard: 3}, 0, []audit.Fault{{Code: audit.FaultEmptied, N: 3}}},
		{"emptied in haste", told{missing: []string{"a"}, heard: 3, orphans: 3}, 0, []audit.Fault{
			{Code: audit.FaultFence, Names: []string{"a"}}, {Code: audit.FaultCut, N: 3}, {Code: audit.FaultEmptied, N: 3}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := audit.VerifyFile(t.Context(), tt.file, tt.entries)
			if err != nil || !reflect.DeepEqual(got, tt.want) {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
	gone := errors.New("disk gone")
	if _, err := audit.VerifyFile(t.Context(), told{err: gone}, 0); !errors.Is(err, gone) {
		t.Errorf("error %v", err)
	}
}
