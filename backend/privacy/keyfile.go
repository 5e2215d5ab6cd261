package privacy

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"baihua/backend/assist"
)

// KeyFile is a KeyMaker that keeps the master key as 32 raw bytes in a file that only
// its owner can read.
type KeyFile struct{ path string }

// FileKey names the file; nothing is read or made yet.
func FileKey(path string) *KeyFile { return &KeyFile{path: path} }

// MasterKey reads the file. It refuses one that others can read or of a wrong length.
func (k *KeyFile) MasterKey(ctx context.Context) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, assist.NewError(assist.CodeCancelled, "reading the key was cancelled", err)
	}
	info, err := os.Stat(k.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, k.refuse(assist.CodeNotFound, CauseKeyMissing, "key file missing: restore it from your backup", err)
	case err != nil:
		return nil, k.refuse(assist.CodeUnavailable, CauseKeyMissing, "key file cannot be read: check who may open it", err)
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0: // Windows has no such bits
		return nil, k.refuse(assist.CodeUnsafe, CauseKeyExposed, "other people can read the key file: run chmod 600 on it, then start again", nil)
	case !info.Mode().IsRegular() || info.Size() != KeySize:
		return nil, k.refuse(assist.CodeCorrupt, CauseKeyDamaged, "key file is damaged (it must hold 32 bytes): restore it from your backup", nil)
	}
	key, err := os.ReadFile(k.path)
	if err != nil {
		return nil, k.refuse(assist.CodeUnavailable, CauseKeyMissing, "key file cannot be read: check who may open it", err)
	}
	if len(key) != KeySize {
		return nil, k.refuse(assist.CodeCorrupt, CauseKeyDamaged, "key file is damaged (it must hold 32 bytes): restore it from your backup", nil)
	}
	return key, nil
}

// NewMasterKey makes the file: whole or not at all, also when the power fails.
func (k *KeyFile) NewMasterKey(ctx context.Context) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, assist.NewError(assist.CodeCancelled, "making the key was cancelled", err)
	}
	if _, err := os.Lstat(k.path); !errors.Is(err, fs.ErrNotExist) {
		return nil, k.refuse(assist.CodeInvalid, CauseKeyExposed, "there is a key file already: it will not be replaced", err)
	}
	key := NewKey()
	if err := writePrivate(k.path, key); err != nil {
		return nil, k.refuse(assist.CodeUnavailable, CauseKeyMissing, "key file cannot be written: check the folder and the space on the disk", err)
	}
	return key, nil
}

func (k *KeyFile) refuse(code assist.Code, cause, message string, err error) error {
	e := assist.NewError(code, message, err)
	e.Detail = map[string]string{"cause": cause, "file": k.path}
	return e
}

// writePrivate makes path, mode 0600, in a directory made 0700 where it is missing.
func writePrivate(path string, data []byte) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".key-*") // 0600
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncDir(dir)
}

// syncDir makes a new name in dir durable. Windows keeps names without being asked.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
