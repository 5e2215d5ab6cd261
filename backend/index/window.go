package index

// window looks through the passages of a window and keeps the best. Impacts say which
// may be among them; only those, with their groups, are scored.
func (s *scratch) window(v *view, terms []asked, part int, w uint32) {
	p := &v.parts[part]
	local := w - uint32(s.bases[part])
	first, end := p.firstOf(local), p.firstOf(local+1)
	owner := p.ownerOf(local)
	n := int(end - first)
	s.layout(p, first, owner, n)
	if !s.promising(p, terms, part, w, n) {
		return
	}
	s.score(v, terms, part, w, n)
	for i := range n {
		own, g := s.own[i], s.groupOf[i]
		if own == 0 || !s.wanted[g] || !p.alive(owner+uint32(g)) {
			continue
		}
		group := s.groups[g]
		if p.split[local] {
			group = s.splitGroup(v, terms, part, owner)
		}
		score := own + groupWeight*group
		if s.top.full() && score < s.top.worst() {
			continue
		}
		s.top.offer(v, candidate{score: score, own: own, at: place{part, first + uint32(i)}})
	}
}

// layout says which group of the window each of its n passages belongs to.
func (s *scratch) layout(p *part, first, owner uint32, n int) {
	g, end := owner, p.start(owner+1)
	s.wanted[0] = false
	for i := range uint32(n) {
		for first+i >= end {
			g++
			end = p.start(g + 1)
			s.wanted[g-owner] = false
		}
		s.groupOf[i] = byte(g - owner)
	}
}

// promising adds up impacts and says whether any passage may be among the best; wanted
// are the groups of those.
func (s *scratch) promising(p *part, terms []asked, part int, w uint32, n int) bool {
	clear(s.own[:n])
	clear(s.groups[:n])
	own, groups := &s.own, &s.groups
	for l := s.heads[w]; l != 0; {
		at := &s.links[l-1]
		t := &terms[at.term]
		places, impacts, groupPlaces, groupImpacts, _ := at.cell.parts(p.postings(t.numbers[part]), &s.groupOf)
		if t.passage > 0 {
			x := t.passage * p.passageSlack * impactUnit
			for i, place := range places {
				own[place] += x * float64(impacts[i])
			}
		}
		x := t.groupUnit(p, p.shared[at.cell.window])
		for i, place := range groupPlaces {
			groups[place] += x * float64(groupImpacts[i])
		}
		l = at.next
	}
	if local := w - uint32(s.bases[part]); p.split[local] {
		groups[0] = s.splitBounds[place{part, p.ownerOf(local)}]
	}
	if !s.top.full() {
		for i := range s.wanted[:n] {
			s.wanted[i] = true
		}
		return true
	}
	any, worst := false, s.top.worst()
	for i := range n {
		if g := s.groupOf[i]; own[i] > 0 && own[i]+groups[g] >= worst {
			s.wanted[g], any = true, true
		}
	}
	return any
}

// score scores the passages of the wanted groups, and these as far as they are in the
// window.
func (s *scratch) score(v *view, terms []asked, part int, w uint32, n int) {
	p := &v.parts[part]
	local := w - uint32(s.bases[part])
	first, owner := p.firstOf(local), p.ownerOf(local)
	clear(s.own[:n])
	clear(s.groups[:n])
	for i := range n {
		if s.wanted[s.groupOf[i]] {
			l := p.length(first + uint32(i))
			s.title[i], s.body[i] = v.norms.of(fieldQuestions, l.of(fieldQuestions)), v.norms.of(fieldBody, l.of(fieldBody))
		}
	}
	for l := s.heads[w]; l != 0; l = s.links[l-1].next {
		at := &s.links[l-1]
		t := &terms[at.term]
		places, held := at.cell.held(p.postings(t.numbers[part]))
		group, occurrences, i := byte(0), 0, 0
		for _, place := range places {
			var c counts
			c, i = readCounts(held, i)
			g := s.groupOf[place]
			if !s.wanted[g] {
				continue
			}
			if g != group {
				s.addGroup(p, v.norms, t, owner, group, occurrences)
				group, occurrences = g, 0
			}
			tf := float32(float32(c[fieldBody]) * s.body[place])
			if c[fieldQuestions] > 0 {
				tf += float32(float32(c[fieldQuestions]) * s.title[place])
			}
			s.own[place] += t.passage * float64(saturate(tf))
			occurrences += c.occurrences()
		}
		s.addGroup(p, v.norms, t, owner, group, occurrences)
	}
}

func (s *scratch) addGroup(p *part, n *norms, t *asked, owner uint32, g byte, occurrences int) {
	if occurrences == 0 {
		return
	}
	group := owner + uint32(g)
	weight := t.group
	if p.start(group+1)-p.start(group) == 1 {
		weight = t.whole
	}
	s.groups[g] += weight * float64(n.group(occurrences, p.groupLength(group)))
}

// splitGroup scores a group that is spread over windows, once in a search.
func (s *scratch) splitGroup(v *view, terms []asked, part int, group uint32) float64 {
	key := place{part, group}
	if score, ok := s.split[key]; ok {
		return score
	}
	p := &v.parts[part]
	s.occurrences = zeroed(s.occurrences, len(terms))
	for w := p.windowOf(p.start(group)); w < p.windows && p.ownerOf(w) == group; w++ {
		for l := s.heads[s.bases[part]+int(w)]; l != 0; l = s.links[l-1].next {
			at := &s.links[l-1]
			_, held := at.cell.held(p.postings(terms[at.term].numbers[part]))
			for i := 0; i < len(held); {
				var c counts
				c, i = readCounts(held, i)
				s.occurrences[at.term] += c.occurrences()
			}
		}
	}
	score := 0.0
	for t, n := range s.occurrences {
		if n > 0 {
			score += terms[t].group * float64(v.norms.group(n, p.groupLength(group)))
		}
	}
	s.split[key] = score
	return score
}
