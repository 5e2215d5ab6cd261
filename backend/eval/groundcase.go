package eval

import (
	"context"
	"fmt"

	"baihua/backend/assist"
	"baihua/backend/verify/detect"
)

// groundCase is a unit with its features.
type groundCase struct {
	unit groundUnit
	set  int
	fold int
	row  []float32
	made bool // from a pack, not judged by a person
}

// groundCases measures every unit of sets of one language.
func groundCases(ctx context.Context, d *detect.Detector, sets []groundSet, progress func(string, int)) ([]groundCase, []string, error) {
	var out []groundCase
	var names []string
	for n, s := range sets {
		err := eachGround(ctx, d, s.Units, func(u groundUnit, e *detect.Evidence) {
			f := e.Features(u.Response, u.Lang, u.Span)
			names = f.Names
			out = append(out, groundCase{unit: u, set: n, fold: foldOf(u.Source), row: f.Values, made: s.Name == packsName})
		})
		if err != nil {
			return nil, nil, err
		}
		if progress != nil {
			progress(s.Name, len(s.Units))
		}
	}
	return out, names, nil
}

// eachGround visits units with their evidence, which neighbours often share.
func eachGround(ctx context.Context, d *detect.Detector, units []groundUnit, do func(groundUnit, *detect.Evidence)) error {
	var e *detect.Evidence
	for i, u := range units {
		if err := ctx.Err(); err != nil {
			return assist.NewError(assist.CodeCancelled, "the measurement was stopped before its end: there are no figures", err)
		}
		if i == 0 || u.Evidence != units[i-1].Evidence || u.Question != units[i-1].Question {
			e = d.NewEvidence(u.Evidence, u.Question)
		}
		do(u, e)
	}
	return nil
}

// scoreGround gives each unit's chance of being borne out by its evidence.
func scoreGround(ctx context.Context, d *detect.Detector, units []groundUnit) ([]float64, error) {
	var out []float64
	err := eachGround(ctx, d, units, func(u groundUnit, e *detect.Evidence) {
		out = append(out, d.Safe(e, u.Response, u.Lang, u.Span))
	})
	return out, err
}

func missingGround(dir string) error {
	return assist.NewError(assist.CodeNotFound, fmt.Sprintf("%s lacks groundedness/*.dev.jsonl.gz or retrieval/*/corpus.jsonl.gz. Name the folder that holds both.", dir), nil)
}
