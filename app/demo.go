package app

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/library"
	"baihua/backend/seat"
)

// playDemo installs a starter pack and plays the demo; keep sets it as the channel.
func (s *Settings) playDemo(pack string, keep bool) error {
	err := s.jobs.alone(func() error {
		_, err := s.seat.InstallPack(context.Background(), pack, func(library.Progress) {})
		return err
	})
	if err != nil {
		return err
	}
	if keep {
		if err := s.save(map[string]string{keyKind: seat.KindDemo}); err != nil {
			return err
		}
	}
	return s.listen(seat.LineConfig{Kind: seat.KindDemo})
}

// demoScript is every demo dialogue of the starter packs in the language on screen,
// the other language after it.
func (s *Settings) demoScript() ([]byte, error) {
	first, second := "zh", "en"
	lang, err := s.language()
	if err != nil {
		return nil, err
	}
	if lang == "en" {
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
func (s *Settings) language() (string, error) {
	set, err := s.value(keyLanguage, "auto")
	if err != nil || set != "auto" {
		return set, err
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := os.Getenv(name); locale != "" {
			if strings.HasPrefix(locale, "zh") {
				return "zh", nil
			}
			return "en", nil
		}
	}
	return "zh", nil
}
