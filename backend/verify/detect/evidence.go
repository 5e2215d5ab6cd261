package detect

import "math"

// Evidence is a text as claims are compared with it: read once, used for many claims.
type Evidence struct {
	reader     *reader
	background *Background
	text       string
	runes      []rune
	tokens     []token
	question   []token
	at         map[string][]int   // places of each stem
	pairs      map[[2]string]int  // stems side by side, and how often
	triples    map[[3]string]bool // three in a row
	grams      map[string]bool    // four letters in a row, of words
	sentences  []map[string]bool  // stems of each sentence
	asked      map[string]bool    // stems of the question
	first      []int              // first token of each sentence
}

// NewEvidence reads evidence and, where there is one, the question it was found for.
func (d *Detector) NewEvidence(evidence, question string) *Evidence {
	e := &Evidence{reader: newReader(), background: &d.background, text: evidence, runes: []rune(evidence), at: map[string][]int{}, pairs: map[[2]string]int{},
		triples: map[[3]string]bool{}, grams: map[string]bool{}, asked: map[string]bool{}}
	e.tokens = e.reader.tokens(evidence)
	e.question = e.reader.tokens(question)
	for _, t := range e.question {
		e.asked[t.stem] = true
	}
	for i, t := range e.tokens {
		for t.sentence >= len(e.sentences) {
			e.sentences = append(e.sentences, map[string]bool{})
			e.first = append(e.first, i)
		}
		e.sentences[t.sentence][t.stem] = true
		if len(e.at[t.stem]) == 0 && t.kind == latinWord {
			grams(t.word, func(g string) { e.grams[g] = true })
		}
		e.at[t.stem] = append(e.at[t.stem], i)
		if i > 0 {
			e.pairs[[2]string{e.tokens[i-1].stem, t.stem}]++
		}
		if i > 1 {
			e.triples[[3]string{e.tokens[i-2].stem, e.tokens[i-1].stem, t.stem}] = true
		}
	}
	return e
}

// gramLength is how many letters in a row are compared where words differ.
const gramLength = 4

func grams(w string, do func(string)) {
	rs := []rune("^" + w)
	for i := 0; i+gramLength <= len(rs); i++ {
		do(string(rs[i : i+gramLength]))
	}
}

// near is the share of w's letters in a row that the evidence has in some word.
func (e *Evidence) near(w string) float64 {
	n, have := 0, 0
	grams(w, func(g string) {
		n++
		if e.grams[g] {
			have++
		}
	})
	if n == 0 {
		return 0
	}
	return float64(have) / float64(n)
}

func (e *Evidence) has(t token) bool { return len(e.at[t.stem]) > 0 }

// rarity is the weight of a token: how seldom texts of its language have it.
func (e *Evidence) rarity(t token) float64 { return e.background.rarity(t.stem) }

func log1p(n int) float64 { return math.Log1p(float64(n)) }
