package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"baihua/backend/assist"
	"baihua/kb"
)

// packSource is the file system that holds the pack and its folder's name in it: a folder
// on this machine, or else a starter pack of this build.
func packSource(pack string) (fs.FS, string) {
	whole, err := filepath.Abs(pack) // "." has no name of its own
	if from := os.DirFS(filepath.Dir(whole)); err == nil && isPack(from, filepath.Base(whole)) {
		return from, filepath.Base(whole)
	}
	return kb.Packs(), pack
}

func isPack(packs fs.FS, folder string) bool {
	_, err := fs.Stat(packs, path.Join(folder, "pack.yaml"))
	return err == nil
}

// noPack says which packs there are.
func noPack(name string) error {
	have, _ := fs.Glob(kb.Packs(), "*/pack.yaml")
	for i, f := range have {
		have[i] = strings.TrimSuffix(f, "/pack.yaml")
	}
	return assist.NewError(assist.CodeNotFound, fmt.Sprintf("there is no pack %s: name one of this build (%s), or a folder with a pack.yaml", name, strings.Join(have, ", ")), nil)
}
