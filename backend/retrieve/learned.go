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
	Order   Order         `json:"order"`
}

// Order is the learned order of candidates, a model for each language of questions.
type Order struct {
	English boost.Model `json:"en"`
	Chinese boost.Model `json:"zh"`
}

// Score scores a row; it orders the candidates of one query.
func (o *Order) Score(row []float32) float64 {
	if row[fChinese] > 0 {
		return o.Chinese.Score(row)
	}
	return o.English.Score(row)
}

// Chinese reports a row of a Chinese question.
func Chinese(row []float32) bool { return row[fChinese] > 0 }

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

// readWeights panics on a file that is broken: it is embedded, so no user can mend it, and
// every test would meet it. Weights of other features order nothing, so that new ones can
// be trained with a build whose features changed; a test holds the committed file to ours.
func readWeights(file []byte) *Order {
	var w Weights
	if err := json.Unmarshal(file, &w); err != nil {
		panic("retrieve: weights.json cannot be read; run make train-rank: " + err.Error())
	}
	for _, m := range []*boost.Model{&w.Order.English, &w.Order.Chinese} {
		if err := m.Check(); err != nil {
			panic("retrieve: weights.json is broken; run make train-rank: " + err.Error())
		}
		if !slices.Equal(m.Features, FeatureNames()) {
			return &Order{}
		}
	}
	return &w.Order
}

// Learned reports whether the committed weights are of this build's features.
func Learned() bool { return len(ranking.English.Trees) > 0 && len(ranking.Chinese.Trees) > 0 }

// exactPlaces is what a question asked word for word is put before others by: more than
// any sum of trees.
const exactPlaces = 20.0

// learn gives every candidate the score of the learned order. Scores are positive, so
// that a margin is a share.
func learn(o *Order, cs []assist.Candidate, rows [][]float32) {
	for i := range cs {
		s := o.Score(rows[i])
		if cs[i].Features.Exact {
			s += exactPlaces
		}
		cs[i].Score = math.Exp(s)
	}
}
