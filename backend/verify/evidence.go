package verify

import (
	"slices"
	"strings"
	"unicode"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// evidence is a passage as claims are compared with it.
type evidence struct {
	passage   assist.Passage
	runes     []rune
	sentences []assist.Span
}

func evidenceOf(p assist.Passage) evidence {
	return evidence{passage: p, runes: []rune(p.Text), sentences: text.Sentences(p.Text)}
}

func (e evidence) sentence(i int) string {
	if i < 0 || i >= len(e.sentences) {
		return ""
	}
	return string(e.runes[e.sentences[i].Start:e.sentences[i].End])
}

// frame is what stands over the passage: its title and headings.
func (e evidence) frame() string { return frameOf(e.passage) }

func frameOf(p assist.Passage) string {
	return strings.Join(append([]string{p.Title}, p.Heading...), "\n")
}

// citation is the place of a span of the passage.
func (e evidence) citation(s assist.Span) assist.Citation {
	p := e.passage
	return assist.Citation{
		DocumentID: p.DocumentID, PassageID: p.ID, Title: p.Title, Heading: p.Heading,
		Quote: string(e.runes[s.Start:s.End]), Place: assist.Span{Start: p.Start + s.Start, End: p.Start + s.End},
		Origin: p.Origin, Internal: p.Audience == assist.AudienceInternal, Sample: p.Sample,
	}
}

// cited gives the passages that a sentence names, in order, without repeats.
func cited(s assist.Sentence, in assist.VerifyInput) []evidence {
	var out []evidence
	for _, n := range s.Citations {
		for _, c := range in.Draft.Citations {
			if c.N == n {
				out = appendPassage(out, c.PassageID, in.Candidates)
			}
		}
	}
	return out
}

func appendPassage(out []evidence, id string, cs []assist.Candidate) []evidence {
	if slices.ContainsFunc(out, func(e evidence) bool { return e.passage.ID == id }) {
		return out
	}
	for _, c := range cs {
		if c.Passage.ID == id {
			return append(out, evidenceOf(c.Passage))
		}
	}
	return out
}

// quoted is the evidence of a suggestion: the cited passages where they are at hand,
// else the quotes themselves.
func quoted(in assist.VerifyInput) []evidence {
	if len(in.Draft.Citations) == 0 {
		return allPassages(in)
	}
	var out []evidence
	for _, c := range in.Draft.Citations {
		if slices.ContainsFunc(in.Candidates, func(k assist.Candidate) bool { return k.Passage.ID == c.PassageID }) {
			out = appendPassage(out, c.PassageID, in.Candidates)
			continue
		}
		out = append(out, evidenceOf(assist.Passage{
			ID: c.PassageID, DocumentID: c.DocumentID, Title: c.Title, Heading: c.Heading, Text: c.Quote, Start: c.Place.Start, End: c.Place.End,
		}))
	}
	return out
}

// verbatim looks for s as whole sentences or lines of the evidence. Part of a sentence
// does not count: "支持退货" is also part of "不支持退货".
func verbatim(s string, known []evidence) (assist.Citation, bool) {
	want := []rune(strings.TrimSpace(s))
	if len(want) == 0 {
		return assist.Citation{}, false
	}
	for _, e := range known {
		for from := 0; from+len(want) <= len(e.runes); from++ {
			if e.runes[from] != want[0] || !slices.Equal(e.runes[from:from+len(want)], want) {
				continue
			}
			if span := (assist.Span{Start: from, End: from + len(want)}); e.begins(span.Start) && e.ends(span.End) {
				return e.citation(span), true
			}
		}
	}
	return assist.Citation{}, false
}

// begins reports that a sentence or line of the passage begins at i.
func (e evidence) begins(i int) bool {
	k := i
	for k > 0 && unicode.IsSpace(e.runes[k-1]) && e.runes[k-1] != '\n' {
		k--
	}
	if k == 0 || e.runes[k-1] == '\n' {
		return true
	}
	return slices.ContainsFunc(e.sentences, func(s assist.Span) bool { return s.Start == i })
}

// ends reports that a sentence or line of the passage ends at i.
func (e evidence) ends(i int) bool {
	k := i
	for k < len(e.runes) && unicode.IsSpace(e.runes[k]) && e.runes[k] != '\n' {
		k++
	}
	if k == len(e.runes) || e.runes[k] == '\n' {
		return true
	}
	return slices.ContainsFunc(e.sentences, func(s assist.Span) bool { return s.End == i })
}
