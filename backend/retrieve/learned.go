package retrieve

import (
	_ "embed"
	"encoding/json"
	"math"
	"slices"

	"baihua/backend/assist"
	"baihua/backend/learn/boost"
)

// Weights is what `make train-rank` writes: the model, and how it came about.
type Weights struct {
	Made    string        `json:"made"` // day of the training
	Seed    uint64        `json:"seed"`
	Command string        `json:"command"`
	Options boost.Options `json:"options"`
	Data    []TaughtBy    `json:"data"`
	Model   boost.Model   `json:"model"`
}

// TaughtBy is a set that the model learned from, with what cross-validation gave.
type TaughtBy struct {
	Set     string             `json:"set"`
	Queries int                `json:"queries"`
	Figures map[string]float64 `json:"figures"`
}

//go:embed weights.json
var weightsFile []byte

// ranking is read before main and never changed.
var ranking = readWeights(weightsFile) //nolint:gochecknoglobals // read only

// readWeights panics on a file that does not fit this build: it is embedded, so no user
// can mend it, and every test would meet it.
func readWeights(file []byte) *boost.Model {
	var w Weights
	if err := json.Unmarshal(file, &w); err != nil {
		panic("retrieve: weights.json cannot be read; run make train-rank: " + err.Error())
	}
	if err := w.Model.Check(); err != nil {
		panic("retrieve: weights.json is broken; run make train-rank: " + err.Error())
	}
	if len(w.Model.Trees) > 0 && !slices.Equal(w.Model.Features, FeatureNames()) {
		panic("retrieve: weights.json is of other features; run make train-rank")
	}
	return &w.Model
}

// exactPlaces is what a question asked word for word is put before others by: more than
// any sum of trees.
const exactPlaces = 20.0

// learn gives every candidate the score of the learned order. Scores are positive, so
// that a margin is a share.
func learn(m *boost.Model, cs []assist.Candidate, rows [][]float32) {
	for i := range cs {
		s := m.Score(rows[i])
		if cs[i].Features.Exact {
			s += exactPlaces
		}
		cs[i].Score = math.Exp(s)
	}
}
