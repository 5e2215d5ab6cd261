package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"baihua/backend/assist"
)

// groundRecord is one line of a groundedness file. Fields that say how a record came to
// be (model, edit types) are not read: no figure may rest on them.
type groundRecord struct {
	ID       string      `json:"id"`
	Lang     string      `json:"lang"`
	Context  string      `json:"context"`
	DocID    string      `json:"doc_id"`
	Question string      `json:"question"`
	Response string      `json:"response"`
	Wrong    *bool       `json:"hallucinated"` // nil: not labelled
	Split    string      `json:"split"`
	KeyWords []groundKey `json:"keywords"`
}

// groundKey is a judged stretch of the response, in characters.
type groundKey struct {
	Start int   `json:"start"`
	End   int   `json:"end"`
	OK    *bool `json:"ok"` // nil: not labelled
}

// groundUnit is what gets one score: a response, or one key word of it.
type groundUnit struct {
	ID       string
	Lang     string
	Response string
	Span     assist.Span // of a key word; zero: the whole response
	Evidence string
	Question string
	Labelled bool
	Wrong    bool
	Source   string // evidence and first words of the talk: units of one source stay in one fold
}

// groundSet is one file.
type groundSet struct {
	Name, Split string
	Units       []groundUnit
}

// readGround reads a groundedness file; where its records point at documents, those of
// *.docs.jsonl.gz beside it. split "" takes every record.
func readGround(path, split string) (groundSet, error) {
	name, _, _ := strings.Cut(filepath.Base(path), ".")
	set := groundSet{Name: name, Split: split}
	if !exists(path) {
		return set, assist.NewError(assist.CodeNotFound, fmt.Sprintf("There is no file %s. Name a groundedness file, such as en_lfqa.dev.jsonl.gz.", path), nil)
	}
	docs, err := readGroundDocs(filepath.Join(filepath.Dir(path), name+".docs.jsonl.gz"))
	if err != nil {
		return set, err
	}
	err = eachLine(path, func(line []byte) error {
		var r groundRecord
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		if split != "" && r.Split != "" && r.Split != split {
			return nil
		}
		if set.Split == "" {
			set.Split = r.Split
		}
		if r.DocID != "" {
			text, ok := docs[r.DocID]
			if !ok {
				return fmt.Errorf("document %s is not in %s.docs.jsonl.gz", r.DocID, name)
			}
			r.Context = text
		}
		units, err := r.units()
		set.Units = append(set.Units, units...)
		return err
	})
	if err == nil && len(set.Units) == 0 {
		err = assist.NewError(assist.CodeInvalid, fmt.Sprintf("%s has no record of the part %q. Name another with --split.", filepath.Base(path), split), nil)
	}
	return set, err
}

func (r groundRecord) units() ([]groundUnit, error) {
	u := groundUnit{ID: r.ID, Lang: r.Lang, Response: r.Response, Evidence: r.Context, Question: r.Question, Source: r.source()}
	if r.KeyWords == nil {
		if r.Wrong != nil {
			u.Labelled, u.Wrong = true, *r.Wrong
		}
		return []groundUnit{u}, nil
	}
	var out []groundUnit
	n := len([]rune(r.Response))
	for i, k := range r.KeyWords {
		if k.Start < 0 || k.End > n || k.Start >= k.End {
			return nil, errors.New("a key word lies outside its response")
		}
		w := u
		w.ID, w.Span = fmt.Sprintf("%s#%d", r.ID, i), assist.Span{Start: k.Start, End: k.End}
		if k.OK != nil {
			w.Labelled, w.Wrong = true, !*k.OK
		}
		out = append(out, w)
	}
	return out, nil
}

// source is how a talk begins, or else the evidence: turns of one talk have several
// passages but one beginning.
func (r groundRecord) source() string {
	if first, _, more := strings.Cut(r.Question, "\n"); more || strings.HasPrefix(first, "Customer: ") {
		return first
	}
	if r.DocID != "" && r.Question != "" {
		return r.Question
	}
	return r.Context
}

// readGroundDocs gives the texts by id; a set without the file holds its evidence itself.
func readGroundDocs(path string) (map[string]string, error) {
	out := map[string]string{}
	if !exists(path) {
		return out, nil
	}
	return out, eachLine(path, func(line []byte) error {
		var d struct {
			ID   string `json:"id"`
			Text string `json:"text"`
		}
		if err := json.Unmarshal(line, &d); err != nil {
			return err
		}
		out[d.ID] = d.Text
		return nil
	})
}

// readGroundTexts gives the texts of a corpus.
func readGroundTexts(path string) ([]string, error) {
	var out []string
	err := eachLine(path, func(line []byte) error {
		var d struct {
			Title string `json:"title"`
			Text  string `json:"text"`
		}
		if err := json.Unmarshal(line, &d); err != nil {
			return err
		}
		out = append(out, d.Title+"\n"+d.Text)
		return nil
	})
	return out, err
}
