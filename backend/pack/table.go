package pack

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"baihua/backend/assist"
)

// maxRows bounds a pack's lists.
const maxRows = 50_000

// readTable reads a CSV file whose first row names the given columns, in order; the
// last optional ones may be absent and are then empty. A missing file is an empty table.
func readTable(fsys fs.FS, file string, optional int, columns ...string) ([][]string, error) {
	f, err := fsys.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, assist.NewError(assist.CodeUnreadable, file+" cannot be opened", err)
	}
	defer func() { _ = f.Close() }()
	r := csv.NewReader(f)
	var rows [][]string
	for n := 0; ; n++ {
		row, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return rows, nil
		case err != nil || n > maxRows:
			return nil, assist.NewError(assist.CodeUnreadable, fmt.Sprintf("%s, row %d cannot be read: it needs the columns %s", file, n+1, strings.Join(columns, ",")), err)
		case n == 0:
			head := strings.Join(row, ",")
			if len(row) < len(columns)-optional || head != strings.Join(columns[:min(len(row), len(columns))], ",") {
				return nil, assist.NewError(assist.CodeUnreadable, fmt.Sprintf("%s must begin with the columns %s", file, strings.Join(columns, ",")), nil)
			}
		default:
			rows = append(rows, append(row, make([]string, len(columns)-len(row))...))
		}
	}
}

// split gives what stands between '|'.
func split(s string) []string {
	var out []string
	for f := range strings.SplitSeq(s, "|") {
		if f = strings.TrimSpace(f); f != "" {
			out = append(out, f)
		}
	}
	return out
}
