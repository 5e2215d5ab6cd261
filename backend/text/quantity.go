package text

import (
	"math"
	"slices"

	"baihua/backend/assist"
)

// Quantity is a number with what it counts or measures.
type Quantity struct {
	Value float64 // in Unit: 两周 is 14 day
	Unit  string  // canonical; "" for a bare number
	Kind  QuantityKind
	Raw   string
	Span  assist.Span
	Range bool    // one end of a range; the two ends are two quantities
	Said  float64 // the number as said: 2 in 两周
	Loose bool    // 一个, one: more article than count

	dimension string
	base      float64 // value in the dimension's base unit
}

// Same reports whether two quantities say the same: 24 h is 1 day, 5w is ¥50,000. A
// bare number is the same as an equal amount or count, not as an equal time or length.
func (q Quantity) Same(o Quantity) bool {
	if q.Unit == "" || o.Unit == "" {
		return near(q.Value, o.Value) && q.countable() && o.countable()
	}
	return q.dimension == o.dimension && near(q.base, o.base)
}

// Alike reports whether two quantities measure the same thing, whatever the value.
func (q Quantity) Alike(o Quantity) bool { return q.dimension == o.dimension }

func (q Quantity) countable() bool { return q.Unit == "" || q.Kind == Money || q.Kind == Count }

func near(a, b float64) bool {
	return math.Abs(a-b) <= 1e-9*math.Max(1, math.Max(math.Abs(a), math.Abs(b)))
}

// Quantities finds every number that counts or measures something, in the order of the
// text. Dates, codes, phone numbers, ordinals and list numbers are none.
func Quantities(s string) []Quantity {
	t := newSource(s)
	for _, c := range t.codes() {
		t.take(c.Span.Start, c.Span.End)
	}
	for _, d := range t.dates() {
		t.take(d.Span.Start, d.Span.End)
	}
	t.maskLabels()
	out := t.clocks()
	out = append(out, t.quantities()...)
	slices.SortStableFunc(out, func(a, b Quantity) int { return a.Span.Start - b.Span.Start })
	return out
}

// term is a figure with its unit while a text is read.
type term struct {
	figure
	unit      unit
	from, end int // with currency sign and unit
	has       bool
}

func (t *source) quantities() []Quantity {
	terms := t.terms()
	ranged := t.link(terms)
	terms = t.compound(terms)
	var out []Quantity
	for _, m := range terms {
		if !m.counts() {
			continue
		}
		q := m.quantity(t)
		q.Range = ranged[m.start]
		if m.hi != m.lo {
			q.Range = true
			high := q
			high.Value, high.Said, high.base = m.canonical(m.hi), m.hi, m.canonical(m.hi)*m.unitBase()
			out = append(out, q, high)
			continue
		}
		out = append(out, q)
	}
	return out
}

// terms reads every figure with its unit.
func (t *source) terms() []term {
	var out []term
	for i := 0; i < len(t.r); {
		m, ok := t.termAt(i)
		if !ok {
			i++
			continue
		}
		t.minor(&m, out)
		t.take(m.from, m.end)
		out = append(out, m)
		i = m.end
	}
	return out
}

func (t *source) termAt(i int) (term, bool) {
	if m, ok := t.percentBefore(i); ok {
		return m, true
	}
	if m, ok := t.partOf(i); ok {
		return m, true
	}
	f, ok := t.figureAt(i)
	if !ok {
		return term{}, false
	}
	m := term{figure: f, from: f.start, end: f.end}
	t.measure(&m)
	t.fewOf(&m)
	t.tail(&m)
	t.discount(&m)
	return m, true
}

// measure finds the unit: after the number, or a currency before it.
func (t *source) measure(m *term) {
	at := t.approximate(m.figure.end)
	u, end := t.unitFrom(at)
	if end > at {
		if t.r[end-1] == '块' {
			u = t.coin(m.start, end-1)
		}
		m.unit, m.end, m.has = t.reconsider(*m, u, end), end, true
	}
	if name, from, ok := t.currencyBefore(m.start); ok && (!m.has || m.unit.kind == Money) {
		if !m.has {
			m.unit, m.has = moneyUnit(name), true
		}
		m.from = from
	}
	if t.below(m) {
		m.lo, m.hi = -m.lo, -m.hi
	}
}

// approximate skips the 多 of 20多天, the 来 of 十来个 and the "more" of "90 more days".
func (t *source) approximate(i int) int {
	switch w, end := t.word(t.spaces(i)); w {
	case "more", "extra", "additional", "further", "full", "consecutive":
		if t.unitAt(end) {
			return end
		}
	}
	if contains("多余来", t.at(i)) && t.unitAt(i+1) {
		return i + 1
	}
	if (t.hasString(i, "个多") || t.hasString(i, "个来")) && t.unitOrMonth(i+2) {
		return i + 2
	}
	return i
}

// reconsider settles units that depend on what stands around them.
func (t *source) reconsider(m term, u unit, end int) unit {
	switch {
	case u.name == "g" && t.r[end-1] == 'g' && t.near(m.start, end, 8, "手机", "网络", "流量", "套餐", "信号", "phone", "network", "plan"):
		return unitNamed("gb")
	case u.name == "pound" && !t.near(m.start, end, 20, "weigh", "weight", "heavy", "load", "capacity", "hold"):
		return moneyUnit("GBP")
	case u.name == "pound":
		return unitNamed("lb")
	}
	return u
}

// below reports a temperature under zero.
func (t *source) below(m *term) bool {
	if m.unit.kind != Temperature {
		return false
	}
	if t.endsWith(m.start, "零下") || t.endsWith(m.start, "minus ") {
		return true
	}
	return t.at(m.start-1) == '-' && !digit(t.at(m.start-2)) && !latinLetter(t.at(m.start-2))
}

// currencyBefore reads ¥, US$ and RMB before an amount.
func (t *source) currencyBefore(start int) (name string, from int, ok bool) {
	k := t.back(start)
	if k == 0 {
		return "", start, false
	}
	if t.endsWith(k, "人民币") {
		return "CNY", k - 3, true
	}
	sign, ok := currencySign(t.r[k-1])
	at := k
	if ok {
		at--
	}
	from = at
	for from > 0 && latinLetter(t.r[from-1]) {
		from--
	}
	if code, known := currencyCode(string(t.r[from:at])); known && (from == 0 || !digit(t.r[from-1])) {
		return code, from, true
	}
	return sign, at, ok
}

func (t *source) moneyBefore(start int) bool {
	_, _, ok := t.currencyBefore(start)
	return ok
}

func (m term) canonical(v float64) float64 {
	if m.has {
		return v * m.unit.times
	}
	return v
}

func (m term) unitBase() float64 {
	if m.has {
		return m.unit.base
	}
	return 1
}

func (m term) quantity(t *source) Quantity {
	v := m.canonical(m.lo)
	q := Quantity{Value: v, Kind: Count, Raw: t.text(m.from, m.end), Span: t.span(m.from, m.end), Said: m.lo, base: v * m.unitBase()}
	if m.has {
		q.Unit, q.Kind, q.dimension = m.unit.name, m.unit.kind, m.unit.dimension
	}
	q.Loose = (m.han || m.word) && m.lo == 1 && q.Kind == Count
	return q
}

// counts drops figures which no unit makes a quantity: 一, a lone 三, "one".
func (m term) counts() bool {
	switch {
	case m.has:
		return true
	case m.implied:
		return false
	case m.han:
		return m.end-m.from >= 2 && m.lo != .5
	case m.word:
		return m.lo > 1
	}
	return true
}
