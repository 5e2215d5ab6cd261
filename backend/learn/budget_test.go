package learn_test

import (
	"math/rand/v2"
	"testing"

	"baihua/backend/learn"
)

func planned() learn.Plan {
	return learn.Plan{Alpha: .05, Delta: .10, Looks: learn.PlannedLooks(), Parts: 1}
}

// world draws cases whose chance to be wrong falls with the score; risk is the truth.
type world struct{ steep, floor float64 }

func (w world) wrongAt(score float64) float64 {
	p := w.floor
	for range int(w.steep) {
		p += (1 - p) * (1 - score)
	}
	return p
}

func (w world) draw(r *rand.Rand, n int) []learn.Audited {
	out := make([]learn.Audited, n)
	for i := range out {
		s := r.Float64()
		out[i] = learn.Audited{Score: s, Wrong: r.Float64() < w.wrongAt(s)}
	}
	return out
}

// risk is the share wrong at or above a threshold, by summing over fine steps.
func (w world) risk(at float64) float64 {
	const steps = 2000
	sum := 0.0
	for i := range steps {
		sum += w.wrongAt(at + (1-at)*(float64(i)+.5)/steps)
	}
	return sum / steps
}

// The promise: over all planned looks together, at most delta of the runs ever open a
// threshold that breaks the budget. The naive threshold breaks it far more often.
func TestBudgetHoldsOverAllPlannedLooks(t *testing.T) {
	const runs = 600
	plan := planned()
	for i, w := range []world{{1, 0}, {2, .01}, {1, .049}, {1, .06}, {4, 0}} {
		r := rand.New(rand.NewPCG(7, uint64(i)))
		broken := 0
		for range runs {
			audits := w.draw(r, 800)
			grid := learn.Grid(scoresOf(w.draw(r, 2000)), 20)
			bad := false
			for _, look := range plan.Looks {
				c := plan.Certify(grid, audits[:look])
				bad = bad || c.Open && w.risk(c.At) > plan.Alpha
			}
			if bad {
				broken++
			}
		}
		if lo, _ := learn.Wilson(broken, runs, 3); lo > plan.Delta {
			t.Errorf("%+v: broken in %d of %d runs", w, broken, runs)
		}
	}
}

func TestNaiveThresholdBreaksTheBudgetMoreOftenThanPromised(t *testing.T) {
	const runs = 300
	plan, w, broken := planned(), world{1, 0}, 0
	r := rand.New(rand.NewPCG(7, 99))
	for range runs {
		c := plan.Naive(learn.Grid(scoresOf(w.draw(r, 2000)), 20), w.draw(r, 200))
		if c.Open && w.risk(c.At) > plan.Alpha {
			broken++
		}
	}
	if float64(broken) <= plan.Delta*runs {
		t.Errorf("broken in %d of %d: nothing to warn of", broken, runs)
	}
}

func TestCertifyNeedsEnoughAuditsAndStopsAtTheFirstFailure(t *testing.T) {
	plan := learn.Plan{Alpha: .05, Delta: .10, Looks: []int{400}}
	good := func(n int, score float64, wrong bool) []learn.Audited {
		out := make([]learn.Audited, n)
		for i := range out {
			out[i] = learn.Audited{Score: score, Wrong: wrong}
		}
		return out
	}
	tests := []struct {
		name   string
		audits []learn.Audited
		open   bool
		at     float64
	}{
		{"none", nil, false, 0},
		{"one short of the first n", good(76, .9, false), false, 0},
		{"the first n, none wrong", good(77, .9, false), true, .9},
		{"the first n, one wrong", append(good(76, .9, false), good(1, .9, true)...), true, .9},
		{"lower ones wrong", append(good(100, .9, false), good(50, .5, true)...), true, .9},
		{"a failure is not skipped", append(append(good(70, .9, false), good(10, .9, true)...), good(900, .5, false)...), false, 0},
	}
	for _, tt := range tests {
		c := plan.Certify([]float64{.5, .9}, tt.audits)
		if c.Open != tt.open || c.At != tt.at {
			t.Errorf("%s: %+v", tt.name, c)
		}
	}
}

func TestStratifiedCertificateWeighsEachGroupByItsTraffic(t *testing.T) {
	plan := learn.Plan{Alpha: .05, Delta: .10, Looks: []int{400}}
	var audits []learn.Audited
	for i := range 300 {
		audits = append(audits, learn.Audited{Score: .9, Group: i % 2})
	}
	even := func(int, float64) float64 { return .5 }
	if c := plan.CertifyStrata([]float64{.9}, audits, even); !c.Open || c.N != 300 {
		t.Errorf("two clean groups: %+v", c)
	}
	unseen := func(g int, _ float64) float64 { return []float64{.1, .9}[g] }
	if c := plan.CertifyStrata([]float64{.9}, audits[:1], unseen); c.Open {
		t.Errorf("a group nobody audited opened it: %+v", c)
	}
}

func TestPlanDividesDelta(t *testing.T) {
	p := learn.Plan{Alpha: .05, Delta: .10, Looks: []int{100, 200, 400, 800}, Parts: 4}
	if got := p.Share(); !near(got, .10/16, 1e-12) {
		t.Errorf("share %.5f", got)
	}
	if p.Look(99) != 0 || p.Look(250) != 200 || p.Next(250) != 400 || p.Next(800) != 0 {
		t.Error("looks are those planned")
	}
	for name, bad := range map[string]learn.Plan{
		"no budget":    {Delta: .1, Looks: []int{1}},
		"no looks":     {Alpha: .1, Delta: .1},
		"falling":      {Alpha: .1, Delta: .1, Looks: []int{2, 1}},
		"looked twice": {Alpha: .1, Delta: .1, Looks: []int{2, 2}},
	} {
		if bad.Valid() == nil {
			t.Errorf("%s: passes", name)
		}
	}
	if err := p.Valid(); err != nil {
		t.Error(err)
	}
}

func TestAlarmRingsSeldomWhileTheBudgetIsKeptAndSoonWhenNot(t *testing.T) {
	const runs, long = 1000, 800
	ring := func(r *rand.Rand, p float64) int {
		a := learn.Alarm{Alpha: .05, Delta: .10}
		for i := range long {
			if a = a.After(r.Float64() < p); a.Rings() {
				return i + 1
			}
		}
		return 0
	}
	r := rand.New(rand.NewPCG(9, 1))
	early, at20 := 0, 0
	for range runs {
		if ring(r, .05) > 0 {
			early++
		}
		if n := ring(r, .20); n > 0 && n <= 60 {
			at20++
		}
	}
	if lo, _ := learn.Wilson(early, runs, 3); lo > .10 {
		t.Errorf("false alarms in %d of %d", early, runs)
	}
	if at20 < runs*8/10 {
		t.Errorf("20 %% wrong noticed within 60 audits in %d of %d", at20, runs)
	}
	if (learn.Alarm{}).After(true).Rings() {
		t.Error("an alarm without a budget rings")
	}
}

func scoresOf(as []learn.Audited) []float64 {
	out := make([]float64, len(as))
	for i, a := range as {
		out[i] = a.Score
	}
	return out
}
