package app

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"baihua/backend/assist"
)

// OpenKnowledge answers from another knowledge file from now on.
func (s *Settings) OpenKnowledge(req KnowledgeRequest) (out SettingsView, err error) {
	defer s.guard(&err)
	path, err := s.knowledgePath(req.Path)
	if err != nil {
		return SettingsView{}, err
	}
	s.change.Lock()
	defer s.change.Unlock()
	if err := s.switchKnowledge(path); err != nil {
		return SettingsView{}, err
	}
	if err := s.save(map[string]string{keyKnowledge: path}); err != nil {
		return SettingsView{}, err
	}
	s.jobs.takeUp(s.packs)
	s.jobs.emitter.Emit(Event{Kind: "library"})
	return s.Get()
}

// PickKnowledge asks for a knowledge file by dialog and opens it.
func (s *Settings) PickKnowledge() (out SettingsView, err error) {
	defer s.guard(&err)
	path, err := s.host.PickKnowledge(context.Background())
	if err != nil {
		return SettingsView{}, err
	}
	if path == "" {
		return s.Get()
	}
	return s.OpenKnowledge(KnowledgeRequest{Path: path})
}

// openConfigured opens the knowledge file as set. One that cannot be opened must not
// keep the desk from working: the default one stays in use, and the settings say so.
func (s *Settings) openConfigured() error {
	path, err := s.value(keyKnowledge, "")
	if err != nil || path == "" {
		return err
	}
	if _, err = os.Stat(path); err != nil {
		err = noKnowledge(err)
	} else {
		err = s.switchKnowledge(path)
	}
	if err != nil {
		s.log.Error("knowledge as set", slog.String(assist.LogError, string(assist.CodeOf(err))))
		s.want(path)
		s.jobs.emitter.Emit(Event{Kind: "settings"})
	}
	return nil
}

// switchKnowledge opens path unless an import runs: it would end in the middle.
func (s *Settings) switchKnowledge(path string) error {
	err := s.jobs.alone(func() error { return s.seat.OpenKnowledge(context.Background(), path) })
	if err == nil {
		s.want("")
	}
	return err
}

// knowledgePath is the file that a request means. Names are taken in the data folder;
// only there a file may be made, and a page in a browser may open no other.
func (s *Settings) knowledgePath(asked string) (string, error) {
	if filepath.Ext(asked) != ".kb" {
		return "", assist.NewError(assist.CodeInvalid, "choose a file that ends in .kb", nil)
	}
	data, err := realPath(filepath.Dir(s.seat.LedgerPath()))
	if err != nil {
		return "", err
	}
	if !filepath.IsAbs(asked) {
		asked = filepath.Join(data, asked)
	}
	path, err := realPath(asked)
	missing := errors.Is(err, fs.ErrNotExist)
	if missing {
		dir, dirErr := realPath(filepath.Dir(asked))
		path, err = filepath.Join(dir, filepath.Base(asked)), dirErr
	}
	rel, relErr := filepath.Rel(data, path)
	inside := err == nil && relErr == nil && filepath.IsLocal(rel)
	switch {
	case !inside && !s.host.Window():
		return "", assist.NewError(assist.CodeUnsafe, "in a browser only knowledge files in the data folder can be opened: put the file there first", err)
	case missing && !inside || err != nil:
		return "", noKnowledge(err)
	}
	return path, nil
}

// realPath is path, absolute and without links.
func realPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

func noKnowledge(cause error) error {
	return assist.NewError(assist.CodeNotFound, "that knowledge file is not there: choose another one, or put it back", cause)
}

// missing is the knowledge file as set while it cannot be opened, else "".
func (s *Settings) missing() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.wanted
}

func (s *Settings) want(path string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wanted = path
}
