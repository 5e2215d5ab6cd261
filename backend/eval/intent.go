package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"baihua/backend/assist"
)

// utterance is one line of an intent file.
type utterance struct {
	Text    string `json:"text"`
	Label   string `json:"label"`
	InScope *bool  `json:"in_scope"`
	line    int    // of its file, from 0, where somebody asked for it
}

// asIntent is how many utterances of each fold are asked; the others only teach.
const asIntent = 300

func readUtterances(path string) ([]utterance, error) {
	var out []utterance
	err := eachLine(path, func(line []byte) error {
		var u utterance
		if err := json.Unmarshal(line, &u); err != nil {
			return err
		}
		if u.InScope == nil || *u.InScope {
			out = append(out, u)
		}
		return nil
	})
	return out, err
}

// intentSet makes one FAQ entry of every label, with the utterances of the other folds as
// its phrasings, and asks those of this fold.
func intentSet(ctx context.Context, path string) (trainSet, error) {
	s := trainSet{name: strings.TrimSuffix(filepath.Base(path), ".train.jsonl.gz")}
	us, err := readUtterances(path)
	if err != nil {
		return s, err
	}
	for fold := range folds {
		m := newMeasurer(entries(us, fold))
		asked := 0
		for i, u := range us {
			if foldOf(u.Text) != fold || asked == asIntent {
				continue
			}
			asked++
			e, err := m.example(ctx, query{ID: fmt.Sprint(i), Text: u.Text}, map[string]int{u.Label: 1})
			if err != nil {
				return s, err
			}
			e.fold = fold
			s.examples = append(s.examples, e)
		}
	}
	return s, nil
}

// entries are the labels as FAQ entries; the utterances of one fold are kept away.
func entries(us []utterance, without int) []assist.Passage {
	at := map[string]int{}
	var out []assist.Passage
	for _, u := range us {
		i, ok := at[u.Label]
		if !ok {
			i = len(out)
			at[u.Label] = i
			out = append(out, assist.Passage{ID: u.Label, DocumentID: u.Label, Group: u.Label, Kind: assist.PassageFAQ})
		}
		if foldOf(u.Text) != without {
			out[i].Questions = append(out[i].Questions, u.Text)
		}
	}
	return out
}
