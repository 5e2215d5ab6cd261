package verify

import (
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
	"baihua/backend/verify/detect"
)

// With makes a Verifier that asks d about claims which are not the evidence's own words.
func (v *Verifier) With(d *detect.Detector) *Verifier {
	w := *v
	w.detector = d
	return &w
}

// Version names the checks that v makes.
func (v *Verifier) Version() string {
	if v.detector == nil {
		return Version
	}
	return Version + " " + v.detector.Version()
}

// doubts asks the detector about the claims of one draft; it reads each evidence once.
type doubts struct {
	detector *detect.Detector
	question string
	read     map[string]*detect.Evidence
}

func (v *Verifier) doubts(q assist.Query) *doubts {
	return &doubts{detector: v.detector, question: q.Text, read: map[string]*detect.Evidence{}}
}

// safe is the chance that known bears out a claim, and whether that is enough. A draft
// always answers somebody: where the question is not at hand, the title it is found under
// stands for it.
func (d *doubts) safe(claim string, known []evidence) (float64, bool) {
	var words []string
	asked := d.question
	for _, e := range known {
		words = append(words, e.frame(), e.passage.Text)
		if asked == "" {
			asked = e.passage.Title
		}
	}
	whole := strings.Join(words, "\n")
	e := d.read[whole]
	if e == nil {
		e = d.detector.NewEvidence(whole, asked)
		d.read[whole] = e
	}
	lang := text.Lang(claim)
	p, _ := d.detector.Claim(e, claim, lang)
	return p, p >= d.detector.Threshold(lang)
}
