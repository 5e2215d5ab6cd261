package learn

import "math"

// Alarm bets, audit by audit, that more than Alpha is wrong. While the budget is kept its
// wealth rises to 1/Delta in at most Delta of all runs, however long and whenever one
// looks (Ville 1939; Podkopaev and Ramdas, ICLR 2022). The zero Alarm never rings.
type Alarm struct {
	Alpha, Delta float64
	// Wealth is that of each bet in stakes; empty before the first audit.
	Wealth []float64
}

// stakes are how boldly the three bets play; their mean is as good as the best but for a
// factor of three. None may lose more than all, so each is capped below 1/Alpha.
func stakes(alpha float64) [3]float64 {
	most := .9 / alpha
	return [3]float64{min(1, most), min(2, most), min(4, most)}
}

// After is the alarm when one more audit is known.
func (a Alarm) After(wrong bool) Alarm {
	if a.Alpha <= 0 {
		return a
	}
	loss := 0.0
	if wrong {
		loss = 1
	}
	next := Alarm{Alpha: a.Alpha, Delta: a.Delta}
	for i, stake := range stakes(a.Alpha) {
		w := 1.0
		if i < len(a.Wealth) {
			w = a.Wealth[i]
		}
		next.Wealth = append(next.Wealth, w*(1+stake*(loss-a.Alpha)))
	}
	return next
}

// Value is the mean wealth, 1 before the first audit.
func (a Alarm) Value() float64 {
	if len(a.Wealth) == 0 {
		return 1
	}
	return average(a.Wealth)
}

// Rings says that the lane must fall back.
func (a Alarm) Rings() bool {
	return a.Delta > 0 && a.Alpha > 0 && !math.IsNaN(a.Value()) && a.Value() >= 1/a.Delta
}
