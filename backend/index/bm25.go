package index

import "math"

// The constants of scoring, chosen on the dev parts of the public sets, all languages and
// collections together. Most neighbouring values move the figures by about a point.
const (
	k1 = 1.2 // how soon more occurrences stop to count

	weightQuestions = 2.0 // what one occurrence in a title, heading or phrasing counts
	weightBody      = 1.0
	bQuestions      = 0.9 // how much a long field is held against its passage
	bBody           = 0.7

	groupWeight = 0.5 // of the larger document beside the passage
	groupB      = 0.9

	fineWeight = 0.7 // of single characters in re-scoring
	finePool   = 200 // candidates that are re-scored
)

// idf is never negative: a term that every passage holds says little, not the opposite.
func idf(n, df int) float64 {
	return math.Log1p((float64(n-df) + 0.5) / (float64(df) + 0.5))
}

// saturate turns a frequency into 0..k1+1.
func saturate(tf float64) float64 { return tf * (k1 + 1) / (tf + k1) }

// norm is what one occurrence in each field of a passage counts, by the length of the
// field against the mean (BM25F).
func (v *view) norm(lengths [fields]uint32) [fields]float32 {
	var out [fields]float32
	if n := lengths[fieldQuestions]; n > 0 {
		out[fieldQuestions] = float32(weightQuestions / (1 - bQuestions + bQuestions*float64(n)/v.means[fieldQuestions]))
	}
	if n := lengths[fieldBody]; n > 0 {
		out[fieldBody] = float32(weightBody / (1 - bBody + bBody*float64(n)/v.means[fieldBody]))
	}
	return out
}

// frequency weighs what the fields of a passage hold of a term.
func frequency(counts [fields]uint16, norm [fields]float32) float64 {
	return float64(float32(counts[fieldQuestions])*norm[fieldQuestions] + float32(counts[fieldBody])*norm[fieldBody])
}

// groupFrequency is the same for a larger document, of its weighted occurrences.
func (v *view) groupFrequency(occurrences float64, size groupSize) float64 {
	mean := float64(v.lengths[fieldQuestions]+v.lengths[fieldBody]) / float64(v.groups)
	return occurrences / (1 - groupB + groupB*float64(size.length)/mean)
}
