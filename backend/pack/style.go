package pack

import (
	"errors"
	"io/fs"
	"path"

	"baihua/backend/assist"

	"go.yaml.in/yaml/v3"
)

// Style is how a pack's owner wants customers written to, in one language.
type Style struct {
	Address  string     `yaml:"address"`
	Greeting string     `yaml:"greeting"`
	SignOff  string     `yaml:"sign_off"`
	Banned   []string   `yaml:"banned"`
	Required []Required `yaml:"required"`
}

// Required is a phrase that every answer of an article holds word for word.
type Required struct {
	Article string `yaml:"article"` // the pair's name
	Phrase  string `yaml:"phrase"`
}

// Styles reads style.yaml, a Style for each language. A pack without one has none.
func Styles(fsys fs.FS, id string) (map[string]Style, error) {
	b, err := fs.ReadFile(fsys, path.Join(id, "style.yaml"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, assist.NewError(assist.CodeUnreadable, "style.yaml cannot be opened", err)
	}
	var out map[string]Style
	if err := yaml.Unmarshal(b, &out); err != nil {
		return nil, assist.NewError(assist.CodeUnreadable, "style.yaml cannot be read: compare it with docs/packs.md", err)
	}
	return out, nil
}
