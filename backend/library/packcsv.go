package library

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"baihua/backend/assist"
)

// maxRows bounds a pack's lists.
const maxRows = 50_000

// readNames reads names.csv: canonical,kind,zh,en with '|' between surface forms. A
// pack without one has no names.
func readNames(fsys fs.FS, file string) ([]assist.Name, error) {
	rows, err := readTable(fsys, file, "canonical", "kind", "zh", "en")
	if err != nil {
		return nil, err
	}
	names := make([]assist.Name, 0, len(rows))
	for _, r := range rows {
		names = append(names, assist.Name{
			Canonical: r[0], Kind: assist.NameKind(r[1]), Forms: append(forms(r[2]), forms(r[3])...),
		})
	}
	return names, nil
}

// readGlossary reads glossary/<lang>.csv: term,plain,meaning,keep.
func readGlossary(fsys fs.FS, id string) ([]assist.Term, error) {
	var terms []assist.Term
	for _, lang := range []string{"zh", "en"} {
		rows, err := readTable(fsys, path.Join(id, "glossary", lang+".csv"), "term", "plain", "meaning", "keep")
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			terms = append(terms, assist.Term{Lang: lang, Term: r[0], Plain: r[1], Meaning: r[2], Keep: forms(r[3])})
		}
	}
	return terms, nil
}

// readTable reads a CSV file whose first row names the given columns, in order. A
// missing file is an empty table.
func readTable(fsys fs.FS, file string, columns ...string) ([][]string, error) {
	f, err := fsys.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, assist.NewError(assist.CodeUnreadable, file+" cannot be opened", err)
	}
	defer func() { _ = f.Close() }()
	r := csv.NewReader(f)
	r.FieldsPerRecord = len(columns)
	var rows [][]string
	for n := 0; ; n++ {
		row, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return rows, nil
		case err != nil || n > maxRows:
			return nil, assist.NewError(assist.CodeUnreadable, fmt.Sprintf("%s, row %d cannot be read: it needs the columns %s", file, n+1, strings.Join(columns, ",")), err)
		case n == 0:
			if strings.Join(row, ",") != strings.Join(columns, ",") {
				return nil, assist.NewError(assist.CodeUnreadable, fmt.Sprintf("%s must begin with the columns %s", file, strings.Join(columns, ",")), nil)
			}
		default:
			rows = append(rows, row)
		}
	}
}

// forms splits what stands between '|'.
func forms(s string) []string {
	var out []string
	for f := range strings.SplitSeq(s, "|") {
		if f = strings.TrimSpace(f); f != "" {
			out = append(out, f)
		}
	}
	return out
}
