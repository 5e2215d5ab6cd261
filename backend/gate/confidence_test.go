package gate_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/gate"
	"baihua/backend/learn"
)

func TestSignalsFillEveryColumn(t *testing.T) {
	rival := candidate("p2", "d2", "床垫能退吗", "不可以退。")
	rival.Score, rival.Features = 8, assist.Features{Similar: .5, Covered: .5, BM25: 3}
	for name, e := range map[string]assist.Evidence{
		"nothing found":  {},
		"one source":     sound(),
		"a rival":        sound(func(e *assist.Evidence) { e.Retrieval.Candidates = append(e.Retrieval.Candidates, rival) }),
		"a low score":    sound(func(e *assist.Evidence) { top(e).Score = 0 }),
		"scores explode": sound(func(e *assist.Evidence) { top(e).Score = math.MaxFloat64 }),
	} {
		row := gate.Signals(e)
		if len(row) != len(gate.SignalNames()) {
			t.Fatalf("%s: %d columns, %d names", name, len(row), len(gate.SignalNames()))
		}
		for i, x := range row {
			if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
				t.Errorf("%s: %s is %v", name, gate.SignalNames()[i], x)
			}
		}
	}
}

func TestSignalsSeeARivalOfAnotherDocumentOnly(t *testing.T) {
	lead := func(document string) float32 {
		e := sound(func(e *assist.Evidence) {
			c := candidate("p2", document, "床垫能退吗", "不可以退。")
			c.Score, c.Features.Similar = 8.9, .9
			e.Retrieval.Candidates = append(e.Retrieval.Candidates, c)
		})
		return column(t, e, "close")
	}
	if lead("d2") != 1 || lead("d1") != 0 {
		t.Errorf("another document %v, the same %v", lead("d2"), lead("d1"))
	}
}

func TestSurenessLearnsWhatIsRightAndKeepsItsScale(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	cases := made(r, 1200)
	s := gate.FitSureness(cases, 1)
	var said []float64
	var came []bool
	for _, c := range made(r, 2000) {
		said, came = append(said, s.OfRow(c.Row)), append(came, c.Right)
	}
	if auc, _, _ := learn.AUROC(said, came); auc < .8 {
		t.Errorf("AUROC %.3f", auc)
	}
	if ece := learn.ECE(said, came); ece > .06 {
		t.Errorf("calibration error %.3f", ece)
	}
}

func TestSurenessOfTooFewCasesKnowsNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 2))
	few := gate.FitSureness(made(r, 20), 1)
	onlyRight := made(r, 300)
	for i := range onlyRight {
		onlyRight[i].Right = true
	}
	kind := gate.FitSureness(onlyRight, 1)
	for name, s := range map[string]gate.Sureness{"few": few, "one kind": kind} {
		if p := s.Of(sound()); p != .5 {
			t.Errorf("%s: %.3f", name, p)
		}
	}
}

// made draws cases that are right as often as their similarity says.
func made(r *rand.Rand, n int) []gate.FittedCase {
	out := make([]gate.FittedCase, n)
	for i := range out {
		similar := r.Float64()
		row := gate.Signals(sound(nearly(similar, r.Float64())))
		p := 1 / (1 + math.Exp(-8*(similar-.5)))
		out[i] = gate.FittedCase{Row: row, Right: r.Float64() < p, Part: i}
	}
	return out
}

func column(t *testing.T, e assist.Evidence, name string) float32 {
	t.Helper()
	for i, n := range gate.SignalNames() {
		if n == name {
			return gate.Signals(e)[i]
		}
	}
	t.Fatalf("no signal %q", name)
	return 0
}
