package verify

import (
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// ownRun is how long a run of words must be for it to be taken from a text rather than
// said alike by chance: a Latin word counts two, any other character one.
const ownRun = 12

// Internal finds sentences of what the agent typed that repeat internal text which no
// customer's text says as well.
func Internal(typed string, candidates []assist.Candidate) []assist.Veto {
	var open []string
	var closed []assist.Passage
	for _, c := range candidates {
		if c.Passage.Audience == assist.AudienceCustomer {
			open = append(open, joined(text.Words(c.Passage.Text)))
		} else {
			closed = append(closed, c.Passage)
		}
	}
	if len(closed) == 0 {
		return nil
	}
	var out []assist.Veto
	rs := []rune(typed)
	for _, span := range text.Sentences(typed) {
		sentence := string(rs[span.Start:span.End])
		for _, p := range closed {
			if run := sharedRun(text.Words(sentence), text.Words(p.Text)); weight(run) >= ownRun && !within(open, run) {
				out = append(out, assist.Veto{Kind: assist.VetoInternal, Ours: strings.TrimSpace(sentence), Found: p.Title})
				break
			}
		}
	}
	return distinct(out)
}

// sharedRun is the weightiest run of words that a and b share.
func sharedRun(a, b []string) []string {
	var best []string
	length := make([]int, len(b)+1) // of the shared run that ends before each place of b
	for i := range a {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] != b[j] {
				length[j+1] = 0
				continue
			}
			length[j+1] = length[j] + 1
			if run := a[i+1-length[j+1] : i+1]; weight(run) > weight(best) {
				best = run
			}
		}
	}
	return best
}

func weight(words []string) int {
	n := 0
	for _, w := range words {
		if n++; w[0] < 0x80 {
			n++
		}
	}
	return n
}

func joined(words []string) string { return " " + strings.Join(words, " ") + " " }

func within(texts []string, run []string) bool {
	for _, t := range texts {
		if strings.Contains(t, joined(run)) {
			return true
		}
	}
	return false
}
