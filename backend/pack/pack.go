package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"

	"baihua/backend/assist"

	"go.yaml.in/yaml/v3"
)

// Pack is a pack's own description, pack.yaml.
type Pack struct {
	ID          string            `yaml:"id"`
	Title       map[string]string `yaml:"title"`
	Version     string            `yaml:"version"`
	Languages   []string          `yaml:"languages"`
	Owner       string            `yaml:"owner"`
	Description map[string]string `yaml:"description"`
	// Review is "required" where an article that nobody reviewed is a sample only and
	// must never reach a customer by itself.
	Review string `yaml:"review"`

	Hash string `yaml:"-"` // hex SHA-256 of pack.yaml
}

// ReviewRequired says that unreviewed articles are samples.
func (p Pack) ReviewRequired() bool { return p.Review == "required" }

// Read reads pack.yaml of the pack in folder id of fsys.
func Read(fsys fs.FS, id string) (Pack, error) {
	if !fs.ValidPath(id) {
		return Pack{}, assist.NewError(assist.CodeInvalid, "that is not the name of a pack", nil)
	}
	b, err := fs.ReadFile(fsys, path.Join(id, "pack.yaml"))
	if err != nil {
		return Pack{}, assist.NewError(assist.CodeNotFound, "there is no starter pack of that name: a pack is a folder with a pack.yaml", err)
	}
	var p Pack
	if err := yaml.Unmarshal(b, &p); err != nil || p.ID != id {
		return Pack{}, assist.NewError(assist.CodeUnreadable, "pack.yaml cannot be read, or its id is not the folder's name", err)
	}
	sum := sha256.Sum256(b)
	p.Hash = hex.EncodeToString(sum[:])
	return p, nil
}
