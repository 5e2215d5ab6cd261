package app

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
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

// demoScript is every demo dialogue of the installed starter packs in the language on
// screen, the other language after it. Questions to a pack that is not there would all
// be escalated.
func (s *Settings) demoScript() ([]byte, error) {
	first, second := "zh", "en"
	lang, err := s.language()
	if err != nil {
		return nil, err
	}
	if lang == "en" {
		first, second = second, first
	}
	installed, err := s.installed()
	if err != nil {
		return nil, err
	}
	var out []byte
	for _, lang := range []string{first, second} {
		for _, id := range installed {
			b, err := fs.ReadFile(s.packs, path.Join(id, "demo", lang+".jsonl"))
			switch {
			case errors.Is(err, fs.ErrNotExist): // a pack of one language, or none of this build's
			case err != nil:
				return nil, assist.NewError(assist.CodeUnreadable, "the demo script of a starter pack cannot be read", err)
			default:
				out = append(append(out, bytes.TrimSpace(b)...), '\n')
			}
		}
	}
	return out, nil
}

// installed are the ids of the packs with documents in the knowledge in use, in order.
func (s *Settings) installed() ([]string, error) {
	sh := s.seat.Shelf()
	defer sh.Release()
	counts, err := sh.Knowledge.PackCounts(context.Background())
	return slices.Sorted(maps.Keys(counts)), err
}

// language is the screens' language as set, or else the system's.
func (s *Settings) language() (string, error) {
	set, err := s.value(keyLanguage, "auto")
	if err != nil || set != "auto" {
		return set, err
	}
	if system := systemLanguage(); system != "" {
		return system, nil
	}
	return "zh", nil
}

// systemLanguage is zh or en as the environment says, "" where it says nothing.
func systemLanguage() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := os.Getenv(name); locale != "" {
			if strings.HasPrefix(locale, "zh") {
				return "zh"
			}
			return "en"
		}
	}
	return ""
}
