package index

// gain is what a single character brings to the passages of one part.
type gain struct {
	number uint32
	weight float64
}

// rescore adds what single characters tell.
func (r *Result) rescore(fine []Term) {
	gains := r.gains(fine)
	for i := range r.Hits {
		h := &r.Hits[i]
		p := &r.view.parts[h.at.part]
		x := p.fine(gains[h.at.part], h.at.doc, r.view.norms)
		h.Score += x
		h.BM25 += x
	}
}

// gains are those of each part, by number.
func (r *Result) gains(fine []Term) [][]gain {
	out := make([][]gain, len(r.view.parts))
	for _, t := range canonical(fine) {
		f := r.view.find(finePrefix + t.Text)
		if f.passages == 0 {
			continue
		}
		weight := t.Passage * idf(r.view.docs(), f.passages) * fineWeight
		for i, number := range f.numbers {
			if number != gone {
				out[i] = append(out[i], gain{number, weight})
			}
		}
	}
	return out
}

// fine walks through what a passage holds, where single characters stand first.
func (p *part) fine(gains []gain, doc uint32, n *norms) float64 {
	if len(gains) == 0 {
		return 0
	}
	b, l := p.read(doc).b, p.length(doc)
	sum, term, next := 0.0, uint32(0), gains[0].number
	for i, g := 0, 0; i < len(b); {
		var step uint32
		step, i = uvarint(b, i)
		term += step >> 1
		for next < term {
			if g++; g == len(gains) {
				return sum
			}
			next = gains[g].number
		}
		c := counts{fieldBody: 1}
		if step&1 == 0 {
			c, i = readCounts(b, i)
		}
		if next == term {
			sum += gains[g].weight * float64(n.passage(c, l))
		}
	}
	return sum
}
