package main

import (
	"fmt"
	"io"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// answer is the JSON shape of ask.
type answer struct {
	Route      assist.Route      `json:"route"` // show, escalate, or none for small talk
	Reason     assist.Reason     `json:"reason"`
	Detail     []string          `json:"detail"`
	Confidence *float64          `json:"confidence"` // null: nothing calibrated it yet
	Basis      assist.Basis      `json:"basis"`
	Lane       assist.Lane       `json:"lane"`
	Lang       string            `json:"lang"`
	Text       string            `json:"text"`
	Citations  []assist.Citation `json:"citations"`
	Nearest    []assist.Citation `json:"nearest"`
	Open       []string          `json:"open"`    // what else was asked and is not answered
	Sides      []assist.Citation `json:"sides"`   // whole passages that answer differently
	Guesses    []assist.Guess    `json:"guesses"` // words of the question that were read as others
	Ms         float64           `json:"ms"`

	question string
}

// smallTalk is the answer to what asks nothing.
func smallTalk(said string) answer {
	return answer{Route: "none", Reason: "small_talk", Lang: text.Lang(said), Detail: []string{}, Citations: []assist.Citation{}, Nearest: []assist.Citation{},
		Sides: []assist.Citation{}, Guesses: []assist.Guess{}, Open: []string{}}
}

func answerOf(s assist.Suggestion) answer {
	a := answer{
		Route: s.Ruling.Route, Reason: s.Ruling.Reason, Detail: some(s.Ruling.Detail), Basis: s.Ruling.Basis, Lane: s.Ruling.Lane,
		Lang: s.Lang, Text: s.Text, Citations: some(s.Citations), Nearest: some(s.Nearest), Sides: some(s.Sides), Guesses: some(s.Guesses), Open: some(s.Open), Ms: s.Ms,
		question: s.Question,
	}
	if s.Ruling.Confidence != nil {
		a.Confidence = &s.Ruling.Confidence.P
	}
	return a
}

// some is list, never nil: JSON says [] then.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// print writes the answer for a person.
func (a answer) print(out io.Writer, w words) {
	switch a.Route {
	case assist.Show:
		fmt.Fprintf(out, "%s\n\n%s\n", a.Text, w.sources)
		places(out, w, a.Citations, func(quote string) string { return quote })
	case assist.Escalate:
		fmt.Fprintln(out, w.yours, w.reason(a.Reason))
		for _, d := range a.Detail {
			fmt.Fprintln(out, "  "+w.detail(d))
		}
		a.look(out, w)
	default:
		fmt.Fprintln(out, w.smallTalk)
	}
	for _, g := range a.Guesses {
		fmt.Fprintf(out, "\n"+w.guess+"\n", g.Said, g.Read)
	}
	if len(a.Open) > 0 {
		fmt.Fprintf(out, "\n%s\n", w.open)
		for _, q := range a.Open {
			fmt.Fprintln(out, "  "+q)
		}
	}
}

// look lists where the agent finds more: the sides of a dispute, else the nearest places.
func (a answer) look(out io.Writer, w words) {
	switch {
	case len(a.Sides) > 0:
		fmt.Fprintf(out, "\n%s\n", w.sides)
		places(out, w, a.Sides, func(quote string) string { return quote })
	case len(a.Nearest) > 0:
		fmt.Fprintf(out, "\n%s\n", w.nearest)
		places(out, w, a.Nearest, func(quote string) string { return nearestSentence(quote, a.question, a.Lang) })
	default:
		fmt.Fprintln(out, w.noNearest)
	}
}

// places lists where something stands, with what is to be read of its quote.
func places(out io.Writer, w words, cs []assist.Citation, read func(quote string) string) {
	for _, c := range cs {
		mark := ""
		if c.Internal {
			mark += " [" + w.internal + "]"
		}
		if c.Sample {
			mark += " [" + w.sample + "]"
		}
		fmt.Fprintf(out, "[%d] %s%s (%s, %d-%d)\n    %s\n", c.N, c.Title, mark, c.DocumentID, c.Place.Start, c.Place.End, read(c.Quote))
	}
}

// longestSentence is how many characters of a place are printed.
const longestSentence = 200

// nearestSentence is the sentence that shares most terms with the question, the first of equals.
func nearestSentence(quote, question, lang string) string {
	asked := map[string]bool{}
	for _, t := range text.ContentTerms(question, lang) {
		asked[t] = true
	}
	all, best, most := []rune(quote), quote, -1
	for _, span := range text.Sentences(quote) {
		sentence := string(all[span.Start:span.End])
		met := map[string]bool{}
		for _, t := range text.Terms(sentence) {
			if asked[t] {
				met[t] = true
			}
		}
		if len(met) > most {
			best, most = sentence, len(met)
		}
	}
	best = strings.Join(strings.Fields(best), " ")
	if cut := []rune(best); len(cut) > longestSentence {
		return string(cut[:longestSentence-1]) + "…"
	}
	return best
}

func (w words) reason(r assist.Reason) string {
	if s, ok := w.reasons[r]; ok {
		return s
	}
	return w.unknown
}

// detail puts a ruling's detail code (backend/gate) into words.
func (w words) detail(code string) string {
	head, rest, _ := strings.Cut(code, ":")
	switch head {
	case "veto":
		parts := append(strings.SplitN(rest, ":", 3), "", "")
		return w.veto(assist.VetoKind(parts[0]), unescape(parts[1]), unescape(parts[2]))
	case "conflict":
		parts := append(strings.SplitN(rest, ":", 3), "", "")
		if s, ok := w.disputes[parts[0]]; ok {
			return fmt.Sprintf(s, unescape(parts[1]), unescape(parts[2]))
		}
	case "name":
		if said, listed, ok := strings.Cut(rest, ":"); ok {
			return fmt.Sprintf(w.nearName, unescape(said), unescape(strings.ReplaceAll(listed, ":", w.or)))
		}
	case "stage":
		if s, ok := w.stages[rest]; ok {
			return s
		}
	}
	if s, ok := w.details[code]; ok {
		return s
	}
	return code
}

func (w words) veto(kind assist.VetoKind, ours, found string) string {
	name, ok := w.vetoes[kind]
	if !ok {
		name = string(kind)
	}
	switch {
	case ours != "" && found != "":
		return fmt.Sprintf(w.differ, name, ours, found)
	case ours != "":
		return fmt.Sprintf(w.missing, name, ours)
	case found != "":
		return fmt.Sprintf(w.onlyFound, name, found)
	}
	return name
}

// unescape reads a word of a veto code, where : is %3A and % is %25.
func unescape(word string) string { return strings.NewReplacer("%3A", ":", "%25", "%").Replace(word) }
