package detect

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"baihua/backend/assist"
	"baihua/backend/learn"
	"baihua/backend/learn/boost"
)

//go:embed weights.json
var shipped []byte

// Detector scores claims. It is safe for concurrent use.
type Detector struct {
	background Background
	models     map[string]Model
	version    string
}

// Model is the detector of one language. A reply to a question and a text nobody asked
// for, such as a summary, go wrong in different ways: replies by what they add, summaries
// by what they change. Unasked without trees leaves all to Asked.
type Model struct {
	Asked     Branch  `json:"asked"`
	Unasked   Branch  `json:"unasked"`
	Threshold float64 `json:"threshold"` // a claim less surely borne out counts as unsupported
}

// Branch scores one row of features.
type Branch struct {
	Trees       boost.Model       `json:"trees"` // log-odds of unsupported
	Calibration learn.Calibration `json:"calibration"`
}

// branch is the one for evidence that was, or was not, found for a question.
func (m Model) branch(asked bool) Branch {
	if !asked && len(m.Unasked.Trees.Trees) > 0 {
		return m.Unasked
	}
	return m.Asked
}

// New makes a detector; without models it only measures features.
func New(b Background, models map[string]Model) *Detector {
	return &Detector{background: b, models: models}
}

// Load makes the detector that is part of the program.
func Load() (*Detector, error) {
	w, err := Shipped()
	if err != nil {
		return nil, err
	}
	d := New(w.Background, w.Models)
	d.version = w.Version
	return d, nil
}

// Shipped reads the weights that are part of the program.
func Shipped() (Weights, error) {
	var w Weights
	if err := json.Unmarshal(shipped, &w); err != nil {
		return w, assist.NewError(assist.CodeInternal, "The detector's weights cannot be read. Install the program again.", err)
	}
	d := New(w.Background, nil)
	for lang, m := range w.Models {
		names := d.NewEvidence("", "").Features("", lang, assist.Span{}).Names
		for _, b := range []Branch{m.Asked, m.branch(false)} {
			if err := b.fits(names); err != nil {
				return w, assist.NewError(assist.CodeInternal, "The detector's weights belong to another version. Train them again.", fmt.Errorf("%s: %w", lang, err))
			}
		}
	}
	return w, nil
}

func (b Branch) fits(names []string) error {
	if len(b.Trees.Features) != len(names) {
		return fmt.Errorf("%d features, the program measures %d", len(b.Trees.Features), len(names))
	}
	for i, n := range names {
		if b.Trees.Features[i] != n {
			return fmt.Errorf("feature %d is %s, the program measures %s", i, b.Trees.Features[i], n)
		}
	}
	return b.Trees.Check()
}

// Version names the weights.
func (d *Detector) Version() string { return d.version }

// Threshold is the chance below which a claim in lang counts as unsupported.
func (d *Detector) Threshold(lang string) float64 { return d.models[known(lang)].Threshold }

// known is the language whose model judges lang.
func known(lang string) string {
	if lang == "zh" {
		return lang
	}
	return "en"
}

// Safe is the chance, 0..1, that the evidence bears out a claim, or one stretch of it:
// span in characters, zero for all.
func (d *Detector) Safe(e *Evidence, claim, lang string, span assist.Span) float64 {
	return d.safe(e.read(claim), known(lang), span)
}

func (d *Detector) safe(c *claim, lang string, span assist.Span) float64 {
	m := d.models[lang].branch(len(c.e.question) > 0)
	return 1 - m.Calibration.Probability(m.Trees.Score(c.features(lang, span).Values))
}

// Claim is the chance that the evidence bears out a whole claim. Chinese is judged
// stretch by stretch, as it was learned, and is as safe as its least safe one, whose
// place in the claim is weakest.
func (d *Detector) Claim(e *Evidence, claim, lang string) (safe float64, weakest assist.Span) {
	c := e.read(claim)
	if known(lang) != "zh" {
		return d.safe(c, "en", assist.Span{}), assist.Span{Start: 0, End: len(c.runes)}
	}
	safe = 1
	for _, s := range c.stretches() {
		if p := d.safe(c, "zh", s); p < safe {
			safe, weakest = p, s
		}
	}
	return safe, weakest
}
