package index

import "math"

// The constants of scoring, chosen on the dev parts of the public sets, all languages and
// collections together. Most neighbouring values move the figures by about a point.
const (
	k1 = 1.2 // how soon more occurrences stop to count

	weightQuestions = 2 // what one occurrence in a title, heading or phrasing counts
	weightBody      = 1
	bQuestions      = 0.9 // how much a long field is held against its passage
	bBody           = 0.7

	groupWeight = 0.5 // of the larger document beside the passage
	groupB      = 0.9

	fineWeight = 0.7 // of single characters in re-scoring
	finePool   = 200 // candidates that are re-scored
)

// most is what saturate never reaches.
const most = k1 + 1

// idf is never negative: a term that every passage holds says little, not the opposite.
func idf(n, df int) float64 {
	return math.Log1p((float64(n-df) + 0.5) / (float64(df) + 0.5))
}

// saturate turns a frequency into 0..most.
func saturate(tf float32) float32 { return tf * most / (tf + k1) }

// means are the mean lengths that scores are held against.
type means struct {
	fields [fields]float64 // of a field, over the passages that have it
	group  float64         // of a larger document
}

// norms are what one occurrence in each field of a passage counts, by the field's length
// against the mean (BM25F), and what length does to a larger document.
type norms struct {
	means
	tables [fields][]float32
	flat   float32 // of a document's divisor, whatever its length
	slope  float32
}

// trace is what a name counts in a field that holds nothing else: names have no length.
// It finds the passage and leaves the rest to the larger document.
const trace = 1e-6

// tableSize is the field length up to which norms are looked up.
const tableSize = 2048

func newNorms(m means) *norms {
	n := &norms{means: m, flat: k1 * (1 - groupB), slope: float32(k1 * groupB / max(m.group, 1e-9))}
	for f := range n.tables {
		n.tables[f] = make([]float32, tableSize)
		for length := range uint32(tableSize) {
			n.tables[f][length] = n.compute(f, length)
		}
	}
	return n
}

func (n *norms) compute(field int, length uint32) float32 {
	if length == 0 {
		return trace
	}
	weight, b := float64(weightBody), bBody
	if field == fieldQuestions {
		weight, b = weightQuestions, bQuestions
	}
	return float32(weight / (1 - b + b*float64(length)/n.fields[field]))
}

func (n *norms) of(field int, length uint32) float32 {
	if length < tableSize {
		return n.tables[field][length]
	}
	return n.compute(field, length)
}

// passage is 0..most: how well a passage of these lengths holds a term.
func (n *norms) passage(c counts, l lengths) float32 {
	tf := float32(float32(c[fieldBody]) * n.of(fieldBody, l.of(fieldBody)))
	if c[fieldQuestions] > 0 {
		tf += float32(float32(c[fieldQuestions]) * n.of(fieldQuestions, l.of(fieldQuestions)))
	}
	return saturate(tf)
}

// group is the same for a larger document, of its weighted occurrences.
func (n *norms) group(occurrences int, length uint32) float32 {
	tf := float32(occurrences)
	return tf * most / (tf + n.flat + float32(n.slope*float32(length)))
}

// Impacts are passage and group scores in 8 bits, rounded up: bounds that are safe,
// with a little more for the rounding of sums.
const impactUnit = 1.0001 * most / 255

func impact(score float32) byte { return byte(min(255, math.Ceil(float64(score)*255/most))) }

// slack is how much larger the scores behind impacts may have become since the means
// were those of built: longer means make every field seem shorter.
func (m means) slack(built means) (passage, group float64) {
	passage, group = 1, 1
	for f := range m.fields {
		if built.fields[f] > 0 {
			passage = max(passage, m.fields[f]/built.fields[f])
		}
	}
	if built.group > 0 {
		group = max(group, m.group/built.group)
	}
	return passage, group
}

// lengths are the fields' lengths of a passage in terms, in one number: titles and
// phrasings up to 4,095, the body up to a million. Longer ones count as that.
type lengths uint32

const bodyBits = 20

func newLengths(questions, body int) lengths {
	return lengths(min(questions, 1<<(32-bodyBits)-1))<<bodyBits | lengths(min(body, 1<<bodyBits-1))
}

func (l lengths) of(field int) uint32 {
	if field == fieldQuestions {
		return uint32(l >> bodyBits)
	}
	return uint32(l & (1<<bodyBits - 1))
}

func (l lengths) sum() uint32 { return l.of(fieldQuestions) + l.of(fieldBody) }
