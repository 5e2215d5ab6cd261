package text

// percentBefore reads 百分之二十 and 千分之三.
func (t *source) percentBefore(i int) (term, bool) {
	if !t.hasString(i, "百分之") && !t.hasString(i, "千分之") || t.taken[i] || i+3 >= len(t.r) {
		return term{}, false
	}
	f, ok := t.figureAt(i + 3)
	if !ok && t.r[i+3] == '百' {
		f, ok = figure{start: i + 3, end: i + 4, lo: 100, hi: 100, base: 100, han: true}, true
	}
	if !ok {
		return term{}, false
	}
	u := unitNamed("%")
	if t.r[i] == '千' {
		u.times = .1
	}
	return term{figure: f, unit: u, from: i, end: f.end, has: true}, true
}

// partOf reads 三分之一, 三成 and 一半 as shares.
func (t *source) partOf(i int) (term, bool) {
	if t.taken[i] || !isHan(t.r[i]) && !digit(t.r[i]) {
		return term{}, false
	}
	share := func(v float64, end int) (term, bool) {
		f := figure{start: i, end: end, lo: v, hi: v, base: v, han: true}
		return term{figure: f, unit: unitNamed("%"), from: i, end: end, has: true}, true
	}
	if t.hasString(i, "一半") {
		return share(50, i+2)
	}
	d, end, ok := t.hanNumber(i)
	if digit(t.r[i]) {
		end = t.digitRun(i)
		d, ok = number(string(t.r[i:end])), true
	}
	switch {
	case !ok || d == 0:
	case t.hasString(end, "分之") && end+2 < len(t.r):
		if n, ok := t.figureAt(end + 2); ok {
			if u, to := t.unitFrom(n.end); to > n.end && portion(u) { // 四分之一片
				v := n.lo / d
				f := figure{start: i, end: n.end, lo: v, hi: v, base: v, han: true}
				return term{figure: f, unit: u, from: i, end: to, has: true}, true
			}
			return share(100*n.lo/d, n.end)
		}
	case t.at(end) == '成' && d <= 10 && !contains("为功本立员都交长分品年就", t.at(end+1)):
		return share(10*d, end+1)
	}
	return term{}, false
}

// tail reads what follows the unit: 三天半, 三块五, 1米8, 一个半小时, "hour and a half".
func (t *source) tail(m *term) {
	if m.unit.name == "piece" && t.at(m.end) == '半' && t.r[m.end-1] == '个' {
		if u, end := t.unitFrom(m.end + 1); end > m.end+1 {
			m.unit, m.end = u, end
			m.lo, m.hi = m.lo+.5, m.hi+.5
		} else if t.at(m.end+1) == '月' {
			m.unit, m.end = unitNamed("个月"), m.end+2
			m.lo, m.hi = m.lo+.5, m.hi+.5
		}
		return
	}
	if !m.has || m.lo == .5 && m.han {
		t.halfMonth(m)
		return
	}
	if t.hasString(t.spaces(m.end), "and a half") && m.word && !m.implied {
		m.lo, m.hi, m.end = m.lo+.5, m.hi+.5, t.spaces(m.end)+len("and a half")
		return
	}
	if t.at(m.end) == '半' && !contains("夜路价径岛", t.at(m.end+1)) && !t.unitAt(m.end+1) && (m.unit.kind != Count || portion(m.unit)) {
		m.lo, m.hi, m.end = m.lo+.5, m.hi+.5, m.end+1
		return
	}
	t.nextPlace(m)
}

// portion reports what can be taken by halves: 一片半, 两盒半.
func portion(u unit) bool {
	switch u.name {
	case "tablet", "pill", "box", "pack", "bottle", "can", "roll", "dozen", "spoon":
		return true
	}
	return false
}

// discount reads 九五折 and 95折 as 9.5.
func (t *source) discount(m *term) {
	for m.unit.name == "zhe" && m.lo > 10 {
		m.lo, m.hi = m.lo/10, m.hi/10
	}
}

// halfMonth reads 半个月, 半月 and 两月.
func (t *source) halfMonth(m *term) {
	if m.has && m.unit.name != "piece" || !m.han {
		return
	}
	if t.at(m.end) == '月' {
		m.unit, m.end, m.has = unitNamed("个月"), m.end+1, true
	} else if u, end := t.unitFrom(m.end); m.has && end > m.end && u.kind == Duration {
		m.unit, m.end = u, end
	}
}

// nextPlace reads the 5 of 3块5 and the 八 of 一米八: tenths, or hundredths if two.
func (t *source) nextPlace(m *term) {
	last := t.r[m.end-1]
	if !contains("块米元斤毛角", last) {
		return
	}
	v, end, place := 0.0, m.end, 1.0
	for end < len(t.r) && end < m.end+2 {
		d, ok := hanDigit(t.r[end])
		if digit(t.r[end]) {
			d, ok = float64(t.r[end]-'0'), true
		}
		if !ok {
			break
		}
		v, place, end = v*10+d, place/10, end+1
		if t.at(end) == '一' && t.unitAt(end+1) { // 三块五一个
			m.lo, m.hi, m.end = m.lo+v*place, m.hi+v*place, end
			return
		}
	}
	if end == m.end || digit(t.at(end)) {
		return
	}
	if _, more := hanScale(t.at(end)); more || t.unitAt(end) || contains("折成点.至到-~分", t.at(end)) {
		return // 5毛 and 2分 are added by compound
	}
	m.lo, m.hi, m.end = m.lo+v*place, m.hi+v*place, end
}

// link joins figures that one unit serves: 3-5天, 2到3万, between 3 and 5 days, 2 or 3
// days, 80x120cm. It reports by start which of them are ends of a range.
func (t *source) link(terms []term) map[int]bool {
	ranged := map[int]bool{}
	for i := len(terms) - 2; i >= 0; i-- {
		a, b := &terms[i], &terms[i+1]
		isRange, shares := t.between(a.end, b.from, a.from)
		if !isRange && !shares {
			continue
		}
		if !a.has && b.has && !(b.unit.kind == Count && !isRange && b.han) {
			a.unit, a.has = b.unit, true
			if b.scaled && !a.scaled && a.lo < b.base && b.base > 0 && isRange {
				a.lo, a.hi = a.lo*b.lo/b.base, a.hi*b.lo/b.base
			}
		} else if a.has && !b.has && a.unit.kind == Money && isRange {
			b.unit, b.has = a.unit, true
		}
		if isRange && (!a.has || !b.has || a.unit.dimension == b.unit.dimension) {
			ranged[a.start], ranged[b.start] = true, true
		}
	}
	return ranged
}

// between reads what stands between two figures.
func (t *source) between(from, to, before int) (isRange, shares bool) {
	from, to = t.spaces(from), t.back(to)
	if from > to {
		return false, false
	}
	switch string(t.r[from:to]) {
	case "-", "~", "–", "—", "～", "--", "——", "至", "到", "to", "－":
		return true, true
	case "and":
		return t.wordBefore(before) == "between", t.wordBefore(before) == "between"
	case "or", "或", "或者", "、", "x", "×", "*", "/":
		return false, true
	}
	return false, false
}

// compound adds 30分钟 to 1小时 and 5毛 to 3块: a smaller unit of the same dimension that
// follows at once.
func (t *source) compound(terms []term) []term {
	out := terms[:0]
	for _, b := range terms {
		if n := len(out); n > 0 {
			a := &out[n-1]
			between := string(t.r[min(t.spaces(a.end), b.from):b.from])
			joined := between == "" || between == "零" || between == "and " || between == "又"
			if joined && a.has && b.has && a.unit.dimension == b.unit.dimension && a.unit.kind != Count && b.size() < a.size() && a.lo == a.hi {
				add := b.lo * b.size() / a.size()
				a.lo, a.hi, a.end = a.lo+add, a.hi+add, b.end
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// minor reads the 分 of 1小时30分 and of 3毛2分, which alone means too many things.
func (t *source) minor(m *term, before []term) {
	if m.has || t.at(m.end) != '分' || len(before) == 0 {
		return
	}
	a := before[len(before)-1]
	if a.end != m.from || !a.has {
		return
	}
	switch a.unit.name {
	case "h":
		m.unit = unitNamed("分钟")
	case "CNY":
		m.unit = unitNamed("分钱")
	default:
		return
	}
	m.has, m.end = true, m.end+1
}

// size is how many base units one said unit is.
func (m term) size() float64 { return m.unit.times * m.unit.base }
