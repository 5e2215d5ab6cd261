package privacy_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/privacy"
)

func newKeyFile(t *testing.T) (*privacy.KeyFile, string, []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "data", "seat.key")
	k := privacy.FileKey(path)
	key, err := k.NewMasterKey(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return k, path, key
}

func TestKeyFileKeepsItsKey(t *testing.T) {
	k, path, key := newKeyFile(t)
	got, err := k.MasterKey(t.Context())
	if err != nil || !bytes.Equal(got, key) || len(key) != privacy.KeySize {
		t.Fatalf("read back %d bytes, %v", len(got), err)
	}
	if _, err := k.NewMasterKey(t.Context()); assist.CodeOf(err) != assist.CodeInvalid {
		t.Errorf("second key: %v", err)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("%d files beside the key, %v", len(left)-1, err)
	}
}

func TestKeyFileIsPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no permission bits")
	}
	_, path, _ := newKeyFile(t)
	for name, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		info, err := os.Stat(name)
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s is %v, want %v (%v)", filepath.Base(name), info.Mode().Perm(), want, err)
		}
	}
}

func TestKeyFileRefuses(t *testing.T) {
	cases := []struct {
		name string
		harm func(path string) error
		code assist.Code
		says string
	}{
		{"missing", os.Remove, assist.CodeNotFound, "restore it from your backup"},
		{"short", func(p string) error { return os.Truncate(p, 31) }, assist.CodeCorrupt, "restore it from your backup"},
		{"long", func(p string) error { return os.Truncate(p, 33) }, assist.CodeCorrupt, "restore it from your backup"},
		{"group can read", func(p string) error { return os.Chmod(p, 0o640) }, assist.CodeUnsafe, "chmod 600"},
		{"all can read", func(p string) error { return os.Chmod(p, 0o604) }, assist.CodeUnsafe, "chmod 600"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if runtime.GOOS == "windows" && c.code == assist.CodeUnsafe {
				t.Skip("no permission bits")
			}
			k, path, _ := newKeyFile(t)
			if err := c.harm(path); err != nil {
				t.Fatal(err)
			}
			_, err := k.MasterKey(t.Context())
			if assist.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %q (%s)", err, assist.CodeOf(err))
			}
		})
	}
}
