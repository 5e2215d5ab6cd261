package verify

import (
	"strings"
	"unicode"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// content is the set of what a text speaks of: Chinese characters and stemmed English
// words without those that only hold the sentence together. Figures and negations are
// left out: they have vetoes of their own.
type content map[string]bool

func contentOf(s string) content {
	out := content{}
	if strings.ContainsFunc(s, latin) {
		for _, t := range text.ContentTerms(s, "en") { // of Chinese these are pairs: left to Unigrams
			if !isHan(t) && !checkedApart(t) {
				out[t] = true
			}
		}
	}
	for _, t := range text.Unigrams(s) {
		if isHan(t) && !strings.Contains(functionCharacters, t) {
			out[t] = true
		}
	}
	return out
}

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// checkedApart reports a number, in digits or as an English word, and negating words.
func checkedApart(t string) bool {
	if strings.Trim(t, "0123456789.") == "" {
		return true
	}
	switch t {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelv", "fifteen",
		"twenti", "thirti", "forti", "fifti", "sixti", "seventi", "eighti", "nineti", "hundr", "thousand", "half", "dozen",
		"not", "no", "never", "without", "cannot", "none", "noth", "unabl":
		return true
	}
	return false
}

// functionCharacters hold a Chinese sentence together or count something.
const functionCharacters = "零一二三四五六七八九十百千万亿两半" +
	"的了吗呢吧啊呀哦嘛么啦我你您他她它们这那哪就都也还又再很太是在有会能可以要想把被给让请问和与跟什怎样几个些着过得为何如因而及或之其所于从对到多久少谁"

func isHan(t string) bool {
	for _, r := range t {
		return unicode.Is(unicode.Han, r)
	}
	return false
}

func (c content) shared(o content) int {
	n := 0
	for t := range c {
		if o[t] {
			n++
		}
	}
	return n
}

// within is the share of c that o has: 1 where everything is.
func (c content) within(o content) float64 {
	if len(c) == 0 {
		return 0
	}
	return float64(c.shared(o)) / float64(len(c))
}

// clause is a part of a sentence with its polarity.
type clause struct {
	words    string
	speaks   content // negations left out
	negated  bool
	negation string  // the negating words, for people
	denied   content // what the negations turn round
}

func clausesOf(s string) []clause {
	rs := []rune(s)
	negations := text.Negations(s)
	var out []clause
	for _, span := range text.Clauses(s) {
		c := clause{words: string(rs[span.Start:span.End])}
		var kept strings.Builder
		at, n := span.Start, 0
		for _, x := range negations {
			if x.Clause != span {
				continue
			}
			if n == 0 {
				c.negation, c.denied = x.Raw, content{}
			}
			n++
			deny(c.denied, rs, x, span)
			kept.WriteString(string(rs[at:x.Span.Start]) + " ")
			at = x.Span.End
		}
		kept.WriteString(string(rs[at:span.End]))
		c.negated = n%2 == 1
		c.speaks = contentOf(kept.String())
		if len(c.speaks) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// deny adds what a negation turns round: the words after it, and for 收不到 the one
// before.
func deny(denied content, rs []rune, x text.Negation, clause assist.Span) {
	rest := rs[x.Span.End:clause.End]
	for _, word := range strings.FieldsFunc(string(rest), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		head := []rune(word)
		if unicode.Is(unicode.Han, head[0]) {
			head = head[:min(len(head), 3)]
		}
		found := contentOf(string(head))
		for t := range found {
			denied[t] = true
		}
		if len(found) > 0 {
			break
		}
	}
	if x.Span.End-x.Span.Start == 1 && x.Span.Start > clause.Start {
		for t := range contentOf(string(rs[x.Span.Start-1])) {
			denied[t] = true
		}
	}
}

// denies reports whether o speaks of what c's negations turn round. 没有发票能退吗 does not
// deny 能退吗: it adds a condition to it.
func (c clause) denies(o clause) bool { return len(c.denied) == 0 || c.denied.shared(o.speaks) > 0 }

// counterpart finds the clause that speaks of the same, if any does.
func (c clause) counterpart(others []clause) (clause, bool) {
	best, bestScore := clause{}, 0.0
	for _, o := range others {
		shared := c.speaks.shared(o.speaks)
		small, large := min(len(c.speaks), len(o.speaks)), max(len(c.speaks), len(o.speaks))
		if shared == 0 {
			continue
		}
		near := shared >= 2 && 2*shared >= small || shared == small && large <= 3
		score := float64(shared) / float64(len(c.speaks)+len(o.speaks)-shared)
		if c.negated == o.negated {
			score += 1e-6 // of two equally near, the one that agrees
		}
		if near && score > bestScore {
			best, bestScore = o, score
		}
	}
	return best, bestScore > 0
}

// place is where a claim was found to rest.
type place struct {
	evidence evidence
	sentence int
	overlap  float64 // share of the claim's content in that sentence and its neighbours
	found    bool
}

// closer decides between sentences that hold as much of a claim: the one that says
// little else.
const closer = 1e-3

// align finds the sentence that a claim rests on: the one with most of its content.
func align(claim string, known []evidence) place {
	want := contentOf(claim)
	best, bestScore := place{}, -1.0
	for _, e := range known {
		cs := make([]content, len(e.sentences))
		for i := range e.sentences {
			cs[i] = contentOf(e.sentence(i))
		}
		for i, c := range cs {
			score := want.within(c) + closer*c.within(want)
			if score <= bestScore {
				continue
			}
			bestScore = score
			best = place{evidence: e, sentence: i, overlap: want.within(merge(cs, i)), found: true}
		}
	}
	return best
}

func merge(cs []content, i int) content {
	out := content{}
	for k := max(0, i-1); k <= min(len(cs)-1, i+1); k++ {
		for t := range cs[k] {
			out[t] = true
		}
	}
	return out
}

func (p place) span() assist.Span { return p.evidence.sentences[p.sentence] }
