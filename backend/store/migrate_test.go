package store_test

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/store"
)

// file is one of the two kinds of file.
type file struct {
	name  string
	id    int
	steps fs.FS
	dir   string
	open  func(t *testing.T, path string) error // and close
}

func files() []file {
	return []file{
		{"ledger", store.LedgerID, store.LedgerSteps, "migration/ledger", func(t *testing.T, path string) error {
			l, err := store.OpenLedger(t.Context(), path, options(path))
			if err != nil {
				return err
			}
			return l.Close()
		}},
		{"knowledge", store.KnowledgeID, store.KnowledgeSteps, "migration/knowledge", func(t *testing.T, path string) error {
			k, err := store.OpenKnowledge(t.Context(), path)
			if err != nil {
				return err
			}
			return k.Close()
		}},
	}
}

// dump is everything that makes the file's shape, and the migrations it has seen.
func dump(t *testing.T, path string) string {
	t.Helper()
	db := store.Raw(path)
	defer db.Close()
	var out string
	err := db.QueryRow(`SELECT (SELECT group_concat(type || name || tbl_name || coalesce(sql, ''), x'0a' ORDER BY type, name) FROM sqlite_schema)
		|| (SELECT group_concat(version || name, x'0a') FROM migration) || (SELECT application_id FROM pragma_application_id)`).Scan(&out)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestUpgradedFileEqualsFreshOne(t *testing.T) {
	for _, f := range files() {
		names, err := fs.Glob(f.steps, f.dir+"/*.sql")
		if err != nil || len(names) == 0 {
			t.Fatal(names, err)
		}
		fresh := filepath.Join(t.TempDir(), "fresh")
		if err := f.open(t, fresh); err != nil {
			t.Fatal(err)
		}
		want := dump(t, fresh)
		if n := strings.Count(want, "STRICT"); n < 5 {
			t.Errorf("%s: only %d strict tables", f.name, n)
		}
		for from := range names {
			t.Run(fmt.Sprint(f.name, " from ", from), func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "old")
				if err := store.MakeAt(t.Context(), path, f.id, f.steps, f.dir, from); err != nil {
					t.Fatal(err)
				}
				if err := f.open(t, path); err != nil {
					t.Fatal(err)
				}
				if got := dump(t, path); got != want {
					t.Errorf("upgraded:\n%s\nfresh:\n%s", got, want)
				}
			})
		}
	}
}

func TestFileOfNewerProgramIsRefused(t *testing.T) {
	for _, f := range files() {
		t.Run(f.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "newer")
			if err := f.open(t, path); err != nil {
				t.Fatal(err)
			}
			db := store.Raw(path)
			if _, err := db.Exec("INSERT INTO migration VALUES (99, '0099_tomorrow')"); err != nil {
				t.Fatal(err)
			}
			before := dump(t, path)
			wantRefusal(t, f.open(t, path), assist.CodeUnreadable, store.CauseNewer, "update the program")
			if after := dump(t, path); after != before {
				t.Error("the refused file was changed")
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}
