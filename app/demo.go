package app

import (
	"bytes"
	"io/fs"
	"os"
	"strings"

	"baihua/backend/assist"
)

// demoScript is every demo dialogue of the starter packs in the language on screen,
// the other language after it.
func (s *Settings) demoScript() ([]byte, error) {
	first, second := "zh", "en"
	if s.language() == "en" {
		first, second = second, first
	}
	var out []byte
	for _, lang := range []string{first, second} {
		files, err := fs.Glob(s.packs, "*/demo/"+lang+".jsonl")
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			b, err := fs.ReadFile(s.packs, f)
			if err != nil {
				return nil, assist.NewError(assist.CodeUnreadable, "the demo script of a starter pack cannot be read", err)
			}
			out = append(append(out, bytes.TrimSpace(b)...), '\n')
		}
	}
	return out, nil
}

// language is the screens' language as set, or else the system's.
func (s *Settings) language() string {
	if set := s.value(keyLanguage, "auto"); set != "auto" {
		return set
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := os.Getenv(name); locale != "" {
			if strings.HasPrefix(locale, "zh") {
				return "zh"
			}
			return "en"
		}
	}
	return "zh"
}
