package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// The manifest names the files that make up the index, what is dead in them, and the
// mark of the state that they stand for. It is replaced as a whole: what it names was
// durable before.
type manifest struct {
	Format   int       `json:"format"`
	Mark     string    `json:"mark"`
	Segments []segFile `json:"segments"`
}

type segFile struct {
	Name string   `json:"name"`
	Size int64    `json:"size"`
	Sum  uint32   `json:"sum"`
	Dead []uint64 `json:"dead,omitempty"` // bit set of groups
}

const (
	manifestName   = "manifest.json"
	manifestFormat = 2
	segmentSuffix  = ".seg"
)

// writeManifest replaces the manifest: a checksum, then JSON.
func writeManifest(dir string, m manifest) error {
	m.Format = manifestFormat
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	next := filepath.Join(dir, manifestName+".new")
	if err := os.Remove(next); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	err = writeFile(next, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%08x\n%s", crc32.Checksum(b, castagnoli()), b)
		return err
	})
	if err != nil {
		return err
	}
	if err := os.Rename(next, filepath.Join(dir, manifestName)); err != nil {
		return err
	}
	syncFolder(dir)
	return nil
}

func readManifest(dir string) (m manifest, err error) {
	b, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return m, err
	}
	sum, body, ok := strings.Cut(string(b), "\n")
	if !ok || sum != fmt.Sprintf("%08x", crc32.Checksum([]byte(body), castagnoli())) {
		return m, errDamaged
	}
	if err := json.Unmarshal([]byte(body), &m); err != nil {
		return m, err
	}
	if m.Format != manifestFormat {
		return m, errDamaged
	}
	return m, nil
}

// load opens what the manifest in dir names.
func load(dir string) (v *view, files map[string]bool, err error) {
	m, err := readManifest(dir)
	if err != nil {
		return nil, nil, err
	}
	v, files = &view{mark: m.Mark}, map[string]bool{}
	for _, f := range m.Segments {
		s, err := openFile(dir, file{filepath.Base(f.Name), f.Size, f.Sum})
		if err != nil {
			return nil, nil, err
		}
		files[f.Name] = true
		v.add(s)
		p := &v.parts[len(v.parts)-1]
		for g := range s.groups {
			if int(g/64) < len(f.Dead) && f.Dead[g/64]&(1<<(g%64)) != 0 {
				p.kill(g)
			}
		}
	}
	return v, files, nil
}

// sweep removes the files of dir that nobody needs.
func sweep(dir string, needed map[string]bool) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		name := e.Name()
		if strings.HasSuffix(name, segmentSuffix) && !needed[name] || name == manifestName+".new" {
			_ = os.Remove(filepath.Join(dir, name)) // tried again next time
		}
	}
}
