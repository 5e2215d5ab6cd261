package store_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/privacy"
	"baihua/backend/store"
)

// wantRefusal checks what a person and a screen are told.
func wantRefusal(t *testing.T, err error, code assist.Code, cause, says string) {
	t.Helper()
	var e *assist.Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v, want %s", err, code)
	}
	if e.Code != code || e.Detail["cause"] != cause || !strings.Contains(e.Message, says) {
		t.Errorf("got %s %v %q; want %s %s %q", e.Code, e.Detail, e.Message, code, cause, says)
	}
}

func TestForeignFilesAreRefusedUntouched(t *testing.T) {
	database := func(script string) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			if err := os.WriteFile(path, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			db := store.Raw(path)
			if _, err := db.Exec(script); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	foreign := map[string]func(t *testing.T, path string){
		"a picture": func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte("\x89PNG\r\n\x1a\n"+strings.Repeat("pixel", 500)), 0o644); err != nil {
				t.Fatal(err)
			}
		},
		"another program's database":    database("CREATE TABLE bookmarks (url TEXT); INSERT INTO bookmarks VALUES ('x')"),
		"a database with another id":    database("PRAGMA application_id = 77"),
		"a database in WAL with tables": database("PRAGMA journal_mode = WAL; CREATE TABLE a (b)"),
	}
	for _, f := range files() {
		for name, make := range foreign {
			t.Run(f.name+"/"+name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "foreign")
				make(t, path)
				before, mode := content(t, path)
				wantRefusal(t, f.open(t, path), assist.CodeUnreadable, store.CauseForeign, "choose another one")
				if after, now := content(t, path); after != before || now != mode {
					t.Errorf("the file was changed; mode %v, was %v", now, mode)
				}
			})
		}
	}
	folder := t.TempDir()
	wantRefusal(t, files()[0].open(t, folder), assist.CodeUnreadable, store.CauseForeign, "choose another one")
	path := filepath.Join(folder, "seat.kb") // still a folder one may enter
	if err := files()[1].open(t, path); err != nil {
		t.Fatal(err)
	}
	wantRefusal(t, files()[0].open(t, path), assist.CodeUnreadable, store.CauseForeign, "choose another one")
}

func content(t *testing.T, path string) (string, os.FileMode) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b), info.Mode()
}

func TestLedgerHasOneOwner(t *testing.T) {
	l, path := newLedger(t)
	mustAppend(t, l, entry("a", "demo/1", "before"))
	_, err := store.OpenLedger(t.Context(), path, options(path))
	wantRefusal(t, err, assist.CodeUnavailable, store.CauseInUse, "close that one")
	mustAppend(t, l, entry("b", "demo/1", "after"))
	closeLedger(t, l)
	reopen(t, path)
}

func TestFilesArePrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no permission bits")
	}
	l, path := newLedger(t)
	mustAppend(t, l, entry("a", "demo/1", "x"))
	found, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(found) < 4 { // ledger, wal, key, lock
		t.Fatal(found, err)
	}
	for _, f := range found {
		if info, err := f.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v, %v", f.Name(), info.Mode(), err)
		}
	}
	closeLedger(t, l)
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	reopen(t, path)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("an opened file stays %v, %v", info.Mode(), err)
	}
}

func TestConnectionsAreSetUpSafely(t *testing.T) {
	l, _ := newLedger(t)
	writer, readers := l.Pools()
	want := map[string]string{
		"journal_mode": "wal", "synchronous": "2", "busy_timeout": "5000", "foreign_keys": "1", "trusted_schema": "0",
		"cell_size_check": "1", "secure_delete": "1", "temp_store": "2", "fullfsync": "1",
	}
	for side, db := range map[string]*sql.DB{"writer": writer, "readers": readers} {
		for pragma, value := range want {
			var got string
			if err := db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != value {
				t.Errorf("%s: %s is %q, %v; want %s", side, pragma, got, err, value)
			}
		}
	}
	if _, err := readers.Exec("DELETE FROM setting"); err == nil {
		t.Error("a reader may write")
	}
}

func TestLedgerKnowsItsKey(t *testing.T) {
	l, path := newLedger(t)
	mustAppend(t, l, entry("a", "demo/1", "secret"))
	closeLedger(t, l)
	key := path + ".key"
	if err := os.Rename(key, key+".bak"); err != nil {
		t.Fatal(err)
	}
	_, err := store.OpenLedger(t.Context(), path, options(path))
	wantRefusal(t, err, assist.CodeNotFound, privacy.CauseKeyMissing, "restore it from your backup")
	if _, err := os.Stat(key); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a new key was made beside old data: %v", err)
	}
	if _, err := privacy.FileKey(key).NewMasterKey(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, err = store.OpenLedger(t.Context(), path, options(path))
	wantRefusal(t, err, assist.CodeInvalid, privacy.CauseKeyWrong, "does not belong to this ledger")
	if err := os.Chmod(key, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = store.OpenLedger(t.Context(), path, options(path))
	wantRefusal(t, err, assist.CodeUnsafe, privacy.CauseKeyExposed, "chmod 600")
	if err := os.Rename(key+".bak", key); err != nil {
		t.Fatal(err)
	}
	reopen(t, path)
}

func TestDamagedLedgerSaysWhatToDo(t *testing.T) {
	l, path := newLedger(t)
	mustAppend(t, l, entry("a", "demo/1", strings.Repeat("x", 20000)))
	closeLedger(t, l)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(whole[4096:], make([]byte, len(whole)-4096))
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = store.OpenLedger(t.Context(), path, options(path))
	wantRefusal(t, err, assist.CodeCorrupt, store.CauseDamaged, "restore your backup")
}

func TestReadOnlyNeedsNoKeyAndNoOwner(t *testing.T) {
	l, path := newLedger(t)
	mustAppend(t, l, entry("a", "demo/1", "words"))
	open := func(keys privacy.KeySource) *store.Ledger {
		r, err := store.OpenLedger(t.Context(), path, store.LedgerOptions{Keys: keys, ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	check := func(keys privacy.KeySource, want assist.Code) {
		r := open(keys)
		defer closeLedger(t, r)
		es := allEntries(t, r)
		var got string
		if err := r.Open(t.Context(), es[0], &got); len(es) != 1 || assist.CodeOf(err) != want {
			t.Errorf("%d entries, payload %v; want %q", len(es), err, want)
		}
		_, err := r.Append(t.Context(), entry("b", "demo/1", "x"))
		wantRefusal(t, err, assist.CodeUnavailable, store.CauseReadOnly, "reading only")
	}
	check(nil, assist.CodeUnavailable)
	check(privacy.FileKey(path+".key"), "")
	closeLedger(t, l)
	check(nil, assist.CodeUnavailable)

	_, err := store.OpenLedger(t.Context(), path+".none", store.LedgerOptions{ReadOnly: true})
	wantRefusal(t, err, assist.CodeNotFound, store.CauseCannotOpen, "check its name")
	if _, err := os.Stat(path + ".none"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("reading made a file: %v", err)
	}
}

func TestClosedLedgerRefuses(t *testing.T) {
	l, _ := newLedger(t)
	closeLedger(t, l)
	_, err := l.Append(t.Context(), entry("a", "demo/1", "x"))
	wantRefusal(t, err, assist.CodeUnavailable, store.CauseClosed, "start the program again")
}
